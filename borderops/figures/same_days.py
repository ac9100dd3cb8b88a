"""What a period that still runs is held against: the same days of last year; one that is over against the whole."""

from django.utils.translation import gettext as _

from borderops.figures.periods import Period


def until_today(period, today):
    """The part of a period that has come, to hold it against the same days of last year; all of it where it is over."""
    return Period.between(period.start, today) if period.start <= today < period.end else period


def is_running(period, today):
    """Whether days of the period are still to come."""
    return period.start <= today < period.end


def same_days_last_year(period, today):
    """What a period is compared with: as many days of last year's while it runs, the whole of it once it is over."""
    last = period.same_last_year
    if not is_running(period, today):
        return last
    if period.kind == "week":  # a Monday stands beside a Monday
        return Period.between(last.start, last.start + (today - period.start))
    return until_today(period, today).same_last_year


def same_months_last_year(period, today):
    """The months of these days of last year, each in the place of the month that it stands beside."""
    last = same_days_last_year(period, today)
    return [cut(month, last) for month in period.same_last_year.months if month.start <= last.end]


def cut(span, period):
    """What of a span lies within a period."""
    start, end = max(span.start, period.start), min(span.end, period.end)
    whole = (start, end) == (span.start, span.end)
    return span if whole else Period.of_days(start, end)


def running_words(period, today):
    """Which days stand beside which while a period runs; nothing for one that is over."""
    if not is_running(period, today):
        return ""
    words = _("%(name)s is not over: it stands beside the same days of last year (%(last)s).")
    return words % {"name": period.name, "last": same_days_last_year(period, today).dates}


def brief_before(span):
    """What last year's days are called in a narrow cell; where they are cut, the page says elsewhere which they are."""
    return _("a year before") if span.kind == "range" else span.brief
