"""Where the headings of a sheet stand: below titles and letterheads, in one line or several, perhaps numbered."""

from collections import Counter
from dataclasses import dataclass

from borderops.sheets.formats import is_note
from borderops.sheets.headings import spellings
from borderops.sheets.limits import MOST_COLUMNS
from borderops.sheets.line_words import is_amount, is_blank, is_letterhead, numbers_columns, words_of
from borderops.sheets.mapping import IN_ORDER, match, readings
from borderops.sheets.sheet_columns import headings_in

# How far down the headings may begin, and over how many lines they may go.
TOP, MOST_LINES = 40, 4


@dataclass(frozen=True)
class Frame:
    """First and last line of the headings, the line that numbers the columns, and why."""

    first: int = 0
    last: int = 0
    numbering: int = 0
    why: str = "none"


class Top:
    """The first lines of a sheet, looked at for headings of a resource."""

    def __init__(self, lines, merged, resource):
        self.lines, self.resource = dict(lines), resource
        self.merged = [each for each in merged if each[0] <= max(self.lines, default=0)]
        self.known = spellings(resource.open_columns())
        self.candidates = [number for number, cells in lines[:TOP] if not is_note(cells)]

    def frame(self):
        """Where the headings stand."""
        if not self.candidates:
            return Frame()
        at, why = self.best()
        first = last = at
        while last - first + 1 < MOST_LINES and self.belongs(last, last + 1, (first, last)):
            last += 1
        while last - first + 1 < MOST_LINES and self.belongs(first - 1, first, (first, last)):
            first -= 1
        return Frame(first, last, self.numbering(last), why)

    def best(self):
        """The line that holds most of the headings that are known; else the first that is wide enough."""
        at = max(self.candidates, key=lambda number: self.score(self.lines[number]))
        score = self.score(self.lines[at])
        if score > 1 or (score and (at == self.candidates[0] or self.is_widest_so_far(at))):
            return at, "known"
        widest = max(len(self.filled(number)) for number in self.candidates)
        for number in self.candidates:
            filled = len(self.filled(number))
            if widest < 4 or (filled > 2 and filled * 2 > widest):
                return number, "first"
        return self.candidates[0], "first"

    def is_widest_so_far(self, at):
        """Whether only narrower lines stand above, as titles are."""
        width = len(self.filled(at))
        return width <= 3 and all(len(self.filled(each)) < width for each in self.candidates if each < at)

    def score(self, cells):
        """How many different columns a line names; none where it holds more numbers and days than words."""
        filled = [cell for cell in cells if not is_blank(cell)]
        texts = [words_of(cell) for cell in filled if isinstance(cell, str)]
        if len(texts) * 2 <= len(filled):
            return 0
        return len({name for text in texts if (name := self.named(text))})

    def named(self, text):
        """What a heading means, if it is known."""
        spelled = list(readings(text))
        name = next((self.known[each] for each in spelled if each in self.known), None)
        return name or next((each for each in spelled if each in IN_ORDER), None)

    def filled(self, number):
        return {place for place, cell in enumerate(self.lines.get(number, ())) if not is_blank(cell)}

    # Headings in several lines

    def belongs(self, upper, lower, block):
        """Whether two lines are headings in several lines, one of which is in the block of headings already."""
        if not self.is_words(upper) or not self.is_words(lower):
            return False
        wider = (min(upper, block[0]), max(lower, block[1]))
        if self.reaches_down(upper, lower):
            return True
        gained = self.known_in(*wider) - self.known_in(*block)
        if self.stands_over(upper, lower):
            return gained >= 0
        return self.complete_each_other(upper, lower) and gained > 0

    def is_words(self, number):
        """Whether a line holds words alone, as headings do, and is no letterhead."""
        cells = [cell for cell in self.lines.get(number, ()) if not is_blank(cell)]
        if not cells or number not in self.candidates or numbers_columns(cells):
            return False
        others = sum(not isinstance(cell, str) or is_amount(cell) or cell[0].isdecimal() for cell in cells)
        letterhead = len(cells) <= 3 and any(is_letterhead(words_of(cell)) for cell in cells)
        return others * 3 <= len(cells) and not letterhead

    def reaches_down(self, upper, lower):
        """Whether a heading reaches down over both lines."""
        return any(first <= upper and last >= lower for first, _left, last, _right in self.merged)

    def stands_over(self, upper, lower):
        """Whether a heading stands over several of the other line, and is not the title of the whole."""
        filled, below = self.filled(upper), self.filled(lower)
        spans = [
            {*range(left - 1, min(right, MOST_COLUMNS))}
            for first, left, last, right in self.merged
            if first == last == upper
        ]
        are_words = all(isinstance(self.lines[lower][place], str) for place in below)
        return are_words and any(len(below & span) > 1 and filled - span for span in spans)

    def complete_each_other(self, upper, lower):
        """Whether each line has headings where the other has none, and no column is left without."""
        above, below = self.filled(upper), self.filled(lower)
        return bool(above - below and below - above) and above | below == {*range(max(above | below) + 1)}

    def known_in(self, first, last):
        """How many columns are known with these lines as headings, each once."""
        headings = headings_in(self.lines, self.merged, first, last)
        row = [headings.get(place, "") for place in range(max(headings, default=-1) + 1)]
        claimed = Counter(match(self.resource, row).values())
        return sum(times == 1 for name, times in claimed.items() if name)

    def numbering(self, last):
        """The line that numbers the columns, if the next one does; not if the one after it counts on."""
        later = [number for number in self.lines if number > last][:2]
        if not later or later[0] > last + 2:
            return 0
        cells = [cell for cell in self.lines[later[0]] if not is_blank(cell)]
        if not numbers_columns(cells) or len(cells) * 5 < len(self.filled(last)) * 3:
            return 0
        counts_on = len(later) > 1 and [words_of(self.lines[each][0]) for each in later] == ["1", "2"]
        return 0 if counts_on else later[0]
