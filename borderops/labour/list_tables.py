"""Lists of workers as rows; they say how many, never who."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from borderops import vietnamese

NUMBERS = {"td": {"class": "num"}, "th": {"class": "num"}}
ONE_LINE = {"td": {"class": "nowrap"}}
HIDDEN = ["minutes_number", "unit"]


class WorkerListTable(tables.Table):
    """The lists of workers, the latest day on top."""

    number = tables.Column(_("Number"), accessor="reference", linkify=True)
    kind = tables.Column(pgettext_lazy("labour", "What happened"), accessor="get_kind_display")
    programme = tables.Column(_("Labour programme"), accessor="programme__code")
    day = tables.Column(_("Day"), orderable=True, attrs=ONE_LINE)
    crossing = tables.Column(_("Crossing point"), attrs={"td": {"class": "of-crossing"}})
    district = tables.Column(_("Home district"), attrs=ONE_LINE)
    people = tables.TemplateColumn(
        template_name="labour/list_list_people.html", verbose_name=_("Workers"), attrs=NUMBERS
    )
    minutes_number = tables.Column(_("Number of the minutes"))
    state = tables.TemplateColumn(template_name="review/state_cell.html", verbose_name=_("State"))
    unit = tables.Column(_("Logged by unit"))

    class Meta:
        orderable = False
        default = vietnamese.NO_FIGURE
        hidden = HIDDEN
        empty_text = _(
            "No list of workers matches these filters. Clear them, or log what happened in a new list."
        )

    caption = _("Lists of workers")

    def render_number(self, record):
        return record.number or _("Draft")

    def render_day(self, value):
        return vietnamese.day(value)


class WaitingWorkerListTable(WorkerListTable):
    """Lists that wait for review, with who logged them and since when they wait."""

    day = tables.Column(_("Day"), orderable=False, attrs=ONE_LINE)
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
