"""Early notices as rows."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese

ROOM = {"td": {"class": "announced"}}
ONE_LINE = {"td": {"class": "nowrap"}}


class NoticeTable(tables.Table):
    """The list of notices; those that must be read first stand first."""

    text = tables.Column(_("What is announced"), accessor="in_short", linkify=True, attrs=ROOM)
    importance = tables.TemplateColumn(
        template_name="crossings/notice_importance.html", verbose_name=_("Importance")
    )
    received_at = tables.Column(_("Received at"), orderable=True, attrs=ONE_LINE)
    crossings = tables.Column(_("Crossing points"), accessor="crossings_words")
    flows = tables.Column(_("Flows"), accessor="flows_words")
    when = tables.Column(_("From – until"), accessor="when_words", empty_values=("",))
    side = tables.Column(_("Whose move"))
    source = tables.Column(_("Source"))
    standing = tables.TemplateColumn(
        template_name="crossings/notice_state.html", verbose_name=_("Dealt with or not")
    )
    done_words = tables.Column(_("What became of it"), empty_values=("",))
    unit = tables.Column(_("Logged by unit"))
    entered_by = tables.Column(_("Logged by"))

    class Meta:
        orderable = False
        default = vietnamese.NO_FIGURE
        hidden = ["side", "source", "done_words", "unit", "entered_by"]
        empty_text = _("No early notice matches these filters. Clear them, or log one.")

    caption = _("Early notices")

    def render_received_at(self, value):
        return vietnamese.moment(value)
