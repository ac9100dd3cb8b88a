"""Sample posts, shift reports and joint patrols from a fixed seed: with gaps, along the real markers."""

import random
from collections import Counter as Tally
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from borderops.districts.models import Unit
from borderops.lists.models import Register
from borderops.management.sample_joint_patrols import (
    JointPatrolMaker,
    add_joint_patrols,
    add_unlisted_markers,
)
from borderops.management.sample_posts import OWN_UNITS, add_posts
from borderops.management.sample_shifts import BATCH, ShiftMaker, add_shifts
from borderops.management.samples import WRITERS
from borderops.people.models import User
from borderops.review.models import Counter

SEED = 457
# How many of the last days have reports; fewer days stand a year before, and in May 2021, once a day.
DAYS, DAYS_BEFORE = 45, 10
IN_2021 = date(2021, 5, 20)
OTHER_HAND = "clerk-shifts"


class People:
    """Who writes, who takes the next shift, and who reviews."""

    def __init__(self):
        self.users = {user.username: user for user in User.objects.all()}
        units = Unit.objects.exclude(district=None).order_by("-confidence", "-name")
        self.units = {unit.district_id: unit for unit in units}

    def of(self, record, chance):
        """(who writes, who takes over, who reviews); the demo's clerks write for their own units only."""
        name = WRITERS.get(record.district.code, "clerk-samples")
        clerk, other = self.users[name], self.users[OTHER_HAND]
        own = name == "clerk-samples" or (record.unit and record.unit.name in OWN_UNITS)
        pair = (clerk, other) if own and chance.random() < 0.6 else (other, clerk)
        return *pair, self.users[name.replace("clerk", "reviewer")]

    def unit_in(self, district):
        """A unit of a district, for what no post reports."""
        return self.units.get(district.pk)


def spans_of(today):
    """(first day, last day, whether once a day) of the days with reports, oldest first."""
    year_ago = today - timedelta(days=365)
    return [
        (IN_2021, IN_2021 + timedelta(days=DAYS_BEFORE - 1), True),
        (year_ago - timedelta(days=DAYS_BEFORE), year_ago - timedelta(days=1), True),
        (today - timedelta(days=DAYS), None, False),
    ]


@transaction.atomic
def add_patrol_samples(progress):
    """Adds the sample posts with all that they report, with numbers, trail and history, and flags the database."""
    chance, people, numbers = random.Random(SEED), People(), Tally()  # noqa: S311 - samples, no secrets
    today = timezone.localdate()
    add_unlisted_markers()
    spans = spans_of(today)
    posts = add_posts(chance, people.users["overseer"], spans)
    maker = ShiftMaker(chance, people, numbers)
    days = [day for first, last, _once in spans for day in each_day(first, last or today)]
    records = list(maker.reports(posts, days))
    for done in range(0, len(records), BATCH):
        add_shifts(maker, records[done : done + BATCH])
        progress(min(done + BATCH, len(records)), len(records))
    add_joint_patrols(JointPatrolMaker(chance, people, numbers))
    Counter.objects.bulk_create(Counter(key=key, last=last) for key, last in numbers.items())
    Register.objects.update(sample_data=True)
    return len(records)


def each_day(first, last):
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
