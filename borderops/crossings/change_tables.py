"""Changes of flows as rows."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese

ONE_LINE = {"td": {"class": "nowrap"}}
HIDDEN = [
    "expected_until", "imposed_by", "ordered_by", "legal_basis", "decision", "told", "source", "confidence", "district",
    "unit", "known_from",
]  # fmt: skip


class FlowChangeTable(tables.Table):
    """The list of changes, the latest on top."""

    number = tables.Column(_("Number"), accessor="reference", linkify=True)
    crossing = tables.Column(_("Crossing point"), attrs={"td": {"class": "of-crossing"}})
    flow = tables.Column(_("What passes"))
    side = tables.Column(_("On which side"))
    state_of_flow = tables.TemplateColumn(
        template_name="crossings/change_flow_cell.html", verbose_name=_("State of the flow")
    )
    since = tables.Column(_("From when"), accessor="counts_from", orderable=True, attrs=ONE_LINE)
    expected_until = tables.Column(_("Expected until"), attrs=ONE_LINE)
    reason = tables.Column(_("Reason"), accessor="pk", attrs={"td": {"class": "of-reason"}})
    imposed_by = tables.Column(_("Imposed by"))
    ordered_by = tables.Column(_("Ordered by"))
    legal_basis = tables.Column(_("Legal basis"))
    decision = tables.Column(_("Number and day of the decision"))
    known_from = tables.Column(_("Known from"))
    told = tables.Column(_("Stated or inferred"))
    source = tables.Column(_("Source"))
    confidence = tables.Column(_("How sure"))
    district = tables.Column(_("District"), attrs=ONE_LINE)
    state = tables.TemplateColumn(
        template_name="crossings/change_state_cell.html",
        verbose_name=_("State of the review"),
        attrs={"td": {"class": "of-review"}},
    )
    unit = tables.Column(_("Logged by unit"))

    class Meta:
        orderable = False
        default = vietnamese.NO_FIGURE
        hidden = HIDDEN
        empty_text = _("No change of a flow matches these filters. Clear them, or log a change.")

    caption = _("Changes of flows")

    def render_number(self, record):
        return record.number or _("Draft")

    def render_since(self, record):
        return record.since_words

    def render_expected_until(self, record):
        return record.until_words

    def render_reason(self, record):
        """The kind of reason and its words."""
        told = [record.get_reason_kind_display(), record.reason]
        return " · ".join(filter(None, told)) or vietnamese.NO_FIGURE

    def render_unit(self, record, value):
        """Who logged it is no part of the public fact; nothing said is no."""
        return value if getattr(record, "is_whole", False) else vietnamese.NO_FIGURE


class WaitingFlowChangeTable(FlowChangeTable):
    """Changes that wait for review, with who logged them and since when they wait."""

    since = tables.Column(_("From when"), accessor="counts_from", orderable=False, attrs=ONE_LINE)
    entered_by = tables.Column(_("Logged by"), attrs={"td": {"class": "of-writer"}})
    submitted_at = tables.TemplateColumn(
        template_name="review/waits_cell.html", verbose_name=_("Waits"), orderable=True
    )
    unit = None

    class Meta:
        orderable = False
        default = vietnamese.NO_FIGURE
        hidden = HIDDEN
        empty_text = _("Nothing waits for your review.")

    def render_entered_by(self, record):
        return f"{record.entered_by}, {record.unit}" if record.unit else record.entered_by
