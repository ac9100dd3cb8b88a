"""Vietnamese text, numbers, days and times: kept, searched, sorted, shown and read as people write them."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
YEARS = range(1900, 2101)
NO_FIGURE = "–"
SHORT = 40

LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Control characters, halves of surrogate pairs, soft hyphens, zero-width characters and marks of direction.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ud800-\udfff]"
)
# ð and ɖ look like đ in capitals and are typed for it.
PLAIN = str.maketrans("đðɖ‐‑‒–—−", "ddd------")
SWAPPED = str.maketrans(",.", ".,")

DAY_PATTERNS = (
    re.compile(r"(?P<day>\d\d?)([/.-])(?P<month>\d\d?)\2(?P<year>\d{4}|\d\d)", re.ASCII),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)", re.ASCII),
    re.compile(r"(?P<day>\d\d)(?P<month>\d\d)(?P<year>\d{4})", re.ASCII),
)
A_DAY = r"(?P<day>\d{1,4}(?P<sep>[/.-])\d\d?(?P=sep)\d{1,4}|\d{8})"
MOMENT_PATTERNS = (
    re.compile(rf"{A_DAY}(?:T|[ ,] ?(?:lúc |vào )?)(?P<time>.+)", re.ASCII | re.IGNORECASE),
    re.compile(r"(?P<time>.+?),? (?:ngày )?" + A_DAY, re.ASCII | re.IGNORECASE),
)
TIME_PATTERNS = (
    re.compile(r"(\d\d?) ?[:.] ?(\d\d)(?::\d\d)?", re.ASCII),
    re.compile(r"(\d\d?) ?(?:h|g|gio) ?(?:(\d\d?) ?(?:p|ph|phut|')?)?", re.ASCII),
    re.compile(r"(\d\d?)(\d\d)", re.ASCII),
)


def clean(text, single_line=False):
    """Text as we keep it: NFC, single plain spaces, nothing invisible; lines stay unless told otherwise."""
    is_short = type(text) is str and len(text) <= SHORT
    return _clean_again(text, single_line) if is_short else _clean(text, single_line)


def _clean(text, single_line):
    if type(text) is str and is_tidy(text):
        return text
    text = INVISIBLE.sub("", LINE_BREAKS.sub("\n", "" if text is None else str(text)))
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", text).split("\n"))
    joined = "\n".join(lines).strip()
    return " ".join(joined.split()) if single_line else joined


def is_tidy(line):
    """Whether a line is as we keep it already."""
    return (
        line.isprintable()
        and "  " not in line
        and line[:1] != " "
        and line[-1:] != " "
        and unicodedata.is_normalized("NFC", line)
    )


# Names, codes and days come again in row after row of a sheet.
_clean_again = lru_cache(maxsize=8192)(_clean)


class Bare(dict):
    """What is left of each character without its marks; found out once, as long texts are searched."""

    def __missing__(self, code):
        parts = unicodedata.normalize("NFD", chr(code).translate(PLAIN))
        left = "".join(part for part in parts if unicodedata.category(part) != "Mn")
        self[code] = unicodedata.normalize("NFC", left)
        return self[code]


BARE = Bare()


def fold(text):
    """Text for searching: no case, no marks, đ as d, one kind of dash, single spaces."""
    return " ".join(clean(text, single_line=True).casefold().translate(BARE).split())


def sort_key(text):
    """Vietnamese alphabetical order, tones second, numbers by value; in 0–9 a–f, so any database agrees."""
    pieces = re.findall(r"[0-9]+|[^\W_]|[\W_]+", clean(text, single_line=True).casefold())
    ranks = [_rank(piece) for piece in pieces]
    return "".join(letter for letter, _tone in ranks) + "00" + "".join(tone for _letter, tone in ranks)


@lru_cache(maxsize=4096)
def _rank(piece):
    """Where a letter, a number or a gap between words stands: in the alphabet, and among the tones."""
    if not piece[0].isalnum():
        return "01", ""
    if piece.isascii() and piece.isdigit():
        digits = piece.lstrip("0")
        return f"10{min(len(digits), 255):02x}{digits}", ""
    marks = unicodedata.normalize("NFD", piece)
    letter = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
    tone = next((str(TONES.index(mark) + 1) for mark in marks if mark in TONES), "0")
    known = letter if letter in ALPHABET else fold(letter)
    place = ALPHABET.find(known)
    return (f"f{ord(piece):06x}" if place < 0 else f"{0x20 + place:02x}"), tone


def number(value, decimals=None):
    """1.234,5 in Vietnamese and 1,234.5 in English; a dash where there is no figure."""
    if value is None:
        return NO_FIGURE
    exact = Decimal(str(value))
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    written = f"{exact + 0:,f}"
    if decimals is None and "." in written:
        written = written.rstrip("0").rstrip(".")
    return written.translate(SWAPPED) if (get_language() or "").startswith("vi") else written


def percent(value):
    """3% or 3,1%: one decimal at most, and no space."""
    if value is None:
        return NO_FIGURE
    return number(Decimal(str(value)).quantize(Decimal("0.1"), ROUND_HALF_UP)) + "%"


def day(value):
    """21/11/2026, in every language; nothing where there is no day."""
    if value is None:
        return ""
    value = _local(value)
    return f"{value.day:02}/{value.month:02}/{value.year:04}"


def moment(value, at=None):
    """21/11/2026 07:40 from a moment, or from a day and a time; the day alone where the time is not known."""
    if isinstance(value, datetime):
        value = _local(value)
        at = value.time()
    return day(value) if at is None else f"{day(value)} {at:%H:%M}"


def _local(value):
    """A moment as the clock on the wall shows it; a day as it is."""
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def _typed(value):
    """What stands in a field or a cell, as text; spreadsheets keep whole numbers as 12.0."""
    return clean(int(value) if isinstance(value, float) and value.is_integer() else value, single_line=True)


def parse_day(value):
    """The day that somebody wrote, or a refusal that says how to write it."""
    if isinstance(value, datetime):
        return _local(value).date()
    if isinstance(value, date):
        return value
    text = re.sub(r" ?([/.-]) ?", r"\1", _typed(value))
    found = next(filter(None, (pattern.fullmatch(text) for pattern in DAY_PATTERNS)), None)
    if not found:
        raise ValueError(_("Write the day as dd/mm/yyyy, for example 21/11/2026."))
    return _existing_day(text, int(found["day"]), int(found["month"]), _full_year(found["year"]))


def _full_year(digits):
    """26 is 2026 and 85 is 1985, as everywhere in Python."""
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 69 else 1900)


def _existing_day(text, day_of_month, month, year):
    try:
        existing = date(year, month, day_of_month)
    except ValueError:
        raise ValueError(_("%(day)s is not a day.") % {"day": text}) from None
    if year not in YEARS:
        raise ValueError(_("%(day)s is too far away: write a year from 1900 to 2100.") % {"day": text})
    return existing


def parse_time(value):
    """The time of day that somebody wrote, to the minute, or a refusal that says how to write it."""
    if isinstance(value, timedelta) and timedelta(0) <= value < timedelta(days=1):
        return time(*divmod(value // timedelta(minutes=1), 60))
    if isinstance(value, datetime):
        value = _local(value).time()
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0, tzinfo=None)
    text = _typed(value)
    found = next(filter(None, (pattern.fullmatch(fold(text)) for pattern in TIME_PATTERNS)), None)
    # A cell with 0.25 in it may be six o'clock or twenty-five past midnight: nobody can tell.
    if not found or (isinstance(value, float) and "." in text):
        raise ValueError(_("Write the time as hh:mm, for example 07:40."))
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        raise ValueError(_("%(time)s is not a time of day: write 00:00 to 23:59.") % {"time": text})
    return time(hour, minute)


def parse_moment(value):
    """The day and time that somebody wrote, in either order, or a refusal that says how to write them."""
    if isinstance(value, datetime):
        return timezone.make_aware(_local(value).replace(second=0, microsecond=0, tzinfo=None))
    text = re.sub(r" ?([/-]) ?", r"\1", _typed(value))
    found = next(filter(None, (pattern.fullmatch(text) for pattern in MOMENT_PATTERNS)), None)
    if not found:
        raise ValueError(_("Write day and time as dd/mm/yyyy hh:mm, for example 21/11/2026 07:40."))
    return timezone.make_aware(datetime.combine(parse_day(found["day"]), parse_time(found["time"])))


def parse_whole(value):
    """The whole number that somebody wrote, 1.234 being over a thousand, or a refusal that says how."""
    text = _typed(value)
    if re.fullmatch(r"[0-9]{1,15}", text):
        return int(text)
    if isinstance(value, str) and re.fullmatch(r"[1-9][0-9]{0,2}([. ])[0-9]{3}(\1[0-9]{3}){0,3}", text):
        return int(re.sub(r"[. ]", "", text))
    raise ValueError(_why_not_whole(text) % {"text": text[:40]})


def _why_not_whole(text):
    """What to tell the person whose text is not a whole number."""
    if re.fullmatch(r"[-−–] ?[0-9][0-9., ]*", text):
        return _("%(text)s is less than zero. Write a whole number, 0 or more.")
    if re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})+", text):
        return _("%(text)s can be read in two ways. Write the number without a comma, for example 1234.")
    if re.fullmatch(r"[0-9]{16,}", text):
        return _("%(text)s is too large. Check the number and write it again.")
    if re.fullmatch(r"[0-9][0-9., ]*", text):
        return _("%(text)s is not a whole number. Write it without decimals, for example 12.")
    if re.match(r"[0-9]", text):
        return _("“%(text)s” is more than a number. Write the number alone, for example 12.")
    return _("Write a whole number, for example 12 or 1.234.")
