"""What a value of a file is matched with: any spelling that its column reads, in whichever language."""

from functools import cached_property

from borderops import vietnamese
from borderops.sheets.unknown_values import options_of


class Meant:
    """What the values of a column may be matched with, in the words of the reader.

    What was matched in Vietnamese must hold when the person reads English: words are compared by what they mean.
    """

    def __init__(self, column, user):
        self.cell, self.options = column.widget, options_of(column, user)

    def option(self, text):
        """The option that a text means; "" where it means none that is open to the person."""
        if not text:
            return ""
        return self.by_meaning.get(self.meaning(text)) or self.by_words.get(vietnamese.fold(text), "")

    @cached_property
    def by_meaning(self):
        told = [(self.meaning(each), each) for each in self.options]
        return {meaning: each for meaning, each in told if meaning}

    @cached_property
    def by_words(self):
        """Of names that several records share, only the words are the same."""
        return {vietnamese.fold(each): each for each in self.options}

    def meaning(self, text):
        """What the column makes of a text, for comparing; "" where it cannot read it."""
        try:
            return str(self.cell.told(self.cell.clean(text)))
        except ValueError:
            return ""
