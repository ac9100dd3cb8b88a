"""Markers as rows, west to east."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese

ONE_LINE = {"td": {"class": "nowrap"}}
STATE = '{% include "patrols/marker_state.html" with found=record.found %}'
BY = '{% include "patrols/marker_by.html" with look=record.look %}'


def of_a_look(looks=""):
    """A cell about the last look; on a phone it stands only where there is one, the state having said so."""
    shown = {"class": lambda record: looks if record.found.state else f"{looks} wide-only".strip()}
    return {"td": shown, "th": {"class": looks}}


def is_listed(record):
    """The class of a cell that only says that the register holds the marker: on a phone it is left out."""
    return "wide-only" if record.listed else ""


class MarkerTable(tables.Table):
    """The list of markers; each row knows what holds of it (`found`) and who found it so (`look`)."""

    code = tables.Column(
        _("Marker"), orderable=True, linkify=lambda record: reverse("marker", args=[record.code])
    )
    commune = tables.Column(_("Commune"), attrs=ONE_LINE)
    district = tables.Column(_("District"), accessor="commune__district", attrs=ONE_LINE)
    state = tables.TemplateColumn(STATE, verbose_name=_("Present state"))
    seen_on = tables.Column(_("Last look"), accessor="found__day", empty_values=(), attrs=of_a_look("nowrap"))
    age = tables.Column(_("Days ago"), accessor="found__age", empty_values=(), attrs=of_a_look("num"))
    look = tables.TemplateColumn(BY, verbose_name=_("Found by"), attrs=of_a_look("looked"))
    listed = tables.TemplateColumn(
        template_name="patrols/marker_listed.html",
        verbose_name=_("Register of markers"),
        attrs={"td": {"class": is_listed}},
    )
    note = tables.Column(_("Note"))

    class Meta:
        orderable = False
        hidden = ["note"]
        empty_text = _("No marker matches these filters. Clear them.")

    caption = _("Border markers")

    def render_seen_on(self, record):
        return vietnamese.day(record.found.day) or vietnamese.NO_FIGURE

    def render_age(self, record):
        return vietnamese.number(record.found.age)
