"""What the lists of follow-ups, and of cases that should be resolved by now, can be narrowed by."""

from datetime import timedelta

import django_filters
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from borderops.districts.filters import AreaFilter, CommuneFilter, DayFilter, DistrictFilter, ShortFilterSet
from borderops.districts.models import Unit
from borderops.incidents.choices import Severity
from borderops.incidents.filters import SEARCH
from borderops.incidents.models import FollowUp, Incident
from borderops.incidents.outcomes import Outcome
from borderops.review.states import State

SOON = timedelta(days=7)


class UnitFilter(django_filters.ModelChoiceFilter):
    """The unit that handles a case: the one that is named, or else the one that logged it."""

    def __init__(self, path="", **kwargs):
        self.path = path
        units = {"queryset": Unit.objects.order_by("name"), "empty_label": _("All")}
        super().__init__(label=_("Unit that handles it"), **units, **kwargs)

    def filter(self, queryset, value):
        if value is None:
            return queryset
        named = Q(**{f"{self.path}handling_unit": value})
        return queryset.filter(
            named | Q(**{f"{self.path}handling_unit__isnull": True, f"{self.path}unit": value})
        )


class FollowUpFilter(ShortFilterSet):
    """Number of the incident, days, outcome, kind, state, district, unit that handles."""

    q = django_filters.CharFilter(
        method="of_incident", label=_("Number of the incident or decision"), widget=SEARCH
    )
    since = DayFilter(field_name="happened_on", lookup_expr="gte", label=_("From day"))
    until = DayFilter(field_name="happened_on", lookup_expr="lte", label=_("To day"))
    outcome = django_filters.ChoiceFilter(choices=Outcome, label=_("Outcome"), empty_label=_("All"))
    kind = django_filters.ChoiceFilter(choices=FollowUp.Kind, label=_("Kind"), empty_label=_("All"))
    state = django_filters.ChoiceFilter(choices=State, label=_("State"), empty_label=_("All"))
    district = DistrictFilter(field_name="incident__district", label=_("District"))
    unit = UnitFilter("incident__")
    area = AreaFilter("incident__commune", "incident__district")
    commune = CommuneFilter(field_name="incident__commune")
    counted = django_filters.BooleanFilter(method="as_counted", label=_("Counted only"))

    class Meta:
        model = FollowUp
        fields = []

    when_asked = ("area", "commune", "counted")

    def as_counted(self, queryset, name, value):
        """What figures count: accepted, and so is the case."""
        return queryset.of_counted_cases() if value else queryset

    def of_incident(self, queryset, name, value):
        """The number of an incident or of a decision, or a part of it."""
        text = value.strip()
        number = Q(incident__number__icontains=text)
        return queryset.filter(
            number | Q(decision_number__icontains=text) | Q(document_number__icontains=text)
        )


class WaitingFollowUpFilter(FollowUpFilter):
    """The same for the reviewers' inbox, where the state is given."""

    state = None


class OverdueFilter(django_filters.FilterSet):
    """Which cases that are not resolved yet: overdue ones, unless others are asked for."""

    WHICH = [("soon", _("Due within 7 days")), ("open", _("All that are not resolved"))]

    which = django_filters.ChoiceFilter(
        choices=WHICH, method="as_it_is", label=_("Show"), empty_label=_("Overdue")
    )
    district = DistrictFilter(label=_("District"))
    unit = UnitFilter()
    severity = django_filters.ChoiceFilter(choices=Severity, label=_("Severity"), empty_label=_("All"))

    class Meta:
        model = Incident
        fields = []

    def as_it_is(self, queryset, name, value):
        """Done below, since it holds when nothing is chosen too."""
        return queryset

    def filter_queryset(self, queryset):
        today, which = timezone.localdate(), self.form.cleaned_data["which"]
        rows = super().filter_queryset(queryset)
        if which == "soon":
            return rows.filter(handle_by__range=(today, today + SOON))
        return rows if which == "open" else rows.overdue(today)
