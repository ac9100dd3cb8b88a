"""Where nothing is recorded in all of a person's places: whether that is a zero, or only missing."""

from django.utils.functional import cached_property

from borderops.patrols.days import A_DAY
from borderops.patrols.expected import owed_everywhere
from borderops.people.roles import READERS
from borderops.summaries.shown import shown_districts
from borderops.summaries.zeros import DistrictZeros


class ConfirmedZeros:
    """Reads what makes a zero (see zeros) only once a figure is missing that could be one."""

    def __init__(self, user, spans, today):
        self.user, self.spans, self.today, self.read = user, spans, today, {}

    def figure(self, value, counting, span):
        """The figure, or 0 where every border district of the person's is confirmed to have had no case."""
        if value is not None or not counting.regime or not self.is_confirmed(counting.regime, span):
            return value
        days = {f"{counting.day}__gte": span.start, f"{counting.day}__lte": span.end}
        return None if counting.records(self.user).filter(**days).exists() else 0

    def is_confirmed(self, regime, span):
        return bool(self.zeros_of(span).all_grounds(self.districts, regime, span))

    def zeros_of(self, span):
        """Of these days alone: the shifts of a whole year need not be read for a few of its days."""
        if span.key not in self.read:
            self.read[span.key] = DistrictZeros(span.start, span.end, self.owed, self.today)
        return self.read[span.key]

    @cached_property
    def owed(self):
        start, end = min(each.start for each in self.spans.all), self.spans.now.end
        return owed_everywhere(start - A_DAY, end)

    @cached_property
    def districts(self):
        """The keys of the border districts whose incidents the person counts."""
        return [district.pk for district in shown_districts(self.user.places_as(*READERS))]
