"""Reports as rows."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from borderops import vietnamese

ONE_LINE = {"td": {"class": "nowrap"}}


class ReportTable(tables.Table):
    """The list of reports, the latest first."""

    number = tables.Column(_("Number"), linkify=True, orderable=True)
    period = tables.Column(_("Period"), accessor="span__name", attrs=ONE_LINE)
    title = tables.Column(pgettext_lazy("report", "Subject"))
    state = tables.TemplateColumn(template_name="summaries/report_state.html", verbose_name=_("State"))
    official_number = tables.Column(pgettext_lazy("report", "Official number"), empty_values=("",))
    made_by = tables.Column(pgettext_lazy("report", "Made by"))
    made_at = tables.Column(pgettext_lazy("report", "Made at"), orderable=True, attrs=ONE_LINE)
    written_by = tables.Column(pgettext_lazy("report", "Last written by"))
    checked_by = tables.Column(pgettext_lazy("report", "Checked by"))
    issued_by = tables.Column(pgettext_lazy("report", "Issued by"))
    issued_at = tables.Column(pgettext_lazy("report", "Issued at"), attrs=ONE_LINE)

    class Meta:
        orderable = False
        default = vietnamese.NO_FIGURE
        hidden = ["title", "written_by", "checked_by"]
        empty_text = _("No report matches these filters. Clear them, or make one.")

    caption = _("Period reports")

    def render_made_at(self, value):
        return vietnamese.moment(value)

    def render_issued_at(self, value):
        return vietnamese.moment(value)
