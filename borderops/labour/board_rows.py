"""The programmes of a year: how each stands, and what is counted of it beside the year before."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.figures.spans import rough_day_words
from borderops.labour.choices import Stage
from borderops.labour.counting import (
    NOTHING,
    calendar_year,
    counted_by,
    standing_now,
    together,
    trips_in,
    trips_of,
)
from borderops.labour.figures_cells import Row, pairs_of
from borderops.labour.figures_links import counts_url, departed_urls, may_open
from borderops.labour.models import Programme
from borderops.labour.monthly import Told, counts_of, overdue_by, told_by
from borderops.labour.querysets import KNOW_NUMBERS
from borderops.labour.quota_rows import Row as QuotaRow
from borderops.labour.quota_rows import budgets

NONE_TOLD = Told()


@dataclass(frozen=True)
class StageCount:
    """How many permits of a programme are at a stage today, and where they are listed."""

    label: str
    number: int
    url: str


@dataclass(frozen=True)
class BoardRow:
    """One programme."""

    programme: Programme
    step: object
    counted: Row
    abroad: int | None
    overdue: int | None
    stages: list
    quota: QuotaRow
    told: Told
    told_before: Told
    # The last month of the year that tells it, and how many were overdue at its end.
    told_overdue: tuple | None
    counts_url: str

    @property
    def is_told(self):
        """Whether monthly counts say anything of either year."""
        return self.told != NONE_TOLD or self.told_before != NONE_TOLD

    @property
    def told_overdue_words(self):
        if not self.told_overdue:
            return ""
        month, number = self.told_overdue
        words = gettext("%(n)s overdue at the end of %(month)s")
        return words % {"n": vietnamese.number(number), "month": rough_day_words(month)}


class ProgrammeBoard:
    """What one person sees of a year: numbers of the own places, and facts that are everybody's."""

    def __init__(self, user, year):
        self.user, self.year, self.today = user, year, timezone.localdate()
        self.period, self.last = calendar_year(year), calendar_year(year - 1)
        self.spans = (self.period, self.last)
        self.places = user.places_as(*KNOW_NUMBERS)
        self.opens = may_open(user)
        self.programmes = list(Programme.objects.visible_to(user).with_life())
        trips = [trips_in(span, trips_of(user)) for span in self.spans]
        self.counts = [counted_by(each, "programme") for each in trips]
        told = [counts_of(user, span) for span in self.spans]
        self.told = [told_by(each, "programme") for each in told]
        self.told_overdue = overdue_by(told[0], "programme")
        self.total = self.counted(
            gettext("All programmes, each worker once"), "", [together(each) for each in trips]
        )
        self.rows = [self.row(each, budget.total) for each, budget in self.budgets()]

    @property
    def day(self):
        """The day on which the mechanisms are shown as they stood."""
        return min(date(self.year, 12, 31), self.today)

    @property
    def has_places(self):
        """Whether there is any place of which the person may know numbers."""
        return bool(self.places.everywhere or self.places.districts or self.places.communes)

    def budgets(self):
        return zip(self.programmes, budgets(self.user, self.programmes, self.year), strict=True)

    @cached_property
    def standing(self):
        """How many of each programme are how far today, and how many of them overdue."""
        stages, overdue = Counter(), Counter()
        for programme, stage, number, late in standing_now(self.user):
            stages[programme, stage] = number
            overdue[programme] += late
        return stages, overdue

    def counted(self, name, code, counts):
        """Workers and departures, beside those of the year before."""
        of = {"programme": code}
        urls = [departed_urls(span, **of) if self.opens else ("", "") for span in self.spans]
        return Row(name, code, list(pairs_of(self.spans, code, counts, urls)))

    def row(self, programme, quota):
        stages, overdue = self.standing
        told, before = (each.get(programme.pk, NONE_TOLD) for each in self.told)
        counts = [each.get(programme.pk, NOTHING) for each in self.counts]
        known = any(key == programme.pk for key, _stage in stages)
        return BoardRow(
            programme,
            programme.step_on(self.day),
            self.counted(str(programme), programme.code, counts),
            stages[programme.pk, Stage.ABROAD] if known else None,
            overdue[programme.pk] if known else None,
            list(self.stages(programme, stages)),
            quota,
            told,
            before,
            self.told_overdue.get(programme.pk),
            counts_url(self.period, programme=programme.code),
        )

    def stages(self, programme, numbers):
        """The stages before the return at which there are any, for those who may open them."""
        if not self.opens:
            return
        for stage in Stage:
            if number := numbers[programme.pk, stage]:
                yield StageCount(stage.label, number, permits_url(programme, stage=stage.value))


def permits_url(programme, **asked):
    return f"{reverse('permits')}?{urlencode({'programme': programme.code} | asked)}"
