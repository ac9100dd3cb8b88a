"""Reported figures: the list, one figure, its form."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from borderops.districts.models import District
from borderops.figures.beside_counted import counted_beside
from borderops.figures.conflicts import conflicts_of, mark_conflicts
from borderops.figures.filters import FigureFilter
from borderops.figures.forms import FigureForm
from borderops.figures.models import Indicator, ReportedFigure
from borderops.figures.other_money import in_other_money
from borderops.figures.published import beside_last_year
from borderops.figures.sums import sums_that_fail
from borderops.figures.tables import FigureTable
from borderops.lists.actions import Action
from borderops.lists.keyset import Sort
from borderops.lists.views import ListPage
from borderops.review.editing import RecordDetail, RecordEdit, RecordNew
from borderops.review.states import State
from borderops.review.views import by_reference, named_by


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

    def get_page(self, rows, sort, known):
        page = super().get_page(rows, sort, known)
        mark_conflicts(page.rows)
        return page


class FigureDetail(RecordDetail):
    """One figure with its words, source and trail, beside all that is known of the same."""

    permission_required = "figures.view_reportedfigure"
    model = ReportedFigure
    template_name = "figures/figure_detail.html"
    context_object_name = "figure"
    related = ["indicator__part_of", "unit", "entered_by", "reviewed_by", "judged_by"]

    def get_context_data(self, **kwargs):
        figure = self.object
        context = super().get_context_data(**kwargs)
        successor = figure.successor
        may_replace = figure.standing == figure.Standing.ESTIMATE and figure.state == State.ACCEPTED
        return context | {
            "beside": beside_last_year(figure),
            "successor": successor,
            "may_replace": may_replace and not successor,
            "conflicts": [] if successor else conflicts_of(figure),
            "may_judge": context["may_review"] and figure.state == State.ACCEPTED,
            "sums": [] if successor else sums_that_fail(figure),
            "other_money": in_other_money(figure),
            "counted": counted_beside(self.request.user, figure),
        }


class FigureNew(RecordNew):
    """The form for a figure; the address may name the estimate whose place it takes, or what it is about."""

    permission_required = "figures.add_reportedfigure"
    model = ReportedFigure
    form_class = FigureForm
    template_name = "figures/figure_form.html"

    @cached_property
    def estimate(self):
        """The accepted estimate that the address names; where it is none any more, what was typed still stands."""
        reference = self.request.GET.get("replaces", "")
        if not reference:
            return None
        estimates = ReportedFigure.objects.visible_to(self.request.user).counted().select_related("indicator")
        estimates = estimates.filter(standing=ReportedFigure.Standing.ESTIMATE)
        if self.request.method == "POST":
            return estimates.filter(named_by(reference)).first()
        return by_reference(estimates, reference)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"estimate": self.estimate}

    def get_initial(self):
        return super().get_initial() | (self.as_the_estimate() if self.estimate else self.as_asked())

    def as_the_estimate(self):
        """The same indicator, time and districts; what is published now is to be typed."""
        names = ("indicator", "period", "as_of")
        same = {name: getattr(self.estimate, name) for name in names}
        final = ReportedFigure.Standing.FINAL
        districts = [district.pk for district in self.estimate.districts_now()]
        return same | {"districts": districts, "standing": final, "replaces": self.estimate.pk}

    def as_asked(self):
        asked = {
            name: text.replace("\0", "") for name, text in self.request.GET.items()
        }  # no database takes it
        codes = asked.get("districts", "").split("|")
        return {
            "indicator": Indicator.objects.filter(key=asked.get("indicator", "")).first(),
            "period": asked.get("period", ""),
            "as_of": asked.get("as_of", ""),
            "districts": [district.pk for district in District.objects.filter(code__in=codes)],
        }


class FigureEdit(RecordEdit):
    """Mends a draft or a returned figure of one's own unit."""

    permission_required = "figures.change_reportedfigure"
    model = ReportedFigure
    form_class = FigureForm
    template_name = "figures/figure_form.html"
