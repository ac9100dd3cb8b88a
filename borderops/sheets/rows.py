"""A sheet as the register reads it: which column each place is, and its rows, one after the other."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class SheetRow:
    """A line below the headings, with the number that it has on the screen."""

    number: int
    cells: list
    # Why the line is no record, such as a line of totals; empty where it is one.
    skipped: str = ""


@dataclass
class Sheet:
    """One sheet of a file. Its rows are read anew each time they are asked for: none stays in memory."""

    name: str
    headings: list
    # The field that each place is read into; None where it is left out.
    names: list
    read: Callable = field(repr=False, default=tuple)

    def __iter__(self):
        return iter(self.read())

    @property
    def rows(self):
        """The lines that are records, all at once."""
        return [row for row in self if not row.skipped]
