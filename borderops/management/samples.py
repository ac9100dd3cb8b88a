"""Sample incidents from a fixed seed: plausible by district, month and kind, and told apart by a flag."""

import random
import uuid
from collections import Counter as Tally
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from borderops.districts.models import Commune, District, Unit
from borderops.figures.periods import Period
from borderops.incidents.models import (
    Coordination,
    Goods,
    Incident,
    IncidentCode,
    NilConfirmation,
)
from borderops.lists.models import Register
from borderops.management import sample_handling
from borderops.management.sample_photos import add_photos
from borderops.management.sample_words import ACCOUNTS, DIRECTIONS, DISTRICTS, KINDS, MONTHS, OFFENDERS
from borderops.people.models import User
from borderops.review.models import Counter, Note
from borderops.review.states import State, Verb

SEED, HOW_MANY = 277, 3000
FIRST, LAST = date(2020, 1, 1), date(2026, 11, 20)
WRITERS = {"026": "clerk", "027": "clerk", "033": "clerk2", "032": "clerk2"}
TRAIL = {
    State.DRAFT: [Verb.LOG],
    State.SUBMITTED: [Verb.LOG, Verb.SUBMIT],
    State.RETURNED: [Verb.LOG, Verb.SUBMIT, Verb.RETURN],
    State.ACCEPTED: [Verb.LOG, Verb.SUBMIT, Verb.ACCEPT],
    State.STRUCK: [Verb.LOG, Verb.SUBMIT, Verb.STRIKE],
}
REASONS = {Verb.RETURN: "numbers", Verb.STRIKE: "duplicate"}


class SampleMaker:
    """Makes incidents by chance, the same ones each time."""

    def __init__(self):
        self.chance = random.Random(SEED)  # noqa: S311 - samples, no secrets
        self.districts = {district.code: district for district in District.objects.all()}
        self.kinds = {kind.code: kind for kind in IncidentCode.objects.select_related("parent")}
        self.communes = list(
            Commune.objects.filter(on_border=True)
            .select_related("district")
            .prefetch_related("markers", "predecessors__markers")
        )
        self.units = {unit.district_id: unit for unit in Unit.objects.order_by("-confidence", "-name")}
        self.users = {user.username: user for user in User.objects.all()}
        self.numbers = Tally()
        self.handling = sample_handling.HandlingMaker()

    def pick(self, weights):
        """One key of a table of weights."""
        return self.chance.choices(list(weights), weights=list(weights.values()))[0]

    def days(self):
        """Days in order: a month by its weight, a day of it evenly."""
        last = min(LAST, timezone.localdate() - timedelta(days=1))
        span = (last - FIRST).days
        days = []
        while len(days) < HOW_MANY:
            day = FIRST + timedelta(days=self.chance.randint(0, span))
            if self.chance.random() < MONTHS[day.month - 1] * (1.25 if day.year in (2020, 2021) else 0.9):
                days.append(day)
        return sorted(days)

    def incident(self, day):
        """One incident of a day, with its trail's state."""
        district = self.districts[self.pick(DISTRICTS)]
        kind = self.kinds[self.pick(KINDS)]
        commune = self.chance.choice(
            [c for c in self.communes if c.district_id == district.pk and c.stands_on(day)]
        )
        markers = [m for place in [commune, *commune.predecessors.all()] for m in place.markers.all()]
        record = Incident(
            form_key=uuid.UUID(int=self.chance.getrandbits(128), version=4),
            occurred_on=day,
            occurred_time=time(
                self.chance.randint(0, 23), self.chance.choice([0, 10, 15, 20, 30, 40, 45, 50])
            ),
            commune=commune,
            district=district,
            marker=self.chance.choice(markers) if markers and self.chance.random() < 0.5 else None,
            code=kind,
            regime=kind.default_regime,
            direction=self.pick(DIRECTIONS.get(kind.code, {"": 1})),
        )
        self.count_offenders(record)
        record.account = ACCOUNTS.get(kind.code[0], ACCOUNTS["L"]).format(
            place=record.place, kind=kind.label_vi
        )
        self.settle(record)
        return record

    def count_offenders(self, record):
        """How many offenders, for some cases unknown; events have none."""
        low, high = OFFENDERS.get(record.code.code, OFFENDERS.get(record.code.code[0], (1, 4)))
        if record.regime != "SK" and self.chance.random() < 0.03:
            record.offenders_unknown = True
        else:
            record.offenders = min(self.chance.randint(low, high), self.chance.randint(low, high))

    def settle(self, record):
        """State, number, people and times of a record."""
        age = (timezone.localdate() - record.occurred_on).days
        fresh = {State.SUBMITTED: 7, State.ACCEPTED: 1, State.RETURNED: 1, State.DRAFT: 1}
        recent = {State.SUBMITTED: 2, State.ACCEPTED: 7, State.RETURNED: 1, State.DRAFT: 1}
        settled = {State.ACCEPTED: 98, State.STRUCK: 2}
        record.state = self.pick(fresh if age < 3 else recent if age < 25 else settled)
        name = WRITERS.get(record.district.code, "clerk-samples")
        record.entered_by = self.users[name]
        record.unit = self.unit_of(record)
        logged = timezone.make_aware(datetime.combine(record.occurred_on, record.occurred_time))
        record.entered_at = record.updated_at = logged + timedelta(minutes=25)
        if record.state != State.DRAFT:
            record.submitted_by, record.submitted_at = record.entered_by, logged + timedelta(minutes=40)
            self.numbers[record.number_key()] += 1
            record.number = f"{record.number_key()}-{self.numbers[record.number_key()]:04d}"
        if record.state in (State.ACCEPTED, State.STRUCK, State.RETURNED):
            record.reviewed_by = self.users[name.replace("clerk", "reviewer")]
            record.reviewed_at = record.updated_at = logged + timedelta(hours=self.chance.randint(2, 60))
        record.version = len(TRAIL[record.state])
        self.handling.settle(record)
        record.search_text = record.words_to_search()
        record._history_date, record._history_user = record.updated_at, record.entered_by

    def unit_of(self, record):
        """The unit that logs: the demo clerk's own post in its districts, else a post of the district."""
        posting = next((p for p in record.entered_by.postings_today if p.unit), None)
        return posting.unit if posting else self.units.get(record.district_id)


