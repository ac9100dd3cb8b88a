"""The figures of posts and shifts: each district west to east, beside the same period last year."""

from django.utils import timezone
from django.utils.translation import gettext as _

from borderops.districts.models import Commune, District
from borderops.figures.same_days import running_words, same_days_last_year, same_months_last_year
from borderops.patrols.choices import PostKind
from borderops.patrols.expected import due_until
from borderops.patrols.figure_names import CHARTED, COUNTED
from borderops.patrols.figures_cells import Row, cell, pair, total_pair
from borderops.patrols.figures_links import rows_url
from borderops.patrols.figures_owed import OpenPosts, owed_in, posts_with_life
from borderops.patrols.models import Post, ShiftReport
from borderops.patrols.tally import ShiftCounts, accepted_in, arrived_unreviewed, reach_of
from borderops.review.states import State


class Span:
    """What posts and shifts add up to in one of the two periods."""

    def __init__(self, figures, period, posts, seen):
        self.figures, self.period = figures, period
        self.day = min(period.end, figures.today)
        self.posts = OpenPosts(seen, self.day)
        last = min(period.end, figures.due_until)
        self.owed = owed_in(posts, figures.places, period.start, last)

    def tally(self, district=None):
        """In a district, or in all of them."""
        tally = self.figures.accepted.at(self.period, district)
        tally.arrived += self.figures.arrived.at(self.period, district).arrived
        tally.owed = sum(each.number for each in self.owed if district in (None, each.district))
        tally.fixed = self.posts.number(PostKind.FIXED, district)
        tally.mobile = self.posts.number(PostKind.MOBILE, district)
        return tally


class PatrolFigures:
    """The figures that one person sees for a period."""

    def __init__(self, user, period):
        self.today, self.places = timezone.localdate(), reach_of(user)
        self.period, self.last = period, same_days_last_year(period, self.today)
        self.months_before = same_months_last_year(period, self.today)
        posts, both = list(posts_with_life()), [self.period, *self.months_before]
        visible = set(Post.objects.visible_to(user).values_list("pk", flat=True))
        self.due_until = due_until(posts, timezone.now())
        self.accepted = ShiftCounts(accepted_in(self.places), both, self.due_until)
        self.arrived = arrived_unreviewed(self.places, both, self.due_until)
        sent = ShiftReport.objects.visible_to(user).waiting()
        self.waiting = ShiftCounts(sent, [self.period], self.due_until)
        seen = [post for post in posts if post.pk in visible]
        self.spans = [Span(self, each, posts, seen) for each in (self.period, self.last)]
        self.districts = self.shown_districts()
        self.rows = [self.row(district) for district in self.districts]
        self.total = self.total_row()

    @property
    def whole_line(self):
        """Whether it shows all districts, and not only those of the person's postings."""
        return self.places.everywhere

    @property
    def running_words(self):
        """Which days stand beside which, while the period is not over."""
        return running_words(self.period, self.today)

    @property
    def is_open(self):
        """Whether reports of its last days may still come in time."""
        return self.period.end > self.due_until

    @property
    def posts_on(self):
        """The day that the period's posts are counted on: its last, or today while it runs."""
        return self.spans[0].day

    def shown_districts(self):
        """The border districts in the person's reach, and any other that has shifts or posts."""
        recorded = self.accepted.places | self.waiting.places
        recorded |= {place for span in self.spans for place in span.posts.places}
        reach = self.places.districts | set(
            Commune.objects.filter(pk__in=self.places.communes).values_list("district", flat=True)
        )
        return [
            each
            for each in District.objects.all()
            if each.pk in recorded or (each.on_border and (self.whole_line or each.pk in reach))
        ]

    def row(self, district):
        pairs = self.pairs(district.code, district.pk)
        return Row(district.name, district.code, pairs, district.on_border)

    def pairs(self, code, district=None, missing=None):
        """Each figure of a district, or of all, beside that of last year."""
        tallies = [span.tally(district) for span in self.spans]
        waiting = self.waiting.at(self.period, district)
        pairs = []
        for column, counted in enumerate(COUNTED):
            sent = getattr(waiting, counted.short) or 0 if counted in CHARTED else 0
            gaps = missing[column] if missing else 0
            now = self.cell(counted, tallies, 0, code, waiting=sent, missing=gaps)
            pairs.append(pair(now, self.cell(counted, tallies, 1, code)))
        return pairs

    def cell(self, counted, tallies, which, code, **about):
        """The figure of one of the two spans, with the address of its rows."""
        span = self.spans[which]
        urls = [
            rows_url(counted, span.period, span.day, code, state)
            for state in (State.ACCEPTED, State.SUBMITTED)
        ]
        return cell(
            counted, tallies[which], period=span.period, codes=code, url=urls[0], waiting_url=urls[1], **about
        )  # fmt: skip

    def total_row(self):
        """All rows together."""
        if not self.rows:
            return Row("", "", [])
        columns = [[row.pairs[n] for row in self.rows if row.on_border] for n in range(len(COUNTED))]
        missing = [sum(each.now.value is None for each in border) for border in columns]
        both = zip(self.pairs("", None, missing), columns, strict=True)
        pairs = [total_pair(each.now, each.before, border) for each, border in both]
        return Row(_("Whole line") if self.whole_line else _("Your districts"), "", pairs)

    def in_month(self, counted, month):
        """The figure of a month, all shown districts together."""
        return getattr(self.accepted.at(month), counted.short)
