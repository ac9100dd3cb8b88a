"""How like a column of the register a strange column is: by the words of its heading, and by what it holds."""

import difflib
import re
from datetime import date, datetime, time

from borderops.sheets.cells import ChoiceCell, ReadCell, typed
from borderops.sheets.headings import fold
from borderops.sheets.record_cells import RecordCell

# From where on two headings are taken to mean the same; what a heading counts for, and what holding the same does.
LIKE, BY_CONTENT = 0.8, 0.5


class Candidate:
    """A column that is still free, as strange ones are compared with it."""

    def __init__(self, column, user):
        self.column, self.cell = column, column.widget
        self.spellings = {fold(each) for each in column.spellings()} - {""}
        self.options = set() if self.reads_itself else {fold(each) for each in self.cell.options(user)}

    @property
    def reads_itself(self):
        return bool(self.cell.tells) or isinstance(self.cell, ReadCell | ChoiceCell | RecordCell)

    def likeness(self, heading, samples):
        """From 0 for nothing in common to 2; a column that could not read what stands there has nothing in common."""
        holds = self.holds(samples)
        if holds is False:
            return 0
        named = self.named(fold(heading))
        return (named if named >= LIKE else 0) + (BY_CONTENT + named / 4 if holds else 0)

    def named(self, heading):
        """How much a heading says what the column is called; 1 where each word of a name stands in it."""
        words = set(re.findall(r"\w+", heading))
        return max((self.as_named(each, heading, words) for each in self.spellings), default=0)

    def as_named(self, spelling, heading, words):
        own = set(re.findall(r"\w+", spelling))
        if len(own) > 1 and own <= words:
            return 1
        return difflib.SequenceMatcher(None, spelling, heading).ratio()

    def holds(self, samples):
        """Whether what stands there proves that it is this column (True), rules it out (False), or says nothing."""
        told = [each for each in samples if each is not None and typed(each)]
        if not told or not (self.reads_itself or self.options):
            return None
        if not all(map(self.can_hold, told)):
            return False
        return None if self.cell.reads == "number" or all(map(is_bare, told)) else True

    def can_hold(self, value):
        if isinstance(self.cell, ReadCell):
            return is_of_kind(self.cell, value) and can_read(self.cell, value)
        if isinstance(value, date | time):
            return False
        if self.cell.tells:
            return self.cell.tells(typed(value))
        return fold(typed(value)) in self.options if self.options else can_read(self.cell, value)


def is_bare(value):
    """A number, or a mark such as x, which may stand in any column."""
    return isinstance(value, bool) or typed(value).isdecimal() or len(typed(value)) < 2


def is_of_kind(cell, value):
    """A day is no number and no moment, nor the other way round, whatever could be made of it."""
    if isinstance(value, datetime):
        return cell.reads == ("day" if value.time() == time() else "moment")
    if isinstance(value, date):
        return cell.reads == "day"
    return not isinstance(value, time) or cell.look == "time"


def can_read(cell, value):
    try:
        cell.clean(value)
    except ValueError:
        return False
    return True
