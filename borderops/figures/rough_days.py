"""Days that are known as exactly as their source says: a year, a month or a day."""

import re
from datetime import date

from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.figures.spans import is_rough_day

MONTH_FIRST = re.compile(r"(?P<month>\d\d?) ?[/.-] ?(?P<year>\d{4})", re.ASCII)
YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?: ?[/.-] ?(?P<month>\d\d?))?", re.ASCII)


def read_rough_day(text):
    """The one way a rough day is kept (2021, 2021-10, 2021-10-14), however people wrote it."""
    written = vietnamese.clean(text, single_line=True)
    found = MONTH_FIRST.fullmatch(written) or YEAR_FIRST.fullmatch(written)
    if not found:
        return read_day(written)
    year, month = found["year"], found["month"]
    kept = f"{year}-{int(month):02}" if month else year
    if not is_rough_day(kept) or int(year) not in vietnamese.YEARS:
        raise ValueError(how_to_write())
    return kept


def read_day(written):
    """A whole day; what is none is told how a year or a month is written too."""
    try:
        return vietnamese.parse_day(written).isoformat()
    except ValueError:
        raise ValueError(how_to_write()) from None


def how_to_write():
    return _("Write a year, month or day such as 2021, 10/2021 or 14/10/2021.")


def first_day_of(text):
    """The first day that a rough day may mean."""
    year, month, day = (text.split("-") + ["1", "1"])[:3]
    return date(int(year), int(month), int(day))
