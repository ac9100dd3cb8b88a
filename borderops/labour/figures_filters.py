"""Narrows the lists of workers and of permits to what a figure counts, so that each figure opens exactly its rows."""

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from borderops.districts.areas import in_present_areas
from borderops.districts.filters import DayFilter, ShortFilterSet
from borderops.districts.models import District
from borderops.figures.filters import PeriodFilter
from borderops.labour.choices import Stage
from borderops.labour.models import Trip

# What a figure may be of, by the name under which addresses write it.
OF = {
    "programme": "programme__code",
    "district": "district__code",
    "commune": "commune",
    "sex": "worker__sex",
    "sector": "sector__code",
}
NOT_SAID = {"commune": Q(commune=None), "sex": Q(worker__sex=""), "sector": Q(sector=None)}


class DepartedFilter(ShortFilterSet):
    """Those who departed in a period, or were away on a day; `of`: of which programme, home, sex or sector."""

    departed = PeriodFilter(method="departed_in", label=_("Departed in"))
    away = DayFilter(method="away_on", label=_("Abroad on day"))
    of = django_filters.CharFilter(method="keep_all", widget=forms.HiddenInput, max_length=120)
    # Which of the keys of a departure the rows of the list are.
    row_of_trip = "permit"
    when_asked = ("departed", "away", "of")

    def keep_all(self, queryset, name, value):
        """It narrows the departures, not the rows: see `of_trips`."""
        return queryset

    def departed_in(self, queryset, name, value):
        return self.of_trips(queryset, self.trips().between(value.start, value.end))

    def away_on(self, queryset, name, value):
        return self.of_trips(queryset, self.trips().away_on(value))

    def trips(self):
        return Trip.objects.counted_for(self.request.user)

    def of_trips(self, queryset, trips):
        """The rows of some departures."""
        trips = trips.filter(of_condition(self.form.cleaned_data.get("of") or ""))
        return queryset.filter(pk__in=trips.order_by().values(self.row_of_trip))


class ComingFilter(DepartedFilter):
    """The same for permits, and those on which workers are to leave, or due back, in a week."""

    starting = PeriodFilter(method="valid_from_in", label=_("To leave in"))
    due = PeriodFilter(method="due_in", label=_("Due back in"))
    when_asked = (*DepartedFilter.when_asked, "starting", "due")

    def valid_from_in(self, queryset, name, value):
        return queryset.filter(stage=Stage.ISSUED, valid_from__range=(value.start, value.end))

    def due_in(self, queryset, name, value):
        return queryset.filter(stage=Stage.ABROAD, due_on__range=(value.start, value.end))


def of_condition(written):
    """What a figure is of, as its address writes it; what cannot be read finds nothing."""
    found = Q()
    for part in filter(None, written.split(",")):
        name, _colon, code = part.partition(":")
        if code == "none" and name in NOT_SAID:
            found &= NOT_SAID[name]
        elif name == "area":
            found &= in_present_areas(District.objects.filter(code=code))
        elif name in OF and (name != "commune" or code.isdecimal()):
            found &= Q(**{OF[name]: code})
        else:
            return Q(pk=None)
    return found
