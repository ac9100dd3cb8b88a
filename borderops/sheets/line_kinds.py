"""What each line of a sheet is. Only what surely is no record is skipped; in doubt a line stays a record."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from borderops.sheets.line_words import (
    COUNTED,
    MARK_AND_WORDS,
    ROMAN_OR_LETTER,
    is_amount,
    is_blank,
    is_group,
    is_signature,
    is_total,
    numbers_columns,
    words_of,
)


class LineKind(models.TextChoices):
    """What a line is."""

    TITLE = "title", pgettext_lazy("sheets", "Title")
    HEADING = "heading", pgettext_lazy("sheets", "Headings")
    NUMBERING = "numbering", _("Numbers of the columns")
    RECORD = "record", pgettext_lazy("sheets", "Record")
    TOTAL = "total", _("Line of totals")
    GROUP = "group", _("Group line")
    SIGNATURE = "signature", _("Signature or note")
    REPEATED = "repeated", _("Headings again")
    NOTHING = "nothing", _("Nothing in the columns that are read")
    OUTSIDE = "outside", _("Above or below the records")
    BLANK = "blank", _("Blank line")


DIGITS = frozenset("0123456789")
# Lines after which an empty cell no longer means the one above.
ENDS_A_BLOCK = (LineKind.TOTAL, LineKind.GROUP, LineKind.REPEATED)


class Lines:
    """Tells the lines of one sheet apart."""

    def __init__(self, told, resource, merged, top):
        """`top` is the first lines of the sheet, with their numbers."""
        self.told = told
        named = {int(place): name for place, name in told.columns.items() if name}
        self.read = sorted(named)
        fields = resource.fields
        columns = {place: fields[name] for place, name in named.items() if name in fields}
        self.needed = [place for place, column in columns.items() if column.filled]
        self.wordless = {place for place, column in columns.items() if column.widget.reads}
        self.last_needed = max(self.needed, default=-1)
        keys = set(resource._meta.import_id_fields)
        self.keys = [place for place, name in named.items() if name in keys and place not in self.needed]
        self.headings = [cells for number, cells in top if told.headings[0] <= number <= told.headings[1]]
        self.heading_texts = {cell for cells in self.headings for cell in cells if isinstance(cell, str)}
        self.wide = {(line, first - 1): last - first + 1 for line, first, end, last in merged if line == end}
        self.order = self.place_of_order(top)

    def place_of_order(self, top):
        """The column that numbers the records, where plain numbers outnumber the marks of groups."""
        records = [cells for number, cells in top if number >= self.told.first]
        for place in (each for each in range(3) if self.told.columns.get(str(each)) == ""):
            marks = [words_of(cells[place]) for cells in records if place < len(cells)]
            if sum(map(str.isdecimal, marks)) > sum(bool(ROMAN_OR_LETTER.fullmatch(mark)) for mark in marks):
                return place
        return None

    def kind(self, number, cells):
        """What a line is, by its number and its cells."""
        told = self.told
        if number < told.first or (told.last and number > told.last):
            return self.kind_of_frame(number)
        if self.surely_a_record(cells):
            return LineKind.RECORD
        filled = {place: cell for place, cell in enumerate(cells) if not is_blank(cell)}
        if self.repeats_headings(filled):
            return LineKind.REPEATED
        if told.skip_totals and (found := self.kind_between(number, filled)):
            return found
        if self.read and not any(place in filled for place in self.read):
            return LineKind.NOTHING
        return LineKind.RECORD

    def kind_of_frame(self, number):
        told = self.told
        if told.numbering and number == told.numbering:
            return LineKind.NUMBERING
        if told.headings[0] <= number <= told.headings[1]:
            return LineKind.HEADING
        return LineKind.TITLE if number < told.headings[0] else LineKind.OUTSIDE

    def surely_a_record(self, cells):
        """Whether all that a record must have is there, and is no word that stands in other lines."""
        needed = self.needed
        if not needed or len(cells) <= self.last_needed:
            return False
        for place in needed:
            cell = cells[place]
            if type(cell) is str:
                if cell[:1] not in DIGITS and self.may_be_another(cell):
                    return False
            elif cell is None:
                return False
        return True

    def may_be_another(self, text):
        """Whether a text must be looked at: it is blank, a heading, or all that a record of this kind needs."""
        return len(self.needed) == 1 or not text or text.isspace() or text in self.heading_texts

    def repeats_headings(self, filled):
        """Whether a line is one of the lines of headings again, as on every printed page."""
        words = {place: words_of(cell) for place, cell in filled.items()}
        if len(words) > 1 and numbers_columns(filled.values()) and self.told.numbering:
            return len(words) * 3 > len(self.headings[-1:] and self.headings[-1])
        again = ({place: words_of(cell) for place, cell in enumerate(cells)} for cells in self.headings)
        return len(words) > 1 and any(
            all(each.get(place) == text for place, text in words.items()) for each in again
        )

    # Lines between the records

    def kind_between(self, number, filled):
        """What a line is that stands between or below the records, if it surely is no record."""
        texts = [place for place, cell in filled.items() if self.is_text(place, cell)]
        if not texts or not self.lacks_something(filled, texts[0]):
            return None
        words = [words_of(filled[place]) for place in texts]
        if len(texts) == 1 and is_total(words[0]):
            return LineKind.TOTAL
        if len(texts) == 1 and self.heads_a_group(number, filled, texts[0], words[0]):
            return LineKind.GROUP
        if len(filled) == len(texts) <= 4 and self.is_signed(texts[0], words):
            return LineKind.SIGNATURE
        return None

    def is_signed(self, place, words):
        """Whether one of the texts is a signature; the first one, where it alone stands for a record."""
        return any(map(is_signature, words if self.needs_more(place) else words[:1]))

    def needs_more(self, place):
        """Whether a record needs more than words at a place: other cells, or a day or number instead."""
        return any(each != place or each in self.wordless for each in self.needed)

    def is_text(self, place, cell):
        """Whether a cell says something in words, rather than a number, a dash or the mark of a line."""
        if is_amount(cell):
            return False
        text = words_of(cell)
        return not (place == self.order and (ROMAN_OR_LETTER.fullmatch(text) or COUNTED.fullmatch(text)))

    def lacks_something(self, filled, place):
        """Whether a line names no record, and leaves empty what a record must have, beside the cell at a place."""
        if any(each in filled for each in self.keys if each != place):
            return False
        others = [each for each in self.needed if each != place]
        return not others or any(each not in filled for each in others)

    def heads_a_group(self, number, filled, place, text):
        """Whether the only text of a line is a name for the lines below it."""
        if len(text) > 100:
            return False
        if self.wide.get((number, place), 1) >= 3:
            return True
        if not self.needs_more(place):
            return False
        mark = words_of(filled.get(self.order)) if self.order is not None and place != self.order else ""
        is_named = is_group(text) or bool(MARK_AND_WORDS.match(text))
        return bool(ROMAN_OR_LETTER.fullmatch(mark)) or (len(filled) == 1 and is_named)

    # The end of the sheet

    def signs_off(self, cells):
        """Whether a line is a signature, a place with a day, or a note, as they stand at the end."""
        filled = {place: cell for place, cell in enumerate(cells) if not is_blank(cell)}
        texts = [place for place, cell in filled.items() if not is_amount(cell)]
        if len(texts) != len(filled) or len(filled) > 4 or not self.lacks_something(filled, texts[0]):
            return False
        return any(is_signature(words_of(cell), at_the_end=True) for cell in filled.values())

    def like_a_record(self, cells, usual):
        """Whether a line below a signature may be a record after all."""
        filled = {place for place, cell in enumerate(cells) if not is_blank(cell)}
        has_all = len(self.needed) > 1 and filled.issuperset(self.needed)
        return has_all or (len(filled) >= max(3, usual / 2) and not self.signs_off(cells))
