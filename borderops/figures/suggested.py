"""Periods to pick from where one is asked for."""

from borderops.figures.periods import Period


def suggested_periods(today):
    """This year and two before it, the parts of this year, and the calendar year."""
    year = Period.current(today).end.year
    years = [Period.preset("year", each) for each in range(year, year - 3, -1)]
    parts = [Period.preset("half", year, n) for n in (1, 2)] + [
        Period.preset("quarter", year, n) for n in range(1, 5)
    ]
    months = [Period.preset("month", year, n) for n in range(1, 13)]
    return [*years, *parts, *months, Period.preset("year", year, is_calendar=True)]
