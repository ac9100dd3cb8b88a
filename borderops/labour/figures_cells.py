"""The cells and rows of the figures of labour programmes. A figure that is missing is None, and never becomes 0."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext

from borderops.figures.comparison import Change
from borderops.figures.counting import FEWEST
from borderops.figures.periods import Period
from borderops.labour.figure_names import OF_PERIOD, Counted
from borderops.vietnamese import NO_FIGURE


@dataclass(frozen=True)
class Cell:
    """One counted figure: of what and when, with the address of its records."""

    counted: Counted
    period: Period
    code: str
    value: int | None
    url: str = ""
    # Said in place of the number, where the number would point at single persons.
    instead: str = ""

    @property
    def words(self):
        return self.instead or self.counted.words(self.value)

    @property
    def is_told(self):
        """Whether there is anything, shown as a number or not."""
        return self.value is not None


@dataclass(frozen=True)
class Pair:
    """A figure beside that of the same period of the year before."""

    now: Cell
    before: Cell

    @property
    def change(self):
        """How the two stand to one another; nothing that would give away what is not shown."""
        if self.now.instead or self.before.instead:
            return Change("missing", None, None, gettext("not compared"))
        return self.now.counted.change(self.now.value, self.before.value)


@dataclass(frozen=True)
class Row:
    """A programme, place, sex, sector or month, or all together: workers and departures, each beside last year."""

    name: str
    code: str
    pairs: list

    @property
    def workers(self):
        return self.pairs[0]

    @property
    def departures(self):
        return self.pairs[1]


def pairs_of(spans, code, counts, urls):
    """The pair of each count: of this period and of the one before."""
    for column, counted in enumerate(OF_PERIOD):
        cells = [
            Cell(counted, span, code, getattr(told, counted.short), address[column])
            for span, told, address in zip(spans, counts, urls, strict=True)
        ]
        yield Pair(*cells)


def hide_few(rows):
    """The same rows without numbers under five, and without the one from which the total would give one away."""
    for name in ("now", "before"):
        hidden = hidden_in(rows, name)
        rows = [hide(row, name, hidden[row.code]) if row.code in hidden else row for row in rows]
    return rows


def hidden_in(rows, name):
    """What stands in place of which rows of one of the two periods."""
    told = [(getattr(row.workers, name).value, row.code) for row in rows]
    told = sorted((value, code) for value, code in told if value)
    few = {code: f"<{FEWEST}" for value, code in told if value < FEWEST}
    if len(few) == 1 and len(told) > 1:
        few[told[1][1]] = gettext("not shown")
    return few


def hide(row, name, words):
    pairs = [
        replace(pair, **{name: replace(getattr(pair, name), instead=words, value=FEWEST, url="")})
        for pair in row.pairs
    ]
    return replace(row, pairs=pairs)


def number_or_words(cell):
    """What a sheet writes: the number, or what stands in its place."""
    return cell.instead or (NO_FIGURE if cell.value is None else cell.value)
