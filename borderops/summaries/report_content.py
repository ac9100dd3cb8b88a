"""What a period report says: the content that is kept, shown and put into a document, in Vietnamese."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.figures.reading_once import read_once
from borderops.people.roles import WRITERS
from borderops.summaries.report_counted import Register
from borderops.summaries.report_figures import Figures
from borderops.summaries.report_sections import Sections
from borderops.summaries.report_sentences import Telling
from borderops.summaries.report_sources import Sources


def content_of(user, period):
    """The content of the report of a period, of the whole line, as it can be told today.

    Raises PermissionDenied for who does not see the whole line, and ValidationError for a period that has not begun.
    """
    if not user.places_as(*WRITERS).everywhere:
        raise PermissionDenied(
            _("The report is of the whole line, and you see a part of it. Ask an overseer to make it.")
        )
    today = timezone.localdate()
    if period.start > today:
        words = _("%(period)s has not begun: there is nothing to report.")
        raise ValidationError({"period": words % {"period": period.name}})
    with translation.override("vi"), read_once():
        return told(user, period, today)


def told(user, period, today):
    sources, figures = Sources(period, today), Figures(period)
    register = Register(user, period, today, figures.indicators)
    telling = Telling(figures, sources, today)
    made = Sections(telling, register, period)
    sections = made.made()
    return {
        "period": period.key,
        "period_name": period.name,
        "dates": period.dates,
        "as_of": vietnamese.day(today),
        "sections": sections,
        "sources": sources.entries,
        "gaps": made.gaps,
        "warnings": [*running(period, today), *telling.warnings],
        # For those alone who make reports; what is issued does not have it.
        "waiting": list(register.waiting),
        "figures": made.in_short,
    }


def running(period, today):
    """What a reader must know of a period that is not over."""
    if period.end >= today:
        words = _("The period is not over: what the register counts runs until %(day)s.")
        yield words % {"day": vietnamese.day(today)}
