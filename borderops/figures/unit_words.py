"""The unit of an indicator as people read it: in their own language, and behind one or behind many."""

import re

from django.utils.translation import get_language

from borderops import vietnamese
from borderops.figures.amounts import ENGLISH_SIZES, scale_and_unit

# English says "1 case". The word for many is what an indicator holds; that for one follows from it, since a second
# word beside each of the few units would be one more to keep and to forget.
ONE = (
    (r"\bpeople$", "person"),
    (r"ies$", "y"),
    (r"(x|ch|sh|ss)es$", r"\1"),
    (r"(?<![su])s$", ""),
)


class UnitWords:
    """An indicator's unit in words. What figures are checked and held against each other by stays `unit`."""

    @property
    def unit_words(self):
        """The unit in the reader's language; the same word where no English one is given, as for USD, km and %."""
        return (reads_english() and self.unit_en) or self.unit

    @property
    def written_unit(self):
        """The unit in the size in which the office writes it: triệu USD, million USD.

        The size is read from the one place that says it, so that no language can be a thousand times off.
        """
        if not reads_english():
            return self.display_unit or self.unit
        size = ENGLISH_SIZES.get(scale_and_unit(self.display_unit)[0])
        return f"{size} {self.unit_words}" if size else self.unit_words


def reads_english():
    """Whether the reader has chosen English."""
    return (get_language() or "").startswith("en")


def amount(number, unit):
    """A number with its unit behind it, such as 6 vụ, 1 case or 180,1 triệu USD; a per cent without a space."""
    gap = "" if unit == "%" else " "
    return f"{vietnamese.number(number)}{gap}{behind(number, unit)}".strip()


def behind(number, unit):
    """A unit as it stands behind a number: in English one of it is told from many."""
    return one_of(unit) if reads_english() and number is not None and abs(number) == 1 else unit


def one_of(unit):
    """An English unit of one: case of cases."""
    return next((re.sub(many, one, unit) for many, one in ONE if re.search(many, unit)), unit)
