"""What the list of crossing points can be narrowed by."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from borderops.crossings.models import CrossingPoint
from borderops.districts.models import District


class CrossingFilter(django_filters.FilterSet):
    """Names in any spelling, and the district."""

    q = django_filters.CharFilter(method="named", label=_("Search"), widget=forms.SearchInput())
    district = django_filters.ModelChoiceFilter(
        queryset=District.objects.on_border(), to_field_name="code", label=_("District"), empty_label=_("All")
    )

    class Meta:
        model = CrossingPoint
        fields = []

    def named(self, queryset, name, value):
        return queryset.named(value)
