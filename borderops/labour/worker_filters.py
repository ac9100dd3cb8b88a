"""What the list of workers can be narrowed by; every filter stands in the address."""

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from borderops.districts.filters import CommuneFilter, DistrictFilter
from borderops.districts.models import Commune, District
from borderops.labour.choices import Sex, Stage
from borderops.labour.figures_filters import DepartedFilter
from borderops.labour.permits import Permit
from borderops.labour.programmes import Programme
from borderops.labour.querysets import KNOW_NAMES
from borderops.labour.workers import Worker

OVERDUE = "overdue"
# SQLite refuses a condition of a thousand words.
LONGEST_SEARCH = 200


def communes_of(request):
    """The communes, today's and former ones, in which workers live whom the person may see."""
    places = request.user.places_as(*KNOW_NAMES)
    districts = District.objects.filter(Q(pk__in=places.districts) | Q(units__in=places.units))
    near = Q(pk__in=places.communes) | Q(district__in=districts) | Q(other_districts__in=districts)
    communes = Commune.objects.all() if places.everywhere else Commune.objects.filter(near).distinct()
    seen = Worker.objects.visible_to(request.user).order_by().filter(commune=OuterRef("pk"))
    return communes.filter(Exists(seen)).order_by("name", "code")


def programmes_of(request):
    return Programme.objects.visible_to(request.user)


class WorkerFilter(DepartedFilter):
    """Name or paper, home, sex, and what their permits say."""

    q = django_filters.CharFilter(
        method="search",
        label=_("Name, or the whole number of a paper or permit"),
        max_length=LONGEST_SEARCH,
        widget=forms.SearchInput(attrs={"autocomplete": "off"}),
    )
    district = DistrictFilter(label=_("Home district"))
    commune = CommuneFilter(queryset=communes_of, label=_("Home commune"))
    sex = django_filters.ChoiceFilter(choices=Sex, label=_("Sex"), empty_label=_("All"))
    programme = django_filters.ModelChoiceFilter(
        queryset=programmes_of,
        to_field_name="code",
        method="by_permits",
        label=_("Labour programme"),
        empty_label=_("All"),
    )
    stage = django_filters.ChoiceFilter(
        choices=[*Stage.choices, (OVERDUE, _("Overdue"))],
        method="by_permits",
        label=_("How far a permit is"),
        empty_label=_("All"),
    )
    awaiting = django_filters.ChoiceFilter(
        choices=[("1", _("Yes"))],
        field_name="awaits_province",
        method="waiting",
        label=_("Awaits the province"),
        empty_label=_("All"),
    )

    row_of_trip = "worker"

    class Meta:
        model = Worker
        fields = []

    def search(self, queryset, name, value):
        return queryset.search(value)

    def waiting(self, queryset, name, value):
        return queryset.filter(awaits_province=True)

    def by_permits(self, queryset, name, value):
        """Programme and stage must be true of one and the same permit: see `filter_queryset`."""
        return queryset

    def filter_queryset(self, queryset):
        asked = {name: self.form.cleaned_data.get(name) for name in ("programme", "stage")}
        rows = super().filter_queryset(queryset)
        if not any(asked.values()):
            return rows
        permits = Permit.objects.overdue() if asked["stage"] == OVERDUE else Permit.objects.all()
        if asked["stage"] and asked["stage"] != OVERDUE:
            permits = permits.filter(stage=asked["stage"])
        if asked["programme"]:
            permits = permits.filter(programme=asked["programme"])
        return rows.filter(pk__in=permits.order_by().values("worker"))
