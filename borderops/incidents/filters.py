"""What a list of incidents can be narrowed by; every filter stands in the address."""

import django_filters
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from borderops.crossings.models import CrossingPoint
from borderops.districts.filters import AreaFilter, CommuneFilter, DayFilter, DistrictFilter, ShortFilterSet
from borderops.districts.models import BorderMarker
from borderops.incidents.choices import RESOLVED, UNRESOLVED, FoundBy, Handling, Severity
from borderops.incidents.models import Direction, Incident, IncidentCode, Regime
from borderops.incidents.near_crossings import near
from borderops.review.states import State

SEARCH = forms.SearchInput()
HANDLING = [("done", _("Resolved, in either way")), ("open", _("Not resolved yet")), *Handling.choices]
LATE = [("review", _("Review is late")), ("handling", _("Handling is overdue"))]
# Incidents that name no marker.
NO_MARKER = "-"
KIND = forms.TextInput(attrs={"placeholder": "D, D2"})
CROSSING = forms.TextInput(attrs={"placeholder": "TT-TB"})


class IncidentFilter(ShortFilterSet):
    """Text, days, district, kind, regime, state."""

    q = django_filters.CharFilter(method="search", label=_("Search"), widget=SEARCH)
    since = DayFilter(field_name="occurred_on", lookup_expr="gte", label=_("From day"))
    until = DayFilter(field_name="occurred_on", lookup_expr="lte", label=_("To day"))
    district = DistrictFilter(label=_("District"))
    area = AreaFilter()
    crossing = django_filters.CharFilter(
        method="at_crossing", label=_("At the crossing point (code)"), widget=CROSSING
    )
    code = django_filters.CharFilter(method="of_kind", label=_("Kind of incident"), widget=KIND)
    regime = django_filters.ChoiceFilter(choices=Regime, label=_("Counts as"), empty_label=_("All"))
    direction = django_filters.ChoiceFilter(choices=Direction, label=_("Direction"), empty_label=_("All"))
    state = django_filters.ChoiceFilter(choices=State, label=_("State"), empty_label=_("All"))
    severity = django_filters.ChoiceFilter(choices=Severity, label=_("Severity"), empty_label=_("All"))
    handling = django_filters.ChoiceFilter(
        choices=HANDLING, method="by_handling", label=_("Handling"), empty_label=_("All")
    )
    late = django_filters.ChoiceFilter(
        choices=LATE, method="past_due", label=_("Deadline"), empty_label=_("All")
    )

    commune = CommuneFilter()
    found_by = django_filters.ChoiceFilter(choices=FoundBy, label=_("How it was found"), empty_label=_("All"))
    marker = django_filters.CharFilter(method="at_marker", label=_("Marker (“-” for none)"))

    class Meta:
        model = Incident
        fields = []

    when_asked = ("commune", "found_by", "marker")

    def by_handling(self, queryset, name, value):
        """One state of handling, or all that are, or are not, resolved. Only what counts is handled."""
        states = {"done": RESOLVED, "open": UNRESOLVED}.get(value, [value])
        return queryset.counted().filter(handling__in=states)

    def past_due(self, queryset, name, value):
        """What a reviewer, or the unit that handles it, should have finished by now."""
        return queryset.late() if value == "review" else queryset.overdue(timezone.localdate())

    def at_crossing(self, queryset, name, value):
        """At the markers of a crossing point, or in its commune where it has none."""
        crossing = CrossingPoint.objects.filter(code__iexact=value.strip()).first()
        place = near(crossing) if crossing else None
        return queryset.filter(place) if place else queryset.none()

    def at_marker(self, queryset, name, value):
        """At a marker by its code, or where none was named."""
        if value.strip() == NO_MARKER:
            return queryset.filter(marker__isnull=True)
        return queryset.filter(marker__in=list(BorderMarker.objects.filter(code=value.strip())))

    def search(self, queryset, name, value):
        return queryset.search(value, self.request.user)

    def of_kind(self, queryset, name, value):
        """A code itself, or every code of a group."""
        named = Q(code__iexact=value.strip()) | Q(parent__code__iexact=value.strip())
        # As a list: of a subquery the database could not tell whether its kinds are many or few.
        return queryset.filter(code__in=list(IncidentCode.objects.filter(named)))


class WaitingFilter(IncidentFilter):
    """The same for the reviewers' inbox, where the state is given."""

    state = None
    crossing = None
    direction = None
    handling = None
