"""Sample joint patrols: most before the epidemic and from 2024 on, in between mostly put off."""

import uuid
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from borderops.districts.models import BorderMarker, Counterpart
from borderops.management.sample_patrol_words import (
    AGREED,
    FINDINGS,
    OTHER_SIDE,
    PATROLS,
    PUT_OFF,
    UNLISTED,
    WHY_LATER,
    WHY_PUT_OFF,
)
from borderops.management.sample_shifts import marker_check
from borderops.management.samples import TRAIL, trail
from borderops.patrols.models import JointPatrol, MarkerCheck
from borderops.review.models import Note
from borderops.review.states import State


class JointPatrolMaker:
    """Makes joint patrols by chance, the same ones each time."""

    def __init__(self, chance, people, numbers):
        self.chance, self.people, self.numbers = chance, people, numbers
        self.today = timezone.localdate()
        markers = BorderMarker.objects.select_related("commune__district", "commune__main_successor").exclude(
            commune=None
        )
        self.markers = {code: [] for code in OTHER_SIDE}
        for marker in sorted(markers, key=lambda each: each.sort_key):
            self.markers.get(marker.commune.district.code, []).append(marker)
        self.facing = {each.name_vi: each for each in Counterpart.objects.all()}

    def patrols(self):
        """In order of their days."""
        days = []
        for year, number in PATROLS.items():
            last = min(date(year, 12, 20), self.today - timedelta(days=2))
            span = (last - date(year, 1, 10)).days
            days += [last - timedelta(days=self.chance.randint(0, max(span, 0))) for _ in range(number)]
        return [self.patrol(day) for day in sorted(days)]

    def patrol(self, day):
        code = self.chance.choice(list(self.markers))
        markers = self.markers[code]
        first = self.chance.randrange(len(markers) - 1)
        last = min(first + self.chance.randint(1, 3), len(markers) - 1)
        record = JointPatrol(
            form_key=uuid.UUID(int=self.chance.getrandbits(128), version=4), day=day,
            kind="bilateral" if self.chance.random() < 0.8 else "joint", host=self.chance.choice(["VN", "CN"]),
            district=markers[first].commune.district, from_marker=markers[first], to_marker=markers[last],
            counterpart=self.facing.get(OTHER_SIDE[code]), their_body="Đơn vị quản lý biên giới phía bạn",
        )  # fmt: skip
        record.commune = record.commune_of_stretch()
        record.looked_at = markers[first : last + 1]
        self.tell(record)
        self.settle(record)
        return record

    def tell(self, record):
        """What was found and agreed, or why it was put off."""
        chance, year = self.chance, record.day.year
        if year in PUT_OFF or chance.random() < 0.08:
            record.held = "postponed"
            record.postponed_reason = chance.choice(WHY_PUT_OFF if year in PUT_OFF else WHY_LATER)
            return
        record.our_number = record.their_number = chance.choice([6, 8, 8, 10])
        record.findings, record.agreed = chance.choice(FINDINGS), chance.choice(AGREED)
        record.minutes_number = f"{chance.randint(1, 40):02d}/BB-MAU"

    def settle(self, record):
        """State, number, people and times of a patrol; the last ones still wait."""
        fresh = (self.today - record.day).days < 30
        record.state = State.SUBMITTED if fresh else State.ACCEPTED
        record.entered_by, _next, reviewer = self.people.of(record, self.chance)
        home = record.entered_by.home_unit
        record.unit = home if home else self.people.unit_in(record.district)
        at = timezone.make_aware(datetime.combine(record.day, time(17, self.chance.randint(0, 59))))
        record.our_body = str(record.unit)
        record.entered_at, record.submitted_at = at, at + timedelta(minutes=20)
        record.submitted_by, record.updated_at = record.entered_by, record.submitted_at
        record.review_due_at = record.submitted_at + record.time_to_review()
        if not fresh:
            record.reviewed_by = reviewer
            record.reviewed_at = record.updated_at = at + timedelta(hours=self.chance.randint(3, 60))
        self.numbers[record.number_key()] += 1
        record.number = record.number_of(self.numbers[record.number_key()])
        record.version = len(TRAIL[record.state])
        record._history_date, record._history_user = record.updated_at, record.entered_by

    def looks(self, record):
        """Each marker of the stretch as it was found."""
        if record.held == "done":
            for line, marker in enumerate(record.looked_at, 1):
                yield marker_check(self.chance, marker, record, line, joint_patrol=record)


def add_unlisted_markers():
    """Markers that patrols met and that nobody has listed yet."""
    for code, marker in UNLISTED.items():
        near = BorderMarker.objects.filter(commune__district__code=code).order_by("sort_key").last()
        BorderMarker.objects.get_or_create(code=marker, defaults={"listed": False, "commune": near.commune})


def add_joint_patrols(maker):
    """Adds the patrols with their trail and the markers that they looked at."""
    saved = bulk_create_with_history(maker.patrols(), JointPatrol)
    Note.objects.bulk_create(note for each in saved for note in trail(each))
    bulk_create_with_history([look for each in saved for look in maker.looks(each)], MarkerCheck)
    return len(saved)
