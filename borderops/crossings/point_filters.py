"""What the list of crossing points can be narrowed by."""

import django_filters
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from borderops.crossings.choices import CrossingKind
from borderops.crossings.models import CrossingPoint
from borderops.districts.models import District

CLOSED, UNKNOWN = "closed", "unknown"
KINDS = [*CrossingKind.choices, (CLOSED, _("Closed for good")), (UNKNOWN, _("No source says"))]


class CrossingFilter(django_filters.FilterSet):
    """Names in any spelling, the district, and what it is today."""

    q = django_filters.CharFilter(method="named", label=_("Search"), widget=forms.SearchInput())
    district = django_filters.ModelChoiceFilter(
        queryset=District.objects.on_border(), to_field_name="code", label=_("District"), empty_label=_("All")
    )
    kind = django_filters.ChoiceFilter(
        choices=KINDS, method="of_kind", label=_("Kind of crossing today"), empty_label=_("All")
    )

    class Meta:
        model = CrossingPoint
        fields = []

    def named(self, queryset, name, value):
        return queryset.named(value)

    def of_kind(self, queryset, name, value):
        """Those that are of this kind today; they are few enough to be read whole."""
        every = CrossingPoint.objects.with_life()
        return queryset.filter(pk__in=[each.pk for each in every if kind_today(each) == value])


def kind_today(crossing):
    """What it is today, as the filter names it."""
    today = timezone.localdate()
    return CLOSED if crossing.is_closed_on(today) else crossing.kind_on(today) or UNKNOWN
