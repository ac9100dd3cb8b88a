"""Monthly counts as rows."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.labour.month_counts import MonthCount

NUMBERS = {"td": {"class": "num"}, "th": {"class": "num"}}
ONE_LINE = {"td": {"class": "nowrap"}}
HIDDEN = ["district", "source", "unit"]


def heading(name):
    """What a field of a count is called at the head of its column."""
    words = str(MonthCount.label(name))
    return words[:1].upper() + words[1:]


class CountColumn(tables.Column):
    """How many; a dash where nobody counted."""

    def __init__(self, words):
        super().__init__(words, attrs=NUMBERS)

    def render(self, value):
        return vietnamese.number(value)


class MonthCountTable(tables.Table):
    """The list of monthly counts, the latest month on top."""

    number = tables.Column(_("Number"), accessor="reference", linkify=True)
    programme = tables.Column(_("Labour programme"), accessor="programme__code", attrs=ONE_LINE)
    month = tables.Column(_("Month"), accessor="starts_on", orderable=True, attrs=ONE_LINE)
    commune = tables.Column(_("Commune"))
    people_out = CountColumn(_("Workers who departed"))
    trips_out = CountColumn(_("Departures"))
    people_in = CountColumn(_("Workers who returned"))
    trips_in = CountColumn(_("Returns"))
    overdue = CountColumn(_("Overdue at the end of the month"))
    source = tables.Column(_("Source"))
    district = tables.Column(_("District"), attrs=ONE_LINE)
    state = tables.TemplateColumn(template_name="review/state_cell.html", verbose_name=_("State"))
    unit = tables.Column(_("Logged by unit"))

    class Meta:
        orderable = False
        default = vietnamese.NO_FIGURE
        hidden = HIDDEN
        empty_text = _("No monthly count matches these filters. Clear them, or write a month.")

    caption = _("Monthly counts of workers")

    def render_number(self, record):
        return record.number or _("Draft")

    def render_month(self, record):
        return record.month_words

    def render_unit(self, record, value):
        """Who logged it is for those who read the whole; nothing said is no."""
        return value if getattr(record, "is_whole", False) else vietnamese.NO_FIGURE


class WaitingMonthCountTable(MonthCountTable):
    """Counts that wait for review, with who logged them and since when they wait."""

    month = tables.Column(_("Month"), accessor="starts_on", orderable=False, attrs=ONE_LINE)
    entered_by = tables.Column(_("Logged by"), attrs={"td": {"class": "of-writer"}})
    submitted_at = tables.TemplateColumn(
        template_name="review/waits_cell.html", verbose_name=_("Waits"), orderable=True
    )
    state = unit = None

    class Meta:
        orderable = False
        default = vietnamese.NO_FIGURE
        hidden = [name for name in HIDDEN if name != "unit"]
        empty_text = _("Nothing waits for your review.")

    def render_entered_by(self, record):
        return f"{record.entered_by}, {record.unit}" if record.unit else record.entered_by
