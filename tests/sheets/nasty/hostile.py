"""Zips that are broken, or made to hang or to fill whoever opens them: refused in words."""

import io
import zipfile

from borderops.sheets import limits
from tests.sheets.nasty.marks import refused
from tests.sheets.nasty.zips import (
    HEADINGS,
    RECORD,
    book,
    open_document,
    open_row,
    open_text,
    parts_of,
    text,
    zipped,
)

NOT_READABLE, TOO_LARGE, FAR = "no readable", "far larger than it looks", "stands far away"
LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@refused(NOT_READABLE)
def cut_off_in_the_middle():
    return "so.xlsx", book(HEADINGS + RECORD)[:900]


@refused(NOT_READABLE)
def a_zip_of_something_else():
    return "so.xlsx", zipped({"hello.xml": "<a/>"})


@refused(NOT_READABLE)
def a_text_document_under_the_name_of_a_sheet():
    return "so.xlsx", zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"})


@refused(NOT_READABLE)
def a_sheet_that_ends_too_early():
    sheet = parts_of(HEADINGS)["xl/worksheets/sheet1.xml"].partition("</row>")[0]
    return "so.xlsx", zipped(parts_of(HEADINGS) | {"xl/worksheets/sheet1.xml": sheet})


@refused(TOO_LARGE)
def ten_thousand_parts():
    return "so.xlsx", zipped(parts_of(HEADINGS) | {f"xl/{n}.xml": "" for n in range(10_000)})


@refused(NOT_READABLE)
def sizes_that_lie():
    content = bytearray(book(HEADINGS + " " * 100_000))
    at = content.index(b"PK\x01\x02")
    while not content[at + 46 :].startswith(b"xl/worksheets"):
        at = content.index(b"PK\x01\x02", at + 1)
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return "so.xlsx", bytes(content)


@refused("protected by a password")
def a_part_under_a_password():
    content = bytearray(book(HEADINGS))
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    return "so.xlsx", bytes(content)


@refused("no readable")
def laughs_in_the_list_of_sheets():
    parts = parts_of(HEADINGS)
    return "so.xlsx", zipped(parts | {"xl/workbook.xml": LAUGHS + parts["xl/workbook.xml"]})


@refused(NOT_READABLE)
def laughs_behind_a_long_remark():
    parts = parts_of(HEADINGS)
    remark = f"<!--{' ' * 2_000_000}-->"
    return "so.xlsx", zipped(parts | {"xl/workbook.xml": remark + LAUGHS + parts["xl/workbook.xml"]})


@refused(NOT_READABLE)
def laughs_in_a_sheet():
    parts = parts_of(HEADINGS)
    return "so.xlsx", zipped(parts | {"xl/worksheets/sheet1.xml": LAUGHS + parts["xl/worksheets/sheet1.xml"]})


@refused(NOT_READABLE)
def laughs_in_another_encoding():
    parts = parts_of(HEADINGS)
    return "so.xlsx", zipped(
        parts | {"xl/workbook.xml": (LAUGHS + parts["xl/workbook.xml"]).encode("utf-16")}
    )


@refused(NOT_READABLE)
def laughs_of_libreoffice():
    return "so.ods", open_document("", doctype=LAUGHS)


@refused(FAR)
def a_cell_in_the_last_row_and_column():
    return "so.xlsx", book(f'{HEADINGS}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


@refused(FAR)
def an_address_in_other_quotes():
    return "so.xlsx", book(f"{HEADINGS}<row r='9'><c x='>' r='xfd9'><v>1</v></c></row>")


@refused(NOT_READABLE)
def an_address_in_disguise():
    return "so.xlsx", book(f'{HEADINGS}<row r="9"><c r="&#88;FD9"><v>1</v></c></row>')


@refused(NOT_READABLE)
def an_address_in_another_row():
    return "so.xlsx", book(f'{HEADINGS}<row r="2"><c r="A1048576"><v>1</v></c></row>')


@refused(NOT_READABLE)
def two_addresses():
    return "so.xlsx", book(f'{HEADINGS}<row r="2"><c r="A2" r="XFD1048576"><v>1</v></c></row>')


@refused(NOT_READABLE)
def rows_that_go_back():
    return "so.xlsx", book(f'<row r="9">{text("A9", "x")}</row><row r="3">{text("A3", "x")}</row>')


@refused(NOT_READABLE)
def a_string_that_is_not_there():
    return "so.xlsx", book('<row r="1"><c r="A1" t="s"><v>99999999999999999999</v></c></row>')


@refused("far more text")
def one_endless_string_in_all_cells():
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 1000))
    return "so.xlsx", book(cells, strings=f"<si><t>{'x' * 1_000_000}</t></si>")


@refused("more than 2,000 rows")
def one_row_too_many():
    return "so.xlsx", book(
        "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, limits.MOST_ROWS + 3))
    )


@refused("beyond column CV")
def one_column_too_many():
    return "so.xlsx", book(f'{HEADINGS}<row r="2"><c r="CW2"><v>1</v></c></row>')


@refused(NOT_READABLE)
def rows_and_cells_without_end():
    alike = open_text("x", ' table:number-columns-repeated="999999999"')
    return "so.ods", open_document(
        f"<table:table>{open_row(alike, more=' table:number-rows-repeated="999999999"')}</table:table>"
    )


@refused("more than 2,000 rows")
def a_row_said_to_stand_a_million_times():
    row = open_row(open_text("x"), more=' table:number-rows-repeated="1048576"')
    return "so.ods", open_document(f'<table:table table:name="Sổ">{row}</table:table>')


@refused("beyond column CV")
def a_cell_said_to_stand_a_thousand_times():
    row = open_row(open_text("x", ' table:number-columns-repeated="1000"'))
    return "so.ods", open_document(f"<table:table>{row}</table:table>")


@refused("protected by a password")
def a_password_of_libreoffice():
    return "so.ods", open_document("", manifest="<manifest:encryption-data/>")


@refused(NOT_READABLE)
def a_zip_in_a_zip_in_a_zip():
    content = book(HEADINGS)
    for _n in range(3):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("xl/workbook.xml", content)
        content = file.getvalue()
    return "so.xlsx", content
