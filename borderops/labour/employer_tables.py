"""Employers as rows."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese

NUMBER = {"td": {"class": "num"}, "th": {"class": "num"}}


class EmployerTable(tables.Table):
    """The list of employers; how many demands and permits stands beside each (`counted`)."""

    name = tables.Column(_("Employer"), linkify=True)
    name_there = tables.Column(_("Name in its own script"))
    place = tables.Column(_("Place"))
    programmes = tables.Column(_("Programmes"), accessor="programmes__all", empty_values=(None,))
    demands = tables.Column(_("Open demands"), empty_values=(), attrs=NUMBER)
    asked = tables.Column(_("Workers asked for"), empty_values=(), attrs=NUMBER)
    licence = tables.Column(_("Number of its licence"))
    note = tables.Column(_("Remark"))

    class Meta:
        orderable = False
        default = vietnamese.NO_FIGURE
        hidden = ["licence", "note"]
        empty_text = _("No employer matches these filters. Clear them, or log one.")

    caption = _("Employers")

    def render_programmes(self, value):
        return ", ".join(programme.code for programme in value) or vietnamese.NO_FIGURE

    def render_demands(self, record):
        return vietnamese.number(record.counted[0])

    def render_asked(self, record):
        return vietnamese.number(record.counted[1])
