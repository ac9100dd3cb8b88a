"""How the sheets of a file are read: where the headings and records stand, which column means which field."""

from dataclasses import asdict, dataclass, field


@dataclass
class SheetLayout:
    """How one sheet is read. Lines are numbered as on the screen, places of columns from 0."""

    place: int
    name: str
    # "" is the register's own rows, otherwise the key of a linked sheet; None is not read.
    meaning: str | None = ""
    # First and last line of the headings; (0, 0) where none were found.
    headings: tuple = (1, 1)
    # The line "(1) (2) …" under the headings; 0 where there is none.
    numbering: int = 0
    # First and last line of the records; 0 is to the end.
    first: int = 2
    last: int = 0
    skip_totals: bool = True
    # The columns in which an empty cell means the one above.
    above: list = field(default_factory=list)
    # str(place) -> name of the field; "" is left out; no key: nobody has decided.
    columns: dict = field(default_factory=dict)
    # str(place) -> "comma" or "point" of numbers, "dmy", "mdy" or "ymd" of days, where text can be either;
    # "exchanged" of real days whose month was taken for the day.
    formats: dict = field(default_factory=dict)
    # Name of a field -> {as written: a spelling that the register knows}.
    values: dict = field(default_factory=dict)
    # The columns without a heading that hold something, wherever in the sheet.
    extra: list = field(default_factory=list)
    # What was guessed -> why, told in words by `reasons`.
    why: dict = field(default_factory=dict)


@dataclass
class Layout:
    """How a file is read."""

    sheets: list
    encoding: str = ""
    separator: str = ""
    # The old font of its text: "" is Unicode, "tcvn3" or "vni".
    font: str = ""

    def as_json(self):
        return asdict(self)

    @classmethod
    def from_json(cls, told):
        sheets = [SheetLayout(**(each | {"headings": tuple(each["headings"])})) for each in told["sheets"]]
        return cls(**(told | {"sheets": sheets}))
