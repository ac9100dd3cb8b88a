"""What the list of reported figures can be narrowed by."""

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from borderops.figures.conflicts import in_conflict
from borderops.figures.fields import PeriodField
from borderops.figures.models import Indicator, ReportedFigure
from borderops.figures.themes import THEMES
from borderops.review.states import State


class PeriodFilter(django_filters.Filter):
    """A period as people write it."""

    field_class = PeriodField


LOOKS = {
    "open": _("in conflict, not decided"),
    "decided": _("in conflict, decided"),
    "replaced": _("estimates with a later figure"),
    "estimates": _("estimates without a later figure"),
}


class FigureFilter(django_filters.FilterSet):
    """Text, indicator, theme, period, state."""

    q = django_filters.CharFilter(method="search", label=_("Search"))
    indicator = django_filters.ModelChoiceFilter(
        queryset=Indicator.objects.all(), to_field_name="key", label=_("Indicator"), empty_label=_("All")
    )
    theme = django_filters.ChoiceFilter(
        field_name="indicator__theme", choices=list(THEMES.items()), label=_("Theme"), empty_label=_("All")
    )
    period = PeriodFilter(method="of_period", label=_("Period"))
    state = django_filters.ChoiceFilter(choices=State, label=_("State"), empty_label=_("All"))
    look = django_filters.ChoiceFilter(
        choices=list(LOOKS.items()), method="to_look_at", label=_("To look at"), empty_label=_("All")
    )

    class Meta:
        model = ReportedFigure
        fields = []

    def search(self, queryset, name, value):
        return queryset.search(value)

    def to_look_at(self, queryset, name, value):
        """What contradicts something, and estimates by whether a later figure has taken their place."""
        if value in ("open", "decided"):
            return queryset.filter(pk__in=in_conflict(ReportedFigure.objects.all(), value == "open"))
        estimates = queryset.counted().filter(standing=ReportedFigure.Standing.ESTIMATE)
        return estimates.replaced() if value == "replaced" else estimates.current()

    def of_period(self, queryset, name, value):
        """Published for the period itself, or standing as of a day of that year."""
        asked = Q(period__in=value.figure_keys)
        return queryset.filter(asked | Q(as_of__startswith=value.end.year) if value.kind == "year" else asked)


class WaitingFigureFilter(FigureFilter):
    """The same for the reviewers' inbox, where the state is given."""

    state = look = None
