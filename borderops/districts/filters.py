"""What many lists can be narrowed by: days and districts."""

import django_filters
from django import forms

from borderops.districts.models import District
from borderops.lists.fields import DayField


class DayFilter(django_filters.DateFilter):
    """A day as people write it."""

    field_class = DayField


class DistrictFilter(django_filters.ModelMultipleChoiceFilter):
    """Districts by their codes, which an address can name for as long as it is kept."""

    def __init__(self, **kwargs):
        districts = {"queryset": District.objects.all(), "to_field_name": "code"}
        super().__init__(widget=forms.CheckboxSelectMultiple, **districts, **kwargs)

    def filter(self, queryset, value):
        """One condition that an index serves; the package would ask for each district and for distinct rows."""
        keys = [district.pk for district in value]
        return queryset.filter(**{f"{self.field_name}__in": keys}) if keys else queryset
