"""What somebody asks of the table of many dimensions: which indicator, split by what, of when, narrowed to what."""

from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.functional import Promise, cached_property

from borderops.figures.counting import Counting, Dimension
from borderops.figures.models import Indicator
from borderops.figures.periods import Period
from borderops.figures.same_days import running_words, same_days_last_year
from borderops.summaries.pivot_spans import UNITS, WEEK, runs_by_calendar, spans_of
from borderops.summaries.small_groups import asked_of, may_be_told

IN_COMMUNES = ("crossing", "post")
# Each district's communes, what stands in a commune, each group's kinds: what a value opens, and what lies in one of
# it alone.
FINER = {
    "district": ("commune", *IN_COMMUNES),
    "area": ("commune", *IN_COMMUNES),
    "commune": IN_COMMUNES,
    "group": ("code",),
}
BY_PRESENT = "area"
PLACES = ("district", BY_PRESENT)
SHARE = "%"


@dataclass(frozen=True)
class Axis:
    """By what the rows or the columns are split: a dimension, or time where there is none."""

    key: str
    label: Promise | str
    dimension: Dimension | None = None

    @property
    def is_time(self):
        return self.dimension is None

    @property
    def is_of_places(self):
        """Whether it stands for the districts along the line."""
        return self.key in PLACES

    @classmethod
    def of(cls, key, counting):
        """The one under this key, or nothing where the figure cannot be split so."""
        if key in UNITS:
            return cls(key, UNITS[key])
        dimension = counting.dimension(key)
        return cls(key, dimension.label, dimension) if dimension else None


@dataclass(frozen=True)
class Asked:
    """One question to the register, by one person."""

    user: object
    indicator: Indicator
    counting: Counting
    period: Period
    rows: Axis
    columns: Axis | None = None
    # Pairs of a dimension and the one value of it to which everything is narrowed.
    only: tuple = ()
    beside_last: bool = True
    shows_all: bool = False
    today: object = field(default_factory=timezone.localdate)

    @property
    def axes(self):
        return [axis for axis in (self.rows, self.columns) if axis]

    @property
    def time(self):
        """The axis that shows time, if one does."""
        return next((axis for axis in self.axes if axis.is_time), None)

    @property
    def is_by_present(self):
        """Whether districts are meant as they lie today."""
        return BY_PRESENT in [*(axis.key for axis in self.axes), *(each.key for each, _value in self.only)]

    @property
    def is_share(self):
        return self.indicator.unit == SHARE

    @property
    def unit(self):
        """The unit of every figure in it, in the reader's language."""
        return self.indicator.unit_words

    @cached_property
    def last(self):
        """What it is held against: the same period a year before, of one that runs the same days."""
        return same_days_last_year(self.period, self.today)

    @property
    def running_words(self):
        """Which days stand beside which, while the period is not over."""
        return running_words(self.period, self.today)

    @property
    def compares(self):
        """Whether figures of last year stand beside these."""
        return self.beside_last and self.indicator.comparable and self.tells_before

    @cached_property
    def tells_before(self):
        """Whether the reader may be told the figures of last year's days."""
        return may_be_told(self.user, self.counting, self.last, self.today)

    @cached_property
    def whole_months(self):
        """What is said to the reader who is told people by whole reporting months alone."""
        return asked_of(self.user, self.counting, self.period, self.last, self.today)

    @property
    def compares_spans(self):
        """Whether each span has its own a year before; weeks begin on other days then."""
        return self.compares and not (self.time and (self.time.key == WEEK or self.period.kind == "week"))

    def spans(self, period):
        """The spans of time in rows or columns, those of another period cut like those of the chosen one."""
        return spans_of(period, self.time.key, runs_by_calendar(self.period)) if self.time else []

    @property
    def adds_up(self):
        """Whether totals are sums: what is counted once, at one place and one time."""
        return self.indicator.sums_over_districts and self.indicator.sums_over_periods

    def has_total(self, axis):
        """Whether all of an axis together is a figure: a stock of one month and of the next is none."""
        return not (axis and axis.is_time and self.indicator.nature != Indicator.Nature.FLOW)

    @property
    def has_total_of_time(self):
        """Whether what stands in its spans makes a figure together; true where no time is shown."""
        return self.has_total(self.time)

    def may_show_all(self, axis):
        """Whether values without a record can be listed: within one district nobody knows all that lie in it."""
        narrowed = [key for each, _value in self.only for key in (each.key, *FINER.get(each.key, ()))]
        return not axis.is_time and axis.key not in narrowed

    def finer(self, axis):
        """What a value of this axis is split by when it is looked at more closely; nothing where there is none."""
        taken = {each.key for each in self.axes}
        known = [key for key in FINER.get(axis.key, ()) if self.counting.dimension(key)]
        return next((key for key in known if key not in taken), None)
