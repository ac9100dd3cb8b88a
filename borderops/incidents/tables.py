"""Incidents as rows."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.lists.templatetags.words import waiting_since

NUMBERS = {"td": {"class": "num"}, "th": {"class": "num"}}


class IncidentTable(tables.Table):
    """The list of incidents."""

    number = tables.Column(_("Number"), accessor="reference", linkify=True)
    occurred_on = tables.Column(_("Happened"), orderable=True, attrs={"td": {"class": "nowrap"}})
    place = tables.Column(_("Place"))
    district = tables.Column(_("District"), accessor="district")
    code = tables.Column(_("Kind of incident"))
    regime = tables.Column(_("Counts as"))
    offenders = tables.Column(_("Offenders"), accessor="offenders_words", attrs=NUMBERS)
    state = tables.TemplateColumn(
        '{% include "components/state.html" with state=record.state label=record.get_state_display %}',
        verbose_name=_("State"),
    )  # fmt: skip

    class Meta:
        orderable = False
        empty_text = _("No incident matches these filters. Clear them, or log a new incident.")

    caption = _("Incidents")

    def render_number(self, record):
        return str(record)

    def render_occurred_on(self, record):
        return vietnamese.moment(record.occurred_on, record.occurred_time)

    def render_regime(self, record):
        return record.get_regime_display()


class WaitingTable(IncidentTable):
    """Incidents that wait for review, with who logged them and since when they wait."""

    occurred_on = tables.Column(_("Happened"), orderable=False, attrs={"td": {"class": "nowrap"}})
    entered_by = tables.Column(_("Logged by"))
    submitted_at = tables.Column(_("Waits"), orderable=True)
    state = None
    regime = None

    class Meta:
        orderable = False
        empty_text = _("Nothing waits for your review.")

    def render_entered_by(self, record):
        return f"{record.entered_by}, {record.unit}" if record.unit else record.entered_by

    def render_submitted_at(self, record):
        return waiting_since(record.submitted_at)
