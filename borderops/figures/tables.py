"""Reported figures as rows."""

import django_tables2 as tables
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from borderops.lists.sources import source_words
from borderops.lists.templatetags.words import waiting_since

NUMBERS = {"td": {"class": "num nowrap"}, "th": {"class": "num"}}
ONE_LINE = {"td": {"class": "nowrap"}}


def mark(is_open):
    """Says of a figure that something contradicts it."""
    if is_open:
        return format_html('<div><span class="chip chip-wait">{}</span></div>', _("in conflict"))
    return format_html('<div class="sub">{}</div>', _("in conflict, decided"))


class FigureTable(tables.Table):
    """The list of reported figures."""

    number = tables.Column(_("Number"), accessor="reference", linkify=True)
    indicator = tables.Column(_("Indicator"))
    value = tables.Column(_("Value"), empty_values=(), attrs=NUMBERS)
    period = tables.Column(_("Period"), accessor="span", orderable=True, attrs=ONE_LINE)
    where = tables.Column(_("Where"))
    standing = tables.Column(_("Standing"))
    source = tables.Column(_("Source"))
    state = tables.TemplateColumn(
        '{% include "components/state.html" with state=record.state label=record.get_state_display %}',
        verbose_name=_("State"),
    )

    class Meta:
        orderable = False
        empty_text = _("No reported figure matches these filters. Clear them, or enter a figure.")

    caption = _("Reported figures")

    def render_number(self, record):
        return str(record)

    def render_source(self, record):
        return source_words(record.source)

    def render_value(self, record):
        return record.amount_words

    def render_standing(self, record):
        """Its standing, the figure that has taken its place, and whether something contradicts it."""
        successor = record.successor
        later = _("now %(figure)s") % {"figure": successor} if successor else ""
        conflicts = getattr(record, "conflicts", ())
        told = [format_html('<div class="sub">{}</div>', later)] if later else []
        told += [mark(any(each.is_open for each in conflicts))] if conflicts else []
        return format_html(
            "{}{}", record.get_standing_display(), format_html_join("", "{}", ((each,) for each in told))
        )


class WaitingFigureTable(FigureTable):
    """Figures that wait for review, with who entered them and since when they wait."""

    period = tables.Column(_("Period"), accessor="span", orderable=False)
    entered_by = tables.Column(_("Logged by"))
    submitted_at = tables.Column(_("Waits"), orderable=True)
    state = None

    class Meta:
        orderable = False
        empty_text = _("Nothing waits for your review.")

    def render_entered_by(self, record):
        return f"{record.entered_by}, {record.unit}" if record.unit else record.entered_by

    def render_submitted_at(self, record):
        return waiting_since(record.submitted_at)
