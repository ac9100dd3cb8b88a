"""Names on the border strip stand in rows above each other, so that none covers another or another's line."""

from dataclasses import dataclass
from itertools import product

ROWS = 5
A_LETTER, BESIDE, NEAR = 6.6, 6, 4


@dataclass(frozen=True)
class Name:
    """A name in a row: where its mark stands, and from where to where it reaches."""

    row: int
    x: int
    start: int
    end: int

    def covers(self, x):
        return self.start - NEAR < x < self.end + NEAR

    def hinders(self, other):
        """Whether it meets another name, or the line to one of them leads through the other."""
        if self.row == other.row:
            return self.start < other.end and other.start < self.end
        lower, upper = sorted((self, other), key=lambda name: name.row)
        return lower.covers(upper.x)


def place_labels(spots, width):
    """Gives each spot the lowest row in which its name stands free; no row where there is none."""
    placed = []
    for turn, spot in enumerate(spots):
        free = [name for name in names_of(spot, width) if not any(map(name.hinders, placed))]
        later = [each.x for each in spots[turn + 1 :]]
        # A name leaves room for the lines to the marks that come after it, as far as it can.
        roomy = [name for name in free if not any(map(name.covers, later))]
        if name := next(iter(roomy or free), None):
            spot.level, spot.text_x = name.row, (name.start + name.end) // 2
            placed.append(name)
    return spots


def names_of(spot, width):
    """Every place that a name may take, the best first: low, above its mark, or to one side of it."""
    half = round(len(spot.label) * A_LETTER / 2) + BESIDE
    for row, aside in product(range(ROWS), (0, NEAR - half, half - NEAR)):
        middle = min(max(spot.x + aside, half), width - half)
        yield Name(row, spot.x, middle - half, middle + half)
