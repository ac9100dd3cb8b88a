"""Demands as rows."""

from urllib.parse import urlencode

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from borderops import vietnamese
from borderops.labour.choices import Stage

NUMBER = {"td": {"class": "num"}, "th": {"class": "num"}}
ONE_LINE = {"td": {"class": "nowrap"}}
WIDE = {"td": {"class": "labour-wide"}}


class IntakeTable(tables.Table):
    """The list of demands; each row knows how far its permits are (`filled`)."""

    code = tables.Column(_("Number of the demand"), linkify=True)
    employer = tables.Column(_("Employer"), linkify=True, attrs=WIDE)
    programme = tables.Column(_("Programme"), accessor="programme__code", attrs=ONE_LINE)
    state = tables.TemplateColumn(template_name="labour/intake_state.html", verbose_name=_("Open or closed"))
    days = tables.Column(_("From – until"), accessor="days_words", attrs=ONE_LINE)
    asked = tables.Column(_("Workers asked for"), attrs=NUMBER)
    registered = tables.Column(
        pgettext_lazy("demand", "Registered"), accessor="filled__registered", attrs=NUMBER
    )
    selected = tables.Column(pgettext_lazy("demand", "Selected"), accessor="filled__selected", attrs=NUMBER)
    issued = tables.Column(_("Permits issued"), accessor="filled__issued", attrs=NUMBER)
    abroad = tables.Column(_("Abroad now"), accessor="filled__abroad", attrs=NUMBER)
    sector = tables.Column(_("Sector of work"))
    place = tables.Column(_("Place of work"))
    wage = tables.Column(_("Wage"), accessor="wage_words", empty_values=("",))
    letter = tables.Column(_("Demand letter"))
    received_on = tables.Column(_("Received on"))
    closed_because = tables.Column(_("Why it was closed"))

    class Meta:
        orderable = False
        default = vietnamese.NO_FIGURE
        hidden = ["place", "wage", "letter", "received_on", "closed_because"]
        empty_text = _("No demand matches these filters. Clear them, or log one.")

    caption = _("Demands for workers")

    # Set by the page for who may open the permits behind a number.
    opens_permits = False

    def render_asked(self, value):
        return vietnamese.number(value)

    render_registered = render_selected = render_issued = render_asked

    def render_abroad(self, value, record):
        number = vietnamese.number(value)
        if not value or not self.opens_permits:
            return number
        query = urlencode({"demand": record.pk, "stage": Stage.ABROAD.value})
        return format_html('<a href="{}?{}">{}</a>', reverse("permits"), query, number)

    def render_received_on(self, value):
        return vietnamese.day(value)
