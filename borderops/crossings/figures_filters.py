"""Narrows a list of reports of traffic to what a period counts, so that each figure opens exactly its rows."""

import django_filters
from django.utils.translation import gettext_lazy as _

from borderops.crossings.figures_rule import counted_in
from borderops.figures.filters import PeriodFilter


class CountedFilter(django_filters.FilterSet):
    """The reports that the figures of a period count, or would count once they are accepted."""

    counted = PeriodFilter(method="counted_for", label=_("Counted in the figures of"))

    def counted_for(self, queryset, name, value):
        return counted_in(queryset, value, self.request.user)
