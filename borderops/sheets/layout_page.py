"""The page of a layout: what is open, the file, each sheet with its lines, columns and values."""

from dataclasses import dataclass, field
from functools import cached_property

from borderops.sheets import fonts, layout_columns, layout_values, layouts
from borderops.sheets.cells import as_text
from borderops.sheets.layout_forms import FONTS, UNICODE, FileForm, SheetForm
from borderops.sheets.layout_posted import meanings_for
from borderops.sheets.lines import column_letters
from borderops.sheets.questions import questions
from borderops.sheets.sheet_ends import first_lines
from borderops.sheets.survey import resource_of

# How many lines of the beginning, and below the headings, and of the end are shown.
BEGINNING, BELOW, END = 15, 4, 6
TEXTS = 4
# Where a question is answered that is about no column; the others end in the name of their control.
LINKS = {"missing": "#s{}-columns", "doubled": "#s{}-columns", "sheet": "#id_s{}-meaning", "font": "#font"}


@dataclass(frozen=True)
class Todo:
    """Something to be dealt with, and where on the page."""

    words: str
    link: str


@dataclass
class SheetPart:
    """One sheet as the page shows it."""

    told: object
    form: SheetForm
    reasons: dict
    lines: list = field(default_factory=list)
    letters: list = field(default_factory=list)
    columns: list = field(default_factory=list)
    choices: list = field(default_factory=list)
    values: list = field(default_factory=list)
    # What is to be said of the sheet itself.
    asked: list = field(default_factory=list)


@dataclass(frozen=True)
class LinePart:
    """A line of the preview; `is_after_gap` where lines between it and the one above are not shown."""

    number: int
    kind: object
    cells: list
    is_after_gap: bool


class LayoutPage:
    """All that the page shows of a layout; `posted` forms are shown again with what is wrong in them."""

    def __init__(self, layout, book, workbook, user, posted=None):
        self.layout, self.book, self.workbook, self.user, self.posted = layout, book, workbook, user, posted
        shows_errors = posted is not None and not posted.forms_are_valid
        self.forms = posted.forms if shows_errors else {}
        self.file_form = posted.file_form if shows_errors else FileForm(layout=layout, book=book)

    @cached_property
    def open(self):
        """What the person must still say."""
        return questions(self.layout, self.book, self.workbook, self.user)

    @cached_property
    def values(self):
        return layout_values.values_of(self.layout, self.book, self.workbook, self.user)

    @cached_property
    def sheets(self):
        """The sheets that are read."""
        return [self.part_of(told) for told in self.layout.sheets if told.meaning is not None]

    @cached_property
    def not_read(self):
        """The sheets that are not read."""
        return [self.bare_part(told) for told in self.layout.sheets if told.meaning is None]

    def bare_part(self, told):
        meanings = meanings_for(self.workbook, self.user)
        form = self.forms.get(told.place) or SheetForm(told=told, meanings=meanings)
        return SheetPart(told, form, layouts.reasons_of(told))

    def part_of(self, told):
        part, grid = self.bare_part(told), self.book.grids[told.place]
        resource = resource_of(told, self.workbook)()
        headings = layouts.columns_of(grid, told, self.layout.font)
        samples = layout_columns.samples_of(grid, told, self.layout.font, self.workbook)
        part.columns = layout_columns.parts_of(told, headings, samples, resource)
        part.choices = layout_columns.choices_of(resource, self.user, told)
        part.lines = [*lines_shown(layouts.preview(grid, told, self.workbook, self.layout.font), told)]
        part.letters = [column_letters(place) for line in part.lines[:1] for place in range(len(line.cells))]
        part.values = self.values.get(told.place, [])
        self.put_questions(part)
        return part

    def put_questions(self, part):
        """Puts what is open beside the controls that answer it."""
        columns = {column.prefix: column for column in part.columns}
        for question in (each for each in self.open if each.sheet == part.told.place):
            column = columns.get(f"s{question.sheet}-c{question.place}")
            if column is None:
                part.asked.append(question.words)
            else:
                column.ask(question)

    @cached_property
    def todo(self):
        """All that is to be dealt with: what is wrong in the forms, then what is open."""
        return [*self.faults(), *(Todo(each.words, link_to(each)) for each in self.open)]

    def faults(self):
        for form in [self.file_form, *self.forms.values()]:
            for bound in form:
                for words in bound.errors:
                    yield Todo(f"{bound.label}: {words}", f"#{bound.auto_id}")
        columns = [column for part in self.sheets for column in part.values]
        for fault in layout_values.put_back(columns, self.posted.strange if self.posted else {}):
            yield Todo(*fault)

    @cached_property
    def texts(self):
        """(font, its name, some texts of the file read in it) of each font; none where all text is plain."""
        texts = [text for text in self.first_texts() if not text.isascii()][:TEXTS]
        hidden = "" if self.font_is_open else UNICODE
        offered = [(font, label) for font, label in FONTS if font != hidden] if texts else []
        return [(font, label, [fonts.to_unicode(text, font) for text in texts]) for font, label in offered]

    @property
    def font_is_open(self):
        """Whether the font is asked for, or was chosen."""
        return bool(self.layout.font) or any(each.kind == "font" for each in self.open)

    @property
    def file_is_first(self):
        """Whether the text of the file may be wrong, so that all else depends on it."""
        return self.book.kind == "csv" or self.font_is_open

    def first_texts(self):
        """Texts of the first lines as the file has them."""
        found = {}
        for told in self.layout.sheets:
            for _number, cells in first_lines(self.book.grids[told.place], BEGINNING):
                found |= {cell.strip(): None for cell in cells if isinstance(cell, str)}
        return found


def lines_shown(lines, told):
    """The first lines, as far as some records, and the last ones."""
    lines = [*lines]
    width = max((len(cells) for _number, cells, _kind in lines), default=0)
    begun = max(BEGINNING, told.first + BELOW)
    last = {number for number, _cells, _kind in lines[-END:]}
    before = 0
    for number, cells, kind in lines:
        if number <= begun or number in last:
            shown = [*map(as_text, cells), *[""] * (width - len(cells))]
            yield LinePart(number, kind, shown, number > before + 1)
            before = number


def link_to(question):
    """Where on the page a question is answered."""
    if question.place is None:
        return LINKS[question.kind].format(question.sheet)
    return f"#s{question.sheet}-c{question.place}-{'name' if question.kind == 'unknown' else 'format'}"
