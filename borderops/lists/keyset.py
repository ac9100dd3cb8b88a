"""Pages by the last row seen instead of by number: as quick on the last page as on the first."""

import base64
import datetime
import json
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Count as Rows
from django.db.models import DateField, DateTimeField, Q
from django.db.models.functions import Coalesce

from borderops import vietnamese


@dataclass(frozen=True)
class Sort:
    """An order of rows by one never-empty field, the primary key breaking ties."""

    field: str
    descending: bool = True

    def order(self, backwards=False):
        sign = "-" if self.descending != backwards else ""
        return [f"{sign}{self.field}", f"{sign}pk"]

    def order_of_few(self, backwards=False):
        """The same order, worded so that no index serves it: the rows are found first and sorted then."""
        value = Coalesce(self.field, self.field)
        return [value.desc(), "-pk"] if self.descending != backwards else [value.asc(), "pk"]

    def beyond(self, cursor, backwards=False):
        """The rows past a cursor, as a condition an index can serve."""
        value, pk = cursor
        way = "lt" if self.descending != backwards else "gt"
        return Q(**{f"{self.field}__{way}e": value}) & (
            Q(**{f"{self.field}__{way}": value}) | Q(**{self.field: value, f"pk__{way}": pk})
        )


def write_cursor(row, sort):
    """Where a row stands, as text for an address."""
    value = getattr(row, sort.field)
    value = value.isoformat() if isinstance(value, datetime.date) else value
    return base64.urlsafe_b64encode(json.dumps([value, row.pk]).encode()).decode().rstrip("=")


def read_cursor(text, field):
    """The value and key in an address; nothing when it is empty or not ours."""
    try:
        value, pk = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        return read_value(value, field), int(pk)
    except (ValueError, TypeError, OverflowError, RecursionError, ValidationError):
        return None


def read_value(value, field):
    """A value of the field that the rows are sorted by; raises what `read_cursor` catches."""
    if isinstance(field, DateTimeField):
        return datetime.datetime.fromisoformat(value).astimezone(datetime.UTC)
    if isinstance(field, DateField):
        return datetime.date.fromisoformat(value)
    if value is None or "\0" in str(value):
        raise ValueError
    return field.to_python(value)


class KeysetPage:
    """One page of a queryset, with the cursors of its neighbours.

    Where only a few rows match at all, walking along the order until a page is full would pass nearly every row.
    """

    def __init__(self, queryset, sort, size, after="", before="", few=False):
        self.sort, self.size, self.few = sort, size, few
        field = queryset.model._meta.get_field(sort.field)
        self.after, self.before = read_cursor(after, field), read_cursor(before, field)
        self.rows = self.fetch(queryset)

    def fetch(self, queryset):
        backwards = bool(self.before)
        if cursor := self.before or self.after:
            queryset = queryset.filter(self.sort.beyond(cursor, backwards))
        rows = self.first_of(queryset, backwards)
        more, rows = len(rows) > self.size, rows[: self.size]
        self.has_previous, self.has_next = (more, True) if backwards else (bool(self.after), more)
        return rows[::-1] if backwards else rows

    def first_of(self, queryset, backwards):
        """The rows of the page in the order of its reading, and one more; the keys alone are sorted."""
        order = self.sort.order_of_few(backwards) if self.few else self.sort.order(backwards)
        keys = queryset.order_by(*order).values_list("pk", flat=True)[: self.size + 1]
        return list(queryset.filter(pk__in=list(keys)).order_by(*self.sort.order(backwards)))

    @property
    def next_cursor(self):
        return write_cursor(self.rows[-1], self.sort) if self.rows else ""

    @property
    def previous_cursor(self):
        return write_cursor(self.rows[0], self.sort) if self.rows else ""


@dataclass(frozen=True)
class Count:
    """How many rows match, counted no further than a limit."""

    number: int
    limit: int
    sums: dict

    @property
    def is_exact(self):
        return self.number <= self.limit

    @property
    def digits(self):
        """The number, or the limit that it passes."""
        return vietnamese.number(min(self.number, self.limit))

    @property
    def short(self):
        """The number, with a plus where there are more: "10.000+"."""
        return self.digits if self.is_exact else f"{self.digits}+"


def bounded_count(queryset, limit=10_000, **sums):
    """Counts up to `limit` and then stops: nobody waits to learn that there are very many.

    `sums` are aggregates to take of the same rows; they hold where the count is exact.
    """
    found = queryset.order_by()[: limit + 1].aggregate(rows=Rows("pk"), **sums)
    return Count(found.pop("rows"), limit, found)
