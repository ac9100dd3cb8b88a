"""A million shift reports, quickly: the posts of 2021 report for some weeks, which are copied into ten years."""

import random
from collections import Counter as Tally
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone

from borderops.management.sample_joint_patrols import (
    JointPatrolMaker,
    add_joint_patrols,
    add_unlisted_markers,
)
from borderops.management.sample_patrols import People, each_day
from borderops.management.sample_posts import PostMaker, read_posts
from borderops.management.sample_shifts import ShiftMaker
from borderops.management.samples import trail
from borderops.patrols.models import Expectation, HandOver, MarkerCheck, Post, PostEvent, ShiftReport
from borderops.people.models import User
from borderops.review.models import Counter, Note
from tests.benchmarks.copies import DIALECTS, copy

POSTS, PER_DAY, YEARS = 85, 3, 11
BASE_DAYS = 40
BACK = {
    "postgresql": {
        "day": "{0} - n * {1}",
        "moment": "{0} - n * interval '{1} days'",
        "year": "CAST(EXTRACT(YEAR FROM {0}) AS integer)",
    },
    "sqlite": {
        "day": "date({0}, '-' || (n * {1}) || ' days')",
        "moment": "datetime({0}, '-' || (n * {1}) || ' days')",
        "year": "strftime('%%Y', {0})",
    },
}
MOMENTS = ["starts_at", "ends_at", "entered_at", "updated_at", "submitted_at", "reviewed_at", "review_due_at"]


@transaction.atomic
def make_shift_base(rows):
    """The posts, and the reports of the last days that all others are copies of; gives how many days these are."""
    chance, people, numbers = random.Random(POSTS), People(), Tally()
    days = min(BASE_DAYS, max(rows // (POSTS * PER_DAY), 1))
    posts = make_posts(chance)
    yesterday = timezone.localdate() - timedelta(days=1)
    maker = ShiftMaker(chance, people, numbers)
    records = list(maker.reports(posts, each_day(yesterday - timedelta(days=days - 1), yesterday)))
    ShiftReport.objects.bulk_create(records, batch_size=500)
    Note.objects.bulk_create((note for each in records for note in trail(each)), batch_size=2000)
    HandOver.objects.bulk_create([made for each in records for made in maker.handover(each)])
    MarkerCheck.objects.bulk_create([made for each in records for made in maker.look(each)])
    add_unlisted_markers()
    add_joint_patrols(JointPatrolMaker(chance, people, numbers))
    Counter.objects.bulk_create(Counter(key=key, last=last) for key, last in numbers.items())
    return days


def make_posts(chance):
    """As many posts as at the end of 2021, open for longer than anything is reported."""
    opened = timezone.localdate() - timedelta(days=YEARS * 366)
    maker = PostMaker(chance, User.objects.get(username="overseer"))
    Post.objects.bulk_create(maker.posts())
    first = {id(event.post): event for event in reversed(maker.events) if event.kind == "opened"}
    for event in first.values():
        event.on = opened
    PostEvent.objects.bulk_create(first.values())
    Post.objects.update(open_since=opened, closed_on=None)
    Expectation.objects.bulk_create(
        Expectation(post=post, per_day=PER_DAY, valid_from=opened) for post in Post.objects.all()
    )
    return read_posts()


@transaction.atomic
def multiply_shifts(days, rows):
    """Copies every report with all that hangs on it, each time so many days back, until there are `rows`."""
    base = ShiftReport.objects.count()
    copies = min(rows // base, (YEARS * 365) // days) - 1
    if copies > 0:
        copy_shifts(base, copies, days)
        copy_notes(base, copies, days)
        moved = {"id": None, "shift_id": f"shift_id + n * {base}"}
        copy(HandOver, copies, moved | {"at": back("moment", "at", days)}, "SELECT *", "n, id", [])
        looks = "WHERE shift_id IS NOT NULL"
        copy(MarkerCheck, copies, moved, "SELECT *", "n, id", [], looks)
        Counter.objects.filter(key__startswith="CT-").update(last=10_000 * (copies + 1))


def back(what, column, days):
    return BACK[connection.vendor][what].format(column, days)


def copy_shifts(base, copies, days):
    """The copy `n` of report `id` has the key `id + n * base`; what waits or was returned is long decided."""
    day = back("day", "duty_day", days)
    year = BACK[connection.vendor]["year"].format(day)
    changed = {name: back("moment", name, days) for name in MOMENTS} | {
        "id": f"id + n * {base}",
        "duty_day": day,
        "form_key": DIALECTS[connection.vendor]["uuid"],
        "number": f"'CT-' || {year} || substr(number, 8, length(number) - 11)"
        " || CAST(10000 * n + CAST(substr(number, length(number) - 3) AS integer) AS varchar(12))",
        "state": "CASE WHEN n > 2 AND state IN ('submitted', 'returned') THEN 'accepted' ELSE state END",
    }
    copy(ShiftReport, copies, changed, "SELECT *", "n, starts_at", [])


def copy_notes(base, copies, days):
    """The notes of every report, for each of its copies."""
    kind = ContentType.objects.get_for_model(ShiftReport).pk
    changed = {"id": None, "object_id": f"object_id + n * {base}", "at": back("moment", "at", days)}
    copy(Note, copies, changed, "SELECT *", "n, id", [kind], where="WHERE content_type_id = %s")
