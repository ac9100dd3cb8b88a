"""What a list of changes can be narrowed by; every filter stands in the address."""

from datetime import timedelta

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from borderops.crossings.changes import FlowChange
from borderops.crossings.choices import Flow, FlowState, KnownFrom
from borderops.crossings.moments import moment_of
from borderops.crossings.points import CrossingPoint
from borderops.districts.filters import DayFilter, DistrictFilter
from borderops.districts.sides import Side
from borderops.review.states import State

SEARCH = forms.SearchInput(attrs={"placeholder": "TL-2026-VX-0001"})
A_DAY = timedelta(days=1)
URGENCY = [("yes", _("Urgent")), ("no", _("Not urgent"))]
FORCE = [("yes", _("Is in force")), ("no", _("Is not in force"))]


def crossings_of(request):
    """The crossing points that may be asked for, by name."""
    return CrossingPoint.objects.visible_to(request.user).order_by("name", "code")


class FlowChangeFilter(django_filters.FilterSet):
    """Text, crossing point, district, flow, side, state, days, who imposed it, how it is known, urgency, force."""

    q = django_filters.CharFilter(method="search", label=_("Number, crossing point or words"), widget=SEARCH)
    crossing = django_filters.ModelChoiceFilter(
        queryset=crossings_of, to_field_name="code", label=_("Crossing point"), empty_label=_("All")
    )
    flow = django_filters.ChoiceFilter(choices=Flow, label=_("What passes"), empty_label=_("All"))
    side = django_filters.ChoiceFilter(choices=Side, label=_("On which side"), empty_label=_("All"))
    state_of_flow = django_filters.ChoiceFilter(
        choices=FlowState, label=_("State of the flow"), empty_label=_("All")
    )
    since = DayFilter(method="from_day", label=_("From day"))
    until = DayFilter(method="to_day", label=_("To day"))
    imposed_by = django_filters.ChoiceFilter(choices=Side, label=_("Imposed by"), empty_label=_("All"))
    known_from = django_filters.ChoiceFilter(choices=KnownFrom, label=_("Known from"), empty_label=_("All"))
    urgent = django_filters.ChoiceFilter(
        choices=URGENCY, method="of_urgency", label=_("Urgency"), empty_label=_("All")
    )
    in_force = django_filters.ChoiceFilter(
        choices=FORCE, method="of_force", label=_("In force or not"), empty_label=_("All")
    )
    district = DistrictFilter(label=_("District"))
    state = django_filters.ChoiceFilter(choices=State, label=_("State of the review"), empty_label=_("All"))

    class Meta:
        model = FlowChange
        fields = []

    def search(self, queryset, name, value):
        return queryset.search(value)

    def from_day(self, queryset, name, value):
        return queryset.filter(counts_from__gte=moment_of(value.isoformat()))

    def to_day(self, queryset, name, value):
        return queryset.filter(counts_from__lt=moment_of((value + A_DAY).isoformat()))

    def of_urgency(self, queryset, name, value):
        return queryset.filter(urgent=value == "yes")

    def of_force(self, queryset, name, value):
        return queryset.in_force() if value == "yes" else queryset.not_in_force()


class WaitingFlowChangeFilter(FlowChangeFilter):
    """The same for the reviewers' inbox, where the state is given; whether it is in force, its urgency says."""

    state = None
    in_force = None
