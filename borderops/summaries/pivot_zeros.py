"""Where a cell without records is a zero: in a district and a span of which it is confirmed that nothing happened."""

from dataclasses import replace
from datetime import timedelta

from django.db.models import Count
from django.utils.functional import cached_property

from borderops.districts.areas import PresentAreas
from borderops.patrols.expected import owed_everywhere
from borderops.summaries.pivot_asked import PLACES
from borderops.summaries.pivot_counts import figures_of
from borderops.summaries.zeros import DistrictZeros


class PivotZeros:
    """The zeros of a table; only cells of a place and a time have them, never those of a kind or a direction."""

    def __init__(self, asked, heads):
        self.asked, self.heads, self.recorded = asked, heads, {}
        places = [axis.key for axis in asked.axes if axis.is_of_places]
        places += [dimension.key for dimension, _value in asked.only if dimension.key in PLACES]
        others = [dimension for dimension, _value in asked.only if dimension.key not in places]
        self.may_be = bool(asked.counting.regime) and not others and len({*places}) < 2
        self.one = [heads.districts.get(value) for dimension, value in asked.only]

    @cached_property
    def zeros(self):
        start, end = min(self.asked.last.start, self.asked.period.start), self.asked.period.end
        owed = owed_everywhere(start - timedelta(days=1), end)
        areas = PresentAreas() if self.asked.is_by_present else None
        return DistrictZeros(start, end, owed, self.asked.today, areas)

    def grounds(self, row, column, period, spans):
        """On what the zero of a cell stands; empty where it is none."""
        about = self.may_be and self.place_and_span(row, column, period, spans)
        if not about:
            return frozenset()
        districts, span = about
        grounds = self.zeros.all_grounds(districts, self.asked.counting.regime, span)
        if grounds and (row.value, column.value) in self.of_records(period):
            return frozenset()
        return frozenset(grounds)

    def place_and_span(self, row, column, period, spans):
        """(keys of the districts of a cell, its days, which are over); nothing for a cell of anything else."""
        districts, span = [], period
        for head in (row, column):
            if head.span:
                span = spans[head.value] if head.value < len(spans) else None
                if span is None or span.end >= self.asked.today:
                    return None
            elif head.district:
                districts.append(head.district)
            elif not head.is_total:
                return None
        return [each.pk for each in districts or self.one or self.all_reached if each], span

    @cached_property
    def all_reached(self):
        return [self.heads.districts[code] for code in self.heads.reached]

    def of_records(self, period):
        """Where there are records at all: a case of which the offenders are not known is no zero of offenders."""
        if isinstance(self.asked.counting.measure, Count):
            return {}  # what is counted is the records themselves
        if period.key not in self.recorded:
            cases = replace(self.asked.counting, measure=Count("*"))
            self.recorded[period.key] = figures_of(self.asked, period, cases)
        return self.recorded[period.key]
