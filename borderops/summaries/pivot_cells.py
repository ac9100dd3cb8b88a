"""The heads, cells and rows of the table of many dimensions. A figure that is missing is None, and never becomes 0."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.districts.models import District
from borderops.figures.comparison import Change, compare
from borderops.figures.periods import Period
from borderops.patrols.figure_names import compare_shares
from borderops.summaries.small_groups import NOT_SHOWN
from borderops.summaries.zeros import grounds_words


@dataclass
class Head:
    """What a row or a column is about: a value of a dimension, a span of time, or all together."""

    value: object
    name: str
    span: Period | None = None
    district: District | None = None
    is_total: bool = False
    # The same table of this alone, more closely; and what stands below its name.
    url: str = ""
    aside: str = ""

    @property
    def text(self):
        """The value as addresses write it."""
        return str(self.value)


@dataclass
class Figure:
    """A number of one of the two periods: what stands in a cell, or why nothing does."""

    value: int | Decimal | None
    is_share: bool = False
    is_held_back: bool = False
    grounds: frozenset = frozenset()

    @property
    def words(self):
        if self.is_held_back:
            return str(NOT_SHOWN)
        return vietnamese.percent(self.value) if self.is_share else vietnamese.number(self.value)

    @property
    def shown(self):
        """What a sheet writes: a number as one, and else what stands on the page."""
        return self.words if self.is_held_back or self.is_share or self.value is None else self.value

    @property
    def known(self):
        """The value where it is shown."""
        return None if self.is_held_back else self.value


@dataclass
class Cell:
    """A figure and its place in the table, beside that of a year before where the two are compared."""

    row: Head
    column: Head | None
    now: Figure
    before: Figure | None = None
    change: Change | None = None
    url: str = ""
    before_url: str = ""
    before_name: str = ""

    @property
    def words(self):
        return self.now.words

    @property
    def grounds_words(self):
        """On what a zero stands, where it stands on the reports of the shifts."""
        return grounds_words(self.now.grounds) if self.now.value == 0 else ""

    @property
    def about(self):
        """What the figure is of, for who hears the table."""
        return ", ".join(head.name for head in (self.row, self.column) if head)


@dataclass
class Row:
    """A row: its cells in the order of the columns, and all of them together where that is a figure."""

    head: Head
    cells: list = field(default_factory=list)
    total: Cell | None = None


def changed(now, before, asked):
    """How a figure stands to the one before; nothing that would give away a number that is held back."""
    if now.is_held_back or before.is_held_back:
        return Change("missing", None, None, _("not compared"))
    if asked.is_share:
        return compare_shares(now.value, before.value)
    return compare(now.value, before.value, asked.unit)
