"""What the accepted lists lead to is written into the permits and their trips, so that lists and figures find it."""

from itertools import batched

from borderops.labour.choices import TAKES_PLACE, Stage
from borderops.labour.course import Event, follow
from borderops.labour.permits import Permit
from borderops.review.states import State

BATCH = 500
SETTLED = ["stage", "stage_on", "committed_on", "issued_on", "due_on", "went_on", "came_on", "extended"]
OVER = {Stage.REFUSED, Stage.CANCELLED}


def settle(keys):
    """Settles these permits anew from all that is accepted; under the lock of their programme."""
    for batch in batched(sorted(set(keys)), BATCH, strict=False):
        settle_some(batch)


def take_permits(keys):
    """Takes these permits for this transaction, always in the same order; other rows may still name them."""
    taken = Permit.objects.filter(pk__in=keys).select_for_update(of=["self"], no_key=True)
    return list(taken.order_by("pk"))


def lines_of(keys):
    """The lines of all lists that name these permits."""
    return Permit._meta.get_field("lines").related_model.objects.filter(permit__in=keys)


def settle_some(keys):
    permits = take_permits(keys)
    events = {permit.pk: [] for permit in permits}
    for line in lines_of(keys).events():
        events[line.permit_id].append(Event.of(line))
    taken = places_taken(keys)
    courses = {permit.pk: follow(permit, events[permit.pk]) for permit in permits}
    before = as_they_are(permits, SETTLED)
    for permit in permits:
        write_down(permit, courses[permit.pk], taken.get(permit.pk))
    write_changed(permits, SETTLED, before)
    settle_trips(permits, courses)


def as_they_are(records, names):
    """What some records say in some fields, by their keys."""
    return {record.pk: [getattr(record, name) for name in names] for record in records}


def write_changed(records, names, before):
    """Writes these fields where they say something else than before: a list changes few, of hundreds of records."""
    now = as_they_are(records, names)
    changed = [record for record in records if now[record.pk] != before[record.pk]]
    told = [(now[record.pk], before[record.pk]) for record in changed]
    fields = [name for place, name in enumerate(names) if any(new[place] != old[place] for new, old in told)]
    if changed:
        type(changed[0]).objects.bulk_update(changed, fields)


def places_taken(keys):
    """When each of these permits took a place of the quota, by a list that waits for review or is accepted."""
    taking = {"list__kind__in": TAKES_PLACE, "list__state__in": [State.SUBMITTED, State.ACCEPTED]}
    lines = lines_of(keys).filter(held="", **taking)
    return dict(lines.order_by("list__day", "pk").values_list("permit", "list__day"))


def write_down(permit, course, taken_on):
    """What follows for the permit's own fields."""
    permit.stage, permit.stage_on, permit.issued_on = course.stage, course.since, course.issued_on
    permit.extended = course.until is not None
    permit.due_on = course.until or (permit.valid_to if course.issued_on else None)
    permit.went_on = course.trips[-1].out.day if course.trips else None
    back = [trip.back.day for trip in course.trips if trip.back]
    permit.came_on = back[-1] if back else None
    waits = course.issued_on is None and course.stage not in OVER
    permit.committed_on = taken_on if waits else None


def settle_trips(permits, courses):
    """The trips are those of the course: new ones are added, and what is no longer true goes."""
    trips = Permit._meta.get_field("trips").related_model
    stored = {trip.out_line_id: trip for trip in trips.objects.filter(permit__in=permits)}
    names = [field.attname for field in trips._meta.fields if not field.primary_key]
    before = as_they_are(stored.values(), names)
    new, known = [], []
    for permit in permits:
        for told in courses[permit.pk].trips:
            trip = stored.pop(told.out.line, None) or trips(out_line_id=told.out.line)
            trip.tell(permit, told)
            (known if trip.pk else new).append(trip)
    trips.objects.filter(pk__in=[trip.pk for trip in stored.values()]).delete()
    write_changed(known, names, before)
    trips.objects.bulk_create(new)
