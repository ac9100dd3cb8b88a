"""Permits as rows."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese

ONE_LINE = {"td": {"class": "nowrap"}}


class PermitTable(tables.Table):
    """The list of permits; papers are masked."""

    number = tables.Column(_("Number of the permit"), accessor="as_words", linkify=True, attrs=ONE_LINE)
    worker = tables.Column(
        _("Worker"), accessor="worker__name", linkify=lambda record: record.worker.get_absolute_url()
    )
    programme = tables.Column(_("Programme"), accessor="programme__code", attrs=ONE_LINE)
    stage = tables.TemplateColumn(template_name="labour/permit_stage.html", verbose_name=_("Stage"))
    validity = tables.Column(_("From – until"), accessor="validity_words", empty_values=("",), attrs=ONE_LINE)
    days = tables.Column(_("Days left"), accessor="days_words", empty_values=("",))
    employer = tables.Column(_("Employer"), accessor="employer__name")
    place = tables.Column(_("Place of work"))
    district = tables.Column(_("Home district"), attrs=ONE_LINE)
    commune = tables.Column(_("Home commune"))
    sector = tables.Column(_("Sector of work"))
    paper = tables.Column(_("Travel paper"), accessor="paper_words", empty_values=("",), attrs=ONE_LINE)
    paper_expires_on = tables.Column(_("Travel paper valid until"), attrs=ONE_LINE)
    crossing = tables.Column(_("Crossing point to be used"))
    issued_on = tables.Column(_("Issued on"), attrs=ONE_LINE)
    went_on = tables.Column(_("Last departure"), attrs=ONE_LINE)
    came_on = tables.Column(_("Last return"), attrs=ONE_LINE)

    class Meta:
        orderable = False
        default = vietnamese.NO_FIGURE
        hidden = [
            "place", "commune", "sector", "paper", "paper_expires_on", "crossing", "issued_on", "went_on", "came_on",
        ]  # fmt: skip
        empty_text = _("No permit matches these filters. Clear them, or make a permit from a worker's page.")

    caption = _("Work permits")

    def render_issued_on(self, value):
        return vietnamese.day(value)

    render_went_on = render_came_on = render_paper_expires_on = render_issued_on
