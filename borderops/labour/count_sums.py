"""What monthly counts add up to: workers and trips side by side, never one to the other, and only the accepted."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.labour.month_counts import COUNTS, MonthCount
from borderops.review.states import State

SUMMED = ["state", "month", *COUNTS]


@dataclass(frozen=True)
class Number:
    """One of the five numbers with what it is called."""

    label: str
    value: int | None


def numbers_in(values):
    """The five numbers, in order, from their values by name."""
    return [Number(MonthCount.label(name), values[name]) for name in COUNTS]


def numbers_of(count):
    """The five numbers of a count; none is known where there is no count."""
    return numbers_in({name: getattr(count, name, None) for name in COUNTS})


def known_sum(values):
    """What is known of some numbers, added; None where none is known, which is not 0."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def sums_of(counts):
    """The sum of each number of some counts of one month, by name."""
    return {name: known_sum(getattr(count, name) for count in counts) for name in COUNTS}


def totals_words(rows):
    """The sums of the accepted; who is overdue is a standing figure and is added within one month alone."""
    accepted = [row for row in rows if row[0] == State.ACCEPTED]
    if not accepted:
        return ""
    sums = dict(zip(COUNTS, map(known_sum, list(zip(*accepted, strict=True))[2:]), strict=True))
    told = {name: vietnamese.number(value) for name, value in sums.items()}
    words = _(
        "accepted, month by month: departed %(people_out)s workers, %(trips_out)s trips; "
        "returned %(people_in)s workers, %(trips_in)s trips"
    )
    months = {row[1] for row in accepted}
    if len(months) == 1 and sums["overdue"] is not None:
        words += _("; overdue %(overdue)s")
    return words % told
