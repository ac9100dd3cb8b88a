"""The figures that thresholds are held against: each indicator of a period is asked for once."""

from datetime import timedelta

from django.utils import timezone
from django.utils.functional import cached_property

from borderops.districts.models import District
from borderops.patrols.expected import owed_everywhere
from borderops.summaries.small_groups import may_be_told
from borderops.summaries.zeros import Zeros


class Figures:
    """What one person counts of each indicator in a period, by district and along the whole line."""

    def __init__(self, user):
        self.user, self.today = user, timezone.localdate()
        self.splits, self.wholes, self.zeros = {}, {}, {}

    def at(self, counting, period, district):
        """The figure of a district, or of the whole line; 0 only where it is confirmed; else None."""
        if not self.user.has_perm(counting.permission):
            return None
        figure = (
            self.by_district(counting, period).get((district.code,))
            if district
            else self.whole(counting, period)
        )
        return 0 if figure is None and self.is_confirmed(counting, period, district) else figure

    def may_be_told(self, counting, period):
        """Whether the person may know the figures of these days: see small_groups."""
        return may_be_told(self.user, counting, period, self.today)

    def by_district(self, counting, period):
        key = counting.key, period.key
        if key not in self.splits:
            dimension = counting.dimension("district")
            self.splits[key] = counting.split(self.user, period, (dimension,)) if dimension else {}
        return self.splits[key]

    def whole(self, counting, period):
        key = counting.key, period.key
        if key not in self.wholes:
            self.wholes[key] = counting.value(self.user, period)
        return self.wholes[key]

    def is_confirmed(self, counting, period, district):
        """Whether nothing happened on any day that has passed, by a reviewer's word or by the shifts' reports."""
        if not counting.regime:
            return False
        end = min(period.end, self.today - timedelta(days=1))
        places = [district.pk] if district else self.border
        zeros = self.zeros_of(period)
        confirmed = [zeros.grounds(place, counting.regime, period.start, end) for place in places]
        return bool(places) and all(confirmed) and not self.has_cases(counting, period, district)

    def has_cases(self, counting, period, district):
        """Whether anything is recorded: a case of which the offenders are not known is no zero of offenders."""
        days = {f"{counting.day}__gte": period.start, f"{counting.day}__lte": period.end}
        cases = counting.records(self.user).filter(**days)
        return (cases.filter(district=district) if district else cases).exists()

    def zeros_of(self, period):
        if period.key not in self.zeros:
            owed = owed_everywhere(period.start - timedelta(days=1), period.end)
            self.zeros[period.key] = Zeros(period.start, period.end, owed)
        return self.zeros[period.key]

    @cached_property
    def border(self):
        return list(District.objects.on_border().values_list("pk", flat=True))

    def url(self, counting, period, district):
        """Where the records behind a figure stand; empty where the person may not open them."""
        if not self.user.has_perm(counting.permission):
            return ""
        return counting.url(
            self.user, period, [(counting.dimension("district"), district.code)] if district else []
        )
