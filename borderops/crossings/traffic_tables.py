"""Reports of traffic as rows."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.crossings.choices import TradeDirection
from borderops.crossings.traffic_figures import coverage
from borderops.crossings.traffic_sums import of_direction, sum_of

NUMBERS = {"td": {"class": "num"}, "th": {"class": "num"}}
AMOUNTS = {"td": {"class": "num of-amount"}, "th": {"class": "num"}}
ONE_LINE = {"td": {"class": "nowrap"}}
HIDDEN = ["vehicles_out", "vehicles_in", "health_checked", "district", "source", "unit"]


class TrafficTable(tables.Table):
    """The list of reports of traffic, the latest period on top."""

    number = tables.Column(_("Number"), accessor="reference", linkify=True)
    crossing = tables.Column(_("Crossing point"), attrs={"td": {"class": "of-crossing"}})
    period = tables.Column(_("Day or month"), accessor="starts_on", orderable=True, attrs=ONE_LINE)
    standing = tables.TemplateColumn(
        template_name="crossings/traffic_standing.html", verbose_name=_("Estimate or final")
    )
    people_in = tables.Column(_("People entering"), accessor="pk", attrs=NUMBERS)
    people_out = tables.Column(_("People leaving"), accessor="pk", attrs=NUMBERS)
    vehicles_in = tables.Column(_("Vehicles entering"), attrs=NUMBERS)
    vehicles_out = tables.Column(_("Vehicles leaving"), attrs=NUMBERS)
    health_checked = tables.Column(_("People whose health was checked"), attrs=NUMBERS)
    coverage = tables.Column(_("Health checks, %"), accessor="pk", attrs=NUMBERS)
    exported = tables.Column(TradeDirection.EXPORT.label, accessor="pk", attrs=AMOUNTS)
    imported = tables.Column(TradeDirection.IMPORT.label, accessor="pk", attrs=AMOUNTS)
    source = tables.Column(_("Source"))
    district = tables.Column(_("District"), attrs=ONE_LINE)
    state = tables.TemplateColumn(template_name="review/state_cell.html", verbose_name=_("State"))
    unit = tables.Column(_("Logged by unit"))

    class Meta:
        orderable = False
        default = vietnamese.NO_FIGURE
        hidden = HIDDEN
        empty_text = _("No report of traffic matches these filters. Clear them, or report a month or a day.")

    caption = _("Traffic and trade")

    def render_number(self, record):
        return record.number or _("Draft")

    def render_period(self, record):
        return record.period_words

    def render_people_in(self, record):
        return vietnamese.number(record.people_in)

    def render_people_out(self, record):
        return vietnamese.number(record.people_out)

    def render_vehicles_in(self, value):
        return vietnamese.number(value)

    def render_vehicles_out(self, value):
        return vietnamese.number(value)

    def render_health_checked(self, value):
        return vietnamese.number(value)

    def render_coverage(self, record):
        return vietnamese.percent(coverage(record))

    def render_exported(self, record):
        return trade_words(record, "export")

    def render_imported(self, record):
        return trade_words(record, "import")

    def render_unit(self, record, value):
        """Who logged it is for those who read the whole; nothing said is no."""
        return value if getattr(record, "is_whole", False) else vietnamese.NO_FIGURE


class WaitingTrafficTable(TrafficTable):
    """Reports that wait for review, with who logged them and since when they wait."""

    period = tables.Column(_("Day or month"), accessor="starts_on", orderable=False, attrs=ONE_LINE)
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


def trade_words(report, direction):
    """The values of one direction, each currency for itself; the tonnes where no value is said."""
    rows = of_direction(report, TradeDirection(direction))
    if not rows:
        return vietnamese.NO_FIGURE
    told = sum_of(TradeDirection(direction), rows)
    return told.values if told.values != vietnamese.NO_FIGURE else _("%(n)s tonnes") % {"n": told.tonnes}
