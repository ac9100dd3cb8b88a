"""Moments that are known as exactly as their source says: a year, a month, a day, or the hour of a day."""

import re
from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.figures.rough_days import first_day_of, read_rough_day
from borderops.figures.spans import is_rough_day, last_day_of, rough_day_words

A_DAY = len("2021-10-14")
MOMENT = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)T(?P<hour>\d\d):(?P<minute>\d\d)", re.ASCII)


def is_rough_moment(text):
    """Whether a text is kept as a rough moment: 2021, 2021-10, 2021-10-14 or 2021-10-14T14:30."""
    found = MOMENT.fullmatch(text)
    day = found["day"] if found else text
    if not is_rough_day(day) or int(day[:4]) not in vietnamese.YEARS:
        return False
    return not found or (int(found["hour"]) < 24 and int(found["minute"]) < 60)


def read_rough_moment(text):
    """The one way a rough moment is kept, however people wrote it."""
    written = vietnamese.clean(text, single_line=True)
    if is_rough_moment(written) and "T" in written:
        return written
    try:
        return read_rough_day(written)
    except ValueError:
        try:
            return timezone.localtime(vietnamese.parse_moment(written)).strftime("%Y-%m-%dT%H:%M")
        except ValueError:
            raise ValueError(how_to_write()) from None


def how_to_write():
    return _("Write a year, month, day or hour such as 2021, 10/2021, 14/10/2021 or 14/10/2021 14:30.")


def moment_of(text):
    """From when a rough moment counts: the moment, the day's beginning, or that of the month's or year's last day."""
    if "T" in text:
        return timezone.make_aware(datetime.fromisoformat(text))
    return timezone.make_aware(datetime.combine(last_day_of(text), time.min))


def end_of(text):
    """Until when something lasts that is said to end then: the moment, or the end of the day, month or year."""
    if "T" in text:
        return moment_of(text)
    return timezone.make_aware(datetime.combine(last_day_of(text), time.max))


def may_have_begun(text, moment):
    """Whether a moment lies in the year or month of a change whose own day nobody knows."""
    if len(text) >= A_DAY:
        return False
    return first_day_of(text) <= timezone.localdate(moment) < last_day_of(text)


def moment_words(text):
    """A rough moment as people write it: 2021, 10/2021, 14/10/2021, 14/10/2021 14:30."""
    return vietnamese.moment(moment_of(text)) if "T" in text else rough_day_words(text)


def kept_moment(moment):
    """A moment as it is kept, to the minute."""
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")
