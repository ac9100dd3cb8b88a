"""How a report is made, written, checked, returned and issued. Each deed opens its own transaction."""

import uuid
from contextlib import contextmanager

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from borderops import vietnamese
from borderops.review.counters import Counter
from borderops.summaries.messages import tell
from borderops.summaries.report_content import content_of
from borderops.summaries.report_documents import document_to_keep
from borderops.summaries.report_frozen import as_json, canonical, digest_of, to_be_issued
from borderops.summaries.report_heads import usual_head, usual_title
from borderops.summaries.report_querysets import ReportState, writes_reports
from borderops.summaries.report_standing import standing
from borderops.summaries.reports import Report

DRAFT, CHECKED, ISSUED = ReportState.DRAFT, ReportState.CHECKED, ReportState.ISSUED


def make(by, period, template=None, form_key=None, title=""):
    """A new draft with what counts now; a form that is sent twice makes one report.

    Raises PermissionDenied, or ValidationError where the period has not begun or the template is retired.
    """
    if not writes_reports(by, "add_report"):
        raise PermissionDenied
    if template and not template.is_offered:
        raise ValidationError({"template": _("This template is retired. Choose another one.")})
    if first := made_before(by, period, form_key):
        return first
    drawn_at, content = timezone.now(), content_now(by, period)
    return keep_new(by, period, template, form_key, title, drawn_at, content)


def content_now(by, period):
    """What there is to tell of a period, and how far it stands, as it is kept."""
    content = content_of(by, period)
    warnings, waiting = standing(period)
    told = {
        "warnings": [*content["warnings"], *warnings],
        "waiting": [*waiting, *content["waiting"]],
    }
    return as_json(content | told)


def made_before(by, period, form_key):
    """The report that this form has made already."""
    first = Report.objects.filter(form_key=form_key).first() if form_key else None
    if first and (first.made_by_id, first.period) != (by.pk, period.key):
        words = _("This form has made %(number)s already. Open a new form for another report.")
        raise ValidationError(words % {"number": first.number}, code="used")
    return first


def keep_new(by, period, template, form_key, title, drawn_at, content):
    """Keeps the draft under the next number of its year."""
    report = Report(
        period=period.key, start=period.start, end=period.end, title=title or usual_title(period),
        template=template, content=content, drawn_at=drawn_at, form_key=form_key or uuid.uuid4(),
        made_by=by, written_by=by, **usual_head(by),
    )  # fmt: skip
    year = period.end.year
    try:
        with transaction.atomic():
            report.number = f"BC-{year}-{Counter.next(f'BC-{year}'):04}"
            report._history_user = by
            report.save(force_insert=True)
    except IntegrityError:
        if first := made_before(by, period, form_key):
            return first
        raise
    return report


@contextmanager
def held(report, by, states, seen, right="change_report"):
    """The report as it stands, which nobody else changes until we are done, nor another one of its period.

    Raises ValidationError where it is in another state (code "state"), or was changed since `seen` (code "stale").
    """
    if not writes_reports(by, right):
        raise PermissionDenied
    with transaction.atomic():
        same = Report.objects.filter(period=report.period).order_by("pk")
        list(same.select_for_update(of=["self"]).values_list("pk"))
        stored = Report.objects.select_related("template").get(pk=report.pk)
        refuse(stored, states, seen)
        yield stored


def keep(stored, by):
    """Saves it as a new version."""
    stored.version += 1
    stored._history_user = by
    stored.save()


def refuse(stored, states, seen):
    """Raises ValidationError where this cannot be done now."""
    if stored.state not in states:
        if stored.is_issued:
            stored.refuse_frozen()
        words = _("The report is in the state “%(state)s”: this is not possible now. Look at it again.")
        raise ValidationError(words % {"state": stored.get_state_display()}, code="state")
    if seen is not None and seen != stored.version:
        words = _("Somebody has changed this report since you opened it. Look at it again.")
        raise ValidationError(words, code="stale")


def written(stored, by):
    stored.written_by, stored.written_at = by, timezone.now()


def edit(report, by, told, seen=None):
    """Changes head and own words of a draft; `told` are the fields with their new values."""
    with held(report, by, [DRAFT], seen) as stored:
        if any(getattr(stored, name) != value for name, value in told.items()):
            for name, value in told.items():
                setattr(stored, name, value)
            written(stored, by)
            keep(stored, by)
    return stored


def draw_anew(report, by, seen=None):
    """Takes the figures and sentences from the register as it is now; the office's own words stay."""
    refuse(report, [DRAFT], seen)
    drawn_at, content = timezone.now(), content_now(by, report.span)
    with held(report, by, [DRAFT], seen) as stored:
        if stored.content != content:
            stored.content, stored.drawn_at = content, drawn_at
            written(stored, by)
            keep(stored, by)
    return stored


def check(report, by, seen=None):
    """Says that the report is right; never by who wrote it last."""
    with held(report, by, [DRAFT], seen, "issue_report") as stored:
        if stored.written_by_id == by.pk:
            words = _("You wrote this report last: somebody else must check it.")
            raise ValidationError(words, code="own")
        stored.state, stored.checked_by, stored.checked_at = CHECKED, by, timezone.now()
        stored.returned_words = ""
        keep(stored, by)
    return stored


def may_check(report, by):
    return report.is_draft and writes_reports(by, "issue_report") and report.written_by_id != by.pk


def send_back(report, by, words, seen=None):
    """Makes a checked report a draft again, with what must be mended."""
    words = vietnamese.clean(words)
    if not words:
        raise ValidationError({"words": _("Say what must be mended.")})
    with held(report, by, [CHECKED], seen, "issue_report") as stored:
        stored.state, stored.checked_by, stored.checked_at = DRAFT, None, None
        stored.returned_words = words
        keep(stored, by)
        tell_writers(stored, by, gettext_noop("%(number)s was returned to be mended"), words)
    return stored


def issue(report, by, told, seen=None):
    """Gives the report out: from now on it is frozen, with its document, and replaces an earlier one of its period.

    `told` are the number and the day that the paper bears.
    """
    with held(report, by, [CHECKED], seen, "issue_report") as stored:
        for name, value in told.items():
            setattr(stored, name, value)
        stored.content = to_be_issued(stored.content)
        stored.supersedes = Report.objects.last_of(stored.period)
        stored.state, stored.issued_by, stored.issued_at = ISSUED, by, timezone.now()
        stored.document = document_to_keep(stored)
        stored.document_digest = digest_of(stored.document)
        stored.digest = digest_of(canonical(stored))
        keep(stored, by)
        tell_writers(stored, by, gettext_noop("%(number)s was issued"), stored.title)
    return stored


def tell_writers(report, by, subject, words):
    """Lets those who made and wrote it know, other than who did this."""
    people = [person for person in (report.made_by, report.written_by) if person != by]
    with translation.override("vi"):
        tell(people, _(subject) % {"number": report.number}, words, report.get_absolute_url())
