"""What came of what was owed: reported, nothing happened, late, missing, not due yet."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, Value, When

from borderops import vietnamese
from borderops.patrols.choices import ShiftOutcome
from borderops.patrols.expected import owed_by
from borderops.patrols.models import ShiftReport
from borderops.people.roles import WRITERS
from borderops.review.states import State


@dataclass
class Came:
    """How many reports were owed, are due by now, have come, say that nothing happened, came late, are missing."""

    owed: int = 0
    due: int = 0
    reported: int = 0
    nil: int = 0
    late: int = 0
    missing: int = 0

    def add(self, other):
        for name in ("owed", "due", "reported", "nil", "late", "missing"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def not_due(self):
        """How many are neither here nor missed yet."""
        return self.owed - self.reported - self.missing

    @property
    def share(self):
        """The share of what is due that has come, in percent."""
        return share_words(self.due - self.missing, self.due)


def share_words(part, whole):
    """Rounded down, so that 100% is said only where nothing is missing; a dash where nothing is due."""
    return vietnamese.percent(100 * part // whole if whole else None)


def total_of(parts):
    """All of them together."""
    total = Came()
    for part in parts:
        total.add(part)
    return total


def came_on(owed, day, reports, now):
    """What came of a post's day, from its reports by shift as (outcome as far as one may know it, came late)."""
    due, here = owed.due_on(day, now), {n: told for n, told in reports.items() if n <= owed.per_day}
    return Came(
        owed=owed.per_day,
        due=due,
        reported=len(here),
        nil=sum(outcome == ShiftOutcome.NIL for outcome, _late in here.values()),
        late=sum(bool(late) for _outcome, late in here.values()),
        missing=sum(slot not in here for slot in range(1, due + 1)),
    )


def reports_by_day(owed, start, end, user=None):
    """The reports that came in for these days: {(post, day): {shift: (outcome, came late)}}, in one query.

    What a report says is known to who writes there; others know it once it is accepted.
    """
    places = user.places_as(*WRITERS) if user else None
    posts = {each.post.pk: each.post for each in owed}
    known = {pk: places is None or post.lies_in(places) for pk, post in posts.items()}
    rows = ShiftReport.objects.arrived().on_duty_days(start, end)
    rows = rows.filter(post__in=posts, slot__isnull=False).order_by()
    found = defaultdict(dict)
    for post, day, slot, outcome, late, state in rows.values_list(
        "post", "duty_day", "slot", "outcome", "came_late", "state"
    ):
        told = outcome if known[post] or state == State.ACCEPTED else ""
        found[post, day][slot] = told, late
    return found


def total_on(posts, day, now):
    """What these posts owed on a day, and what of it came; one query."""
    owed = owed_by(posts, day, day)
    reports = reports_by_day(owed, day, day)
    return total_of(came_on(each, day, reports.get((each.post.pk, day), {}), now) for each in owed)


def group_number(groups, start, end):
    """In which of these groups of owed reports a report lies, as an expression; in none where it is not owed."""
    cases = [When(lies_among(owed, start, end), then=Value(n)) for n, owed in enumerate(groups)]
    return Case(*cases, output_field=IntegerField())


def lies_among(owed, start, end):
    """The condition that a report of the days from `start` to `end` is one of those that are owed."""
    by_span = defaultdict(list)
    for each in owed:
        by_span[each.first, each.last].append(each.post.pk)
    found = Q(pk__in=[])
    for (first, last), posts in by_span.items():
        days = Q(duty_day__gte=first) if first > start else Q()
        days &= Q(duty_day__lte=last) if last < end else Q()
        found |= Q(post__in=posts) & days
    return found
