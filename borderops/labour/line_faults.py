"""Why a line of a list cannot be true: asked for all lines at once, in few queries."""

from collections import defaultdict
from datetime import timedelta

from borderops import vietnamese
from borderops.labour.choices import ListKind
from borderops.labour.course import Event, follow
from borderops.labour.quota_budget import places_left, quota_words

FINE = ("", "")


def faults_of(record, lines):
    """For each line the code of its fault and what it is about (see `held`), or two empty texts."""
    permits = with_events([line.permit_id for line in lines], type(lines[0]), record) if lines else {}
    budget = places_left(record)
    seen, told = {}, []
    for turn, line in enumerate(lines, 1):
        permit = permits.get(line.permit_id)
        fault = fault_of(record, line, permit, seen)
        seen.setdefault(permit.worker_id, turn)
        if fault == FINE and not budget.take(permit):
            fault = "quota", quota_words(budget.rule)
        told.append(fault)
    return told


def with_events(keys, line_model, record):
    """The permits of some lines by key, each with its accepted events beside this list's own."""
    permits = line_model._meta.get_field("permit").related_model.objects
    known = permits.filter(pk__in=keys).select_related("worker", "programme", "district").in_bulk()
    others = held_by({permit.worker_id for permit in known.values()}, permits)
    for permit in known.values():
        permit.events, permit.others = [], others[permit.worker_id]
    for line in line_model.objects.filter(permit__in=keys).events().exclude(list=record.pk):
        known[line.permit_id].events.append(Event.of(line))
    return known


def held_by(workers, permits):
    """The permits that stand for each of these workers: neither refused nor cancelled, with a first day."""
    found = defaultdict(list)
    for permit in permits.kept_alive().filter(worker__in=workers, valid_from__isnull=False).order_by("pk"):
        found[permit.worker_id].append(permit)
    return found


def overlapped(permit, until):
    """Another permit of the worker that holds on a day of this one, as extended until a day."""
    for other in permit.others:
        if other.pk != permit.pk and other.valid_from <= until and last_day(other) >= permit.valid_from:
            return other
    return None


def last_day(permit):
    return permit.due_on or permit.valid_to


def fault_of(record, line, permit, seen):
    """The first fault of a line, the budget apart."""
    worker = permit.worker
    if permit.worker_id in seen:
        return "twice", seen[permit.worker_id]
    if permit.programme_id != record.programme_id:
        return "programme", permit.programme.code
    if permit.district_id != record.district_id:
        return "district", ""
    if worker.merged_into_id:
        return "merged", worker.merged_into_id
    if worker.forgotten_at:
        return "forgotten", ""
    return fault_of_step(record, line, permit) or OWN.get(record.kind, no_more)(record, line, permit) or FINE


def fault_of_step(record, line, permit):
    """Whether the step follows from what was logged before, and what was logged later still follows from it."""
    event = Event(record.day, record.kind, line.until, record, line.pk)
    before = follow(permit, permit.events)
    after = follow(permit, [*permit.events, event])
    if event in after.out_of_order:
        stage = follow(permit, [each for each in permit.events if each.sort_key <= event.sort_key]).stage
        return "step", stage.value
    upset = [each for each in after.out_of_order if each not in before.out_of_order]
    return ("order", upset[0].record) if upset else None


def no_more(record, line, permit):
    """Nothing more is asked of this kind of list."""


def fault_of_issue(record, line, permit):
    """A permit that is issued is complete."""
    if permit.worker.awaits_province:
        return "province", ""
    asked = {
        "number": permit.number,
        "validity": permit.valid_from,
        "employer": permit.employer_id,
        "paper": permit.paper_number and permit.paper_expires_on,
    }
    missing = next((code for code, value in asked.items() if not value), None)
    if missing:
        return missing, ""
    if permit.paper_expires_on < permit.valid_to:
        return "paper_ends", vietnamese.day(permit.paper_expires_on)
    other = overlapped(permit, end_of(permit, record.day))
    return ("until_overlap", other) if other else fault_of_age(permit)


def fault_of_age(permit):
    age = permit.worker.age_on(permit.valid_from)
    return ("young", age) if age is not None and age < permit.programme.youngest else None


def fault_of_departure(record, line, permit):
    """Nobody departs under a permit or paper that does not hold on the day."""
    end = end_of(permit, record.day)
    if not permit.valid_from or not permit.valid_from <= record.day <= end:
        return "not_valid", permit.validity_words
    if permit.paper_expires_on and permit.paper_expires_on < record.day:
        return "paper_ends", vietnamese.day(permit.paper_expires_on)
    other = away_under(permit, record.day)
    return ("away", other) if other else None


def away_under(permit, day):
    """Another permit under which the worker went before a day and has not come back."""
    return next((each for each in permit.others if each.pk != permit.pk and each.is_away_on(day)), None)


def end_of(permit, day):
    """The last day of the permit as it was extended until a day."""
    ends = [each.until for each in permit.events if each.kind == ListKind.EXTEND and each.day <= day]
    return max([permit.valid_to, *ends]) if permit.valid_to else day


def fault_of_extension(record, line, permit):
    """An extension has an end, later than the present one and within the programme's term; the paper holds as long."""
    if not line.until:
        return "until", ""
    if not permit.valid_to:
        return "validity", ""
    present = end_of(permit, record.day)
    if line.until <= present:
        return "until_before", vietnamese.day(present)
    latest = permit.programme.last_day_from(present + timedelta(days=1))
    if latest and line.until > latest:
        return "until_long", vietnamese.day(latest)
    if permit.paper_expires_on and permit.paper_expires_on < line.until:
        return "paper_ends", vietnamese.day(permit.paper_expires_on)
    other = overlapped(permit, line.until)
    return ("until_overlap", other) if other else None


OWN = {
    ListKind.ISSUE: fault_of_issue,
    ListKind.DEPART: fault_of_departure,
    ListKind.EXTEND: fault_of_extension,
}
