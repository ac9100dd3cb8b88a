"""Makes posts, shift reports and joint patrols for tests, through the models' own doors."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from borderops.patrols.models import Expectation, JointPatrol, Post, PostEvent, ShiftReport
from tests.factories import make_clerk, make_commune, make_marker, make_overseer, make_reviewer, make_unit

OPENED = date(2024, 1, 1)
DAY = date(2024, 5, 20)


def make_post(name="Chốt 424", *, commune=None, unit=None, opened=OPENED, **fields):
    """A checkpoint at marker 424 of Lũng Cú, open since 2024."""
    commune = commune or make_commune()
    unit = unit or make_unit(f"Đồn {commune.district.name}", commune.district)
    marker = fields.pop("marker", None) or make_marker(commune=commune)
    post = Post.objects.create(
        name=name, unit=unit, district=commune.district, commune=commune, marker=marker, **fields
    )
    if opened:
        change(post, "opened", opened, commune=commune, district=commune.district, marker=marker)
    return Post.objects.get(pk=post.pk)


def make_team(name="Tổ cơ động số 1", **fields):
    return make_post(name, kind="mobile", **fields)


def change(post, kind, on, by=None, **fields):
    """An event of a post: opened, moved, closed or reopened."""
    return PostEvent(post=post, kind=kind, on=on, **fields).write(by or make_overseer())


def expect(post, per_day=3, since=OPENED, until=None, by=None, **fields):
    """Says how many reports a post owes a day."""
    made = Expectation(post=post, per_day=per_day, valid_from=since, valid_to=until, **fields)
    return made.write(by or make_overseer())


def at(day, hour, minute=0):
    """A moment by the clock on the wall."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def new_shift(post=None, day=DAY, hour=6, hours=8, **fields):
    """A shift as a form would fill it, not kept yet: nothing happened."""
    start = at(day, hour)
    defaults = {"outcome": "nil", "people_in": 12, "people_out": 8, "declarations": 20}
    return ShiftReport(
        post=post or make_post(), starts_at=start, ends_at=start + timedelta(hours=hours), **defaults | fields
    )


def make_shift(by=None, post=None, **fields):
    """A draft."""
    post = post or make_post()
    return new_shift(post, **fields).write(by or make_clerk(post.district, post.unit))


def make_sent_shift(by=None, **fields):
    record = make_shift(by, **fields)
    record.submit(record.entered_by)
    return record


def make_accepted_shift(by=None, reviewer=None, **fields):
    record = make_sent_shift(by, **fields)
    record.accept(reviewer or make_reviewer(record.district))
    return record


def new_patrol(**fields):
    """A bilateral patrol along 424–426, not kept yet."""
    commune = make_commune()
    defaults = {
        "day": DAY,
        "district": commune.district,
        "from_marker": make_marker("424", commune),
        "to_marker": make_marker("426", commune),
        "our_number": 8,
        "their_number": 8,
    }
    return JointPatrol(**defaults | fields)


def make_patrol(by=None, **fields):
    record = new_patrol(**fields)
    return record.write(by or make_clerk(record.district))


def make_accepted_patrol(by=None, reviewer=None, **fields):
    record = make_patrol(by, **fields)
    record.submit(record.entered_by)
    record.accept(reviewer or make_reviewer(record.district))
    return record
