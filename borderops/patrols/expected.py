"""What is owed: on which days each post must report how many shifts, and which of these are due by now."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from django.utils import timezone

from borderops.patrols.days import A_DAY
from borderops.patrols.models import Expectation, Post

# A first shift may begin late in the day, the shifts last a day, and 72 hours to send is the most:
# whatever was owed on an earlier day is due by now.
STILL_OPEN = timedelta(days=4)


@dataclass(frozen=True)
class Owed:
    """A post owes the same reports on each day from the first to the last, standing in one district."""

    post: Post
    district: int
    expectation: Expectation
    first: date
    last: date

    @property
    def per_day(self):
        return self.expectation.per_day

    @property
    def number(self):
        """How many reports it owes in all these days."""
        return self.per_day * ((self.last - self.first).days + 1)

    @property
    def days(self):
        """Each of its days."""
        return days_between(self.first, self.last)

    def within(self, start, end):
        """The part of it from `start` to `end`, as a list of one or none."""
        first, last = max(self.first, start), min(self.last, end)
        return [replace(self, first=first, last=last)] if first <= last else []

    def due_on(self, day, now):
        """How many of a day's reports should be there by now: the first so many of them."""
        if day < timezone.localdate(now) - STILL_OPEN:
            return self.per_day
        # The first is due one shift after this moment, the second two, and so on.
        start = self.expectation.shift(day, 1)[0] + timedelta(hours=self.expectation.hours_to_send)
        return min(max((now - start) // self.expectation.shift_length, 0), self.per_day)


def days_between(first, last):
    """Each day from the first to the last."""
    return [first + n * A_DAY for n in range((last - first).days + 1)]


def owed_everywhere(start, end):
    """What every post owes from one day to another."""
    return owed_by(Post.objects.order_by().prefetch_related("events", "expectations"), start, end)


def owed_by(posts, start, end):
    """What these posts owe from one day to another; posts fetched `with_life()` need no further query."""
    return [owed for post in posts for owed in owed_by_one(post, start, end)]


def owed_by_one(post, start, end):
    """What a post owes, one after another between the days on which anything about it changes."""
    if start > end:
        return
    days = sorted({day for day in turning_days(post) if start < day <= end} | {start})
    for first, after in pairwise([*days, end + A_DAY]):
        expectation = post.expectation_on(first)
        if expectation and post.is_open_on(first):
            yield Owed(post, post.stood_on(first).district_id, expectation, first, after - A_DAY)


def turning_days(post):
    """The days from which on a post is open or closed, stands elsewhere, or owes another number."""
    yield from (event.on for event in post.events.all())
    for expectation in post.expectations.all():
        yield expectation.valid_from
        if expectation.valid_to:
            yield expectation.valid_to + A_DAY


def due_until(posts, now):
    """The last day of which every report is due by now, of whichever post."""
    today = timezone.localdate(now)
    held = [each for post in posts for each in post.expectations.all() if each.holds_on(today)]
    return min((last_due_day(each, now) for each in held), default=today - 2 * A_DAY)


def last_due_day(expectation, now):
    """The last day of which all its reports are due by now."""
    today = timezone.localdate(now)
    still_open = expectation.due_at(today, expectation.per_day) - now
    return today + (-still_open // A_DAY) * A_DAY


def present_duty_day(posts, now):
    """The day whose shifts are being kept: yesterday's until the first shift of today has begun."""
    today = timezone.localdate(now)
    starts = [owed.first_start for post in posts if (owed := post.expectation_on(today))]
    at_night = starts and timezone.localtime(now).time() < min(starts)
    return today - A_DAY if at_night else today
