"""One search over all registers: each app declares in `search.py` what it finds there."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from borderops.lists.keyset import KeysetPage, look_for

SHOWN = 10
MANY = 1000


@dataclass(frozen=True)
class Row:
    """Something that was found: what it is called, a line about it, where it is."""

    title: str
    line: str
    url: str


@dataclass(frozen=True)
class Source:
    """A register to search. It finds for a person only what that person may see."""

    key: str
    label: Promise | str
    permission: str
    find: Callable  # (user, text) -> rows
    all_url: Callable | None = None  # (text) -> the full list, filtered by the text
    exact: Callable | None = (
        None  # (user, text) -> the address of the one record that the text names, or nothing
    )
    rank: int = 1


sources = {}


def register(source):
    """Adds a register to the search, in the order of its results."""
    ranked = sorted([*sources.values(), source], key=lambda each: each.rank)
    sources.clear()
    sources.update((each.key, each) for each in ranked)


def open_to(user):
    """The registers that a person may search."""
    return [source for source in sources.values() if user.has_perm(source.permission)]


def jump(user, text):
    """Where the one record is that a text such as VV-2026-DV-0001 names, or nothing."""
    found = (source.exact(user, text) for source in open_to(user) if source.exact)
    return next(filter(None, found), None)


def newest(records, sort):
    """The first records in an order, quickly however many match: few are found by the text, many by the order."""
    count, found = look_for(records, sort.field, "pk", limit=MANY)
    return KeysetPage(records, sort, SHOWN, found=found if count.is_exact else None).rows
