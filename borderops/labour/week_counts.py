"""How many workers leave and come back in a week, by crossing point and programme: numbers, no names."""

from collections import Counter

from django.db.models import Count

from borderops.labour.choices import AT_CROSSING, ListKind, Stage
from borderops.labour.models import ListLine, Permit, Trip, WorkerList

# What happened by accepted lists, what waits for review, and what permits let expect.
WENT, CAME = "went", "came"
GOING_WAITS, COMING_WAITS = "going_waits", "coming_waits"
TO_GO, TO_COME = "to_go", "to_come"
KINDS = (WENT, GOING_WAITS, TO_GO, CAME, COMING_WAITS, TO_COME)
# What still lies ahead, so that the way has to be open.
AHEAD = (GOING_WAITS, TO_GO, COMING_WAITS, TO_COME)


def counts_of_week(user, week):
    """Numbers by crossing point, programme and kind; a crossing point that nobody said is None."""
    found = Counter()
    for kind, rows in numbers(user, (week.start, week.end)):
        for crossing, programme, number in rows:
            found[crossing, programme, kind] += number
    return found


def numbers(user, ends):
    """What is asked of the database: one query for each of what happened, what waits and what is expected."""
    trips = Trip.objects.counted_for(user).order_by()
    yield WENT, counted(trips.filter(out_on__range=ends), "out_crossing", "programme")
    yield CAME, counted(trips.filter(in_on__range=ends), "in_crossing", "programme")
    permits = Permit.objects.counted_for(user).order_by()
    leaving = permits.filter(stage=Stage.ISSUED, valid_from__range=ends)
    yield TO_GO, counted(leaving, "crossing", "programme")
    due = permits.filter(stage=Stage.ABROAD, due_on__range=ends)
    yield TO_COME, counted(due, "crossing", "programme")
    waiting = waiting_lines(user, ends)
    for kind, name in ((ListKind.DEPART, GOING_WAITS), (ListKind.RETURN, COMING_WAITS)):
        yield name, counted(waiting.filter(list__kind=kind), "list__crossing", "list__programme")


def waiting_lines(user, ends):
    """The workers of lists that wait for review; for those who may see the lists."""
    if not user.has_perm("labour.view_workerlist"):
        return ListLine.objects.none()
    lists = WorkerList.objects.visible_to(user).waiting().filter(day__range=ends, kind__in=AT_CROSSING)
    return ListLine.objects.filter(held="", list__in=lists.order_by().values("pk")).order_by()


def counted(rows, *by):
    return rows.values_list(*by).annotate(number=Count("pk"))
