"""What a list of monthly counts can be narrowed by; every filter stands in the address."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from borderops.districts.filters import DistrictFilter
from borderops.districts.models import Commune, Unit
from borderops.figures.rough_days import first_day_of
from borderops.labour.count_fields import MonthFilter
from borderops.labour.month_counts import MonthCount
from borderops.labour.programmes import Programme
from borderops.people.roles import WRITERS
from borderops.review.states import State

SEARCH = forms.SearchInput(attrs={"placeholder": "LD-2026-DV-0001"})


def programmes_of(request):
    """The programmes that may be asked for, by code."""
    return Programme.objects.visible_to(request.user)


def communes_of(request):
    """The communes of which this person sees a count."""
    seen = MonthCount.objects.visible_to(request.user).order_by()
    return Commune.objects.filter(pk__in=seen.values("commune")).order_by("name", "code")


def units_of(request):
    """The units whose counts this person may read whole: who logged is not told to others."""
    seen = MonthCount.objects.readable_by(request.user).order_by()
    return Unit.objects.filter(pk__in=seen.values("unit")).order_by("name")


class MonthCountFilter(django_filters.FilterSet):
    """Text, programme, district, commune, months from and to, state, and the unit for who may know it."""

    q = django_filters.CharFilter(method="search", label=_("Number, commune or words"), widget=SEARCH)
    programme = django_filters.ModelChoiceFilter(
        queryset=programmes_of, to_field_name="code", label=_("Labour programme"), empty_label=_("All")
    )
    district = DistrictFilter(label=_("District"))
    commune = django_filters.ModelChoiceFilter(queryset=communes_of, label=_("Commune"), empty_label=_("All"))
    since = MonthFilter(method="from_month", label=_("From month"))
    until = MonthFilter(method="to_month", label=_("To month"))
    state = django_filters.ChoiceFilter(choices=State, label=_("State"), empty_label=_("All"))
    unit = django_filters.ModelChoiceFilter(
        queryset=units_of, method="of_unit", label=_("Logged by unit"), empty_label=_("All")
    )

    class Meta:
        model = MonthCount
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.request.user.holds(*WRITERS):
            self.filters.pop("unit", None)

    def search(self, queryset, name, value):
        return queryset.search(value)

    def from_month(self, queryset, name, value):
        return queryset.filter(starts_on__gte=first_day_of(value)) if value else queryset

    def to_month(self, queryset, name, value):
        return queryset.filter(starts_on__lte=first_day_of(value)) if value else queryset

    def of_unit(self, queryset, name, value):
        """Only among those of which the person may know who logged them."""
        whole = MonthCount.objects.whole_for(self.request.user)
        return queryset.filter(whole, unit=value) if value else queryset


class WaitingMonthCountFilter(MonthCountFilter):
    """The same for the reviewers' inbox, where the state is given."""

    state = None
