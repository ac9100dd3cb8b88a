"""What the form of a shift offers for each post: the shifts that are due, the last numbers, the hand-over."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.patrols.choices import PostChange
from borderops.patrols.days import A_DAY
from borderops.patrols.posts import Post
from borderops.patrols.shift_rules import BEFORE_THE_END
from borderops.patrols.shifts import FORCES, ShiftReport
from borderops.people.roles import WRITERS
from borderops.review.states import State

DAYS_BACK = 3
MOST_SHIFTS = 4
# A post that was closed lately may still owe its last reports.
CLOSED_LATELY = timedelta(days=14)
STAMP = "%Y-%m-%dT%H:%M"
KEPT = ["leader_number", *FORCES]
# What js/shifts.js keeps to when it offers the shifts of another post.
LIMITS = {
    "days_back": DAYS_BACK,
    "most": MOST_SHIFTS,
    "minutes_before": BEFORE_THE_END // timedelta(minutes=1),
}


def key_of(start, end):
    """Names a shift in the form by its hours."""
    return "/".join(timezone.localtime(at).strftime(STAMP) for at in (start, end))


def hours_in(key):
    """The hours that a key names, or nothing."""
    zone = timezone.get_current_timezone()
    try:
        start, end = (datetime.strptime(at, STAMP).replace(tzinfo=zone) for at in key.split("/"))
    except ValueError:
        return None
    return (start, end) if {start.year, end.year} <= set(vietnamese.YEARS) else None


def hours_words(start, end):
    """From when to when, and on which day, as the form says it."""
    start, end = timezone.localtime(start), timezone.localtime(end)
    return f"{start:%H:%M}–{end:%H:%M}, {start:%d/%m}"


def offered_posts(user, stays=None):
    """The posts that this person may report from: those that stand or stood lately, and the one of the record."""
    places, today = user.places_as(*WRITERS), timezone.localdate()
    posts = Post.objects.reportable_by(user).for_list()
    return [
        post
        for post in posts
        if post.pk == stays or (post.lies_in(places) and stands_or_stood_lately(post, today))
    ]


def stands_or_stood_lately(post, today):
    last = post.event_before(today)
    return bool(last) and (last.kind != PostChange.CLOSED or last.on > today - CLOSED_LATELY)


def usual_post(user, posts):
    """The post that this person reported from last, else the first of their unit, else the first."""
    mine = ShiftReport.objects.filter(entered_by=user).order_by("-pk").values_list("post", flat=True)[:1]
    last = next(iter(mine), None)
    units = user.places_as(*WRITERS).units
    ranked = sorted(posts, key=lambda post: (post.pk != last, post.unit_id not in units, not post.is_open))
    return ranked[0] if ranked else None


@dataclass
class Offer:
    """What is offered for one post."""

    post: Post
    shifts: list = field(default_factory=list)  # (start, end), newest first
    taken: list = field(default_factory=list)  # (start, end) of what is reported
    last: ShiftReport | None = None
    to_confirm: dict | None = None

    @property
    def choices(self):
        return [(key_of(*hours), self.words_of(*hours)) for hours in self.shifts]

    def words_of(self, start, end):
        words = hours_words(start, end)
        under_way = end > timezone.now() + BEFORE_THE_END
        return f"{words} ({gettext('under way')})" if under_way else words

    @property
    def usual(self):
        """The newest shift that can be sent, else the one under way."""
        over = [hours for hours in self.shifts if hours[1] <= timezone.now() + BEFORE_THE_END]
        return key_of(*(over or self.shifts)[0]) if self.shifts else ""

    @property
    def kept(self):
        """Who was there by the last report, by field."""
        return {name: getattr(self.last, name) for name in KEPT} if self.last else {}

    @property
    def kept_words(self):
        if not self.last or all(value in (None, "") for value in self.kept.values()):
            return ""
        when = hours_words(self.last.starts_at, self.last.ends_at)
        return gettext("Taken from the report of %(hours)s. Check it.") % {"hours": when}

    def for_script(self, today):
        """The same for js/shifts.js, which offers it when another post is chosen, with or without a line."""
        expected = self.post.expectation_on(today)
        opened = self.post.event_before(today)
        return {
            "n": expected.per_day if expected and self.post.is_open_on(today) else 0,
            "first": f"{expected.first_start:%H:%M}" if expected else "",
            "since": max(expected.valid_from, opened.on).isoformat() if expected and opened else "",
            "taken": [key_of(*hours).split("/") for hours in self.taken],
            "kept": {name: "" if value is None else str(value) for name, value in self.kept.items()},
            "keptWords": self.kept_words,
            "confirm": self.to_confirm,
        }


def offers_for(user, posts):
    """An offer for each post, by its key; as many queries however many posts."""
    now = timezone.now()
    recent, last = recent_of(posts, now), last_of(user, posts)
    return {
        post.pk: Offer(
            post,
            due_shifts(post, [(row["starts_at"], row["ends_at"]) for row in recent[post.pk]], now),
            [(row["starts_at"], row["ends_at"]) for row in recent[post.pk]],
            last.get(post.pk),
            to_confirm(user, recent[post.pk], now),
        )
        for post in posts
    }


def recent_of(posts, now):
    """The hours of what was reported in these days, by post."""
    since = now - (DAYS_BACK + 2) * A_DAY
    rows = ShiftReport.objects.filter(post__in=posts, starts_at__gte=since).exclude(state=State.STRUCK)
    found = defaultdict(list)
    told = ["post", "starts_at", "ends_at", "number", "state", "entered_by", "submitted_by", "handover"]
    for row in rows.order_by("starts_at").values(*told):
        found[row["post"]].append(row)
    return found


def last_of(user, posts):
    """The last report of each post that this person may read."""
    newest = ShiftReport.objects.visible_to(user).filter(post=OuterRef("pk")).exclude(state=State.STRUCK)
    newest = newest.order_by("-starts_at").values("pk")[:1]
    keys = Post.objects.filter(pk__in=[post.pk for post in posts]).annotate(last=Subquery(newest))
    reports = ShiftReport.objects.in_bulk([key for key in keys.values_list("last", flat=True) if key])
    return {report.post_id: report for report in reports.values()}


def due_shifts(post, taken, now):
    """The expected shifts that have begun and are not reported, newest first."""
    found, today = [], timezone.localdate(now)
    for day in (today - back * A_DAY for back in range(DAYS_BACK + 1)):
        expected = post.expectation_on(day) if post.is_open_on(day) else None
        for slot in range(expected.per_day if expected else 0, 0, -1):
            start, end = expected.shift(day, slot)
            if start <= now and not any(start < until and since < end for since, until in taken):
                found.append((start, end))
    return found[:MOST_SHIFTS]


def to_confirm(user, rows, now):
    """The report of the shift before, where its hand-over waits for this person's word."""
    sent = [row for row in rows if row["state"] != State.DRAFT and now - A_DAY < row["ends_at"]]
    last = max(sent, key=lambda row: row["ends_at"], default=None)
    if not last or last["handover"] or user.pk in (last["entered_by"], last["submitted_by"]):
        return None
    return {"number": last["number"], "hours": hours_words(last["starts_at"], last["ends_at"])}
