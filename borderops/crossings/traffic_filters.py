"""What a list of reports of traffic can be narrowed by; every filter stands in the address."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from borderops.crossings.choices import TrafficStanding
from borderops.crossings.figures_filters import CountedFilter
from borderops.crossings.figures_rule import IS_DAY
from borderops.crossings.points import CrossingPoint
from borderops.crossings.traffic import TrafficReport
from borderops.crossings.traffic_fields import MonthField
from borderops.districts.filters import DistrictFilter
from borderops.figures.rough_days import first_day_of
from borderops.figures.spans import last_day_of
from borderops.review.states import State

SEARCH = forms.SearchInput(attrs={"placeholder": "LL-2026-VX-0001"})
LENGTHS = [("month", _("Whole months")), ("day", _("Single days"))]


def crossings_of(request):
    """The crossing points that may be asked for, by name."""
    return CrossingPoint.objects.visible_to(request.user).order_by("name", "code")


class MonthFilter(django_filters.Filter):
    """A month or a day as people write it."""

    field_class = MonthField


class TrafficFilter(CountedFilter):
    """Text, crossing point, district, months from and to, day or month, standing, state."""

    q = django_filters.CharFilter(method="search", label=_("Number, crossing point or words"), widget=SEARCH)
    crossing = django_filters.ModelChoiceFilter(
        queryset=crossings_of, to_field_name="code", label=_("Crossing point"), empty_label=_("All")
    )
    since = MonthFilter(method="from_month", label=_("From month"))
    until = MonthFilter(method="to_month", label=_("To month"))
    length = django_filters.ChoiceFilter(
        choices=LENGTHS, method="of_length", label=_("Day or month"), empty_label=_("All")
    )
    standing = django_filters.ChoiceFilter(
        choices=TrafficStanding, label=_("Estimate or final"), empty_label=_("All")
    )
    district = DistrictFilter(label=_("District"))
    state = django_filters.ChoiceFilter(choices=State, label=_("State"), empty_label=_("All"))

    class Meta:
        model = TrafficReport
        fields = []

    def search(self, queryset, name, value):
        return queryset.search(value)

    def from_month(self, queryset, name, value):
        return queryset.filter(starts_on__gte=first_day_of(value)) if value else queryset

    def to_month(self, queryset, name, value):
        return queryset.filter(starts_on__lte=last_day_of(value)) if value else queryset

    def of_length(self, queryset, name, value):
        return queryset.filter(IS_DAY) if value == "day" else queryset.exclude(IS_DAY)


class WaitingTrafficFilter(TrafficFilter):
    """The same for the reviewers' inbox, where the state is given."""

    state = None
    counted = None
