"""A month of duty days: for each post, or each district, what was owed every day and what of it came."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.patrols.arrivals import Came, came_on, reports_by_day, total_of
from borderops.patrols.day_forms import last_of_month
from borderops.patrols.expected import days_between, owed_by


@dataclass
class DayCell:
    """What came of one day, as a cell of the grid."""

    day: date
    came: Came = field(default_factory=Came)

    @property
    def figure(self):
        """2/3: how many came of how many are owed."""
        return f"{vietnamese.number(self.came.reported)}/{vietnamese.number(self.came.owed)}"

    @property
    def is_nil(self):
        """Whether every report came and says that nothing happened."""
        return 0 < self.came.owed == self.came.nil

    @property
    def look(self):
        """Which shape the cell wears beside its words."""
        if self.came.missing:
            return "missing"
        if self.came.not_due:
            return "open"
        return "nil" if self.is_nil else "full"

    @property
    def notes(self):
        """What there is to say beside the figure."""
        said = [
            (_("%(n)s missing"), self.came.missing),
            (_("%(n)s came late"), self.came.late),
            (_("%(n)s not due yet"), self.came.not_due),
        ]
        notes = [words % {"n": vietnamese.number(number)} for words, number in said if number]
        return [*notes, _("nothing happened")] if self.is_nil else notes

    @property
    def words(self):
        """All of it in a line: 2/3 · 1 missing."""
        return " · ".join([self.figure, *self.notes])


@dataclass
class GridRow:
    """A post or a district with its days, None where nothing was owed."""

    label: str
    cells: list
    url: str = ""
    query: dict = field(default_factory=dict)

    @property
    def total(self):
        return total_of(cell.came for cell in self.cells if cell)


class MonthGrid:
    """The month, as far as it has come, as one person sees it: by district while there are several, else by post."""

    def __init__(self, user, posts, form, districts, now):
        chosen = form.chosen
        self.first = chosen["month"]
        self.last = min(last_of_month(self.first), form.duty_day)
        self.days = days_between(self.first, self.last)
        self.names, self.now = districts, now
        place = chosen["district"] and chosen["district"].pk
        owed = owed_by(posts, self.first, self.last)
        self.owed = [each for each in owed if place in (None, each.district)]
        self.reports = reports_by_day(self.owed, self.first, self.last, user)
        several = len({each.district for each in self.owed}) > 1
        self.by_district = several and chosen["district"] is None and chosen["unit"] is None
        self.groups = self.district_rows() if self.by_district else self.post_rows()
        rows = [row for _heading, rows in self.groups for row in rows]
        self.totals = GridRow(_("Together"), summed([row.cells for row in rows], self.days))

    def district_rows(self):
        """One group without a heading: a row for each district, which opens its posts."""
        by_district = defaultdict(list)
        for owed in self.owed:
            by_district[owed.district].append(self.cells([owed]))
        rows = [
            GridRow(str(name), summed(by_district[pk], self.days), query={"district": name.code})
            for pk, name in self.names.items()
            if pk in by_district
        ]
        return [("", rows)]

    def post_rows(self):
        """The posts of each unit."""
        ordered = sorted(
            self.owed, key=lambda owed: (vietnamese.sort_key(str(owed.post.unit)), owed.post.unit_id)
        )
        return [
            (str(unit), list(self.rows_of(owed)))
            for unit, owed in groupby(ordered, lambda each: each.post.unit)
        ]

    def rows_of(self, owed):
        """A row for each post of a unit; its name opens its reports of the month."""
        by_post = defaultdict(list)
        for each in owed:
            by_post[each.post].append(each)
        for post, parts in by_post.items():
            query = {"post": post.pk, "since": vietnamese.day(self.first), "until": vietnamese.day(self.last)}
            yield GridRow(post.name, self.cells(parts), f"{reverse('shifts')}?{urlencode(query)}")

    def cells(self, owed):
        """The days of one post."""
        cells = {
            day: DayCell(day, came_on(each, day, self.reports.get((each.post.pk, day), {}), self.now))
            for each in owed
            for day in each.days
        }
        return [cells.get(day) for day in self.days]


def summed(rows, days):
    """The days of several rows together."""
    columns = zip(*rows, strict=True) if rows else [[] for _day in days]
    return [
        DayCell(day, total_of(cell.came for cell in column if cell)) if any(column) else None
        for day, column in zip(days, columns, strict=True)
    ]
