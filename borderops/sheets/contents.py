"""What the sheets of a file hold: the register's own rows, those linked to them, and what nobody reads."""

from dataclasses import dataclass, field

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.sheets.cells import in_every_language
from borderops.sheets.formats import MOST_ROWS, is_blank, read_sheets, sheet_of, with_rows
from borderops.sheets.headings import fold
from borderops.sheets.problems import SheetProblem
from borderops.sheets.xlsx import sheet_name

# The sheets that a template has to explain itself.
HELP, LISTS = _("How to fill it in"), _("Lists")
MAIN, NOT_OURS = "", object()


@dataclass
class Contents:
    """The sheets of a file by what they mean; a sheet that is absent says nothing of its records."""

    main: object = None
    linked: dict = field(default_factory=dict)
    # Further sheets by name, with how many lines each has.
    not_read: list = field(default_factory=list)

    @property
    def sheets(self):
        return [*filter(None, [self.main]), *self.linked.values()]

    def check_rows(self):
        """Refuses a file with no row at all, or with too many."""
        rows = sum(len(sheet.rows) for sheet in self.sheets)
        if self.main and not self.main.rows and rows:
            self.main = None
        if not rows:
            with_rows(self.main or next(iter(self.linked.values())))
        if rows > MOST_ROWS:
            words = gettext("The sheets together have more than %(n)s rows. Split them into several files.")
            raise SheetProblem(words % {"n": vietnamese.number(MOST_ROWS)})

    def check_headings(self, workbook):
        """Refuses columns that cannot be used, in all sheets at once."""
        faults = [*self.faults_of(workbook.resource, self.main)] if self.main else []
        for linked in workbook.linked:
            if linked.key in self.linked and self.linked[linked.key].rows:
                faults += self.faults_of(linked.resource, self.linked[linked.key])
        if faults:
            raise SheetProblem(*faults)

    def faults_of(self, resource, sheet):
        try:
            resource.recognise(sheet.headings)
        except SheetProblem as problem:
            yield from (self.in_sheet(sheet.name, words) for words in problem.sentences)

    def in_sheet(self, name, words):
        """A sentence with the sheet that it is about, where there are several."""
        return words if len(self.sheets) == 1 else _in_sheet(name, words)


def _in_sheet(name, words):
    return gettext("Sheet “%(name)s”: %(words)s") % {"name": name, "words": words}


def read_contents(workbook, file, name):
    """Reads a file for a register; a SheetProblem says what is wrong and what to do."""
    sheets = read_sheets(file, name)
    meanings = meanings_of(workbook, [name for name, _lines in sheets])
    contents = Contents()
    for (name, lines), meaning in zip(sheets, meanings, strict=True):
        if meaning is None:
            contents.not_read += [(name, count)] if (count := count_lines(lines)) else []
        elif meaning is not NOT_OURS:
            keep(contents, meaning, name, lines, len(sheets) > 1)
    contents.check_rows()
    return contents


def keep(contents, meaning, name, lines, one_of_several):
    """Reads one of our sheets."""
    try:
        sheet = sheet_of(name, lines)
    except SheetProblem as problem:
        words = [_in_sheet(name, each) if one_of_several else each for each in problem.sentences]
        raise SheetProblem(*words) from None
    if meaning == MAIN:
        contents.main = sheet
    else:
        contents.linked[meaning] = sheet


def meanings_of(workbook, names):
    """What each sheet means by its name; the first one is the main one where no other is."""
    known = known_names(workbook)
    meanings = [known.get(fold(name)) for name in names]
    if MAIN not in meanings and meanings[0] is None:
        meanings[0] = MAIN
    elif not any(isinstance(each, str) for each in meanings):
        meanings[meanings.index(None) if None in meanings else 0] = MAIN
    for meaning in {each for each in meanings if isinstance(each, str)}:
        same = [name for name, each in zip(names, meanings, strict=True) if each == meaning]
        if len(same) > 1:
            twice = ", ".join(f"“{name}”" for name in same)
            words = gettext("The sheets %(twice)s mean the same. Leave one of them.")
            raise SheetProblem(words % {"twice": twice})
    return meanings


def known_names(workbook):
    """Each name of a sheet, folded, with what it means."""
    known = dict.fromkeys([*spellings(HELP), *spellings(LISTS)], NOT_OURS)
    known |= dict.fromkeys(spellings(workbook.label), MAIN)
    for linked in workbook.linked:
        known |= dict.fromkeys(spellings(linked.label, *linked.known_as), linked.key)
    return known


def spellings(*words):
    return {fold(sheet_name(each) or each) for word in words for each in in_every_language(word)}


def count_lines(lines):
    """How many lines of a sheet hold something."""
    return sum(1 for _number, cells in lines if not all(map(is_blank, cells)))
