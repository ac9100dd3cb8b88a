"""The posts on one duty day: each of the reports that they owe, and what came of it."""

from collections import defaultdict
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from borderops.patrols.arrivals import Came, came_on
from borderops.patrols.choices import ShiftOutcome
from borderops.patrols.expected import Owed, owed_by
from borderops.patrols.models import Post, ShiftReport
from borderops.patrols.querysets import ARRIVED
from borderops.people.roles import WRITERS
from borderops.review.states import State


@dataclass
class Shift:
    """One report that is owed: its hours, its state by word and shape, and where to read or to write it."""

    number: int
    hours: str
    words: str
    tone: str
    notes: list = field(default_factory=list)
    url: str = ""
    new_url: str = ""


@dataclass
class PostDay:
    """A post on the day: its shifts, what came of them, and reports that nobody expected."""

    owed: Owed
    came: Came
    shifts: list
    extra: list

    @property
    def post(self):
        return self.owed.post


class DayOfPosts:
    """What the posts owed on a duty day, as one person may see it."""

    def __init__(self, user, day, posts, now):
        self.user, self.day, self.now = user, day, now
        self.owed = owed_by(posts, day, day)
        self.writes_in = user.places_as(*WRITERS)
        self.reviews = user.has_perm("patrols.review_shiftreport")
        self.may_report = set(Post.objects.reportable_by(user).values_list("pk", flat=True))
        self.reports, self.extra, self.seen = defaultdict(dict), defaultdict(list), set()
        self.read_reports()
        self.rows = [self.post_day(owed) for owed in self.owed]

    def read_reports(self):
        """The reports that came in, and the drafts and returned ones that this person may see; two queries."""
        on_day = ShiftReport.objects.on_duty_days(self.day, self.day)
        self.seen = set(on_day.visible_to(self.user).values_list("pk", flat=True))
        posts = [owed.post.pk for owed in self.owed]
        rows = on_day.filter(Q(state__in=ARRIVED) | Q(pk__in=self.seen), post__in=posts)
        for report in rows.exclude(state=State.STRUCK).defer("handover_note").order_by("starts_at"):
            if report.slot:
                self.reports[report.post_id][report.slot] = report
            elif report.pk in self.seen:
                self.extra[report.post_id].append(report)

    def post_day(self, owed):
        """A post with its shifts."""
        reports = self.reports[owed.post.pk]
        arrived = {
            slot: (self.outcome(owed.post, report), report.came_late)
            for slot, report in reports.items()
            if report.state in ARRIVED
        }
        came = came_on(owed, self.day, arrived, self.now)
        shifts = [self.shift(owed, slot, reports.get(slot)) for slot in range(1, owed.per_day + 1)]
        return PostDay(owed, came, shifts, self.extra[owed.post.pk])

    def outcome(self, post, report):
        """What the report says, as far as this person may know it before it is accepted."""
        is_known = report.state == State.ACCEPTED or post.lies_in(self.writes_in)
        return report.outcome if is_known else ""

    def shift(self, owed, slot, report):
        """One of the owed reports, with the report that came or is being written."""
        start, end = owed.expectation.shift(self.day, slot)
        hours = f"{timezone.localtime(start):%H:%M}–{timezone.localtime(end):%H:%M}"
        url = report.get_absolute_url() if report and report.pk in self.seen else ""
        if report and report.state in ARRIVED:
            words, tone = self.words_of(owed.post, report)
            return Shift(slot, hours, words, tone, notes_of(report), url)
        is_missing = slot <= owed.due_on(self.day, self.now)
        words, tone = self.gap(owed, slot, is_missing)
        may_write = not report and owed.post.pk in self.may_report and start <= self.now
        may_write &= is_missing or not self.reviews  # a reviewer is led to the form only for what is missing
        new_url = f"{reverse('new-shift')}?{urlencode({'post': owed.post.pk})}" if may_write else ""
        notes = [report.get_state_display()] if report else []
        return Shift(slot, hours, words, tone, notes, url, new_url)

    def words_of(self, post, report):
        """What a report that came says, by word and shape."""
        outcome = self.outcome(post, report)
        if outcome == ShiftOutcome.NIL:
            return _("Nothing happened"), "ok"
        return (_("Something happened"), "cases") if outcome else (_("Reported"), "ok")

    def gap(self, owed, slot, is_missing):
        """A report that is missing, or may still come, and until when."""
        if is_missing:
            return _("Not reported"), "stop"
        due_at = owed.expectation.due_at(self.day, slot)
        return due_words(due_at, self.day), "mute"


def due_words(due_at, day):
    """Until when a report may come; the day only where it is another one."""
    due_at = timezone.localtime(due_at)
    if due_at.date() == day:
        return _("due %(time)s") % {"time": f"{due_at:%H:%M}"}
    return _("due %(time)s on %(day)s") % {"time": f"{due_at:%H:%M}", "day": f"{due_at:%d/%m}"}


def notes_of(report):
    """What else to know of a report that came."""
    notes = [_("came late")] if report.came_late else []
    return [*notes, report.get_state_display()] if report.state == State.SUBMITTED else notes
