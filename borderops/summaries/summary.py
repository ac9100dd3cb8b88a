"""The district summary: what is counted in each district, west to east, beside the same period last year."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from borderops.districts.areas import PresentAreas
from borderops.figures.same_days import running_words, same_days_last_year, same_months_last_year
from borderops.figures.whole_months import is_of_whole_months, whole_months_asked
from borderops.incidents.figure_names import COUNTED
from borderops.incidents.models import Incident
from borderops.incidents.tally import Tally
from borderops.patrols.expected import owed_everywhere
from borderops.patrols.models import Post
from borderops.people.places import Places
from borderops.people.roles import READERS
from borderops.review.states import State
from borderops.summaries.cells import Cell, Row, pair, total, total_pair
from borderops.summaries.counting import PeriodCounts
from borderops.summaries.links import calendar_url, incidents_url
from borderops.summaries.shown import completeness_of, shown_districts
from borderops.summaries.small_groups import is_told_no_few
from borderops.summaries.zeros import DistrictZeros


class DistrictSummary:
    """The figures that one person sees for a period, by the boundaries of the day or by those of today."""

    def __init__(self, user, period, by_present=False):
        self.period, self.today = period, timezone.localdate()
        self.last = same_days_last_year(period, self.today)
        self.places, self.tells_all = self.reach_of(user), self.tells_all_to(user)
        self.areas = PresentAreas() if by_present else None
        seen, sent, posts = self.sources(user)
        self.now = PeriodCounts(seen, period, self.areas)
        months = same_months_last_year(period, self.today)
        self.before = PeriodCounts(seen, self.last, self.areas, months=months)
        self.waiting = PeriodCounts(sent, period, self.areas, waiting=True)
        owed = owed_everywhere(self.last.start - timedelta(days=1), period.end)
        self.zeros = DistrictZeros(self.last.start, period.end, owed, self.today, self.areas)
        self.completeness = completeness_of(posts, owed, period, self.areas)
        recorded = self.now.places | self.before.places | self.waiting.places
        self.districts = shown_districts(self.places, recorded)
        self.rows = [self.row(district) for district in self.districts]
        self.total = self.total_row()

    def reach_of(self, user):
        """The places whose figures the person sees."""
        return user.places_as(*READERS)

    def tells_all_to(self, user):
        """Whether the person is told people of any days, and not only of whole reporting months."""
        return not is_told_no_few(user)

    def sources(self, user):
        """The counted incidents, those that wait, and the posts that the person sees."""
        incidents = Incident.objects
        return (
            incidents.counted_for(user),
            incidents.visible_to(user).waiting(),
            Post.objects.visible_to(user),
        )

    def holds_back(self, counted, span):
        """Whether a figure of these days is not told."""
        return counted.of_offenders and not (self.tells_all or is_of_whole_months(span, self.today))

    @property
    def whole_months(self):
        """What is said to the person where people are told by whole reporting months alone; else nothing."""
        return None if self.tells_all else whole_months_asked(self.period, self.last, self.today)

    @property
    def running_words(self):
        """Which days stand beside which, while the period is not over."""
        return running_words(self.period, self.today)

    @property
    def whole_line(self):
        """Whether it shows all districts, and not only those of the person's postings."""
        return self.places.everywhere

    def row(self, district):
        reporting = self.completeness.of({district.pk})
        # The calendar knows the districts of the day alone.
        url = calendar_url(self.period, self.today, "" if self.areas else district.code)
        return Row(district.name, district.code, self.pairs(district), district.on_border, reporting, url)

    def pairs(self, district):
        return [pair(self.cell(c, self.now, district), self.cell(c, self.before, district)) for c in COUNTED]

    def cell(self, counted, counts, district):
        """A district's figure for a period; 0 only where it is confirmed that nothing happened."""
        tally, span, place = counts.at(district.pk, counted.regime), counts.period, self.filter(district)
        if self.holds_back(counted, span):
            return Cell(counted, span, district.code, None, is_held_back=True)
        value = counted.value(tally)
        grounds = set() if tally.cases else self.zeros.grounds(district.pk, counted.regime, span)
        value = 0 if grounds else value
        sent = self.waiting.at(district.pk, counted.regime) if counts is self.now else Tally()
        return Cell(
            counted, span, district.code, value, tally.unknown, counted.value(sent) or None, late=sent.late,
            resolved=tally.resolved, overdue=tally.late, url=incidents_url(span, counted.regime, place),
            waiting_url=incidents_url(span, counted.regime, place, State.SUBMITTED), grounds=frozenset(grounds),
        )  # fmt: skip

    def filter(self, district):
        """What narrows the list of incidents to a row."""
        return ("area" if self.areas else "district", district.code)

    def total_row(self):
        """All rows together."""
        pairs = [self.total_pair(column) for column in range(len(COUNTED))] if self.rows else []
        name = _("Whole line") if self.whole_line else _("Your districts")
        reporting = self.completeness.of({district.pk for district in self.districts})
        return Row(name, self.codes, pairs, True, reporting, calendar_url(self.period, self.today))

    @property
    def codes(self):
        """The codes of the districts shown; empty for the whole line."""
        return "" if self.whole_line else "|".join(row.codes for row in self.rows)

    def total_pair(self, column):
        pairs = [row.pairs[column] for row in self.rows]
        of_border = [row.pairs[column] for row in self.rows if row.on_border]
        regime = COUNTED[column].regime
        now, before = (
            total(
                [getattr(each, when) for each in pairs],
                [getattr(each, when) for each in of_border],
                self.codes,
                incidents_url(span, regime),
            )
            for when, span in (("now", self.period), ("before", self.last))
        )
        return total_pair(now, before, of_border)

    def in_month(self, counted, counts, number):
        """A month's figure, all shown districts together; 0 only where each of them is confirmed."""
        tally = counts.in_month(number, counted.regime)
        if self.holds_back(counted, counts.months[number]):
            return None
        if tally.cases:
            return counted.value(tally)
        month = counts.months[number]
        over = month.end < self.today
        border = [district.pk for district in self.districts if district.on_border]
        return 0 if over and self.zeros.all_grounds(border, counted.regime, month) else None


class WholeSummary(DistrictSummary):
    """The figures as the register itself has them, of all districts: they hang on nobody's rights."""

    def __init__(self, period):
        super().__init__(None, period)

    def reach_of(self, user):
        return Places(everywhere=True)

    def tells_all_to(self, user):
        return True

    def sources(self, user):
        return Incident.objects.counted(), Incident.objects.waiting(), Post.objects.all()
