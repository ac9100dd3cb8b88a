"""An empty workbook to fill in: headings, drop-downs where only certain words count, and a sheet that explains."""

import io

import xlsxwriter
from django.utils.translation import gettext as _

from borderops.sheets.contents import HELP, LISTS
from borderops.sheets.formats import MOST_ROWS
from borderops.sheets.xlsx import PLAIN, Looks, sheet_name, write_top


def blank_workbook(workbook, user):
    """The bytes of an empty workbook for a register: its main sheet and those linked to it."""
    file = io.BytesIO()
    ours = [(workbook.label, workbook.resource().columns_for(user))]
    ours += [(each.label, each.resource().columns_for(user)) for each in workbook.linked_for(user)]
    with xlsxwriter.Workbook(file, PLAIN) as book:
        looks = Looks(book)
        sheets = [book.add_worksheet(sheet_name(str(label))) for label, _columns in ours]
        help_sheet = book.add_worksheet(sheet_name(str(HELP)))
        lists = Lists(book.add_worksheet(sheet_name(str(LISTS))), looks)
        for sheet, (_label, columns) in zip(sheets, ours, strict=True):
            prepare(sheet, lists, columns, user, looks)
        explain(help_sheet, looks, ours, rules(workbook.linked_for(user)))
    return file.getvalue()


def prepare(sheet, lists, columns, user, looks):
    """The headings of a sheet, and how its cells are filled in."""
    write_top(sheet, looks, [str(c.heading) for c in columns], "", [])
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.widget.width, getattr(looks, column.widget.look, None))
        if options := column.widget.options(user):
            offer(sheet, place, column, lists.name, lists.add(column, options))


def offer(sheet, place, column, name, source):
    """A drop-down of the words that count, which stand in a sheet of their own."""
    words = _("Choose a word from the list, or write it as it stands in the sheet “%(sheet)s”.")
    rule = {"validate": "list", "source": source, "error_title": str(column.heading)[:32]}
    rule["error_message"] = (words % {"sheet": name})[:255]
    sheet.data_validation(1, place, MOST_ROWS, place, rule)


class Lists:
    """The sheet that holds the words of all drop-downs, a column for each."""

    def __init__(self, sheet, looks):
        self.sheet, self.looks, self.place = sheet, looks, -1
        self.name = sheet.get_name()

    def add(self, column, options):
        """Adds a list; gives where it stands."""
        self.place += 1
        self.sheet.write_string(0, self.place, str(column.heading), self.looks.heading)
        self.sheet.set_column(self.place, self.place, column.widget.width)
        self.sheet.write_column(1, self.place, options, self.looks.text)
        letters = xlsxwriter.utility.xl_col_to_name(self.place, col_abs=True)
        return f"='{self.name}'!{letters}$2:{letters}${len(options) + 1}"


def explain(sheet, looks, ours, said):
    """One line for each column: what it wants, and whether it must be filled in; then what holds for all."""
    headings = [(_("Sheet"), 16), (_("Column"), 26), (_("Write"), 60), (_("Must be filled in"), 18)]
    for place, (heading, width) in enumerate(headings):
        sheet.write_string(0, place, heading, looks.heading)
        sheet.set_column(place, place, width)
    lines = [(label, column) for label, columns in ours for column in columns]
    for line, (label, column) in enumerate(lines, 1):
        written = column.help_text or column.widget.hint
        for place, words in enumerate([label, column.heading, written, _("Yes") if column.filled else ""]):
            sheet.write_string(line, place, str(words), looks.text)
    for line, words in enumerate(said, len(lines) + 2):
        sheet.write_string(line, 2, words, looks.text)
    sheet.freeze_panes(1, 0)


def rules(linked):
    """What holds for the whole file, with its further sheets."""
    yield _(
        "A sheet, a column or a row that is absent leaves what is in the register. An emptied cell clears it."
    )
    if linked:
        yield _("Rows of the further sheets name their record in the column “Number”.")
        yield _(
            "For a new record write a mark such as new-1 as its number, and the same in the rows that belong to it."
        )
        yield _(
            "To take a line out of its record, write x in the column “Remove line”, where the sheet has one."
        )
        stays_out = [str(each.label) for each in linked if getattr(each.resource, "faulty_stays_out", False)]
        if not stays_out:
            yield _("A record goes in whole: with a fault in one of its lines none of it is imported.")
        for name in stays_out:
            words = _("A faulty row of the sheet “%(sheet)s” stays out by itself; the others are imported.")
            yield words % {"sheet": name}
