"""How a draft that nobody needs is put aside: it is kept with its number and its words, and issued no more."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from borderops import vietnamese
from borderops.summaries.report_querysets import ReportState
from borderops.summaries.report_writing import held, keep, tell_writers


def needs_words(report, by):
    """Whether it holds the work of others, to whom it must be said why."""
    return bool({report.made_by_id, report.written_by_id} - {by.pk})


def discard(report, by, words="", seen=None):
    """Puts a draft aside, by who makes reports; those who made and wrote it are told why."""
    words = vietnamese.clean(words)
    with held(report, by, [ReportState.DRAFT], seen) as stored:
        if needs_words(stored, by) and not words:
            raise ValidationError({"words": _("Say why: others have worked on this draft.")})
        stored.state, stored.discarded_words = ReportState.DISCARDED, words
        stored.discarded_by, stored.discarded_at = by, timezone.now()
        keep(stored, by)
        tell_writers(stored, by, gettext_noop("%(number)s was discarded"), words)
    return stored


def take_up(report, by, seen=None):
    """Makes a discarded report a draft again, as it was."""
    with held(report, by, [ReportState.DISCARDED], seen) as stored:
        stored.state, stored.discarded_words = ReportState.DRAFT, ""
        stored.discarded_by = stored.discarded_at = None
        keep(stored, by)
        tell_writers(stored, by, gettext_noop("%(number)s is a draft again"), stored.title)
    return stored
