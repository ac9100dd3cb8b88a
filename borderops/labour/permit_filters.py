"""What the list of permits can be narrowed by; every filter stands in the address."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from borderops.crossings.points import CrossingPoint
from borderops.districts.filters import CommuneFilter, DayFilter, DistrictFilter
from borderops.districts.models import Commune
from borderops.labour.choices import Stage
from borderops.labour.employer_filters import programmes_of
from borderops.labour.figures_filters import ComingFilter
from borderops.labour.intake_filters import employers_of
from borderops.labour.intakes import Intake
from borderops.labour.permits import Permit
from borderops.labour.querysets import KNOW_NAMES
from borderops.labour.quota_filters import QuotaFilter
from borderops.labour.sectors import Sector
from borderops.lists.fields import WholeField

WINDOWS = (7, 30, 60, 90)
LONGEST_SEARCH = 200
LAST_YEAR = 9998


def communes_of(request):
    """The communes of the places whose workers the person knows."""
    places = request.user.places_as(*KNOW_NAMES)
    communes = Commune.objects.order_by("name", "pk")
    if places.everywhere:
        return communes
    return communes.filter(pk__in=places.communes) | communes.filter(district__in=places.districts)


def demands_of(request):
    """The demands that may be asked for."""
    return Intake.objects.visible_to(request.user).select_related("employer")


def crossings_of(request):
    """The crossing points that may be asked for, west to east."""
    return CrossingPoint.objects.visible_to(request.user).west_to_east()


class YearFilter(django_filters.NumberFilter):
    """A calendar year."""

    field_class = WholeField


class TickFilter(django_filters.Filter):
    """A box to tick; not ticked, it is not told as in use."""

    field_class = forms.BooleanField


class PermitFilter(QuotaFilter, ComingFilter):
    """Number, name or paper; programme, place, work, stage; overdue, soon to end, issued in a year, held on a day."""

    q = django_filters.CharFilter(
        method="saying",
        label=_("Number of the permit or paper, or name"),
        max_length=LONGEST_SEARCH,
        widget=forms.SearchInput(),
    )
    programme = django_filters.ModelChoiceFilter(
        queryset=programmes_of, to_field_name="code", label=_("Programme"), empty_label=_("All")
    )
    district = DistrictFilter(label=_("District"))
    commune = CommuneFilter(queryset=communes_of)
    sector = django_filters.ModelChoiceFilter(
        queryset=Sector.objects.all(), to_field_name="code", label=_("Sector of work"), empty_label=_("All")
    )
    employer = django_filters.ModelChoiceFilter(
        queryset=employers_of, label=_("Employer"), empty_label=_("All")
    )
    demand = django_filters.ModelChoiceFilter(
        field_name="intake", queryset=demands_of, label=_("Demand"), empty_label=_("All")
    )
    crossing = django_filters.ModelChoiceFilter(
        queryset=crossings_of, to_field_name="code", label=_("Crossing point"), empty_label=_("All")
    )
    stage = django_filters.ChoiceFilter(choices=Stage, label=_("Stage"), empty_label=_("All"))
    overdue = TickFilter(method="past_due", label=_("Overdue only"))
    within = django_filters.ChoiceFilter(
        choices=[(days, days) for days in WINDOWS],
        method="ending",
        label=_("Ends within (days)"),
        empty_label=_("All"),
    )
    year = YearFilter(method="issued_in", label=_("Issued in year"))
    on = DayFilter(method="held_on", label=_("Held on day"))

    class Meta:
        model = Permit
        fields = [
            "q",
            "stage",
            "overdue",
            "within",
            "programme",
            "district",
            "commune",
        ]  # first what is asked daily

    def saying(self, queryset, name, value):
        return queryset.search(value)

    def past_due(self, queryset, name, value):
        return queryset.overdue() if value else queryset

    def ending(self, queryset, name, value):
        return queryset.expiring(int(value))

    def issued_in(self, queryset, name, value):
        return queryset.filter(issued_on__year=min(value, LAST_YEAR)) if value else queryset.none()

    def held_on(self, queryset, name, value):
        return queryset.valid_on(value)

    @property
    def is_by_end(self):
        """Whether all that is shown has a day on which it ends, so that it can stand in that order."""
        told = self.form.cleaned_data if self.is_valid() else {}
        return bool(told.get("overdue") or told.get("within"))
