"""What the list of markers can be narrowed by."""

import django_filters
from django import forms
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.districts.filters import DistrictFilter
from borderops.districts.models import BorderMarker, Commune
from borderops.lists.fields import WholeField
from borderops.patrols.marker_looks import SEEN, Found, PresentStates

NEVER = "never"
STATES = [*((state.value, state.label) for state in SEEN), (NEVER, Found.never)]
LISTED = [("no", _("Not in the register yet")), ("yes", _("In the register"))]


class DaysFilter(django_filters.Filter):
    """A number of days."""

    field_class = WholeField


class MarkerFilter(django_filters.FilterSet):
    """Text, present state, age of the last look, district, and whether the register of markers holds it."""

    q = django_filters.CharFilter(method="search", label=_("Marker or commune"), widget=forms.SearchInput())
    state = django_filters.ChoiceFilter(
        choices=STATES, method="in_state", label=_("Present state"), empty_label=_("All")
    )
    unseen = DaysFilter(method="not_seen_for", label=_("Not checked for so many days"))
    district = DistrictFilter(field_name="commune__district", label=_("District"))
    listed = django_filters.ChoiceFilter(
        choices=LISTED, method="in_register", label=_("Register of markers"), empty_label=_("All")
    )

    class Meta:
        model = BorderMarker
        fields = []

    @cached_property
    def present(self):
        """The state of every marker, asked for once."""
        return PresentStates()

    def search(self, queryset, name, value):
        """Every word in the marker's number or in the name of its commune, whatever its marks."""
        names = [(pk, vietnamese.fold(said)) for pk, said in Commune.objects.values_list("pk", "name")]
        for word in vietnamese.fold(value).split():
            communes = [pk for pk, said in names if word in said]
            queryset = queryset.filter(Q(code__contains=word) | Q(commune__in=communes))
        return queryset

    def in_state(self, queryset, name, value):
        seen = self.present.by_marker
        if value == NEVER:
            return queryset.exclude(pk__in=list(seen))
        return queryset.filter(pk__in=[marker for marker, found in seen.items() if found.state == value])

    def not_seen_for(self, queryset, name, value):
        """Last seen more than so many days ago, or never."""
        if value is None:
            return queryset
        of_late = [marker for marker, found in self.present.by_marker.items() if found.age <= value]
        return queryset.exclude(pk__in=of_late)

    def in_register(self, queryset, name, value):
        return queryset.filter(listed=value == "yes")
