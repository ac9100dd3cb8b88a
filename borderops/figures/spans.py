"""The time that a published figure is for, as exact as its source: a period, a span of rough days, or an as-of."""

import re
from calendar import monthrange
from datetime import date

from django.utils.translation import gettext as _

from borderops.figures.periods import Period
from borderops.vietnamese import clean

ROUGH_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def is_rough_day(text):
    """Whether a text is a year, a month or a day such as 2021, 2021-10 or 2021-10-14."""
    found = ROUGH_DAY.fullmatch(text)
    try:
        return bool(found and date(*(int(part or 1) for part in found.groups())))
    except ValueError:
        return False


def last_day_of(text):
    """The day from which a rough day is counted: the day itself, or the last of the month or the year."""
    year, month, day = (int(part or 0) for part in ROUGH_DAY.fullmatch(text).groups())
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def rough_day_words(text):
    """A rough day as people write it: 2021, 10/2021, 14/10/2021."""
    return "/".join(reversed(text.split("-")))


def period_words(key):
    """A kept period in words: a year as its source writes it, a preset by its name, a span by its rough days."""
    if is_rough_day(key):
        return rough_day_words(key)
    if ".." in key and all(map(is_rough_day, key.split(".."))):
        return " – ".join(map(rough_day_words, key.split("..")))
    return Period.parse(key).name


def read_period(text):
    """The one way a period is kept, however it was written, or a refusal that says how to write one."""
    written = clean(text, single_line=True)
    try:
        return Period.parse(written).key
    except ValueError as refusal:
        ends = [end.strip() for end in written.split("..")]
        if len(ends) == 2 and all(map(is_rough_day, ends)) and ends[0] <= ends[1]:
            return "..".join(ends)
        raise refusal


def read_as_of(text):
    """A rough day as it is kept, or a refusal that says how to write one."""
    written = clean(text, single_line=True)
    if not is_rough_day(written):
        raise ValueError(_("Write a year, month or day such as 2021, 2021-10 or 2021-10-14."))
    return written
