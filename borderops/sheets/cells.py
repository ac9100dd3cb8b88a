"""How the cells of a column are read and written. What cannot be read is refused with a sentence that helps."""

from datetime import date, datetime, time
from decimal import Decimal
from functools import cached_property

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from import_export.widgets import Widget

from borderops import vietnamese
from borderops.sheets.problems import Unreadable


def typed(value):
    """What stands in a cell as text; 12.0 is 12."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return vietnamese.clean(value, single_line=True)


def in_every_language(word):
    """A translatable word in each language of the register."""
    if not isinstance(word, Promise):
        return {str(word)}
    words = set()
    for code, _name in settings.LANGUAGES:
        with override(code):
            words.add(str(word))
    return words


class Remembered(dict):
    """Results by what they are of; only so many are kept, since a column may say something else in every row."""

    MOST = 10_000

    def keep(self, key, result):
        if len(self) < self.MOST:
            self[key] = result


class Cell(Widget):
    """Text in one line. Others read with their own `read` and write with their own `render`."""

    width = 14
    # How empty cells of a template look: text stays text whatever is typed.
    look = "text"
    hint = gettext_lazy("Text")
    empty = ""
    # How such a cell may look; whether what a drop-down does not offer may stand here too.
    example, others_too = "", False
    # As what its text may be written in two ways: "number", "day" or "moment"; whether a number has no decimals.
    reads, whole = "", False
    # Tells of a text whether it can hardly be anything but such a value.
    tells = None

    @cached_property
    def is_steady(self):
        """Whether the same cell means the same in every row, so that it is read once; plain text does."""
        return type(self).read is Cell.read and type(self).clean is Cell.clean

    @cached_property
    def read_before(self):
        """What cells of this sheet meant, or what was wrong with them."""
        return Remembered()

    def clean_once(self, value):
        """As `clean` of a steady cell; what stood in an earlier row is not read again."""
        before, key = self.read_before, (type(value), value)
        if key not in before:
            try:
                before.keep(key, (self.clean(value), None))
            except ValueError as fault:
                before.keep(key, (None, fault))
            if key not in before:
                return self.clean(value)
        read, fault = before[key]
        if fault:
            raise ValueError(*fault.args)
        return read

    def clean(self, value, row=None, **kwargs):
        if isinstance(value, Unreadable):
            words = _("The cell holds “%(words)s” instead of a value. Write the value itself.")
            raise ValueError(words % {"words": value})
        return self.empty if value is None or not vietnamese.clean(value) else self.read(value)

    def read(self, value):
        return typed(value)

    def render(self, value, obj=None, **kwargs):
        return vietnamese.clean(value, single_line=True)

    def told(self, value):
        """What two values must share to be the same."""
        return self.render(value)

    def options(self, user):
        """What may be chosen, where only that may be written; nothing where anything may."""
        return []

    def offered(self, user):
        """What the drop-down of a template offers: of places only the person's own."""
        return self.options(user)


class LongText(Cell):
    """Text in several lines."""

    width = 60

    def read(self, value):
        return vietnamese.clean(int(value) if isinstance(value, float) and value.is_integer() else value)

    def render(self, value, obj=None, **kwargs):
        return vietnamese.clean(value)


class CodeCell(Cell):
    """A code of digits, whose leading zeros spreadsheet programs like to drop."""

    is_steady = True
    hint = gettext_lazy("A code, with its zeros in front")

    def __init__(self, digits):
        super().__init__()
        self.digits = digits

    def read(self, value):
        text = typed(value)
        return text.zfill(self.digits) if text.isdecimal() else text


class ReadCell(Cell):
    """A cell that one function reads; its ValueError says what is wrong."""

    empty = None
    is_steady = True
    look = ""
    parse = None

    def read(self, value):
        return type(self).parse(value)

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else value


class DayCell(ReadCell):
    """A day, kept in the sheet as a real one."""

    look, reads = "day", "day"
    hint = gettext_lazy("A day as dd/mm/yyyy")
    parse = staticmethod(vietnamese.parse_day)


class TimeCell(ReadCell):
    """A time of day, to the minute."""

    width = 8
    look = "time"
    hint = gettext_lazy("A time as hh:mm")
    parse = staticmethod(vietnamese.parse_time)

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else value.replace(second=0, microsecond=0, tzinfo=None)


class WholeCell(ReadCell):
    """A whole number of 0 or more."""

    width = 10
    reads, whole = "number", True
    hint = gettext_lazy("A whole number")
    parse = staticmethod(vietnamese.parse_whole)


class ChoiceCell(Cell):
    """One of a few values, written by its name in any language, or as it is kept."""

    hint = gettext_lazy("One of the list")
    is_steady = True
    also = {}

    def __init__(self, choices):
        super().__init__()
        self.choices = list(getattr(choices, "choices", choices))

    @cached_property
    def values(self):
        """Every spelling, folded, with the value that it stands for."""
        spellings = [(word, value) for value, label in self.choices for word in in_every_language(label)]
        spellings += [(str(value), value) for value, _label in self.choices]
        return self.also | {vietnamese.fold(word): value for word, value in spellings}

    def read(self, value):
        text = typed(value)
        if vietnamese.fold(text) in self.values:
            return self.values[vietnamese.fold(text)]
        names = ", ".join(self.options(None))
        raise ValueError(
            _("“%(text)s” is not known here. Write one of: %(names)s.") % {"text": text, "names": names}
        )

    def render(self, value, obj=None, **kwargs):
        return str(dict(self.choices).get(value, value or ""))

    def told(self, value):
        return value or ""

    def options(self, user):
        return [str(label) for _value, label in self.choices]


class YesNoCell(ChoiceCell):
    """Yes or no; an empty cell is no, or "not known" where a third answer is allowed."""

    width = 8
    also = {"x": True, "1": True, "0": False, "yes": True, "no": False, "co": True, "khong": False}

    def __init__(self, empty=False):
        super().__init__([(True, gettext_lazy("Yes")), (False, gettext_lazy("No"))])
        self.empty = empty

    def render(self, value, obj=None, **kwargs):
        return "" if value is self.empty else super().render(value)

    def told(self, value):
        return value


def as_text(value):
    """A cell as people would write it."""
    if isinstance(value, datetime):
        return vietnamese.moment(value)
    if isinstance(value, date):
        return vietnamese.day(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return vietnamese.clean(int(value) if isinstance(value, float) and value.is_integer() else value)
