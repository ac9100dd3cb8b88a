"""What in the address of a list is a filter, and what says only how the list is looked at."""

from urllib.parse import urlencode

from django.http import Http404
from django.urls import NoReverseMatch, resolve, reverse

# Where in the pages one is, how exactly is counted, which view was opened: gone when the list changes.
PASSING = ["after", "before", "count", "view"]
LOOKS = ["columns", "sort"]


def without(query, *names):
    """The address's parameters without these and without the empty ones."""
    return [(name, value) for name, values in query.lists() if name not in names for value in values if value]


def filters_of(query):
    """The filters alone: exactly what is shown, all of it."""
    return urlencode(without(query, *PASSING, *LOOKS))


def view_of(query):
    """Filters, columns and order in one spelling, so that two addresses of the same list are alike."""
    return urlencode(sorted(without(query, *PASSING)))


def address_of(key):
    """Where the list with this key is; a key is the name of an address and what it is called with."""
    name, *places = key.split("/")
    return reverse(name, args=places)


def page_of(request, key, kind):
    """The list with this key as the person would open it; 404 where there is none."""
    try:
        match = resolve(address_of(key))
    except NoReverseMatch:
        raise Http404 from None
    view = getattr(match.func, "view_class", None)
    if view is None or not issubclass(view, kind):
        raise Http404
    page = view(**match.func.view_initkwargs)
    page.setup(request, *match.args, **match.kwargs)
    return page
