"""Columns in which an empty cell means the one above: guessed where that is sure, and filled in."""

from borderops.sheets.line_kinds import ENDS_A_BLOCK, LineKind
from borderops.sheets.line_words import is_amount, is_blank

# A merged cell that goes further down holds no record.
TALLEST = 1_000


def cell_at(cells, place):
    return cells[place] if place < len(cells) else None


class Above:
    """The columns of a sheet that look as if an empty cell meant the one above."""

    def __init__(self, told, resource, merged, lines):
        self.lines = lines
        self.places = {int(place): name for place, name in told.columns.items() if name}
        fields = resource.fields
        self.needed = {each for each, name in self.places.items() if fields[name].filled}
        self.under = {each: under_merges(merged, each, told.first) for each in self.places}

    def guess(self, top):
        """{place: why}, as the first lines show."""
        records = [(n, cells) for n, cells in top if self.lines.kind(n, cells) == LineKind.RECORD]
        found = {}
        for place in self.places:
            blank = [number for number, cells in records if is_blank(cell_at(cells, place))]
            held = [cell for _n, cells in records if not is_blank(cell := cell_at(cells, place))]
            if not blank or not held or sum(map(is_amount, held)) * 2 > len(held):
                continue
            if self.under[place] and self.under[place].issuperset(blank):
                found[place] = "merged"
            elif not self.under[place] and self.stands_once(place, blank, records):
                found[place] = "needed"
        return found

    def stands_once(self, place, blank, records):
        """Whether what every record needs stands in the first one, and seldom below, while other columns are full."""
        if (
            place not in self.needed
            or records[0][0] in blank
            or len(blank) * 2 < len(records)
            or len(blank) < 2
        ):
            return False
        others = [each for each in self.places if each != place]
        full = (sum(not is_blank(cell_at(cells, each)) for _n, cells in records) for each in others)
        return any(count * 10 >= len(records) * 9 for count in full)

    def gaps_in(self, number, cells):
        """The columns with merged cells whose cell in this record is empty without being merged with the one above."""
        apart = [place for place, under in self.under.items() if under and number not in under]
        gaps = [place for place in apart if is_blank(cell_at(cells, place))]
        return gaps if gaps and self.lines.kind(number, cells) == LineKind.RECORD else []


def under_merges(merged, place, first):
    """The lines whose cell in a column is merged with the one above it."""
    tall = [
        each
        for each in merged
        if each[1] <= place + 1 <= each[3] and each[2] > each[0] >= first and each[2] - each[0] < TALLEST
    ]
    return {number for top, _left, bottom, _right in tall for number in range(top + 1, bottom + 1)}


class FillingDown:
    """Fills empty cells with those above, record by record; a new block begins with nothing."""

    def __init__(self, places):
        self.places, self.last = places, {}

    def fill(self, cells):
        """The cells of a record, with those above where they are empty."""
        cells = [*cells, *[None] * (max(self.places) + 1 - len(cells))]
        for place in self.places:
            if is_blank(cells[place]):
                cells[place] = self.last.get(place)
            else:
                self.last[place] = cells[place]
        return cells

    def pass_by(self, kind):
        if kind in ENDS_A_BLOCK:
            self.last = {}
