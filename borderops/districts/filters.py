"""What many lists can be narrowed by: days, districts as they were or as they lie today, communes."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from borderops.districts.areas import in_present_areas
from borderops.districts.models import Commune, District
from borderops.lists.fields import DayField


class ShortFilterSet(django_filters.FilterSet):
    """Some of its filters stand in the form only where a figure led to the list: people seldom ask by them."""

    when_asked = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.when_asked:
            if not self.data.get(name):
                self.filters.pop(name, None)


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


class AreaFilter(DistrictFilter):
    """Districts by the boundaries of today, wherever these ran when it happened; of the fields that hold the place."""

    def __init__(self, commune="commune", district="district", **kwargs):
        self.place = commune, district
        super().__init__(label=_("District as it lies today"), **kwargs)

    def filter(self, queryset, value):
        return queryset.filter(in_present_areas(value, *self.place)) if value else queryset


class CommuneFilter(django_filters.ModelChoiceFilter):
    """A commune, past or present, with what tells apart two of one name."""

    class field_class(django_filters.fields.ModelChoiceField):
        def label_from_instance(self, commune):
            return " ".join(filter(None, [str(commune), commune.validity and f"({commune.validity})"]))

    def __init__(self, **kwargs):
        usual = {"queryset": Commune.objects.all(), "label": _("Commune"), "empty_label": _("All")}
        super().__init__(**usual | kwargs)

    def filter(self, queryset, value):
        return queryset.filter(**{self.field_name: value.pk}) if value else queryset
