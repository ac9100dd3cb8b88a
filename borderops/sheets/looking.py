"""One sheet of a file as it is looked at for the first time: its first lines at once, the others as they pass by."""

from collections import deque
from functools import cached_property
from itertools import chain, islice
from statistics import median

from borderops.sheets.filling_down import Above
from borderops.sheets.frames import Top
from borderops.sheets.headings import fold
from borderops.sheets.limits import LAST_ROW
from borderops.sheets.line_kinds import Lines
from borderops.sheets.line_words import is_blank, words_of
from borderops.sheets.mapping import match
from borderops.sheets.shapes import SheetLayout
from borderops.sheets.sheet_columns import LOOKED_AT, columns_in, in_unicode
from borderops.sheets.sheet_ends import passing

# So many of the last lines are looked at for signatures.
TAIL = 30


class Look:
    """What is seen of one sheet."""

    def __init__(self, grid, place, font=""):
        self.grid, self.place, self.merged, self.is_hidden = grid, place, grid.merged, grid.is_hidden
        self.font = font
        self.stream = in_unicode(passing(grid), font)
        self.top = list(islice(self.stream, LOOKED_AT))
        self.meaning = self.why = self.resource = None

    def means(self, meaning, why, resource):
        """Settles what the sheet is, which says what its headings may be."""
        if resource is not self.resource:
            self.__dict__.pop("frame", None)
        self.meaning, self.why, self.resource = meaning, why, resource

    @property
    def has_meaning(self):
        return isinstance(self.meaning, str)

    @cached_property
    def frame(self):
        return Top(self.top, self.merged, self.resource).frame()

    @property
    def has_records(self):
        """Whether anything stands below the headings."""
        last = self.top[-1][0] if self.top else 0
        return bool(self.top) and last > max(self.frame.last, self.frame.numbering)

    @property
    def headings(self):
        """{place: folded heading}."""
        return {each.place: fold(each.heading) for each in self.columns if each.heading}

    @property
    def known(self):
        """How many columns are known."""
        return len({*match(self.resource, row_of(self.headings)).values()} - {""})

    @property
    def columns(self):
        return columns_in(self.top, self.merged, self.with_frame())

    def with_frame(self):
        """The layout with the place of the headings."""
        frame = self.frame
        first = max(frame.last, frame.numbering) + 1
        told = SheetLayout(self.place, self.grid.name, self.meaning if self.has_meaning else None)
        told.headings, told.numbering, told.first = (frame.first, frame.last), frame.numbering, first
        told.why = {"meaning": "hidden" if self.is_hidden and not self.has_meaning else self.why}
        told.why |= {"headings": frame.why} | ({"numbering": "counts"} if frame.numbering else {})
        return told

    def sheet_layout(self):
        """How the sheet is best read."""
        told = self.with_frame()
        lines = self.look_through(told)
        if last := self.last_record(told, lines):
            told.last, told.why["last"] = last, "signature"
        return self.finished(told)

    def with_columns(self, told):
        """A layout whose lines are told, with its columns."""
        self.look_through(told)
        return self.finished(told)

    def look_through(self, told):
        """Finds out what the columns are, and looks at every line once."""
        columns = columns_in(self.top, self.merged, told)
        told.columns = self.matched(columns)
        lines = Lines(told, self.resource, self.merged, self.top)
        self.above = Above(told, self.resource, self.merged, lines)
        self.pass_by({each.place for each in columns if each.heading}, told.first)
        return lines

    def finished(self, told):
        """A layout with what only shows once its last line is known."""
        end = told.last or LAST_ROW
        told.extra = sorted(place for place, number in self.strays.items() if number <= end)
        told.columns |= {str(each): "" for each in self.counting(columns_in(self.top, self.merged, told))}
        found = self.above.guess(self.top)
        kept = {place: why for place, why in found.items() if self.gaps.get(place, end + 1) > end}
        told.above = sorted(kept)
        told.why = told.why | {"above": {str(place): why for place, why in kept.items()}}
        return told

    def matched(self, columns):
        """What each column surely is."""
        row = row_of({each.place: each.heading for each in columns})
        found = match(self.resource, row, {each.place: each.samples for each in columns})
        return {str(place): name for place, name in found.items()}

    @staticmethod
    def counting(columns):
        """The columns without a heading that only number the records."""
        for each in columns:
            numbers = [words_of(cell) for cell in each.samples]
            if not each.heading and len(numbers) > 2 and numbers == [*map(str, range(1, len(numbers) + 1))]:
                yield each.place

    def pass_by(self, headed, first):
        """Looks at every line once: the last ones, and where cells stand or lack that speak against the guess."""
        width = max(headed, default=-1) + 1
        holes = [place for place in range(width) if place not in headed]
        self.tail, self.rows, self.strays, self.gaps = deque(maxlen=TAIL), 0, {}, {}
        merged = any(self.above.under.values())
        for number, cells in chain(self.top, self.stream):
            self.tail.append((number, cells))
            if number < first:
                continue
            self.rows += 1
            if holes or len(cells) > width:
                for place in stray(cells, holes, width):
                    self.strays.setdefault(place, number)
            if merged:
                for place in self.above.gaps_in(number, cells):
                    self.gaps.setdefault(place, number)

    def last_record(self, told, lines):
        """The last line before signatures and notes, if such stand at the end with no record below; else 0."""
        below = [(number, cells) for number, cells in self.tail if number >= told.first]
        usual = median([count(cells) for _number, cells in below or [(0, [])]])
        for place, (number, cells) in enumerate(below):
            later = (lines.like_a_record(each, usual) for _number, each in below[place + 1 :])
            if lines.signs_off(cells) and not any(later):
                return below[place - 1][0] if place else number - 1
        return 0


def row_of(by_place):
    """Headings as a row, with an empty one where there is none."""
    return [by_place.get(place, "") for place in range(max(by_place, default=-1) + 1)]


def stray(cells, holes, width):
    """The columns without a heading that hold something in this line."""
    found = {place for place in holes if place < len(cells) and not is_blank(cells[place])}
    return found | {place for place in range(width, len(cells)) if not is_blank(cells[place])}


def count(cells):
    return sum(not is_blank(cell) for cell in cells)
