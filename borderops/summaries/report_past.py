"""What became of a report over time, from its history: who made, wrote, checked, returned and issued it."""

from django.utils.text import capfirst
from django.utils.translation import pgettext

from borderops import vietnamese
from borderops.figures.themes import theme_name
from borderops.review.trail import Entry, with_older
from borderops.summaries.report_words import section_names, sentences_of
from borderops.summaries.reports import HEAD, Report, ReportState


def past_of(report):
    """The versions in words, the first one first."""
    versions = list(report.history.order_by("history_id").select_related("history_user"))
    return [entry_of(*pair) for pair in with_older(versions)]


def entry_of(version, older):
    """A version beside the one before it."""
    by, at = version.history_user, version.history_date
    if older is None:
        return Entry(by, at, pgettext("report", "made"))
    if version.state != older.state:
        return Entry(by, at, *step_to(version, older))
    if version.content != older.content:
        return Entry(
            by, at, pgettext("report", "took the figures anew"), "", changed_sentences(older, version)
        )
    return Entry(by, at, pgettext("report", "wrote"), "", differences(older, version))


def step_to(version, older):
    """What led to another state, and the words that go with it."""
    if version.state == ReportState.DISCARDED:
        return pgettext("report", "discarded"), version.discarded_words
    if older.state == ReportState.DISCARDED:
        return pgettext("report", "took up again"), ""
    if version.state == ReportState.DRAFT:
        return pgettext("report", "returned"), version.returned_words
    if version.state == ReportState.CHECKED:
        return pgettext("report", "checked"), ""
    return pgettext("report", "issued"), version.official_number


def differences(one, other):
    """(name, in the one, in the other) of the head facts and own words in which two versions differ."""
    told = [
        (label(name), shown(getattr(one, name)), shown(getattr(other, name))) for name in ["title", *HEAD]
    ]
    names = section_names(one) | section_names(other)
    told += [
        (names.get(key) or str(theme_name(key)), one.words.get(key, ""), other.words.get(key, ""))
        for key in dict.fromkeys([*one.words, *other.words])
    ]
    return [(name, was, is_now) for name, was, is_now in told if was != is_now]


def changed_sentences(older, version):
    """(section, sentence before, sentence now) of those that say something else."""
    was, now, names = (
        sentences_of(older),
        sentences_of(version),
        section_names(older) | section_names(version),
    )
    return [
        (names[key[0]], was.get(key, ""), now.get(key, ""))
        for key in dict.fromkeys([*was, *now])
        if was.get(key) != now.get(key)
    ]


def label(name):
    return capfirst(Report._meta.get_field(name).verbose_name)


def shown(value):
    return value if isinstance(value, str) else vietnamese.day(value)
