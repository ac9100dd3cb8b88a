"""A page of demands: the open ones first, then the others, each part the latest first; they are few."""

from django.utils import timezone

from borderops.labour.intakes import Intake


class OpenFirstPage:
    """One page; its cursors are places in the order."""

    def __init__(self, rows, size, asked):
        today = timezone.localdate()
        told = rows.order_by().values_list("closed_on", "ends_on", "starts_on", "pk")
        places = sorted(
            (bool(closed) or ends < today, -starts.toordinal(), -pk) for closed, ends, starts, pk in told
        )
        start = first_row(asked, size)
        keys = [-key for _open, _starts, key in places[start : start + size]]
        found = Intake.objects.for_list().in_bulk(keys)
        self.rows = [found[key] for key in keys]
        self.has_previous, self.has_next = start > 0, start + size < len(places)
        self.previous_cursor, self.next_cursor = str(start), str(start + size)


def first_row(asked, size):
    """Where the page begins that an address asks for; at the first row where it cannot be read."""
    after, before = asked.get("after", ""), asked.get("before", "")
    if after.isdecimal() and len(after) < 7:
        return int(after)
    if before.isdecimal() and len(before) < 7:
        return max(int(before) - size, 0)
    return 0
