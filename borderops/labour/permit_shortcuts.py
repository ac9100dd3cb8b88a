"""The links on top of the list of permits: what ends soon, and what is overdue, each with its count."""

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from borderops.labour.permit_filters import WINDOWS
from borderops.labour.permits import Permit
from borderops.lists.keyset import LIMIT, Count, bounded_count


@dataclass(frozen=True)
class Shortcut:
    """One link: within how many days permits end (nothing for those overdue), and how many they are."""

    days: int | None
    count: str
    query: str
    is_here: bool

    @property
    def url(self):
        return f"{reverse('permits')}?{self.query}"


def shortcuts(user, asked):
    """The links for a person; `asked` are the filters of the address."""
    seen, today = Permit.objects.visible_to(user), timezone.localdate()
    links = [
        Shortcut(days, count.short, f"within={days}", days_asked(asked) == days)
        for days, count in zip(WINDOWS, ending(seen, today), strict=True)
    ]
    overdue = bounded_count(seen.overdue(today)).short
    return [*links, Shortcut(None, overdue, "overdue=1", bool(asked.get("overdue")))]


def ending(seen, today):
    """How many end within each number of days; where they are few, one query tells all."""
    soon = seen.expiring(WINDOWS[-1], today).order_by().values_list("due_on", flat=True)
    days = list(soon[: LIMIT + 1])
    if len(days) > LIMIT:
        return [bounded_count(seen.expiring(within, today)) for within in WINDOWS]
    lasts = [today + timedelta(days=within) for within in WINDOWS]
    return [Count(sum(day <= last for day in days), LIMIT) for last in lasts]


def days_asked(asked):
    """The number of days in the address, if it is one."""
    text = asked.get("within", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else None
