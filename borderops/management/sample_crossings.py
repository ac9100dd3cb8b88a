"""Sample changes, confirmations and notices of crossing points; traffic stands beside. From 2025 on, and no names."""

import random
import uuid
from collections import Counter as Tally
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from borderops.crossings.models import Confirmation, CrossingPoint, FlowChange, Notice
from borderops.crossings.standing import standings
from borderops.lists.models import Register
from borderops.management.sample_crossing_words import BY_RADIO, CHANGES, CONFIRMED, NOTE, NOTICES
from borderops.management.sample_patrols import People
from borderops.management.sample_traffic import add_traffic
from borderops.management.samples import TRAIL, WRITERS, trail
from borderops.review.models import Counter, Note
from borderops.review.states import State

SEED = 261


class CrossingMaker:
    """Makes what the units of a crossing point report, the same each time; the seeds' own years are left alone."""

    def __init__(self):
        self.chance, self.people = random.Random(SEED), People()  # noqa: S311 - samples, no secrets
        self.now, self.today = timezone.now(), timezone.localdate()
        found = CrossingPoint.objects.with_life().select_related(
            "commune__district", "commune__main_successor", "district"
        )
        self.crossings = {each.code: each for each in found}
        self.numbers = Tally(dict(Counter.objects.values_list("key", "last")))
        self.known = set(self.numbers.items())

    def hands(self, crossing):
        """Who logs there, and who reviews."""
        name = WRITERS.get(crossing.district.code, "clerk-samples")
        users = self.people.users
        return users[name], users[name.replace("clerk", "reviewer")]

    def moment(self, told):
        """A moment as it is kept: written out, or so many days ago at an hour."""
        if isinstance(told, str):
            return told
        days, hour = told
        return f"{self.today - timedelta(days=days)}T{hour}"

    def key(self):
        return uuid.UUID(int=self.chance.getrandbits(128), version=4)

    def settle(self, record, state, happened):
        """State, number, people and times of a record that was logged when it had happened."""
        record.state = state
        record.settle_place()
        record.entered_by, reviewer = self.hands(record.crossing)
        record.unit = record.entered_by.home_unit or self.people.unit_in(record.district)
        if record.unit and record.unit.district_id != record.district_id:
            record.unit = self.people.unit_in(record.district)
        at = min(happened + timedelta(minutes=self.chance.randint(10, 50)), self.now)
        record.entered_at = record.updated_at = at
        if state != State.DRAFT:
            record.submitted_by, record.submitted_at = record.entered_by, at
            record.review_due_at = at + record.time_to_review()
            self.numbers[record.number_key()] += 1
            record.number = record.number_of(self.numbers[record.number_key()])
        if state not in (State.DRAFT, State.SUBMITTED):
            record.reviewed_by = reviewer
            reviewed = at + timedelta(hours=self.chance.randint(1, 20))
            record.reviewed_at = record.updated_at = min(reviewed, self.now)
        record.version = len(TRAIL[state])
        record._history_date, record._history_user = record.updated_at, record.entered_by

    def changes(self):
        """Every change that lies in the past, in the order in which they were logged."""
        for code, flows, sides, state, since, further, review in CHANGES:
            moment = self.moment(since)
            if code in self.crossings and datetime.fromisoformat(moment).date() <= self.today:
                for flow in flows:
                    for side in sides:
                        yield self.change(code, flow, side, state, moment, further, review)

    def change(self, code, flow, side, state, since, further, review):
        told = {"state_of_flow": state, "since": since, "urgent": review == "urgent"} | further
        record = FlowChange(
            form_key=self.key(), crossing=self.crossings[code], flow=flow, side=side,
            source=f"Báo cáo của đơn vị {NOTE}", **told,
        )  # fmt: skip
        happened = timezone.make_aware(datetime.fromisoformat(since))
        self.settle(record, State.SUBMITTED if record.urgent else State(review), happened)
        return record

    def confirmations(self):
        """What stood on those days, confirmed by those who log there."""
        for code, ages in CONFIRMED.items():
            for age in ages:
                at = timezone.make_aware(datetime.combine(self.today - timedelta(days=age), time(8)))
                here = CrossingPoint.objects.filter(code=code)
                for standing in [each for one in standings(here, self.today, at) for each in one.known]:
                    yield Confirmation(change=standing.change, at=at, by=self.hands(self.crossings[code])[0])

    def notice(self, codes, flows, importance, received, starts, ends, text, became):
        """One notice, kept as a form keeps it, and closed where something became of it."""
        here = [self.crossings[code] for code in codes]
        by, _reviewer = self.hands(here[0])
        days = [(self.today + timedelta(days=number)).isoformat() for number in (starts, ends)]
        received_at = timezone.make_aware(datetime.fromisoformat(self.moment(received)))
        notice = Notice(
            form_key=self.key(), text=f"{text} {NOTE}", source=BY_RADIO, importance=importance, starts=days[0],
            ends=days[1], received_at=received_at, entered_at=received_at + timedelta(minutes=5),
            **dict.fromkeys(flows, True),
        )  # fmt: skip
        notice.chosen_crossings = here
        notice.write(by)
        if became:
            notice.close(self.people.users["overseer"], became)
        return notice

    def counters(self):
        """The running numbers as they are after the samples."""
        keys = [key for key, last in self.numbers.items() if (key, last) not in self.known]
        return [Counter(key=key, last=self.numbers[key]) for key in keys]


@transaction.atomic
def add_crossing_samples():
    """Adds what the sample units report of their crossing points, and flags the database; gives how many reports."""
    maker = CrossingMaker()
    notices = [maker.notice(*told) for told in NOTICES if set(told[0]) <= maker.crossings.keys()]
    records = list(maker.changes())
    announced(records, notices)
    saved = bulk_create_with_history(records, FlowChange)
    Note.objects.bulk_create(note for each in saved for note in trail(each))
    Confirmation.objects.bulk_create(maker.confirmations())
    reports = add_traffic(maker)
    Counter.objects.bulk_create(
        maker.counters(), update_conflicts=True, unique_fields=["key"], update_fields=["last"]
    )
    Register.objects.update(sample_data=True)
    return len(saved) + reports


def announced(records, notices):
    """The change that a notice had announced names it."""
    for record in records:
        for notice in notices:
            if notice.done_words == "Đã ghi thành thay đổi" and record.manner == "chỉ giao nhận phương tiện":
                record.notice = notice
