"""Whom a summary tells no small groups of people."""

from borderops.incidents.querysets import READERS
from borderops.people.roles import WRITERS


def is_told_no_few(user):
    """Whether somebody reads figures of places whose records they do not read in full."""
    return user.places_as(*WRITERS) != user.places_as(*READERS)
