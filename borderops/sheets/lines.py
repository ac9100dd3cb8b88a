"""Lines of a sheet and their cells: what counts as empty, what reaches too far, how columns are called."""

from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.sheets import limits
from borderops.sheets.problems import SheetProblem


def filled(lines):
    """The lines that hold something, without the empty cells at their ends."""
    for number, cells in lines:
        end = len(cells)
        while end and is_blank(cells[end - 1]):
            end -= 1
        if end > limits.MOST_COLUMNS:
            raise too_wide(number)
        if end:
            yield number, cells if end == len(cells) else cells[:end]


def is_blank(cell):
    """Whether a cell holds nothing but space."""
    if not isinstance(cell, str):
        return cell is None
    # Nearly every text says so with its first letter; the others may be invisible throughout.
    return not (cell[:1].isalnum() or vietnamese.clean(cell))


def too_wide(row):
    words = _("Row %(row)s holds something beyond column %(column)s. Empty it, or send fewer columns.")
    return SheetProblem(words % {"row": row, "column": column_letters(limits.MOST_COLUMNS - 1)})


def too_long(sheet):
    words = _("The sheet “%(name)s” has more than %(n)s rows. Split it into several files.")
    return SheetProblem(words % {"name": sheet, "n": vietnamese.number(limits.MOST_ROWS)})


def column_letters(place):
    """What a spreadsheet calls the column at a place counted from 0: A, B … Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def place_of(letters):
    """The column that letters name, counted from 1; 0 for none."""
    place = 0
    for letter in letters.upper():
        place = place * 26 + ord(letter) - 64
    return place
