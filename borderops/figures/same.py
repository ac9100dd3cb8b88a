"""What a figure is about, in the one form by which figures of the same time and districts are found."""

import re

from borderops.figures.periods import Period

YEAR = re.compile(r"(?:cal:)?(\d{4})", re.ASCII)


def time_key(period, as_of):
    """The time of a figure: a year is the same however its source means it, and a stock of a year is its end's."""
    if as_of:
        return as_of if YEAR.fullmatch(as_of) else f"@{as_of}"
    found = YEAR.fullmatch(period)
    return found[1] if found else period


def time_key_last_year(period):
    """The time that a figure of this period is compared with; nothing where it has no such year."""
    try:
        return time_key(Period.parse(period).same_last_year.key, "")
    except ValueError:
        return None


def place_key(districts):
    """The codes of the districts, always in the same order; empty for the whole line."""
    return "|".join(sorted(district.code for district in districts))


class AboutTheSame:
    """A figure as it is found again by what it is about."""

    @property
    def time_now(self):
        """Its time as it is filled in."""
        return time_key(self.period, self.as_of)

    @property
    def place(self):
        """Its districts as they are chosen, or else as they are kept."""
        return self.place_key if self.chosen_districts is None else place_key(self.chosen_districts)

    @property
    def is_exact(self):
        """Whether no word beside the value says that it is only about so much."""
        return self.qualifier.casefold() not in INEXACT

    def is_about(self, other):
        """Whether another figure is of the same indicator, time and districts."""
        mine = (self.indicator_id, self.time_now, self.place)
        return mine == (other.indicator_id, other.time_now, other.place)


INEXACT = {"trên", "hơn", "gần", "khoảng", "dưới", "chừng", "xấp xỉ", "ít nhất", "trên dưới"}
