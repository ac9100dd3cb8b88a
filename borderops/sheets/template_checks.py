"""What the cells of a template refuse or ask about as they are typed, and examples of what may be typed."""

from datetime import date, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.sheets.cells import TimeCell

FIRST, LAST = date(1900, 3, 1), date(2100, 12, 31)
MOST = 999_999_999_999_999
# How long the words may be that Excel shows.
TITLE, WORDS = 32, 255


def check_of(column):
    """The rule for the cells of a column that hold a number, a day or a time; nothing for text.

    Excel reads a day by the habits of the machine, so text that looks like none is asked about and not refused:
    the register reads days as people here write them.
    """
    cell = column.widget
    if isinstance(cell, TimeCell):
        return rule(column, "time", time(0), time(23, 59, 59), _("Write the time as hh:mm."), "warning")
    if cell.reads in ("day", "moment"):
        return rule(column, "date", FIRST, LAST, day_words(cell.reads), "warning")
    if cell.reads == "number" and cell.whole:
        return rule(column, "integer", 0, MOST, _("Write a whole number, 0 or more."), "stop")
    if cell.reads == "number":
        return rule(column, "decimal", -MOST, MOST, _("Write a number."), "warning")
    return None


def day_words(kind):
    return (
        _("Write the day as dd/mm/yyyy.") if kind == "day" else _("Write day and time as dd/mm/yyyy hh:mm.")
    )


def rule(column, kind, least, most, words, tone):
    return {
        "validate": kind, "criteria": "between", "minimum": least, "maximum": most, "error_type": tone,
        "error_title": str(column.heading)[:TITLE], "error_message": words[:WORDS],
    }  # fmt: skip


def choice_of(column, source, sheet):
    """The rule for the cells of a column with a drop-down, whose words stand in a sheet of their own."""
    words = _("Choose a word from the list, or write it as it stands in the sheet “%(sheet)s”.")
    return {
        "validate": "list", "source": source, "error_type": "warning" if column.widget.others_too else "stop",
        "error_title": str(column.heading)[:TITLE], "error_message": (words % {"sheet": sheet})[:WORDS],
    }  # fmt: skip


def example_of(column, options):
    """How a cell of a column may look, for the sheet that explains; nothing where that is plain."""
    cell, yesterday = column.widget, timezone.localdate() - timedelta(days=1)
    if options:
        return options[min(1, len(options) - 1)]
    if isinstance(cell, TimeCell):
        return "07:40"
    if cell.reads in ("day", "moment"):
        return vietnamese.day(yesterday) + (" 07:40" if cell.reads == "moment" else "")
    if cell.reads == "number":
        return "2" if cell.whole else "2,5"
    return str(cell.example)
