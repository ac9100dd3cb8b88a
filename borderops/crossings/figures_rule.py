"""Which reports of traffic a period counts: each month of a crossing point once, whoever told it how often.

A month counts by its final, or else by its estimate, or else by the sum of its days; a day by its final, or else
by its estimate.
"""

from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Left

from borderops.crossings.choices import TrafficStanding
from borderops.figures.periods import Period
from borderops.figures.same_days import same_days_last_year, until_today

A_MONTH = len("2021-10")
IS_DAY = Q(starts_on=F("ends_on"))
OF_WHOLE_MONTHS = ("year", "half", "quarter", "month")
LONGEST_MONTH = timedelta(days=31)
# The day with which a reporting month begins, in the midst of a calendar month.
MIDST = 15


def counted_in(reports, period, user):
    """Those of some reports that lie in a period, and in whose place no accepted one that the user sees counts."""
    near = Q(starts_on__gte=period.start - LONGEST_MONTH, starts_on__lte=period.end)
    accepted = reports.model.objects.visible_to(user).counted().order_by().filter(near)
    months = accepted.filter(crossing=OuterRef("crossing"), period=Left(OuterRef("period"), A_MONTH))
    if not is_of_months(period):
        months = months.filter(lies_in(period))
    replaced = told_as_final(accepted) | (IS_DAY & Q(Exists(months)))
    return reports.filter(lies_in(period)).exclude(replaced)


def told_as_final(accepted):
    """The condition that an estimate counts no more, since one of some accepted reports tells the same as final."""
    finals = accepted.filter(
        crossing=OuterRef("crossing"), period=OuterRef("period"), standing=TrafficStanding.FINAL
    )
    # The plain condition stands first: the database looks for another report only where there may be one.
    return Q(standing=TrafficStanding.ESTIMATE) & Q(Exists(finals))


def is_of_months(period):
    """Whether a period is made of months, of the calendar or from 15th to 14th, and not of any days."""
    return period.kind in OF_WHOLE_MONTHS


def takes_month_begun(period):
    """Whether a period counts the month in whose midst it begins: it is of months, or begins like a reporting month.

    So a year until today counts the same months as the year itself.
    """
    return is_of_months(period) or period.start.day == MIDST


def first_begin(period):
    """The first day on which a month that a period counts can begin."""
    return period.start - LONGEST_MONTH if takes_month_begun(period) else period.start


def lies_in(period):
    """The condition that a period counts a report: a month by its last day, or only if whole; a day by its date."""
    first = first_begin(period)
    return Q(starts_on__gte=first, starts_on__lte=period.end, ends_on__range=(period.start, period.end))


def cuts_months(period):
    """Whether calendar months lie in a period only in part, so that the page has to say how they count."""
    return period.start.day != 1 or (period.end + timedelta(days=1)).day != 1


def year_before(period, today=date.max):
    """The same days of the year before; where whole months end with February, whole months again."""
    last = same_days_last_year(period, today)
    if cuts_months(last) and not cuts_months(until_today(period, today)):
        return Period.between(last.start, last.end.replace(day=29))
    return last
