"""The rows of a run as its page shows them: of one outcome, some at a time."""

from django.core.paginator import Paginator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from borderops.sheets.outcomes import Kind

ROWS_SHOWN = 100
ALL, WARNED, STALE = "all", "warned", "stale"
WORDS = {ALL: _("All rows"), WARNED: _("With a warning"), STALE: _("Changed by somebody since")}
# What a person looks at first: what stands in the way, then what would change.
FIRST = [Kind.REJECTED, Kind.DUPLICATE, Kind.CHANGED, Kind.NEW]


class Counted(Paginator):
    """Pages of rows whose number is known, so that nothing is counted again."""

    def __init__(self, rows, number):
        super().__init__(rows, ROWS_SHOWN)
        self.number = number

    @cached_property
    def count(self):
        return self.number


class RowsOfRun:
    """The rows of a run under the choice and the page of the address."""

    def __init__(self, run, asked):
        self.run = run
        self.numbers = run.balance | {ALL: sum(run.balance.values())}
        for key in (WARNED, STALE):
            self.numbers[key] = sum(sheet.get(key, 0) for sheet in run.sheets_read)
        self.chosen = asked.get("rows") if asked.get("rows") in self.numbers else self.first_choice()
        self.page = Counted(self.rows(), self.numbers[self.chosen]).get_page(asked.get("page"))

    def first_choice(self):
        return next((kind for kind in FIRST if self.numbers.get(kind)), ALL)

    def rows(self):
        rows = self.run.told.order_by("sheet", "number")
        if self.chosen == WARNED:
            return rows.filter(said__has_key="warnings")
        if self.chosen == STALE:
            return rows.filter(said__has_key="stale")
        return rows if self.chosen == ALL else rows.filter(kind=self.chosen)

    @property
    def choices(self):
        """What there is to choose from: (key, words, number, whether chosen)."""
        words = WORDS | {kind: kind.label for kind in Kind}
        keys = [key for key in [ALL, *Kind, STALE, WARNED] if self.numbers.get(key) or key == self.chosen]
        return [(str(key), words[key], self.numbers[key], key == self.chosen) for key in keys]

    @property
    def names(self):
        """What the sheets of the run are called, by their turn."""
        return {sheet["turn"]: sheet["name"] for sheet in self.run.sheets}

    @property
    def told(self):
        """The rows of the page, each with the name of its sheet."""
        return [(row, self.names.get(row.sheet, "")) for row in self.page]
