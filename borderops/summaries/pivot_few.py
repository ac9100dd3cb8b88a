"""Small groups of people that observers are not told, and whatever else would give one of them away."""

from borderops.figures.counting import FEWEST
from borderops.summaries.pivot_counts import TOTAL
from borderops.summaries.small_groups import keeps_few

# The districts of then beside those of today: where they differ lie single communes.
BOTH_BOUNDARIES = {"district", "area"}


def tell_of_persons(dimensions):
    """Whether a number under one value of each of these may be one of single persons."""
    keys = {each.key for each in dimensions}
    return any(each.hides_few for each in dimensions) or keys >= BOTH_BOUNDARIES


def told_by(*axes):
    """The same of rows, columns, or both together."""
    return tell_of_persons([axis.dimension for axis in axes if axis and axis.dimension])


def may_be_narrowed(user, counting, axes, dimensions):
    """Whether such a table may be narrowed: what one table holds back follows from the same one narrowed."""
    told = [*(axis.dimension for axis in axes if axis.dimension), *dimensions]
    return not (keeps_few(user, counting) and tell_of_persons(told))


class FewHidden:
    """Which cells of a table are held back, (row, column) each, totals among them.

    Along each line nothing that is held back may follow from the rest: two cells at least, of five people at least.
    """

    def __init__(self, figures, rows, columns, asked):
        self.figures, self.asked = figures, asked
        across, down = [*columns, TOTAL], [*rows, TOTAL]
        all_cells = [(row, column) for row in down for column in across]
        self.lines = []
        if asked.has_total(asked.rows):
            self.lines += [[(row, column) for row in down] for column in across]
        if columns and asked.has_total(asked.columns):
            self.lines += [[(row, column) for column in across] for row in down]
        self.cells = {cell for cell in all_cells if self.is_secret(cell) and self.is_few(cell)}
        while self.cells and any([self.covers_more(line) for line in self.lines]):
            pass

    def is_secret(self, cell):
        """Whether a small number there would tell of single persons."""
        axes = zip(cell, (self.asked.rows, self.asked.columns), strict=True)
        return told_by(*(axis for value, axis in axes if value != TOTAL))

    def number(self, cell):
        return self.figures.get(cell) or 0

    def is_few(self, cell):
        return 0 < self.number(cell) < FEWEST

    def covers_more(self, line):
        """Holds back one cell more of a line where what is held back follows from the rest; whether it did."""
        *parts, whole = line
        hidden = [cell for cell in line if cell in self.cells]
        if not hidden or self.is_safe(hidden, whole):
            return False
        free = [cell for cell in parts if cell not in self.cells and self.is_secret(cell)]
        free.sort(key=lambda cell: (not self.number(cell), self.number(cell)))
        if whole not in self.cells and self.is_secret(whole):
            free.append(whole)
        self.cells.update(free[:1])
        return bool(free)

    def is_safe(self, hidden, whole):
        """Whether nobody can reckon one of them; each could be one, so as many people as cells would tell all."""
        if whole in hidden:
            return len(hidden) > 1
        people = sum(map(self.number, hidden))
        return (
            len(hidden) > 1
            and people >= FEWEST
            and people > len([each for each in hidden if self.number(each)])
        )

    @property
    def is_given_away(self):
        """Whether so few are all there are, or a line of one part shows in its total what is held back."""
        return (
            bool(self.cells)
            and self.is_few((TOTAL, TOTAL))
            or any(
                len(line) == 2
                and line[0] in self.cells
                and line[1] not in self.cells
                and self.number(line[1])
                for line in self.lines
            )
        )
