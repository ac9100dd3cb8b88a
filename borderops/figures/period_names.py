"""What the presets of a period are called."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

ROMAN = ("I", "II", "III", "IV")
HALVES = (gettext_noop("First half of %(year)s"), gettext_noop("Second half of %(year)s"))
MONTHS = (
    gettext_noop("January %(year)s"),
    gettext_noop("February %(year)s"),
    gettext_noop("March %(year)s"),
    gettext_noop("April %(year)s"),
    gettext_noop("May %(year)s"),
    gettext_noop("June %(year)s"),
    gettext_noop("July %(year)s"),
    gettext_noop("August %(year)s"),
    gettext_noop("September %(year)s"),
    gettext_noop("October %(year)s"),
    gettext_noop("November %(year)s"),
    gettext_noop("December %(year)s"),
)


def full(kind, year, part, is_calendar):
    """The name for a title. A calendar half, quarter or month says that it is one; the usual one does not."""
    if kind == "year":
        words = _("Calendar year %(year)s") if is_calendar else _("Reporting year %(year)s")
        return words % {"year": year}
    if kind == "week":
        return _("Week %(week)s of %(year)s") % {"week": part, "year": year}
    name = _part_of_year(kind, year, part)
    return _("%(period)s (calendar)") % {"period": name} if is_calendar else name


def _part_of_year(kind, year, part):
    if kind == "quarter":
        return _("Quarter %(numeral)s of %(year)s") % {"numeral": ROMAN[part - 1], "year": year}
    return _((HALVES if kind == "half" else MONTHS)[part - 1]) % {"year": year}


def short(kind, year, part):
    """The name under a column of a chart."""
    if kind == "year":
        return f"{year}"
    if kind == "quarter":
        return _("Q%(numeral)s") % {"numeral": ROMAN[part - 1]}
    words = {"half": _("H%(number)s"), "month": _("M%(number)s"), "week": _("W%(number)s")}
    return words[kind] % {"number": part}
