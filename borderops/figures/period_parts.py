"""Which years have which parts, and how a part is written."""

from datetime import date

from django.utils.translation import gettext as _

FIRST_YEAR, LAST_YEAR = 1990, 2100
MONTHS_IN = {"year": 12, "half": 6, "quarter": 3, "month": 1}
SUFFIXES = {"year": "", "half": "-H{}", "quarter": "-Q{}", "month": "-M{:02}", "week": "-W{:02}"}


def check(year, kind="year", part=1):
    """Refuse years far away, and parts that a year does not have."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(_("Choose a year from 1990 to 2100."))
    last = weeks_in(year) if kind == "week" else 12 // MONTHS_IN[kind]
    if not 1 <= part <= last:
        letter = SUFFIXES[kind][1]
        words = _("%(year)s has no %(letter)s%(part)s: write %(letter)s1 to %(letter)s%(last)s.")
        raise ValueError(words % {"year": year, "letter": letter, "part": part, "last": last})


def weeks_in(year):
    return date(year, 12, 28).isocalendar().week


def year_before(a_day):
    """The same day a year earlier; 28 February where there is no 29th."""
    return a_day.replace(year=a_day.year - 1, day=28 if (a_day.month, a_day.day) == (2, 29) else a_day.day)