def trail(record):
    """The notes that a record's verbs would have left."""
    times = {Verb.LOG: record.entered_at, Verb.SUBMIT: record.submitted_at}
    for verb in TRAIL[record.state]:
        by = record.entered_by if verb in times else record.reviewed_by
        at = times.get(verb, record.reviewed_at)
        yield Note(record=record, verb=verb, by=by, at=at, reason=REASONS.get(verb, ""))


def confirm_empty_months(maker):
    """Months without a breach of the Agreement, or without an event, are confirmed to have had none."""
    last = min(LAST, timezone.localdate()) - timedelta(days=40)
    months = [month for year in range(2020, LAST.year + 1) for month in Period.parse(str(year)).months]
    seen = {
        (district, regime, Period.containing_month(day))
        for district, regime, day in Incident.objects.values_list("district_id", "regime", "occurred_on")
    }
    for district in District.objects.on_border():
        reviewer = maker.users[WRITERS.get(district.code, "clerk-samples").replace("clerk", "reviewer")]
        for regime in ("HD", "SK"):
            for month in months:
                if month.end < last and (district.pk, regime, month) not in seen:
                    yield NilConfirmation(
                        district=district, regime=regime, start=month.start, end=month.end, by=reviewer
                    )


def add_batch(maker, records):
    """Adds some incidents with their trail, their goods and their follow-ups."""
    made = maker.handling
    steps = {record.form_key: made.follow_up(record) for record in records}
    batch = bulk_create_with_history(records, Incident, batch_size=500)
    Note.objects.bulk_create(note for record in batch for note in trail(record))
    goods = [row for record in batch for row in made.goods(record)]
    bulk_create_with_history(goods, Goods)
    told = [row for record in batch for row in made.coordinations(record)]
    bulk_create_with_history(told, Coordination)
    sample_handling.add_follow_ups(
        made, [(steps[record.form_key], record) for record in batch if steps[record.form_key]]
    )


@transaction.atomic
def add_samples(progress):
    """Adds the sample incidents with numbers, trail and history, and flags the database."""
    maker = SampleMaker()
    records = [maker.incident(day) for day in maker.days()]
    for done in range(0, len(records), 500):
        add_batch(maker, records[done : done + 500])
        progress(min(done + 500, len(records)), len(records))
    add_photos(records)
    Counter.objects.bulk_create(Counter(key=key, last=last) for key, last in maker.numbers.items())
    bulk_create_with_history(list(confirm_empty_months(maker)), NilConfirmation)
    Register.objects.update(sample_data=True)
    return len(records)
