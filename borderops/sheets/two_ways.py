"""Text that can be read in two ways, and text that decides which way is meant."""

import re

from borderops import vietnamese
from borderops.sheets.conversions import A_DAY, COMMA, DMY, MDY, NUMBERS, POINT, YMD, number_of

EITHER = "either"


def says_of(cell, text):
    """What a text says of how its column is written: a format, "either", or nothing."""
    if cell.reads != "number":
        return day_says(text)
    # Where only whole numbers go, 1.200 has one sense: nobody writes a point to say a fraction of a person.
    said = number_says(text)
    return "" if said == EITHER and cell.whole and "," not in text else said


def number_says(text):
    """Which mark stands before the decimals: 12,5 says it, 40,912 and 900.031 may be either."""
    if "," not in text and "." not in text:
        return ""
    text = vietnamese.clean(text, single_line=True)
    fits = {format: found for format, pattern in NUMBERS.items() if (found := pattern.fullmatch(text))}
    if len(fits) == 1:
        return next(iter(fits))
    if not fits or fits[COMMA][4] or number_of(text, COMMA) == number_of(text, POINT):
        return ""
    return EITHER


def day_says(text):
    """In which order a day is written: 25/04/2026 says it, 03/04/2026 may be either."""
    found = A_DAY.fullmatch(re.sub(r" ?([/.-]) ?", r"\1", vietnamese.clean(text, single_line=True)))
    if not found:
        return ""
    first, second = int(found[1]), int(found[3])
    if len(found[1]) == 4:
        return YMD
    if max(first, second) > 31 or min(first, second) > 12:
        return ""
    return DMY if first > 12 else MDY if second > 12 else EITHER
