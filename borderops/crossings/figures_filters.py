"""Narrows a list of reports of traffic to what a period counts, so that each figure opens exactly its rows."""

from django.utils.translation import gettext_lazy as _

from borderops.crossings.figures_rule import counted_in
from borderops.districts.areas import PresentAreas
from borderops.districts.filters import AreaFilter, CommuneFilter, ShortFilterSet
from borderops.figures.filters import PeriodFilter


class CommuneTodayFilter(CommuneFilter):
    """The commune in which a crossing point lies today, whatever it was called when somebody wrote it down."""

    def filter(self, queryset, value):
        lands = PresentAreas().lands_of(value.pk) if value else []
        return queryset.filter(**{f"{self.field_name}__in": lands}) if value else queryset


class CountedFilter(ShortFilterSet):
    """The reports that the figures of a period count, or would count once they are accepted; by where that lies today.

    A crossing point stays where it is while the communes around it change, so its places are those of today.
    """

    counted = PeriodFilter(method="counted_for", label=_("Counted in the figures of"))
    area = AreaFilter("crossing__commune", "crossing__district")
    commune = CommuneTodayFilter(field_name="crossing__commune", label=_("Commune as it stands today"))

    when_asked = ("commune",)

    def counted_for(self, queryset, name, value):
        return counted_in(queryset, value, self.request.user)
