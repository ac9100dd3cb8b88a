"""Reads the values of figures as documents write them; what can be read in two ways is asked, never guessed."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from borderops.vietnamese import clean

SCALES = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
WHOLE = r"[0-9]{1,18}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,5}|[1-9][0-9]{0,2}(?: [0-9]{3}){1,5}"
AMOUNT = re.compile(rf"({WHOLE})(?:,([0-9]{{1,6}}))?(?: ?({'|'.join(SCALES)}))?", re.IGNORECASE)


def parse_amount(value):
    """The number that somebody wrote: 2.186 is over two thousand, 180,1 triệu has a decimal."""
    if isinstance(value, int | float | Decimal):
        return Decimal(str(value))
    text = clean(value, single_line=True)
    found = AMOUNT.fullmatch(text)
    if not found:
        raise ValueError(_("Write the number alone, for example 2.186 or 180,1 – points between thousands."))
    whole, decimals = re.sub(r"[. ]", "", found[1]), found[2] or ""
    # "202,492 tỷ" can only be a decimal; "765,495" is written both ways.
    if len(decimals) == 3 and whole == found[1] and whole != "0" and not found[3]:
        raise ValueError(_two_ways(text, whole + decimals))
    return Decimal(f"{whole}.{decimals or 0}") * SCALES.get((found[3] or "").lower(), 1)


def _two_ways(text, thousands):
    words = _(
        "%(text)s can be read in two ways. Write %(thousands)s for thousands, or %(decimal)s for a decimal."
    )
    return words % {"text": text, "thousands": thousands, "decimal": f"{text}0"}


def write_amount(value):
    """A stored number as a person may type it again."""
    written = f"{Decimal(value).normalize():f}".replace(".", ",")
    return f"{written}0" if re.fullmatch(r"[1-9][0-9]*,[0-9]{3}", written) else written
