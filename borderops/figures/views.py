"""Reported figures: the list, one figure, its form."""

from django.utils.translation import gettext_lazy

from borderops.figures.filters import FigureFilter
from borderops.figures.forms import FigureForm
from borderops.figures.models import ReportedFigure
from borderops.figures.published import beside_last_year
from borderops.figures.tables import FigureTable
from borderops.lists.actions import Action
from borderops.lists.keyset import Sort
from borderops.lists.views import ListPage
from borderops.review.editing import RecordDetail, RecordEdit, RecordNew


class FigureList(ListPage):
    """Every figure that the user may see."""

    permission_required = "figures.view_reportedfigure"
    template_name = "figures/figure_list.html"
    filterset_class = FigureFilter
    table_class = FigureTable
    sorts = {"-period": Sort("period"), "period": Sort("period", descending=False)}
    actions = [
        Action(gettext_lazy("Submit all drafts"), "figures.change_reportedfigure", "submit-all", ("figures",))
    ]

    def get_queryset(self):
        return ReportedFigure.objects.visible_to(self.request.user).for_list()


class FigureDetail(RecordDetail):
    """One figure with its words, source and trail, beside what was published for the year before."""

    permission_required = "figures.view_reportedfigure"
    model = ReportedFigure
    template_name = "figures/figure_detail.html"
    context_object_name = "figure"
    related = ["indicator", "unit", "entered_by", "reviewed_by"]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"beside": beside_last_year(self.object)}


class FigureNew(RecordNew):
    """The form for a figure; the address may name the indicator and the period."""

    permission_required = "figures.add_reportedfigure"
    model = ReportedFigure
    form_class = FigureForm
    template_name = "figures/figure_form.html"

    def get_initial(self):
        return super().get_initial() | {"period": self.request.GET.get("period", "")}


class FigureEdit(RecordEdit):
    """Mends a draft or a returned figure of one's own unit."""

    permission_required = "figures.change_reportedfigure"
    model = ReportedFigure
    form_class = FigureForm
    template_name = "figures/figure_form.html"
