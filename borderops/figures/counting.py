"""How indicators are counted: of which records, by what they may be split, and where the records behind them open.

Each app declares its own in `indicators.py`. An indicator that nobody declares there is only reported.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Aggregate, Count
from django.urls import reverse
from django.utils.functional import Promise

from borderops.figures.counted import month_number
from borderops.figures.reading_once import once

# Groups of fewer people than these are not told apart to those who read no persons.
FEWEST = 5


@dataclass(frozen=True, eq=False)
class Dimension:
    """Something by which what is counted can be split, such as the district or the kind of incident."""

    key: str
    label: Promise | str
    # Fields of the counted records, of which `read` makes the value; the value itself where there is but one.
    paths: tuple
    # f(user) -> {value: its name}, in the order in which a table shows them; it may hold more than was counted.
    names: Callable
    # f(value) -> {filter of the list of records: its text}; nothing where the list cannot be narrowed to it.
    filters: Callable | None = None
    # f() -> how the values of the paths become one; asked once for each page, so that it may read what it needs once.
    reader: Callable | None = None
    # Whether a small number in it would say something of single persons.
    hides_few: bool = True


@dataclass(frozen=True, eq=False)
class Counting:
    """How one indicator is counted. Its figures are those of the records that the reader may count."""

    key: str
    dimensions: tuple
    # Who may count it at all.
    permission: str
    # Whether single persons are counted, so that observers get no small groups.
    of_people: bool = False
    # Under which regime a nil report or a confirmation makes its zero; empty where nothing does.
    regime: str = ""

    def dimension(self, key):
        """The dimension under this key, or nothing."""
        return next((each for each in self.dimensions if each.key == key), None)

    def split(self, user, period, dimensions=(), spans=()):
        """{(number of the span, value of each dimension …): figure}; what nobody recorded is not among them.

        `spans` are periods one after another that make up `period`; without them the keys begin with the dimensions.
        """
        raise NotImplementedError

    def value(self, user, period):
        """The figure for a period, all that the user may count together; None where nothing is recorded."""
        return self.split(user, period).get(())

    def values(self, user, periods):
        """The figure of each of some periods, which may overlap."""
        return [self.value(user, period) for period in periods]

    def waiting(self, user, period):
        """How much more there would be once what waits for review is accepted; None where nothing waits."""
        return None

    def url(self, user, period, chosen=()):
        """Where the records behind a figure stand: `chosen` are pairs of a dimension and its value. Or ""."""
        return ""


@dataclass(frozen=True, eq=False)
class RecordCounting(Counting):
    """Counts records, or adds up a field of theirs, by the day on which each happened."""

    # f(user) -> the records that the user may count.
    records: Callable = None
    # The field with the day by which a record counts.
    day: str = ""
    measure: Aggregate = None
    # f(user) -> those that wait for review, of which the same would be counted.
    sent: Callable | None = None
    # The name of the list of records, and f(period) -> the filters under which it shows those of a period.
    page: str = ""
    filters: Callable | None = None
    # f(user) -> whether the user may open the list.
    opens: Callable = lambda user: True

    def split(self, user, period, dimensions=(), spans=()):
        return self.split_of(self.records(user), period, dimensions, spans)

    def split_of(self, records, period, dimensions, spans):
        """The same of some records."""
        rows, paths = self.grouped(records, period, dimensions, spans)
        if not paths:
            figure = rows.aggregate(figure=self.measure)["figure"]
            # No record is no figure; records that add up to 0 are one.
            return {} if figure is None or (isinstance(self.measure, Count) and not figure) else {(): figure}
        return added_up(rows.values_list(*paths).annotate(figure=self.measure), dimensions, bool(spans))

    def grouped(self, records, period, dimensions, spans):
        """Those of a period, and the fields under which they are added up."""
        rows = records.filter(**{f"{self.day}__gte": period.start, f"{self.day}__lte": period.end}).order_by()
        paths = [path for each in dimensions for path in each.paths]
        if not spans:
            return rows, paths
        number = month_number(self.day, [span.start for span in spans])
        return rows.annotate(which_span=number), ["which_span", *paths]

    def waiting(self, user, period):
        return self.split_of(self.sent(user), period, (), ()).get(()) if self.sent else None

    def url(self, user, period, chosen=()):
        if not self.page or not self.opens(user):
            return ""
        query = self.filters(period)
        for dimension, value in chosen:
            narrowed = dimension.filters and dimension.filters(value)
            if narrowed is None:
                return ""
            query |= narrowed
        return f"{reverse(self.page)}?{urlencode(query, doseq=True)}"


def added_up(rows, dimensions, has_spans):
    """Rows of the values under all paths and a figure, by one value for each dimension."""
    readers = [once(each.reader) if each.reader else None for each in dimensions]
    found = {}
    for *values, figure in rows:
        if figure is None:
            continue
        key, place = ([values[0]], 1) if has_spans else ([], 0)
        for dimension, read in zip(dimensions, readers, strict=True):
            told = values[place : place + len(dimension.paths)]
            key.append(read(*told) if read else told[0])
            place += len(dimension.paths)
        found[tuple(key)] = found.get(tuple(key), 0) + figure
    return found


@dataclass(frozen=True, eq=False)
class StandingCounting(Counting):
    """Counts what stood at the end of a period, or stands today while it runs: a stock, which no period adds up."""

    # f(user, period, dimensions) -> {value of each dimension …: how many stood on its last day that has come}.
    standing: Callable = None
    # f(period) -> its list as it stood then: (name of the page, filters).
    listed: Callable | None = None

    def split(self, user, period, dimensions=(), spans=()):
        if not spans:
            return self.standing(user, period, dimensions)
        found = [(place, self.standing(user, span, dimensions)) for place, span in enumerate(spans)]
        return {(place, *key): figure for place, each in found for key, figure in each.items()}

    def url(self, user, period, chosen=()):
        if not self.listed:
            return ""
        page, query = self.listed(period)
        for dimension, value in chosen:
            narrowed = dimension.filters and dimension.filters(value)
            if narrowed is None:
                return ""
            query |= narrowed
        return f"{reverse(page)}?{urlencode(query, doseq=True)}"


countings = {}


def register(*entries):
    """Adds ways to count, each under the key of its indicator."""
    countings.update((entry.key, entry) for entry in entries)


def counting_of(indicator_key):
    """How an indicator is counted; nothing where it is only reported."""
    return countings.get(indicator_key)


def countable_by(user):
    """{key of an indicator: how it is counted}, of those that this user may count."""
    return {key: each for key, each in countings.items() if user.has_perm(each.permission)}
