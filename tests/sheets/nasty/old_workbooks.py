"""Old Excel workbooks: read right, or refused in words."""

import struct
from datetime import date, datetime, time

from borderops.sheets.problems import Unreadable
from tests.sheets.nasty.marks import read_as, refused
from tests.sheets.nasty.records import cell, compound, record, wide, workbook

HEADINGS = [cell(0, 0, "Ngày"), cell(0, 1, "Nội dung")]


def book(*records, **more):
    return compound(workbook(("Sổ", 0, records), **more))


@read_as((1, ["Ngày", "Nội dung"]), (2, [date(2024, 5, 20), "", "00715"]), kind="xls", names=["Sổ"])
def an_old_workbook():
    return "so.xls", book(*HEADINGS, cell(1, 0, 45432, look=1), cell(1, 2, "00715"))


@read_as((1, ["Ngày", "Nội dung"]))
def an_old_workbook_under_a_new_name():
    return "so.xlsx", book(*HEADINGS)


@read_as((1, [date(2024, 5, 20), time(7, 40), datetime(2024, 5, 20, 7, 40), date(2024, 5, 20), 45432]))
def old_days_and_times():
    moment = 45432 + 460 / 1440
    held = (45432, 1), (460 / 1440, 2), (moment, 3), (45432, 4), (45432, 0)
    return "so.xls", book(*(cell(0, place, number, look) for place, (number, look) in enumerate(held)))


@read_as((1, [12, -3, 1.25, 0.5, 7]))
def numbers_packed_into_30_bits():
    def packed(number, is_hundredth):
        return ((number << 2) & 0xFFFFFFFF) | 2 | is_hundredth

    half = struct.unpack("<I", struct.pack("<d", 0.5)[4:])[0]
    several = struct.pack("<HHHIHIHIH", 0, 1, 0, packed(-3, 0), 0, packed(125, 1), 0, half, 3)
    return "so.xls", book(
        record(0x027E, "HHHI", 0, 0, 0, packed(12, 0)),
        record(0x00BD, several),
        record(0x027E, "HHHI", 0, 4, 0, packed(700, 1)),
    )


@read_as((1, ["Đồng Văn", "Mèo Vạc", "Đồng Văn"]))
def strings_torn_over_two_records():
    first, second = "Đồng Văn".encode("utf-16-le"), wide("Mèo Vạc")
    shared = record(0x00FC, struct.pack("<IIHB", 3, 2, 8, 1) + first[:6])
    shared += record(0x003C, b"\x01" + first[6:] + second)
    places = (0, 1, 0)
    cells = [record(0x00FD, "HHHI", 0, column, 0, place) for column, place in enumerate(places)]
    return "so.xls", book(*cells, shared=shared)


@read_as((1, [2, "x", Unreadable("#DIV/0!"), True, Unreadable("#N/A")]))
def old_formulas_and_errors():
    def formula(column, result):
        return record(0x0006, struct.pack("<HHH", 0, column, 0) + result + bytes(6) + b"\0\0")

    return "so.xls", book(
        formula(0, struct.pack("<d", 2)),
        formula(1, b"\0\0\0\0\0\0\xff\xff") + record(0x0207, wide("x")),
        formula(2, b"\x02\0\x07\0\0\0\xff\xff"),
        record(0x0205, "HHHBB", 0, 3, 0, 1, 0),
        record(0x0205, "HHHBB", 0, 4, 0, 0x2A, 1),
    )


@read_as((1, ["Ngày", "Nội dung"]), (2, ["a", "b"]), (65_536, ["x"]))
def old_cells_in_no_order():
    return "so.xls", book(cell(65_535, 0, "x"), cell(1, 1, "b"), *HEADINGS, cell(1, 0, "a"))


@read_as((1, ["Ngày", "Nội dung"]), merged=((1, 1, 1, 2),), names=["Sổ", "Danh mục"], hidden=[False, True])
def old_merged_cells_and_a_hidden_sheet():
    merged = record(0x00E5, "H4H", 1, 0, 0, 0, 1)
    return "so.xls", compound(workbook(("Sổ", 0, [*HEADINGS, merged]), ("Danh mục", 1, [])))


@read_as((1, ["Ngày", "Nội dung"]))
def a_chart_inside_an_old_sheet():
    chart = record(0x0809, "HHHHII", 0x0600, 0x0020, 0, 0, 0, 0) + cell(0, 90, "x") + record(0x000A)
    return "so.xls", book(*HEADINGS, chart)


@refused("beyond column CV")
def an_old_cell_in_the_last_column():
    return "so.xls", book(*HEADINGS, cell(65_535, 255, "x"))


@refused("protected by a password")
def an_old_workbook_under_a_password():
    return "so.xls", book(shared=record(0x002F, "HH", 1, 1))


@refused("protected by a password")
def a_workbook_under_a_password():
    return "so.xlsx", compound(b"\0" * 5000, "EncryptedPackage")


@refused("no readable")
def a_letter_in_a_compound_file():
    return "so.xls", compound(b"\0" * 5000, "WordDocument")


@refused("no readable")
def a_chain_that_runs_in_a_circle():
    return "so.xls", compound(workbook(("Sổ", 0, HEADINGS)), circle=True)


@refused("no readable")
def a_chain_that_leaves_the_file():
    return "so.xls", book(*HEADINGS)[:512] + b"\x01\x00\x00\x7f" * 3000


@refused("no readable")
def nothing_but_the_first_bytes_of_an_old_workbook():
    return "so.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@refused("no readable")
def a_record_longer_than_the_file():
    return "so.xls", compound(workbook(("Sổ", 0, [struct.pack("<HH", 0x0203, 60_000)]))[:-4])


@refused("no readable")
def an_old_string_that_is_not_there():
    return "so.xls", book(record(0x00FD, "HHHI", 0, 0, 0, 4_000_000_000))


@refused("no readable")
def old_strings_that_end_too_early():
    return "so.xls", book(shared=record(0x00FC, struct.pack("<IIHB", 1, 1, 60_000, 1)))


@refused("no readable")
def a_sheet_outside_of_the_stream():
    stream = workbook(("Sổ", 0, HEADINGS))
    at = stream.index(struct.pack("<H", 0x0085) + struct.pack("<H", 6 + 4 + 2)[:1])
    return "so.xls", compound(stream[: at + 4] + b"\xff\xff\xff\x7f" + stream[at + 8 :])
