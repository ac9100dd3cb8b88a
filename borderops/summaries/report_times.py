"""For which time a figure of a report holds, where that is not simply the report's period."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from borderops.figures.models import Indicator
from borderops.figures.spans import is_rough_day, rough_day_words

Nature = Indicator.Nature


def time_words(figure, period, today):
    """What the sentence begins with; nothing where the figure is of the report's period."""
    ends = figure.period.split("..")
    if len(ends) == 2 and all(map(is_rough_day, ends)):
        words = _("cumulative from %(start)s to %(end)s")
        if figure.indicator.nature != Nature.CUMULATIVE:
            words = _("in the time from %(start)s to %(end)s")
        return words % {"start": rough_day_words(ends[0]), "end": rough_day_words(ends[1])}
    if figure.as_of:
        return as_of_words(figure.as_of)
    return standing_words(period, today) if figure.indicator.nature == Nature.STOCK else ""


def as_of_words(rough_day):
    """Up to the end of a year, a month or a day, as exact as the source has it."""
    words = (
        _("up to the end of %(day)s"),
        pgettext("report", "as of the month %(day)s"),
        pgettext("report", "as of the day %(day)s"),
    )
    return words[rough_day.count("-")] % {"day": rough_day_words(rough_day)}


def standing_words(period, today):
    """When a stock stands that is published for a period: at its end, once that has come."""
    if period.kind == "year":
        words = (
            pgettext("report", "in %(year)s")
            if period.end >= today
            else pgettext("report", "at the end of %(year)s")
        )
        return words % {"year": period.brief}
    return _("at the end of the period") if period.end < today else ""


def last_year_words(last):
    """The period that figures are compared with, by its own name: "năm 2020"."""
    if last.kind == "year":
        return pgettext("report", "year %(year)s") % {"year": last.brief}
    name = last.name
    return name[:1].lower() + name[1:]


def same_period_words(last):
    """The same period, as offices write it: "cùng kỳ năm 2020"."""
    if last.start.year != last.end.year and last.kind == "range":
        return _("the same period last year")
    return _("the same period of %(year)s") % {"year": last.year.brief}
