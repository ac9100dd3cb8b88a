"""Reads the values of figures as documents write them; what can be read in two ways is asked, never guessed."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from borderops.vietnamese import clean

SCALES = {
    "nghìn tỷ": 10**12, "nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
# As English pages write them, so that what stands there may be typed again.
ENGLISH_SIZES = {10**3: "thousand", 10**6: "million", 10**9: "billion", 10**12: "trillion"}
ALL_SCALES = SCALES | {word: size for size, word in ENGLISH_SIZES.items()}
WHOLE = r"[0-9]{1,18}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,5}|[1-9][0-9]{0,2}(?: [0-9]{3}){1,5}"
UNIT = r"[^\W\d_][^\d]{0,30}|[%$€¥]"
AMOUNT = re.compile(
    rf"({WHOLE})(?:,([0-9]{{1,6}}))?(?: ?({'|'.join(ALL_SCALES)})\b)?(?: ?({UNIT}))?", re.IGNORECASE
)


def parse_amount(value):
    """The number that somebody wrote: 2.186 is over two thousand, 180,1 triệu has a decimal."""
    amount, unit = parse_with_unit(value)
    if unit:
        raise ValueError(how_to_write())
    return amount


def parse_with_unit(value):
    """The same, and the words behind the number, which are taken for its unit: 180,1 triệu USD."""
    if isinstance(value, int | float | Decimal):
        return Decimal(str(value)), ""
    found = AMOUNT.fullmatch(clean(value, single_line=True))
    if not found:
        raise ValueError(how_to_write())
    whole, decimals = re.sub(r"[. ]", "", found[1]), found[2] or ""
    scale = (found[3] or "").lower()
    # "202,492 tỷ" can only be a decimal; "765,495" is written both ways, and so is "765,495 million".
    if len(decimals) == 3 and whole == found[1] and whole != "0" and scale not in SCALES:
        raise ValueError(_two_ways(f"{whole},{decimals}", whole + decimals))
    return Decimal(f"{whole}.{decimals}".rstrip(".")) * ALL_SCALES.get(scale, 1), found[4] or ""


def has_scale(text):
    """Whether a written number says itself that it is of thousands, millions or thousands of millions."""
    found = AMOUNT.fullmatch(clean(text, single_line=True))
    return bool(found and found[3])


def scale_and_unit(written):
    """ "triệu USD" is 1.000.000 and "USD"; a unit without a size is 1 and itself."""
    folded = f"{written.lower()} "
    word = next((each for each in ALL_SCALES if folded.startswith(f"{each} ")), "")
    return ALL_SCALES.get(word, 1), written[len(word) :].strip()


def how_to_write():
    return _("Write the number alone, for example 2.186 or 180,1 – points between thousands.")


def _two_ways(text, thousands):
    words = _(
        "%(text)s can be read in two ways. Write %(thousands)s for thousands, or %(decimal)s for a decimal."
    )
    return words % {"text": text, "thousands": thousands, "decimal": f"{text}0"}


def write_amount(value):
    """A stored number as a person may type it again."""
    written = f"{Decimal(value).normalize():f}".replace(".", ",")
    return f"{written}0" if re.fullmatch(r"[1-9][0-9]*,[0-9]{3}", written) else written
