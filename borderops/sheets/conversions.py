"""Cells as a person said they are to be read: numbers by their decimal mark, days by their order, values by name."""

import re
from datetime import date, datetime
from decimal import Decimal

from borderops import vietnamese
from borderops.sheets.cells import typed

# "comma" is Vietnamese: the comma before decimals, points between thousands; "point" is English.
COMMA, POINT = "comma", "point"
# Of days; "exchanged" are real days whose month the program took for the day.
DMY, MDY, YMD, EXCHANGED = "dmy", "mdy", "ymd", "exchanged"
MARKS = {COMMA: ",.", POINT: ".,"}
SWAPPED = str.maketrans(",.", ".,")
# How many different texts of a column are remembered.
MOST_REMEMBERED = 20_000


def number_pattern(decimal_mark, thousands_mark):
    """A number with or without marks between its thousands, perhaps with a word such as "million" behind it."""
    grouped = "|".join(f"[1-9][0-9]{{0,2}}(?:{mark}[0-9]{{3}})+" for mark in (rf"\{thousands_mark}", " "))
    return re.compile(rf"([-−–]?) ?({grouped}|[0-9]+)(?:\{decimal_mark}([0-9]+))?( ?[^\W\d_].*)?")


NUMBERS = {format: number_pattern(*marks) for format, marks in MARKS.items()}
A_DAY = re.compile(r"(\d{1,4})([/.-])(\d\d?)\2(\d{1,4})(.*)", re.ASCII)


def converter(column, format="", values=None):
    """Gives a cell as its column can read it; None where cells stay as they are.

    What does not fit stays as it was written, and its column refuses it with its own words.
    """
    if format == EXCHANGED and column.widget.reads in ("day", "moment"):
        return exchanged
    read = reader(column.widget, format)
    if values:
        return by_name({vietnamese.fold(written): spelling for written, spelling in values.items()}, read)
    return of_text(read) if read else None


def reader(cell, format):
    """Reads text in a format that was chosen."""
    if cell.reads == "number" and format in MARKS:
        return lambda text: number_of(text, format, cell.whole)
    if cell.reads in ("day", "moment") and format in (MDY, YMD):
        return lambda text: day_of(text, format)
    return None


def of_text(read):
    """Reads each different text once, and leaves everything else as it is."""
    known = {}

    def convert(cell):
        if not isinstance(cell, str):
            return cell
        if cell not in known:
            if len(known) >= MOST_REMEMBERED:
                known.clear()
            known[cell] = read(cell)
        return known[cell]

    return convert


def by_name(values, read):
    """Gives the spelling that a value was matched with; the parts of a list one by one."""

    def named(text):
        folded = vietnamese.fold(text)
        if folded in values:
            return values[folded]
        parts = re.split(r"([|;])", text)
        if len(parts) > 1 and any(vietnamese.fold(part) in values for part in parts):
            return "".join(values.get(vietnamese.fold(part), part) for part in parts)
        return read(text) if read else text

    convert = of_text(named)
    return lambda cell: convert(named_as(cell, values))


def named_as(cell, values):
    """A number that was matched with a value, as text; other cells as they are."""
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    return typed(cell) if is_number and vietnamese.fold(typed(cell)) in values else cell


def number_of(text, format, whole=False):
    """The number that a text says; the text where it says none in this format."""
    found = NUMBERS[format].fullmatch(vietnamese.clean(text, single_line=True))
    if not found:
        return text
    sign, integer, decimals, words = found.groups()
    if words:
        # The column itself reads words such as "triệu", with the marks that are usual here.
        return text.translate(SWAPPED) if format == POINT else text
    number = Decimal(re.sub(r"[., ]", "", integer) + "." + (decimals or "0"))
    if number != int(number):
        return text if whole else number * (-1 if sign else 1)
    return int(number) * (-1 if sign else 1)


def exchanged(cell):
    """A real day with day and month exchanged; text as it is."""
    if isinstance(cell, date) and cell.day <= 12:
        return cell.replace(day=cell.month, month=cell.day)
    return cell


def day_of(text, format):
    """The day, or the moment, that a text says in this order; the text where it says none."""
    found = A_DAY.fullmatch(vietnamese.clean(text, single_line=True).replace(" / ", "/"))
    if not found:
        return text
    first, _mark, second, third, more = found.groups()
    year, month, day = (third, first, second) if format == MDY else (first, second, third)
    if len(year) not in (2, 4) or len(month) > 2 or len(day) > 2:
        return text
    return with_time(text, f"{day}/{month}/{year}", more)


def with_time(text, day, more):
    """A day with what is written behind it."""
    try:
        read = vietnamese.parse_day(day)
        clock = vietnamese.parse_time(more.lstrip(" T,")) if more else None
    except ValueError:
        return text
    return datetime.combine(read, clock) if clock else read
