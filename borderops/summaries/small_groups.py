"""Whom a summary tells no small groups of people."""

from django.utils.translation import pgettext_lazy

from borderops.figures.whole_months import is_of_whole_months, whole_months_asked
from borderops.people.roles import READERS, WRITERS

# What stands in place of a number of people that this reader is not told.
NOT_SHOWN = pgettext_lazy("small number of people", "not shown")


def is_told_no_few(user):
    """Whether somebody reads figures of places whose records they do not read in full."""
    return user.places_as(*WRITERS) != user.places_as(*READERS)


def keeps_few(user, counting):
    """Whether this reader is told no small groups of what is counted."""
    return counting.of_people and is_told_no_few(user)


def may_be_told(user, counting, period, today):
    """Whether this reader may be told a figure of these days: of people only of whole reporting months."""
    return is_of_whole_months(period, today) or not keeps_few(user, counting)


def asked_of(user, counting, period, last, today):
    """What is said to this reader where a figure, or last year's, is not told; nothing where both are."""
    return whole_months_asked(period, last, today) if keeps_few(user, counting) else None
