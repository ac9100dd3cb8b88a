"""Crossing points as rows."""

import django_tables2 as tables
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese

ONE_LINE = {"td": {"class": "nowrap"}}


class CrossingTable(tables.Table):
    """The list of crossing points, west to east."""

    name = tables.Column(_("Crossing point"), accessor="pk", linkify=lambda record: record.get_absolute_url())
    name_zh = tables.Column(_("Chinese name"), attrs=ONE_LINE)
    pinyin = tables.Column(_("Pinyin"))
    kind = tables.Column(_("Kind today"), accessor="pk")
    proposal = tables.Column(_("Proposal"), accessor="pk")
    part_of = tables.Column(_("Part of the gate"))
    place_today = tables.Column(_("Place today"))
    place_formerly = tables.Column(_("Place formerly"))
    district = tables.Column(_("District"))
    marker = tables.Column(_("Marker"), empty_values=())
    further_markers = tables.Column(_("Further markers"), accessor="pk")
    facing = tables.Column(_("Facing"))
    hours = tables.Column(_("Opening hours"))
    days = tables.Column(_("Opening days"))
    documents = tables.Column(_("Papers accepted"))
    confidence = tables.Column(_("How sure"))
    code = tables.Column(_("Code"), attrs=ONE_LINE)
    source = tables.Column(_("Source"))

    class Meta:
        orderable = False
        hidden = [
            "pinyin", "part_of", "district", "further_markers", "hours", "days", "documents", "code",
            "source",
        ]  # fmt: skip
        default = vietnamese.NO_FIGURE
        empty_text = _("No crossing point matches these filters. Clear them to see all.")

    caption = _("Crossing points, west to east")

    def render_name(self, record):
        return str(record)

    def render_name_zh(self, value):
        return format_html('<span lang="zh-Hans">{}</span>', value)

    def render_kind(self, record):
        """What it is today; that no source says it, where none does."""
        today = timezone.localdate()
        if record.is_closed_on(today):
            return format_html('<span class="chip chip-stop">{}</span>', _("closed for good"))
        kind = record.kind_on(today)
        return kind.label if kind else format_html('<span class="sub">{}</span>', _("no source says"))

    def render_proposal(self, record):
        """The stage of what it shall become, where it shall become something."""
        stage = record.proposal_on(timezone.localdate())
        if not stage:
            return vietnamese.NO_FIGURE
        return f"{stage.get_kind_after_display()}: {stage.get_kind_display().lower()}"

    def render_further_markers(self, record):
        return ", ".join(map(str, record.further_markers.all())) or vietnamese.NO_FIGURE

    def render_marker(self, record):
        """The marker, and how sure it is where that is said."""
        if not record.marker:
            return vietnamese.NO_FIGURE
        sure = record.get_marker_confidence_display()
        return f"{record.marker} ({sure.lower()})" if sure else str(record.marker)
