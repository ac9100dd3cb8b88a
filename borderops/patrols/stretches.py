"""A stretch of the line, from one marker to another: what must hold of it, and how it is written."""

from django.utils.translation import gettext

from borderops.districts.markers import marker_sort_key


def faults_of_stretch(first, last, *, named):
    """What cannot be true of a stretch, by the names of the fields of its two ends."""
    first_field, last_field = named
    if last and not first:
        return {first_field: gettext("Name the first marker of the stretch too.")}
    # By their codes: markers that are met for the first time have no order of their own yet.
    if last and marker_sort_key(last.code) < marker_sort_key(first.code):
        return {last_field: gettext("The stretch ends before it begins. Name the markers west to east.")}
    return {}


def stretch_words(first, last=None):
    """From which marker to which, in words; nothing where none is named."""
    if not first:
        return ""
    if not last or last == first:
        return gettext("marker %(code)s") % {"code": first}
    return gettext("markers %(first)s–%(last)s") % {"first": first, "last": last}
