"""Workers as rows."""

import django_tables2 as tables
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese

ONE_LINE = {"td": {"class": "nowrap"}}


class WorkerTable(tables.Table):
    """The list of workers, whoever was logged last on top; papers are masked."""

    name = tables.Column(_("Family name and name"), orderable=True, linkify=True, empty_values=())
    number = tables.Column(_("Key of the worker"), accessor="pk", attrs=ONE_LINE)
    born = tables.Column(_("Born"), accessor="born_words", empty_values=("",), attrs=ONE_LINE)
    sex = tables.Column(_("Sex"), accessor="get_sex_display", empty_values=("",))
    paper = tables.Column(_("Paper"), accessor="paper_words", empty_values=("",), attrs=ONE_LINE)
    home = tables.Column(_("Where the worker lives"), accessor="home_words", empty_values=("",))
    permits = tables.TemplateColumn(
        template_name="labour/worker_permits_cell.html", verbose_name=_("Permits of the worker")
    )
    note = tables.Column(_("Remark"), empty_values=("",))
    unit = tables.Column(_("Logged by unit"))
    entered_at = tables.Column(_("Logged at"), attrs=ONE_LINE)

    class Meta:
        orderable = False
        default = vietnamese.NO_FIGURE
        hidden = ["number", "note", "unit", "entered_at"]
        empty_text = _("No worker matches these filters. Clear them, or log one.")

    caption = _("Workers")

    def render_name(self, value):
        return value or gettext("Personal data removed")

    def render_entered_at(self, value):
        return vietnamese.moment(value)
