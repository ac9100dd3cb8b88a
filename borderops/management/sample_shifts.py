"""Sample shift reports with their gaps, hand-overs and looks at markers. Invented throughout."""

import uuid
from collections import defaultdict
from datetime import datetime, timedelta

from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from borderops.incidents.models import Incident
from borderops.management.sample_patrol_words import (
    FEWER,
    HANDOVER_NOTES,
    MARKER_STATES,
    MARKER_WORDS,
    TAKEN_OVER,
)
from borderops.management.sample_posts import OWN_UNITS
from borderops.management.samples import TRAIL, trail
from borderops.patrols.days import A_DAY
from borderops.patrols.models import HandOver, MarkerCheck, ShiftReport
from borderops.review.models import Note
from borderops.review.states import State

BATCH = 1000
FRESH = {State.SUBMITTED: 14, State.ACCEPTED: 4, State.RETURNED: 1}
RECENT = {State.SUBMITTED: 2, State.ACCEPTED: 24, State.RETURNED: 1}
SETTLED = {State.ACCEPTED: 99, State.STRUCK: 1}
# What leaves a shift unreported; older ones only where a unit has gaps anyway.
LACKING = [State.RETURNED, State.STRUCK]


class ShiftMaker:
    """Makes the reports of posts by chance, the same ones each time on the same day."""

    def __init__(self, chance, people, numbers):
        self.chance, self.people, self.numbers = chance, people, numbers
        self.now = timezone.now()
        self.gappy = None
        self.incidents = incidents_by_day()

    def reports(self, posts, days):
        """The reports of some days, in order; some units leave gaps."""
        units = sorted({post.unit.name for post in posts})
        self.gappy = set(
            self.chance.sample([name for name in units if name not in OWN_UNITS], len(units) // 4)
        )
        for day in days:
            for post in posts:
                expected = post.expectation_on(day) if post.is_open_on(day) else None
                for slot in range(1, expected.per_day + 1) if expected else ():
                    if record := self.report(post, expected, day, slot):
                        yield record

    def report(self, post, expected, day, slot):
        """One report as its post sent it, or nothing: a gap, or a shift that is not over."""
        start, end = expected.shift(day, slot)
        sent = end + timedelta(minutes=self.chance.randint(5, 90))
        if self.chance.random() < 0.05:
            sent = end + timedelta(minutes=self.chance.randint(400, 1500))
        if sent > self.now or self.is_gap(post, day, expected.due_at(day, slot)):
            return None
        begun = timezone.localdate(start)
        record = ShiftReport(
            form_key=uuid.UUID(int=self.chance.getrandbits(128), version=4), post=post, starts_at=start,
            ends_at=end, unit=post.unit, district=post.stood_on(begun).district,
            commune=post.commune_on(begun), duty_day=day, slot=slot, outcome="nil",
        )  # fmt: skip
        self.tell(record)
        self.settle(record, sent, expected)
        return record

    def is_gap(self, post, day, due):
        """Whether the report never came, or has not come yet although there is time."""
        if post.unit.name in OWN_UNITS:
            return due > self.now and self.chance.random() < 0.6
        fresh = day >= timezone.localdate() - A_DAY
        return post.unit.name in self.gappy and self.chance.random() < (0.3 if fresh else 0.07)

    def tell(self, record):
        """What was checked, who was there, and the incident of that shift if there was one."""
        chance, busy = self.chance, 12 if record.post.crossing_id else 3
        if chance.random() < 0.93:
            record.people_in, record.people_out = (chance.randint(0, 6 * busy) for _ in range(2))
            record.vehicles_in, record.vehicles_out = (chance.randint(0, busy) for _ in range(2))
            record.declarations = record.people if chance.random() < 0.93 else None
            if record.declarations and chance.random() < 0.06:
                record.declarations -= chance.randint(1, min(3, record.declarations))
                record.declarations_reason = chance.choice(FEWER)
        record.border_guard, record.militia = chance.randint(2, 4), chance.randint(0, 3)
        if record.post.staffing == "joint":
            record.police, record.health = chance.randint(0, 2), chance.randint(0, 1)
        record.leader_number = f"MAU-{chance.randint(1, 99):02d}"
        record.handover_note = chance.choice(HANDOVER_NOTES)
        record.told = self.incident_in(record)
        if record.told or chance.random() < 0.003:
            record.outcome = "cases"

    def incident_in(self, record):
        """An incident of the district within these hours that no shift has told yet."""
        here = self.incidents.get((record.district_id, timezone.localdate(record.starts_at)), [])
        found = next((each for each in here if record.starts_at <= each.moment < record.ends_at), None)
        if found:
            here.remove(found)
        return found

    def state_of(self, record):
        """Where a report stands, by its age: what is old is settled."""
        age = (timezone.localdate() - record.duty_day).days
        weights = FRESH if age < 2 else RECENT if age < 12 else SETTLED
        state = self.chance.choices(list(weights), weights=list(weights.values()))[0]
        if age < 2:
            return State.DRAFT if self.chance.random() < 0.03 else state
        lacks = state in LACKING and record.post.unit.name not in self.gappy
        return State.ACCEPTED if lacks else state

    def settle(self, record, sent, expected):
        """State, number, people and times of a report."""
        chance, record.state = self.chance, self.state_of(record)
        record.entered_by, record.next_hand, reviewer = self.people.of(record, chance)
        record.entered_at = record.updated_at = sent - timedelta(minutes=4)
        if record.state != State.DRAFT:
            record.submitted_by, record.submitted_at, record.updated_at = record.entered_by, sent, sent
            record.review_due_at = sent + record.time_to_review()
            record.came_late = sent > expected.due_at(record.duty_day, record.slot)
            self.numbers[record.number_key()] += 1
            record.number = record.number_of(self.numbers[record.number_key()])
        if record.state in (State.ACCEPTED, State.STRUCK, State.RETURNED):
            record.reviewed_by = reviewer
            reviewed = sent + timedelta(minutes=chance.randint(30, 1800))
            record.reviewed_at = record.updated_at = min(reviewed, self.now)
        if record.state == State.STRUCK:
            record.slot = None
        record.version = len(TRAIL[record.state])
        record._history_date, record._history_user = record.updated_at, record.entered_by

    def handover(self, record):
        """The word of the next shift, for most."""
        if record.state not in (State.DRAFT, State.STRUCK) and self.chance.random() < 0.75:
            at = min(record.submitted_at + timedelta(minutes=self.chance.randint(3, 40)), self.now)
            made = HandOver(shift=record, by=record.next_hand, at=at, words=self.chance.choice(TAKEN_OVER))
            made._history_user, made._history_date = made.by, at
            yield made

    def look(self, record):
        """A look at the marker of the post, here and there."""
        if record.post.marker_id and self.chance.random() < 0.03:
            yield marker_check(self.chance, record.post.marker, record, shift=record)


def marker_check(chance, marker, record, line=1, **of):
    """One marker as a shift or a patrol found it."""
    found = chance.choices(list(MARKER_STATES), weights=list(MARKER_STATES.values()))[0]
    made = MarkerCheck(marker=marker, line=line, found=found, words=MARKER_WORDS.get(found, ""), **of)
    made._history_user, made._history_date = record.entered_by, record.entered_at
    return made


def incidents_by_day():
    """The incidents that a shift may have told, by district and day."""
    found = defaultdict(list)
    told = Incident.objects.exclude(state=State.STRUCK).exclude(occurred_time=None)
    for each in told.only("district", "occurred_on", "occurred_time", "shift").order_by("pk"):
        each.moment = timezone.make_aware(datetime.combine(each.occurred_on, each.occurred_time))
        found[each.district_id, each.occurred_on].append(each)
    return found


def add_shifts(maker, records):
    """Adds some reports with their trail, their hand-overs, looks at markers and incidents."""
    saved = bulk_create_with_history(records, ShiftReport, batch_size=BATCH)
    Note.objects.bulk_create((note for each in saved for note in trail(each)), batch_size=BATCH)
    bulk_create_with_history([made for each in saved for made in maker.handover(each)], HandOver)
    bulk_create_with_history([made for each in saved for made in maker.look(each)], MarkerCheck)
    for each in saved:
        if each.told:
            for rows in (Incident.objects, Incident.history):
                rows.filter(id=each.told.pk).update(shift=each.pk)
