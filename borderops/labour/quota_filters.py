"""The permits behind a number of the page of quotas."""

import django_filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from borderops.labour.quota_rows import LABELS, conditions
from borderops.labour.quota_takes import takes_of
from borderops.lists.fields import WholeField

LAST_YEAR = 9998


class QuotaYearFilter(django_filters.NumberFilter):
    """A calendar year of issue."""

    field_class = WholeField


class QuotaFilter(django_filters.FilterSet):
    """Of which year's quota a place is taken, and how far the permit is in it."""

    quota_year = QuotaYearFilter(method="of_quota", label=_("Place of the quota of the year"))
    taken = django_filters.ChoiceFilter(
        choices=list(LABELS.items()), method="taken_as", label=_("Place of the quota"), empty_label=_("All")
    )

    def of_quota(self, queryset, name, value):
        return takes_of(queryset, min(value, LAST_YEAR)) if value else queryset.none()

    def taken_as(self, queryset, name, value):
        return queryset.filter(conditions(timezone.localdate())[value])
