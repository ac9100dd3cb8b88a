"""Workbooks of LibreOffice that are read right."""

from datetime import date, datetime, time, timedelta

from borderops.sheets.problems import Unreadable
from tests.sheets.nasty.marks import read_as
from tests.sheets.nasty.zips import OPEN_HEADINGS, open_document, open_row, open_text

EMPTY = '<table:table-cell table:number-columns-repeated="16384"/>'


def table(rows, more=""):
    return f'<table:table table:name="Sổ"{more}>{rows}</table:table>'


def value(kind, attribute, held, more=""):
    told = f'office:value-type="{kind}" office:{attribute}="{held}"{more}'
    return f"<table:table-cell {told}><text:p>?</text:p></table:table-cell>"


@read_as((1, ["Ngày", "Nội dung"]), (1_048_576, ["x"]), kind="ods")
def a_million_rows_said_to_be_empty():
    return "so.ods", open_document(
        table(
            OPEN_HEADINGS
            + open_row(EMPTY, more=' table:number-rows-repeated="1048574"')
            + open_row(open_text("x"))
        )
    )


@read_as(
    (
        1,
        [
            date(2024, 5, 20),
            datetime(2024, 5, 20, 7, 40),
            time(7, 40),
            timedelta(hours=30),
            1234.5,
            0.5,
            True,
            "00715",
        ],
    )
)
def days_times_and_numbers():
    cells = (
        value("date", "date-value", "2024-05-20"),
        value("date", "date-value", "2024-05-20T07:40:00"),
        value("time", "time-value", "PT07H40M00S"),
        value("time", "time-value", "PT30H00M00S"),
        value("float", "value", "1234.5"),
        value("percentage", "value", "0.5"),
        value("boolean", "boolean-value", "true"),
        open_text("00715"),
    )
    return "so.ods", open_document(table(open_row(*cells)))


@read_as((1, [Unreadable("#DIV/0!"), Unreadable("="), 2, "", "", "x"]))
def open_errors_and_formulas():
    error = open_text("#DIV/0!", ' table:formula="of:=1/0" calcext:value-type="error"')
    cells = (
        error,
        '<table:table-cell table:formula="of:=1+1"/>',
        value("float", "value", "2", ' table:formula="of:=1+1"'),
    )
    nothing = '<table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string" office:string-value=""/>'
    return "so.ods", open_document(table(open_row(*cells, nothing, "<table:table-cell/>", open_text("x"))))


@read_as((1, ["Mốc  519/2\nbên trái\tsông", "x", "x"]), (2, ["x"]), (3, ["x"]))
def spaces_lines_remarks_and_drawings():
    words = '<text:p>Mốc<text:s text:c="2"/><text:span>519/2</text:span></text:p>'
    words += "<text:p>bên trái<text:tab/>sông</text:p>"
    beside = "<office:annotation><text:p>nhầm?</text:p></office:annotation>"
    beside += "<drawing:frame><text:p>hình</text:p></drawing:frame>"
    cell = f'<table:table-cell office:value-type="string">{beside}{words}</table:table-cell>'
    rows = open_row(cell, open_text("x", ' table:number-columns-repeated="2"'))
    return "so.ods", open_document(
        table(rows + open_row(open_text("x"), more=' table:number-rows-repeated="2"'))
    )


@read_as((1, ["Ngày", "", "x"]), merged=((1, 1, 2, 2),), names=["Sổ", "Danh mục"], hidden=[False, True])
def open_merged_cells_and_a_hidden_sheet():
    look = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    look = f"<office:automatic-styles>{look}</office:automatic-styles>"
    wide = open_text("Ngày", ' table:number-columns-spanned="2" table:number-rows-spanned="2"')
    other = '<table:table table:name="Danh mục" table:style-name="ta2"/>'
    rows = open_row(wide, "<table:covered-table-cell/>", open_text("x"))
    return "so.ods", open_document(table(rows) + other, before=look)
