"""Addresses that open exactly the records behind a figure, for those who may see workers by name."""

from urllib.parse import urlencode

from django.urls import reverse

from borderops.figures.spans import rough_day_words
from borderops.labour.monthly import months_of
from borderops.labour.querysets import KNOW_NAMES
from borderops.review.states import State


def may_open(user):
    """Whether the person may see workers and permits at all; observers see numbers alone."""
    return user.has_perm("labour.view_worker") and user.holds(*KNOW_NAMES)


def departed_urls(period, **of):
    """Where the workers and the permits of the departures of a period are listed."""
    query = urlencode({"departed": period.key} | told(of))
    return f"{reverse('workers')}?{query}", f"{reverse('permits')}?{query}"


def away_url(day, **of):
    """Where the workers who were abroad on a day are listed."""
    return f"{reverse('workers')}?{urlencode({'away': day.isoformat()} | told(of))}"


def told(of):
    """What a figure is of, as its address writes it."""
    words = ",".join(f"{name}:{code}" for name, code in of.items() if code)
    return {"of": words} if words else {}


def counts_url(period, **of):
    """The accepted monthly counts of a period; nothing where no whole month lies in it."""
    months = months_of(period)
    if not months:
        return ""
    ends = {"since": rough_day_words(months[0]), "until": rough_day_words(months[-1])}
    query = ends | {"state": State.ACCEPTED.value} | {name: code for name, code in of.items() if code}
    return f"{reverse('month-counts')}?{urlencode(query)}"
