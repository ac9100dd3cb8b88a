"""What became of a record whose trail is told from its history, in the shape in which pages show it beside notes."""

from dataclasses import dataclass, field
from datetime import datetime

from borderops.people.models import User


@dataclass
class Entry:
    """One version, as the timeline shows it."""

    by: User
    at: datetime
    verb_label: str
    words: str = ""
    # (label, before, now) of each fact in which it differs from the version before.
    labelled_changes: list = field(default_factory=list)

    @property
    def changes(self):
        return self.labelled_changes


def with_older(versions):
    """Each version beside the one before it, the first beside nothing."""
    return zip(versions, [None, *versions], strict=False)
