"""Incidents as rows."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.incidents.told import others_words

NUMBERS = {"td": {"class": "num"}, "th": {"class": "num"}}


class IncidentTable(tables.Table):
    """The list of incidents."""

    number = tables.Column(_("Number"), accessor="reference", linkify=True)
    occurred_on = tables.Column(_("Happened"), orderable=True, attrs={"td": {"class": "nowrap"}})
    place = tables.Column(_("Place"))
    district = tables.Column(_("District"), accessor="district")
    code = tables.Column(_("Kind of incident"))
    direction = tables.Column(_("Direction"))
    regime = tables.Column(_("Counts as"))
    offenders = tables.Column(_("Offenders"), accessor="offenders_words", attrs=NUMBERS)
    others = tables.Column(_("Other people concerned"), empty_values=())
    severity = tables.Column(_("Severity"))
    state = tables.TemplateColumn(template_name="incidents/state_cell.html", verbose_name=_("State"))
    handling = tables.Column(_("Handling"), accessor="handling_words")
    handle_by = tables.Column(_("To be handled by"))
    paper_book_number = tables.Column(_("Number in the paper book"))
    unit = tables.Column(_("Logged by unit"))

    class Meta:
        orderable = False
        hidden = ["direction", "others", "severity", "handling", "handle_by", "paper_book_number", "unit"]
        empty_text = _("No incident matches these filters. Clear them, or log a new incident.")

    caption = _("Incidents")

    def is_whole(self, record):
        """Whether whoever reads the list may read all of the record; nothing said is no."""
        return getattr(record, "is_whole", False)

    def render_number(self, record):
        return str(record)

    def render_occurred_on(self, record):
        return vietnamese.moment(record.occurred_on, record.occurred_time)

    def render_others(self, record):
        return others_words(record, self.is_whole(record)) or vietnamese.NO_FIGURE

    def render_handle_by(self, record, value):
        return vietnamese.day(value) if self.is_whole(record) else vietnamese.NO_FIGURE

    def render_paper_book_number(self, record, value):
        return value if self.is_whole(record) else vietnamese.NO_FIGURE

    def render_unit(self, record, value):
        return value if self.is_whole(record) else vietnamese.NO_FIGURE

    def render_severity(self, record):
        return record.get_severity_display()

    def render_regime(self, record):
        return record.get_regime_display()


class WaitingTable(IncidentTable):
    """Incidents that wait for review, with who logged them and since when they wait."""

    occurred_on = tables.Column(_("Happened"), orderable=False, attrs={"td": {"class": "nowrap"}})
    entered_by = tables.Column(_("Logged by"))
    submitted_at = tables.TemplateColumn(
        template_name="review/waits_cell.html", verbose_name=_("Waits"), orderable=True
    )
    state = unit = handling = handle_by = None

    class Meta:
        orderable = False
        hidden = ["direction", "regime", "others", "severity", "paper_book_number"]
        empty_text = _("Nothing waits for your review.")

    def is_whole(self, record):
        """Who reviews a record reads it whole."""
        return True

    def render_entered_by(self, record):
        return f"{record.entered_by}, {record.unit}" if record.unit else record.entered_by
