"""Which reports of traffic a period counts: each month of a crossing point once, whoever told it how often.

A month counts by its final, or else by its estimate, or else by the sum of its days; a day by its final, or else
by its estimate.
"""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Left

from borderops.crossings.choices import TrafficStanding
from borderops.figures.periods import Period

A_MONTH = len("2021-10")
IS_DAY = Q(starts_on=F("ends_on"))
OF_WHOLE_MONTHS = ("year", "half", "quarter", "month")
LONGEST_MONTH = timedelta(days=31)


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


def lies_in(period):
    """The condition that a period counts a report: a month by its last day, or only if whole; a day by its date."""
    first = period.start - LONGEST_MONTH if is_of_months(period) else period.start
    return Q(starts_on__gte=first, starts_on__lte=period.end, ends_on__range=(period.start, period.end))


def cuts_months(period):
    """Whether calendar months lie in a period only in part, so that the page has to say how they count."""
    return period.start.day != 1 or (period.end + timedelta(days=1)).day != 1


def year_before(period):
    """The same period of the year before; where whole months end with February, whole months again."""
    last = period.same_last_year
    if cuts_months(last) and not cuts_months(period):
        return Period.between(last.start, last.end.replace(day=29))
    return last
