"""The figures of one period: of every cell of the table, and of every total that may stand."""

from dataclasses import replace
from itertools import pairwise

from django.db.models import Count, F, Q, Sum, Value

from borderops.figures.counting import RecordCounting
from borderops.figures.periods import Period
from borderops.patrols.days import A_DAY

TOTAL = "*"
NOT_SAID = ""


def both_periods(asked):
    """The figures of the period and of the year before; where the two overlap, what they share is asked for once."""
    if not asked.compares:
        return figures_of(asked, asked.period), {}
    overlap = asked.last.end >= asked.period.start
    # Only of records, each of which has its day, the pieces add up to the whole wherever it is cut.
    if not (asked.time and asked.adds_up and overlap and isinstance(asked.counting, RecordCounting)):
        return figures_of(asked, asked.period), figures_of(asked, asked.last)
    wanted = [asked.spans(each) for each in (asked.period, asked.last)]
    pieces = pieces_of([span for spans in wanted for span in spans])
    found = split(asked, Period.of_days(pieces[0].start, pieces[-1].end), asked.axes, spans=pieces)
    return tuple(with_sums(within(asked, found, pieces, spans)) for spans in wanted)


def pieces_of(spans):
    """The days of all these spans, cut wherever one of them begins or ends."""
    edges = sorted({day for span in spans for day in (span.start, span.end + A_DAY)})
    return [Period.of_days(start, end - A_DAY) for start, end in pairwise(edges)]


def within(asked, found, pieces, spans):
    """What was found in pieces, under the number of the span that each lies in; what lies in none is left out."""
    numbers = {
        place: number
        for number, span in enumerate(spans)
        for place, piece in enumerate(pieces)
        if piece.start in span
    }
    sums = {}
    for (row, column), figure in found.items():
        piece = row if asked.rows.is_time else column
        if piece in numbers:
            place = (numbers[piece], column) if asked.rows.is_time else (row, numbers[piece])
            sums[place] = sums.get(place, 0) + figure
    return sums


def figures_of(asked, period, counting=None):
    """{(value or number of the row, of the column): figure}; TOTAL stands for all of a row or a column."""
    found = split(asked, period, asked.axes, counting)
    if asked.adds_up:
        return with_sums(found)
    for kept in [[asked.rows], [asked.columns], []]:
        dropped = [axis for axis in asked.axes if axis not in kept]
        if dropped and None not in kept and all(map(asked.has_total, dropped)):
            found |= split(asked, period, kept, counting)
    return found


def with_sums(found):
    """The same with all of a row, of a column and of everything added up."""
    sums = dict(found)
    for (row, column), figure in found.items():
        for place in {(row, TOTAL), (TOTAL, column), (TOTAL, TOTAL)} - {(row, column)}:
            sums[place] = sums.get(place, 0) + figure
    return sums


def split(asked, period, axes, counting=None, spans=()):
    """The figures by some of the axes and TOTAL for the other, in one question, narrowed as is asked."""
    counting = counting or asked.counting
    by = [axis.dimension for axis in axes if not axis.is_time]
    narrowed = [each for each, _value in asked.only if each not in by]
    spans = spans or (asked.spans(period) if any(axis.is_time for axis in axes) else ())
    rows = counting.split(asked.user, period, [*by, *narrowed], spans)
    return placed(asked, axes, [*by, *narrowed], rows, bool(spans))


def placed(asked, axes, dimensions, rows, has_spans):
    """What was split by dimensions, under its row and its column."""
    wanted, found = {each.key: value for each, value in asked.only}, {}
    for key, figure in rows.items():
        told = dict(zip([each.key for each in dimensions], key[has_spans:], strict=True))
        told = {name: said(value) for name, value in told.items()}
        if any(told[name] != value for name, value in wanted.items()):
            continue
        place = tuple(
            (key[0] if axis.is_time else told[axis.key]) if axis in axes else TOTAL
            for axis in (asked.rows, asked.columns)
        )
        found[place] = found.get(place, 0) + figure
    return found


def waiting_of(asked):
    """How much more there would be of all that is shown, once what waits is accepted; None where that is not known."""
    counting = asked.counting
    if not asked.only:
        return counting.waiting(asked.user, asked.period)
    if not isinstance(counting, RecordCounting) or not counting.sent:
        return None
    dimensions = [each for each, _value in asked.only]
    sent = counting.split_of(counting.sent(asked.user), asked.period, dimensions, ())
    wanted = [value for _dimension, value in asked.only]
    found = [figure for key, figure in sent.items() if [said(value) for value in key] == wanted]
    return sum(found) or None


def unknown_of(asked):
    """In how many records a number is not known that the figure adds up; narrowed like the table."""
    counting = asked.counting
    if not isinstance(counting, RecordCounting) or not isinstance(counting.measure, Sum):
        return 0
    summed = counting.measure.source_expressions[0]
    if not isinstance(summed, F):
        return 0
    # Counted without naming a field, so that the index that the figure is read from holds all that is asked.
    unknown = replace(counting, measure=Count(Value(1), filter=Q(**{f"{summed.name}__isnull": True})))
    return split(asked, asked.period, [], unknown).get((TOTAL, TOTAL), 0)


def said(value):
    """A value as the table holds it: what nobody said is one thing, however it is kept."""
    return NOT_SAID if value is None else value
