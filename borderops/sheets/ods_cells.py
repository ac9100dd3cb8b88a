"""The cells of a LibreOffice sheet: what their XML says they hold."""

import re
from datetime import date, datetime, timedelta

from borderops.sheets.problems import Unreadable

SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TABLE, TEXT, STYLE, DRAW = (
    f"{SPACE}{name}:1.0 " for name in ("office", "table", "text", "style", "drawing")
)
FURTHER = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
KIND, VALUE, DAY, TIME, BOOL, WORDS = (
    f"{OFFICE}{name}" for name in ("value-type", "value", "date-value", "time-value", "boolean-value", "string-value")
)  # fmt: skip
IS_ERROR, FORMULA = (f"{FURTHER}value-type", "error"), f"{TABLE}formula"
# Sheets know of no time zones.
MIDNIGHT = datetime.min  # noqa: DTZ901
SPAN = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,](\d+))?S")


def cell_of(told, words):
    """What a cell holds: a text, a number, a day or a time; nothing, or what stands there instead."""
    if IS_ERROR in told.items():
        return Unreadable(words or "#")
    kind = told.get(KIND)
    if kind is None:
        # A formula that nobody calculated, or at most a text.
        return Unreadable("=") if FORMULA in told and not words else words
    if kind not in READINGS:
        return words or told.get(WORDS, "")
    try:
        return READINGS[kind](told)
    except (KeyError, ValueError, OverflowError):
        return Unreadable(words or "#")


def number_of(told):
    return float(told[VALUE])


def day_of(told):
    written = told[DAY]
    return (
        datetime.fromisoformat(written).replace(tzinfo=None)
        if "T" in written
        else date.fromisoformat(written)
    )


def time_of(told):
    """A time of the day; a span where it is longer than one."""
    found = SPAN.fullmatch(told[TIME])
    if not found:
        raise ValueError(told[TIME])
    hours, minutes, seconds = map(int, found.groups()[:3])
    parts = int((found[4] or "0").ljust(6, "0")[:6])
    span = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=parts)
    return span if span.days else (MIDNIGHT + span).time()


READINGS = {
    "float": number_of,
    "percentage": number_of,
    "currency": number_of,
    "date": day_of,
    "time": time_of,
    "boolean": lambda told: told[BOOL] == "true",
}
