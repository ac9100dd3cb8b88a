"""An empty workbook to fill in: headings, drop-downs where only certain words count, and a sheet that explains."""

import io

import xlsxwriter
from django.utils.translation import gettext as _

from borderops.sheets.columns import Fixed
from borderops.sheets.limits import MOST_ROWS
from borderops.sheets.sheet_meanings import HELP, LISTS
from borderops.sheets.template_checks import check_of, choice_of, example_of
from borderops.sheets.xlsx_writing import PLAIN, Looks, sheet_name, write_top


def blank_workbook(workbook, user):
    """The bytes of an empty workbook for a register: its main sheet and those linked to it."""
    file = io.BytesIO()
    ours = [(workbook.label, to_fill_in(workbook.resource(), user))]
    ours += [(each.label, to_fill_in(each.resource(), user)) for each in workbook.linked_for(user)]
    with xlsxwriter.Workbook(file, PLAIN) as book:
        looks = Looks(book)
        sheets = [book.add_worksheet(sheet_name(str(label))) for label, _columns in ours]
        help_sheet = book.add_worksheet(sheet_name(str(HELP)))
        lists = Lists(book.add_worksheet(sheet_name(str(LISTS))), looks)
        examples = {}
        for sheet, (_label, columns) in zip(sheets, ours, strict=True):
            examples |= prepare(sheet, lists, columns, user, looks)
        explain(help_sheet, looks, ours, examples, rules(workbook.linked_for(user)))
    return file.getvalue()


def to_fill_in(resource, user):
    """The columns that somebody who brings new rows has something to write in."""
    columns = resource.columns_for(user)
    version = resource.version_column
    return [one for one in columns if not isinstance(one, Fixed) and one.column_name != version]


def prepare(sheet, lists, columns, user, looks):
    """The headings of a sheet and how its cells are filled in; gives an example for each column."""
    write_top(sheet, looks, [str(c.heading) for c in columns], "", [])
    examples = {}
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.widget.width, getattr(looks, column.widget.look, None))
        options = column.widget.offered(user)
        rule = choice_of(column, lists.add(column, options), lists.name) if options else check_of(column)
        if rule:
            sheet.data_validation(1, place, MOST_ROWS, place, rule)
        examples[column] = example_of(column, options)
    return examples


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


def explain(sheet, looks, ours, examples, said):
    """One line for each column: what it wants, whether it must be filled in, an example; then what holds for all.

    The examples stand here and never among the rows, where somebody would send them in by mistake.
    """
    headings = [(_("Sheet"), 16), (_("Column"), 26), (_("Write"), 60), (_("Must be filled in"), 18)]
    headings.append((_("For example"), 30))
    for place, (heading, width) in enumerate(headings):
        sheet.write_string(0, place, heading, looks.heading)
        sheet.set_column(place, place, width)
    lines = [(label, column) for label, columns in ours for column in columns]
    for line, (label, column) in enumerate(lines, 1):
        written = column.help_text or column.widget.hint
        told = [label, column.heading, written, _("Yes") if column.filled else "", examples[column]]
        for place, words in enumerate(told):
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
