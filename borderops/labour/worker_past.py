"""What became of a worker's record over time, in words; papers stay masked."""

from django.utils.translation import gettext

from borderops import vietnamese
from borderops.labour.kept_past import differences
from borderops.review.states import Verb
from borderops.review.trail import Entry, with_older

NAMED = ["name", "sex", "paper_kind", "paper_number", "commune", "home", "district", "note"]


def past_of(worker):
    """Who logged and changed the record, when, and what each changed, the latest on top."""
    versions = worker.history.select_related("history_user", "commune", "district").order_by("history_id")
    return [entry_of(*pair) for pair in with_older(list(versions))][::-1]


def entry_of(version, older):
    """A version beside the one before it."""
    by, at = version.history_user, version.history_date
    if older is None:
        return Entry(by, at, str(Verb.LOG.label))
    changes = differences(older, version, NAMED)
    if born(older) != born(version):
        changes.append((gettext("Born"), born(older), born(version)))
    return Entry(by, at, str(Verb.EDIT.label), became(version, older), changes)


def became(version, older):
    """What happened to the record itself: merged, parted again, or told to wait for the province or not."""
    if version.merged_into_id != older.merged_into_id:
        return gettext("merged into another record") if version.merged_into_id else gettext("parted again")
    if version.awaits_province != older.awaits_province:
        waits = version.awaits_province
        return gettext("waits for the province") if waits else gettext("no longer waits for the province")
    return ""


def born(version):
    return vietnamese.day(version.birth_date) if version.birth_date else str(version.birth_year or "")
