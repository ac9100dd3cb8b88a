"""On which days the accepted shift reports of a district leave no hour in which something may have happened."""

from collections import Counter, defaultdict
from datetime import date, time

from django.db.models import Count

from borderops.patrols.arrivals import group_number, lies_among
from borderops.patrols.choices import ShiftOutcome
from borderops.patrols.days import A_DAY
from borderops.patrols.expected import days_between
from borderops.patrols.models import ShiftReport
from borderops.review.states import State

TOLD = [State.SUBMITTED, State.ACCEPTED]
MIDNIGHT = time(0)


class ShiftCoverage:
    """The covered days of every district from one day to another; a year is read when a day of it is asked for.

    A day is covered when each post that owes reports has all of them accepted, the night before included where
    its shifts run past midnight, and every shift in which something happened has its incident.
    """

    def __init__(self, start, end, owed):
        self.start, self.end, self.owed, self.years = start, end, owed, {}

    def covers(self, district, day):
        if day.year not in self.years:
            first, last = date(day.year, 1, 1), date(day.year, 12, 31)
            span = CoveredDays(max(first, self.start) - A_DAY, min(last, self.end), self.owed)
            self.years[day.year] = span.by_district()
        return day in self.years[day.year].get(district, ())


class CoveredDays:
    """The same for the days between two, of which the first is read for the night alone; two queries."""

    def __init__(self, start, end, owed):
        self.start, self.end = start, end
        self.owed = [part for each in owed for part in each.within(start, end)]

    def by_district(self):
        """{district: its covered days}."""
        groups = self.groups()
        if not groups:
            return {}
        owing, open_days = defaultdict(set), self.untold_days()
        there = self.accepted_on_days(groups)
        for n, ((district, past_midnight), owed) in enumerate(groups.items()):
            numbers = owed_on_days(owed)
            lacking = {day for day, number in numbers.items() if there.get((n, day), 0) < number}
            owing[district].update(numbers)
            open_days[district] |= lacking | ({day + A_DAY for day in lacking} if past_midnight else set())
        return {district: days - open_days[district] for district, days in owing.items()}

    def groups(self):
        """What is owed, by district and by whether the shifts of a day run past midnight."""
        groups = defaultdict(list)
        for owed in self.owed:
            groups[owed.district, owed.expectation.first_start > MIDNIGHT].append(owed)
        return groups

    def accepted_on_days(self, groups):
        """How many of the owed reports are accepted, by the number of the group and day; one query."""
        accepted = self.accepted().filter(lies_among(self.owed, self.start, self.end), slot__isnull=False)
        accepted = accepted.annotate(group=group_number(groups.values(), self.start, self.end))
        rows = accepted.values_list("group", "duty_day").annotate(n=Count("*"))
        return {(group, day): number for group, day, number in rows}

    def untold_days(self):
        """By district the days, and those after, of shifts that say something happened but have no incident."""
        found = defaultdict(set)
        untold = self.accepted().filter(outcome=ShiftOutcome.CASES).exclude(incidents__state__in=TOLD)
        for district, day in untold.values_list("district", "duty_day").distinct():
            found[district] |= {day, day + A_DAY}
        return found

    def accepted(self):
        return ShiftReport.objects.counted().on_duty_days(self.start, self.end).order_by()


def owed_on_days(owed):
    """How many reports are owed on each day."""
    spans, numbers = Counter(), Counter()
    for each in owed:
        spans[each.first, each.last] += each.per_day
    for (first, last), number in spans.items():
        for day in days_between(first, last):
            numbers[day] += number
    return numbers
