"""Crossing points as rows."""

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese

ONE_LINE = {"td": {"class": "nowrap"}}


class CrossingTable(tables.Table):
    """The list of crossing points, west to east."""

    name = tables.Column(_("Crossing point"), accessor="pk", linkify=lambda record: record.get_absolute_url())
    name_zh = tables.Column(_("Chinese name"), attrs=ONE_LINE)
    place_today = tables.Column(_("Place today"))
    place_formerly = tables.Column(_("Place formerly"))
    district = tables.Column(_("District"))
    marker = tables.Column(_("Marker"), empty_values=())
    facing = tables.Column(_("Facing"))
    confidence = tables.Column(_("How sure"))
    code = tables.Column(_("Code"), attrs=ONE_LINE)
    source = tables.Column(_("Source"))

    class Meta:
        orderable = False
        hidden = ["district", "code", "source"]
        default = vietnamese.NO_FIGURE
        empty_text = _("No crossing point matches these filters. Clear them to see all.")

    caption = _("Crossing points, west to east")

    def render_name(self, record):
        return str(record)

    def render_name_zh(self, value):
        return format_html('<span lang="zh-Hans">{}</span>', value)

    def render_marker(self, record):
        """The marker, and how sure it is where that is said."""
        if not record.marker:
            return vietnamese.NO_FIGURE
        sure = record.get_marker_confidence_display()
        return f"{record.marker} ({sure.lower()})" if sure else str(record.marker)
