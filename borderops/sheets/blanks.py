"""An empty sheet to fill in: headings, drop-downs where only certain words count, and a sheet that explains."""

import io

import xlsxwriter
from django.utils.translation import gettext as _

from borderops.sheets.formats import MOST_ROWS
from borderops.sheets.xlsx import PLAIN, Looks, sheet_name, write_top


def blank_workbook(workbook, user):
    """The bytes of an empty workbook for a register."""
    file = io.BytesIO()
    columns = workbook.resource().columns_for(user)
    with xlsxwriter.Workbook(file, PLAIN) as book:
        looks = Looks(book)
        sheet = book.add_worksheet(sheet_name(str(workbook.label)))
        help_sheet = book.add_worksheet(sheet_name(_("How to fill it in")))
        lists = book.add_worksheet(sheet_name(_("Lists")))
        write_top(sheet, looks, [str(c.heading) for c in columns], "", [])
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.widget.width, getattr(looks, column.widget.look, None))
            offer(sheet, lists, place, column, user, looks)
        explain(help_sheet, looks, columns)
    return file.getvalue()


def offer(sheet, lists, place, column, user, looks):
    """A drop-down of the words that count, which stand in a sheet of their own."""
    options = column.widget.options(user)
    if not options:
        return
    lists.write_string(0, place, str(column.heading), looks.heading)
    lists.set_column(place, place, column.widget.width)
    lists.write_column(1, place, options, looks.text)
    letters = xlsxwriter.utility.xl_col_to_name(place, col_abs=True)
    source = f"='{lists.get_name()}'!{letters}$2:{letters}${len(options) + 1}"
    words = _("Choose a word from the list, or write it as it stands in the sheet “%(sheet)s”.")
    rule = {"validate": "list", "source": source, "error_title": str(column.heading)[:32]}
    rule["error_message"] = (words % {"sheet": lists.get_name()})[:255]
    sheet.data_validation(1, place, MOST_ROWS, place, rule)


def explain(sheet, looks, columns):
    """One line for each column: what it wants, and whether it must be filled in."""
    for place, (heading, width) in enumerate(
        [(_("Column"), 26), (_("Write"), 60), (_("Must be filled in"), 18)]
    ):
        sheet.write_string(0, place, heading, looks.heading)
        sheet.set_column(place, place, width)
    for line, column in enumerate(columns, 1):
        sheet.write_string(line, 0, str(column.heading), looks.text)
        sheet.write_string(line, 1, str(column.help_text or column.widget.hint), looks.text)
        sheet.write_string(line, 2, _("Yes") if column.filled else "", looks.text)
    sheet.freeze_panes(1, 0)
