"""What became of an early notice over time: its versions in words, for the trail on its page."""

from django.apps import apps
from django.utils.translation import gettext

from borderops.crossings.notice_words import differences, told_words
from borderops.crossings.notices import Notice
from borderops.review.states import Verb
from borderops.review.trail import Entry, with_older


def past_of(notice):
    """Who logged, changed and closed it, when, and what each changed."""
    versions = list(notice.history.order_by("history_id").select_related("history_user"))
    crossings = crossings_of(versions)
    told = {each.pk: told_words(each, crossings.get(each.pk, [])) for each in versions}
    return [entry_of(version, older, told) for version, older in with_older(versions)]


def crossings_of(versions):
    """The crossing points of each version, by its key, in one query."""
    rows = apps.get_model("crossings", "HistoricalNotice_crossings").objects
    found = {}
    for row in rows.filter(history__in=[each.pk for each in versions]).select_related("crossingpoint"):
        found.setdefault(row.history_id, []).append(row.crossingpoint)
    return found


def entry_of(version, older, told):
    """A version beside the one before it; `told` is what each says."""
    by, at = version.history_user, version.history_date
    if older is None:
        return Entry(by, at, str(Verb.LOG.label))
    if version.done_at and not older.done_at:
        return Entry(by, at, gettext("closed it"), version.done_words)
    return Entry(by, at, str(Verb.EDIT.label), "", differences(Notice, told[older.pk], told[version.pk]))
