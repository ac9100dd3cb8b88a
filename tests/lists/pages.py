"""The lists of the register, as the addresses name them."""

from django.urls import get_resolver, reverse

from borderops.lists.views import ListPage
from borderops.review.inbox import inboxes


def list_addresses():
    """Every list page: those that stand alone, and the inbox of each register."""
    alone = [
        reverse(name)
        for name, pattern in named(get_resolver())
        if is_list(pattern) and takes_nothing(pattern)
    ]
    return alone + [reverse("inbox", args=[key]) for key in inboxes]


def named(resolver):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from () if pattern.namespace else named(pattern)
        else:
            yield pattern.name, pattern


def is_list(pattern):
    view = getattr(pattern.callback, "view_class", None)
    return view is not None and issubclass(view, ListPage)


def takes_nothing(pattern):
    return not pattern.pattern.regex.groups
