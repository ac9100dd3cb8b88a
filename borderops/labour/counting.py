"""Workers ("người") and departures ("lượt"): two counts of the same trips, each by itself and never added."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, DateField, ExpressionWrapper, F, Q, Value
from django.db.models.functions import TruncMonth
from django.utils import timezone

from borderops.figures.periods import Period
from borderops.labour.choices import Sex, Stage
from borderops.labour.models import Permit, Trip

# An administrative month begins on the 15th: so many days earlier it is a calendar month.
SHIFT = timedelta(days=14)
A_DAY = timedelta(days=1)
SEXES = (*Sex.values, "")


@dataclass(frozen=True)
class Counts:
    """How many different workers departed, and how often; where nothing is recorded neither is known."""

    workers_out: int | None = None
    departures: int | None = None


NOTHING = Counts()


def trips_of(user, **narrowed):
    """The departures that the user may count, of any time."""
    return Trip.objects.counted_for(user).filter(**narrowed).order_by()


def trips_in(period, trips):
    return trips.between(period.start, period.end)


def together(trips):
    """All of them: each worker once, however often and under however many programmes."""
    found = trips.aggregate(workers=Count("worker", distinct=True), departures=Count("*"))
    return Counts(found["workers"] or None, found["departures"] or None)


def counted_by(trips, field):
    """The same for each value of a field; a worker may be in more than one of the groups."""
    told = trips.values_list(field)
    rows = told.annotate(workers=Count("worker", distinct=True), departures=Count("*"))
    return {key: Counts(workers, departures) for key, workers, departures in rows}


def counted_by_sex(trips):
    """The same by sex, which is the worker's own: in one query, by indexes that stand in the order of the workers."""
    asked = {}
    for sex in SEXES:
        of = Q(worker__sex=sex)
        asked[f"workers_{sex}"] = Count("worker", distinct=True, filter=of)
        asked[f"times_{sex}"] = Count("worker", filter=of)
    found = trips.aggregate(**asked)
    told = {sex: Counts(found[f"workers_{sex}"], found[f"times_{sex}"]) for sex in SEXES}
    return {sex: counts for sex, counts in told.items() if counts.workers_out}


def counted_by_months(trips, spans):
    """The same for each month of two periods that follow one another, by the month's place in each."""
    before, now = sorted(spans, key=lambda span: span.start)
    whole = all(month.kind == "month" for span in spans for month in span.months)
    if not whole or before.end < now.start - A_DAY:
        return [by_month(trips_in(span, trips), span) for span in spans]
    # Read once where the one year begins with the end of the other, or they overlap.
    shift = shift_of(now)
    found = by_key(trips.between(before.start, max(before.end, now.end)), shift)
    return [in_places(found, span, shift) for span in spans]


def by_month(trips, span):
    """Each month of one period; a single one is all of it, whatever it is."""
    if len(span.months) == 1:
        return {0: together(trips)}
    shift = shift_of(span)
    return in_places(by_key(trips, shift), span, shift)


def by_key(trips, shift):
    """By the first day of the calendar month that a month begins in, or is."""
    day = ExpressionWrapper(F("out_on") - Value(shift), output_field=DateField())
    return counted_by(trips.annotate(month=TruncMonth(day)), "month")


def in_places(found, span, shift):
    keys = [(month.start - shift).replace(day=1) for month in span.months]
    return {place: found[key] for place, key in enumerate(keys) if key in found}


def shift_of(span):
    return timedelta() if span.is_calendar else SHIFT


def calendar_year(year):
    """A quota is of a calendar year, and so is what stands beside it."""
    return Period.preset("year", year, is_calendar=True)


def standing_now(user):
    """How many workers of each programme are how far today, those abroad too long among them: no names."""
    late = Q(stage=Stage.ABROAD, due_on__lt=timezone.localdate())
    gone = {Stage.RETURNED, Stage.REFUSED, Stage.CANCELLED}
    # Named one by one, the few that are not over are found by an index.
    known = Permit.objects.counted_for(user).filter(stage__in=[*set(Stage) - gone]).order_by()
    told = known.values_list("programme", "stage")
    return list(told.annotate(number=Count("pk"), overdue=Count("pk", filter=late)))
