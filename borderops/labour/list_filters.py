"""What a list of lists of workers can be narrowed by; every filter stands in the address."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from borderops.crossings.models import CrossingPoint
from borderops.districts.filters import DayFilter, DistrictFilter
from borderops.districts.models import Unit
from borderops.labour.choices import ListKind
from borderops.labour.held_lately import still_held
from borderops.labour.models import Programme, WorkerList
from borderops.review.states import State

SEARCH = forms.SearchInput(attrs={"placeholder": "DS-2026-DV-0001"})
HELD = [
    ("yes", _("With workers held back")),
    ("open", _("Held back of late, and in no list since")),
    ("no", _("Nobody held back")),
]


def programmes_of(request):
    """The programmes that may be asked for."""
    return Programme.objects.visible_to(request.user).order_by("code")


def crossings_of(request):
    """The crossing points that may be asked for, by name."""
    return CrossingPoint.objects.visible_to(request.user).order_by("name", "code")


def units_of(request):
    """The units whose lists the person sees."""
    seen = WorkerList.objects.visible_to(request.user).order_by()
    return Unit.objects.filter(pk__in=seen.values("unit")).order_by("name")


class WorkerListFilter(django_filters.FilterSet):
    """Text, programme, what happened, district, crossing point, days, unit, held back or not, state."""

    q = django_filters.CharFilter(
        method="search", label=_("Number of the list, the minutes or a permit"), widget=SEARCH
    )
    programme = django_filters.ModelChoiceFilter(
        queryset=programmes_of, to_field_name="code", label=_("Labour programme"), empty_label=_("All")
    )
    kind = django_filters.ChoiceFilter(
        choices=ListKind, label=pgettext_lazy("labour", "What happened"), empty_label=_("All")
    )
    district = DistrictFilter(label=_("Home district"))
    crossing = django_filters.ModelChoiceFilter(
        queryset=crossings_of, to_field_name="code", label=_("Crossing point"), empty_label=_("All")
    )
    since = DayFilter(field_name="day", lookup_expr="gte", label=_("From day"))
    until = DayFilter(field_name="day", lookup_expr="lte", label=_("To day"))
    unit = django_filters.ModelChoiceFilter(
        queryset=units_of, label=_("Logged by unit"), empty_label=_("All")
    )
    held = django_filters.ChoiceFilter(
        choices=HELD, method="held_back", label=_("Held back"), empty_label=_("All")
    )
    state = django_filters.ChoiceFilter(choices=State, label=_("State"), empty_label=_("All"))

    class Meta:
        model = WorkerList
        fields = []

    def search(self, queryset, name, value):
        return queryset.search(value)

    def held_back(self, queryset, name, value):
        return still_held(queryset) if value == "open" else queryset.with_held(value == "yes")


class WaitingWorkerListFilter(WorkerListFilter):
    """The same for the reviewers' inbox, where the state is given."""

    state = None
