"""The kept file of a run, read as its layout says."""

from borderops.sheets.layouts import Layout, read_sheet
from borderops.sheets.open_files import open_file
from borderops.sheets.passage import Contents
from borderops.sheets.registry import workbooks


def book_of(run):
    """The kept file, read as its layout says."""
    layout = Layout.from_json(run.layout)
    return open_file(run, layout.encoding, layout.separator), layout


def contents_of(run):
    """The sheets of a run as its layout reads them; those that nobody reads by name and number of lines."""
    book, layout = book_of(run)
    workbook, contents, not_read = workbooks[run.workbook], Contents(), []
    for turn, told in enumerate(layout.sheets):
        grid = book.grids[told.place]
        if told.meaning is None:
            not_read.append((turn, grid))
            continue
        sheet = read_sheet(grid, told, layout.font, workbook)
        if told.meaning == "":
            contents.main.append((turn, sheet))
        else:
            contents.linked[told.meaning] = turn, sheet
    return contents, not_read
