"""Sample workers with their permits, lists and counts: by the part that they play, never as persons."""

import random
import uuid
from collections import Counter as Tally
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from borderops.districts.models import Commune, District
from borderops.labour.models import Permit
from borderops.labour.settling import settle
from borderops.lists.models import Register
from borderops.management.sample_labour_counts import add_counts
from borderops.management.sample_labour_further import add_awaiting, add_met_again, add_quotas
from borderops.management.sample_labour_lists import add_lists
from borderops.management.sample_labour_workers import WorkerMaker
from borderops.management.sample_patrols import People
from borderops.management.samples import TRAIL, WRITERS
from borderops.review.models import Counter
from borderops.review.states import State

SEED = 604


class LabourMaker:
    """Who logs and reviews where, and when; by chance, the same each time."""

    def __init__(self):
        self.chance, self.people = random.Random(SEED), People()  # noqa: S311 - samples, no secrets
        self.now, self.today = timezone.now(), timezone.localdate()
        self.districts = {each.code: each for each in District.objects.all()}
        self.communes = list(Commune.objects.select_related("district").order_by("-on_border", "code"))
        self.numbers = Tally()

    def hands(self, district):
        """Who logs there, and who reviews; in districts that no sample account has, the province."""
        name = WRITERS.get(district.code, "clerk-samples" if district.on_border else "overseer")
        return self.people.users[name], self.people.users[name.replace("clerk", "reviewer")]

    def unit_of(self, district):
        """The unit that logs: the clerk's own where it lies in the district."""
        home = self.hands(district)[0].home_unit
        return home if home and home.district_id == district.pk else self.people.unit_in(district)

    def communes_on(self, district, day):
        """The communes of a district that stand on a day, those on the border first."""
        return [each for each in self.communes if each.district_id == district.pk and each.stands_on(day)]

    def key(self):
        return uuid.UUID(int=self.chance.getrandbits(128), version=4)

    def moment(self, day, hour=17):
        """When something of a day is logged; never later than now."""
        return min(timezone.make_aware(datetime.combine(day, time(hour))), self.now)

    def logged(self, row, district, day):
        """Who logged a worker or a permit, and when; for its history too."""
        row.entered_by, row.entered_at = self.hands(district)[0], self.moment(day, 9)
        return self.dated(row, row.entered_at, row.entered_by)

    def dated(self, row, at, by):
        row._history_date, row._history_user = at, by
        return row

    def settle(self, record, state, day):
        """State, number, people and times of a reviewed record that was logged in the evening of a day."""
        at = self.moment(day)
        record.form_key, record.state = self.key(), state
        record.entered_by, reviewer = self.hands(record.district)
        record.unit = self.unit_of(record.district)
        record.entered_at = record.updated_at = at
        if state != State.DRAFT:
            record.submitted_by, record.submitted_at = record.entered_by, at
            record.review_due_at = at + record.time_to_review()
            self.numbers[record.number_key()] += 1
            record.number = record.number_of(self.numbers[record.number_key()])
        if state not in (State.DRAFT, State.SUBMITTED):
            later = at + timedelta(hours=self.chance.randint(3, 40))
            record.reviewed_by, record.reviewed_at = reviewer, min(later, self.now)
            record.updated_at = record.reviewed_at
        record.version = len(TRAIL[state])
        return self.dated(record, record.updated_at, record.entered_by)


@transaction.atomic
def add_labour_samples():
    """Adds the sample workers with all that is reported of them, and flags the database; gives how many workers."""
    maker = LabourMaker()
    workers = WorkerMaker(maker)
    workers.add()
    add_lists(maker, workers.cohorts)
    settle(Permit.objects.values_list("pk", flat=True))
    add_awaiting(maker, workers)
    add_met_again(maker)
    add_quotas(maker, workers.programmes)
    add_counts(maker, workers.programmes)
    Counter.objects.bulk_create(Counter(key=key, last=last) for key, last in maker.numbers.items())
    Register.objects.update(sample_data=True)
    return workers.turn
