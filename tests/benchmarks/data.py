"""A large register, quickly: a base made one record at a time, then multiplied inside the database."""

import random
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from borderops.incidents.models import FollowUp, Incident, NilConfirmation
from borderops.management.sample_words import MONTHS
from borderops.management.samples import SampleMaker, confirm_empty_months, trail
from borderops.review.models import Counter, Note
from borderops.review.states import State, Verb
from tests.benchmarks.copies import copy_follow_ups, copy_incidents, copy_notes
from tests.benchmarks.people import make_hands, make_post_clerk
from tests.benchmarks.words import ENDS, RARE, some_words
from tests.seeded import load_demo

YEARS = 10


class BaseMaker(SampleMaker):
    """Sample incidents over ten years, from many hands and with varied words."""

    def __init__(self, hands):
        super().__init__()
        self.hands = hands
        self.chance = random.Random(YEARS)

    def days(self, number):
        """Days in order, more of them in the busy months."""
        last = timezone.localdate() - timedelta(days=1)
        first = date(last.year - YEARS + 1, 1, 1)
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        weights = [MONTHS[day.month - 1] for day in days]
        return sorted(self.chance.choices(days, weights, k=number))

    def settle(self, record):
        """As in the samples, then given to one of the district's clerks; some are the demo clerk's own."""
        record.account += f" {ENDS} {some_words(self.chance, self.chance.randint(8, 40))}"
        super().settle(record)
        if self.chance.random() < 0.9:
            hand = self.chance.choice(self.hands[record.district_id])
            record.entered_by, record.unit = hand.user, hand.unit
            record.submitted_by = record.submitted_by and hand.user


def make_places_and_people():
    """Places and kinds of incident as in any register, and those who log."""
    load_demo()


@transaction.atomic
def make_base(number):
    """The records that all others are copies of, with their notes."""
    hands = make_hands()
    make_post_clerk(hands)
    maker = BaseMaker(hands)
    records = [maker.incident(day) for day in maker.days(number)]
    records[0].account += f" {RARE}"
    records[0].search_text = records[0].words_to_search()
    steps = [maker.handling.follow_up(record) for record in records]
    Incident.objects.bulk_create(records, batch_size=500)
    for step in filter(None, steps):
        step.incident_id = step.incident.pk
    FollowUp.objects.bulk_create(filter(None, steps), batch_size=500)
    Note.objects.bulk_create(
        (note for record in records for note in notes_on(record, maker)), batch_size=2000
    )
    Counter.objects.bulk_create(Counter(key=key, last=last) for key, last in maker.numbers.items())
    NilConfirmation.objects.bulk_create(confirm_empty_months(maker))


def notes_on(record, maker):
    """The notes of a record's verbs; some records a reviewer has edited, and may not review."""
    yield from trail(record)
    if record.state == State.SUBMITTED and maker.chance.random() < 0.1:
        reviewer = maker.users["reviewer"]
        yield Note(record=record, verb=Verb.EDIT, by=reviewer, at=record.entered_at)


@transaction.atomic
def multiply(base, rows):
    """Copies every record and its notes until there are `rows`; running numbers go on behind the copies."""
    copies = rows // base - 1
    if copies > 0:
        copy_incidents(base, copies)
        copy_notes(base, copies)
        copy_follow_ups(base, copies)
        Counter.objects.filter(key__startswith="VV-").update(last=10_000 * (copies + 1))
