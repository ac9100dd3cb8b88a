"""Pages by the last row seen instead of by number: as quick on the last page as on the first."""

import base64
import datetime
import json
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import DateField, DateTimeField, Q

from borderops import vietnamese


@dataclass(frozen=True)
class Sort:
    """An order of rows by one never-empty field, the primary key breaking ties."""

    field: str
    descending: bool = True

    def order(self, backwards=False):
        sign = "-" if self.descending != backwards else ""
        return [f"{sign}{self.field}", f"{sign}pk"]

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

    `found` are the (value, key) of all rows where they are few and known: then walking along the order until
    the page is full, which an index makes quick where rows are many, would pass nearly every row of the register.
    """

    def __init__(self, queryset, sort, size, after="", before="", found=None):
        self.sort, self.size, self.found = sort, size, found
        field = queryset.model._meta.get_field(sort.field)
        self.after, self.before = read_cursor(after, field), read_cursor(before, field)
        self.rows = self.fetch(queryset)

    def fetch(self, queryset):
        backwards = bool(self.before)
        cursor = self.before or self.after
        choose = self.many_of if self.found is None else self.few_of
        chosen = choose(queryset, cursor, backwards)
        rows = list(chosen.order_by(*self.sort.order(backwards)))
        more, rows = len(rows) > self.size, rows[: self.size]
        self.has_previous, self.has_next = (more, True) if backwards else (bool(self.after), more)
        return rows[::-1] if backwards else rows

    def many_of(self, queryset, cursor, backwards):
        """The rows of the page and one more: the keys first, then the rest by key.

        In one statement PostgreSQL would join every row of the register before it chooses, once a list shows so many
        related names that it no longer weighs the order of its joins (join_collapse_limit).
        """
        past = queryset.filter(self.sort.beyond(cursor, backwards)) if cursor else queryset
        keys = past.order_by(*self.sort.order(backwards)).values_list("pk", flat=True)[: self.size + 1]
        return queryset.model.objects.for_list().filter(pk__in=list(keys))

    def few_of(self, queryset, cursor, backwards):
        """The same where all keys are known."""
        down = self.sort.descending != backwards
        places = sorted((tuple(place) for place in self.found), reverse=down)
        past = [place for place in places if not cursor or (place < cursor if down else place > cursor)]
        return queryset.filter(pk__in=[key for _value, key in past[: self.size + 1]])

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


LIMIT = 10_000


def bounded_count(queryset, limit=LIMIT):
    """Counts up to `limit` and then stops: nobody waits to learn that there are very many."""
    if queryset.query.is_empty():
        return Count(0, limit)
    return Count(queryset.order_by().values("pk")[: limit + 1].count(), limit)


def look_for(queryset, *columns, limit=LIMIT):
    """The count as above, and these columns of every row that was counted: the database finds them only once."""
    rows = list(queryset.order_by().values_list(*columns)[: limit + 1])
    return Count(len(rows), limit), rows


def exact_count(queryset):
    """The whole number, however long it takes; only for who asks for it."""
    number = queryset.order_by().values("pk").count()
    return Count(number, number)
