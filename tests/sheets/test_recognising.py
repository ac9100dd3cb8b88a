"""Workbooks as offices make them: where the headings and records stand, and which lines are none."""

import io
import json
from datetime import date

import pytest
import xlsxwriter

from borderops.sheets.grids import Grid, open_book
from borderops.sheets.layouts import (
    Layout,
    columns_of,
    guess,
    guess_again,
    guess_columns,
    guess_sheet,
    line_kinds,
    read_sheet,
    reasons_of,
)
from borderops.sheets.problems import SheetProblem
from borderops.sheets.registry import workbooks
from tests.sheets.books import csv_bytes, xlsx

DAY = date(2021, 5, 20)
SHORT = ["STT", "Ngày", "Xã", "Đối tượng", "Loại vụ việc"]
A_RECORD = [1, DAY, "Lũng Cú", 2, "D2"]
LETTERHEAD = [
    ["UBND TỈNH HÀ GIANG", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["SỞ NGOẠI VỤ", "", "", "Độc lập - Tự do - Hạnh phúc"],
    [],
    ["TỔNG HỢP VỤ VIỆC NĂM 2021"],
    ["(Từ ngày 15/12/2020 đến ngày 14/12/2021)"],
]
GROUPED = [
    ["STT", "Ngày", "Xã", "Huyện", "Đối tượng", "", "", "Nội dung", "Loại vụ việc"],
    ["", "", "", "", "Tổng số", "Nam", "Nữ", "", ""],
    ["(1)", "(2)", "(3)", "(4)", "(5)=(6)+(7)", "(6)", "(7)", "(8)", "(9)"],
]
RECORDS = [
    ["I", "Huyện Đồng Văn", "", "", 3],
    [1, DAY, "Lũng Cú", "Đồng Văn", 2, 1, 1, "Công an huyện báo", "D2"],
    [2, DAY, "Lũng Cú", "Đồng Văn", 1, 1, 0, "Tổng cộng có một người", "D2"],
    ["", "Cộng huyện Đồng Văn", "", "", 3, 2, 1],
    ["II", "Huyện Mèo Vạc"],
    [1, DAY, "Xín Cái", "Mèo Vạc", 1, 1, 0, "", "D2"],
    ["Tổng cộng", "", "", "", 4, 3, 1],
]
SIGNATURES = [
    [],
    ["", "", "", "", "", "", "Hà Giang, ngày 05 tháng 02 năm 2022"],
    ["", "Người lập biểu", "", "", "", "", "THỦ TRƯỞNG ĐƠN VỊ"],
    ["", "(Ký, ghi rõ họ tên)"],
    ["", "Cán bộ tổng hợp"],
]
OFFICE = [*LETTERHEAD, *GROUPED, *RECORDS, *SIGNATURES]
# Of the headings that go over two lines; the title; the name of a group.
OFFICE_MERGED = [
    *("A6:A7", "B6:B7", "C6:C7", "D6:D7", "H6:H7", "I6:I7"),
    *("E6:G6", "A4:I4", "A1:C1", "D1:I1", "B9:D9"),
]


def with_merges(merged, *lines, name="Trang 1"):
    """A workbook of these lines with merged cells."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False}) as book:
        sheet, day = book.add_worksheet(name), book.add_format({"num_format": "dd/mm/yyyy"})
        for area in merged:
            sheet.merge_range(area, "")
        for row, cells in enumerate(lines):
            for place, cell in enumerate(cells):
                if cell != "":
                    sheet.write(row, place, cell, day if isinstance(cell, date) else None)
    return file.getvalue()


class Guessed:
    """A file as it is guessed to be read."""

    def __init__(self, content, name="a.xlsx", key="incidents"):
        self.workbook = workbooks[key]
        self.book = open_book(io.BytesIO(content), name)
        self.layout = guess(self.book, self.workbook)
        self.told = self.layout.sheets[0]

    @property
    def grid(self):
        return self.book.grids[self.told.place]

    @property
    def sheet(self):
        return read_sheet(self.grid, self.told, self.layout.font, self.workbook)

    @property
    def skipped(self):
        return {row.number: row.skipped for row in self.sheet if row.skipped}

    @property
    def records(self):
        return [row.number for row in self.sheet.rows]


def guessed(*lines, **told):
    return Guessed(xlsx(*lines), **told)


@pytest.mark.parametrize(
    "content", [with_merges(OFFICE_MERGED, *OFFICE), xlsx(*OFFICE)], ids=["merged", "plain"]
)
def test_an_office_sheet_is_read_from_its_letterhead_to_its_signatures(content):
    found = Guessed(content)
    told = found.told
    assert (told.headings, told.numbering, told.first, told.last) == ((6, 7), 8, 9, 15)
    assert found.sheet.headings[3:7] == ["Huyện", "Đối tượng · Tổng số", "Đối tượng · Nam", "Đối tượng · Nữ"]
    names = [None, "occurred_on", "commune", "district", "offenders", "male", "female", "account", "code"]
    assert found.sheet.names == names
    assert found.records == [10, 11, 14]
    assert found.skipped == {
        **{8: "Numbers of the columns", 9: "Group line", 12: "Line of totals", 13: "Group line"},
        15: "Line of totals",
        **dict.fromkeys([17, 18, 19, 20], "Above or below the records"),
    }


def test_the_same_sheet_is_read_the_same_from_csv():
    lines = [[cell.strftime("%d/%m/%Y") if cell == DAY else cell for cell in line] for line in OFFICE]
    found = Guessed(csv_bytes(*lines, separator=";"), "a.csv")
    assert found.records == [10, 11, 14]


def test_each_line_of_the_preview_says_what_it_is():
    found = Guessed(with_merges(OFFICE_MERGED, *OFFICE))
    kinds = line_kinds(found.grid, found.told, found.workbook)
    assert [kinds[number].value for number in range(1, 18)] == [
        *("title", "title", "blank", "title", "title", "heading", "heading", "numbering", "group"),
        *("record", "record", "total", "group", "record", "total", "blank", "outside"),
    ]


def test_each_guess_says_why():
    found = Guessed(with_merges(OFFICE_MERGED, *OFFICE))
    why = reasons_of(found.told)
    assert "its headings are those of this register" in why["meaning"]
    assert "signatures" in why["last"]


def test_a_layout_comes_back_from_json():
    layout = Guessed(with_merges(OFFICE_MERGED, *OFFICE)).layout
    assert Layout.from_json(json.loads(json.dumps(layout.as_json()))) == layout


# Headings


def test_headings_that_nobody_knows_are_the_first_line():
    found = guessed(["Cột một", "Cột hai"], ["a", "b"], ["Ngày", "d"])
    assert (found.told.headings, found.told.columns, found.records) == ((1, 1), {}, [2, 3])


def test_headings_that_nobody_knows_stand_below_narrow_titles():
    found = guessed(["Sổ ghi"], ["Quyển 2"], [], ["Cột a", "Cột b", "Cột c", "Cột d"], ["x", "y", "z", 1])
    assert found.told.headings == (4, 4)


def test_a_note_above_the_headings_is_no_heading():
    assert guessed(["# Ngày, Xã"], SHORT, A_RECORD).told.headings == (2, 2)


def test_headings_are_found_far_down():
    lines = [[f"Dòng mở đầu {n}"] for n in range(38)]
    assert guessed(*lines, SHORT, A_RECORD).told.headings == (39, 39)


def test_records_that_only_repeat_words_of_headings_are_no_headings():
    found = guessed(SHORT, [1, "Ngày", "Xã", "Đối tượng", "Huyện"], A_RECORD)
    assert found.told.headings == (1, 1)
    assert found.records == [2, 3]


def test_a_heading_merged_over_two_columns_stands_over_both():
    content = with_merges(["B1:C1"], ["Ngày", "Người", "", "Xã"], [DAY, "a", "b", "Lũng Cú"])
    found = Guessed(content)
    assert [each.heading for each in columns_of(found.grid, found.told)] == ["Ngày", "Người", "Người", "Xã"]


def test_a_heading_merged_over_an_empty_column_is_one_column():
    content = with_merges(["B1:C1", "B2:C2"], ["Ngày", "Xã", "", "Nam"], [DAY, "Lũng Cú", "", 1])
    found = Guessed(content)
    assert [each.place for each in columns_of(found.grid, found.told)] == [0, 1, 3]
    assert found.told.columns == {"0": "occurred_on", "1": "commune", "3": "male"}


def test_lower_headings_that_stand_twice_are_left_to_the_person():
    upper, lower = ["Ngày", "Xuất cảnh", "", "Nhập cảnh", ""], ["", "Nam", "Nữ", "Nam", "Nữ"]
    found = Guessed(with_merges(["A1:A2", "B1:C1", "D1:E1"], upper, lower, [DAY, 1, 2, 3, 4]))
    assert found.told.headings == (1, 2)
    assert found.told.columns == {"0": "occurred_on"}
    assert columns_of(found.grid, found.told)[3].heading == "Nhập cảnh · Nam"


@pytest.mark.parametrize(
    ("cells", "is_one"),
    [
        (["(1)", "(2)", "(3)", "(4)", "(5)"], True),
        ([1, 2, 3, 4, 5], True),
        (["A", "B", "1", "2=3+4", "3"], True),
        (["[1]", "[2]", "", "[3]", "[4]"], True),
        ([1, 2, 3, 4, 6], False),
        ([1, DAY, "Lũng Cú", 2, "D2"], False),
        (["", "", 1, 2, ""], False),
    ],
)
def test_a_line_that_numbers_the_columns_is_told_from_a_record(cells, is_one):
    found = guessed(SHORT, cells, A_RECORD)
    assert found.told.numbering == (2 if is_one else 0)
    assert found.records == ([3] if is_one else [2, 3])


def test_a_first_record_that_happens_to_count_is_a_record_when_the_next_counts_on():
    assert guessed(SHORT, [1, 2, 3, 4, 5], [2, DAY, "Lũng Cú", 2, "D2"]).told.numbering == 0


# Lines that are no records


@pytest.mark.parametrize(
    "cells",
    [
        ["Cộng", "", "", 12],
        ["", "TỔNG CỘNG:", "", 12],
        ["", "", "Tong so", "12 vụ", "-"],
        ["", "Cộng Mèo Vạc", "", 3],
        ["", "Cộng (I+II)", "", 3],
        ["", "Lũy kế", "", 3],
        ["Total", None, None, 12],
    ],
)
def test_totals_are_skipped(cells):
    assert guessed(SHORT, A_RECORD, cells, A_RECORD).skipped == {3: "Line of totals"}


@pytest.mark.parametrize(
    "cells",
    [
        [2, DAY, "Cộng Hòa", 2, "D2"],
        [2, "", "Công an xã Lũng Cú", 2],
        [2, "", "Tổng công ty Sông Đà", 2],
        [2, "", "Lũng Cú", 2],
        ["Cộng", DAY, "", 2, ""],
        ["Cộng", "", "Lũng Cú", 2, "đang xác minh"],
        ["", "", "Huyện Đồng Văn", 3, "D2"],
        [2, "Người Việt Nam", "Thủ trưởng", 3, "D2"],
        [2, "Tháng 5"],
    ],
)
def test_what_may_be_a_record_stays_one_and_is_seen_in_the_check(cells):
    assert guessed(SHORT, A_RECORD, cells, A_RECORD).skipped == {}


def test_a_record_whose_only_needed_text_is_a_word_for_totals_is_not_lost_with_other_cells():
    found = guessed(["Số mốc", "Xã", "Ghi chú"], ["519", "Lũng Cú"], ["Cộng", "Lũng Cú", ""], key="markers")
    assert found.skipped == {}


def test_a_record_that_names_its_number_is_never_skipped():
    found = guessed(["Số", "Ngày", "Xã"], ["", DAY, "Lũng Cú"], ["VV-2021-0001", "Cộng", ""])
    assert found.skipped == {}


ALL = list(workbooks.values())
RESOURCES = [(each, "", each.resource) for each in ALL]
RESOURCES += [(each, linked.key, linked.resource) for each in ALL for linked in each.linked]


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["Cộng", "I. Huyện Đồng Văn"])
def test_a_record_with_all_that_it_needs_is_never_skipped_whatever_its_words(words):
    for workbook, meaning, resource in RESOURCES:
        columns = resource.open_columns()
        headings = [str(column.heading) for column in columns]
        full = [words if column.needed or column.filled else None for column in columns]
        beside = [words, "x", *[None] * len(columns)][: len(columns)]
        lines = [headings, full, *([beside] if sum(each.filled for each in columns) < 2 else [])]
        grid = Grid("Trang 1", lambda lines=lines: iter(enumerate(lines, 1)))
        told = guess_sheet(grid, 0, meaning, workbook)
        assert told.headings == (1, 1), resource
        assert len(told.columns) == len(columns), resource
        if sum(map(bool, full)) > 1:
            assert [row.skipped for row in read_sheet(grid, told, "", workbook)][:1] == [""], resource


def test_totals_and_groups_are_records_when_the_person_says_so():
    found = Guessed(with_merges(OFFICE_MERGED, *OFFICE))
    found.told.skip_totals = False
    assert found.records == [9, 10, 11, 12, 13, 14, 15]


def test_the_name_of_a_district_alone_is_a_group():
    assert guessed(SHORT, ["Huyện Đồng Văn"], A_RECORD).skipped == {2: "Group line"}
    merged = with_merges(["A2:E2"], SHORT, ["Tuyến biên giới phía bắc"], A_RECORD)
    assert Guessed(merged).skipped == {2: "Group line"}


def test_marks_of_groups_count_only_where_records_have_numbers():
    lines = [["I", "Đồng Văn", "", 3], ["II", "Mèo Vạc", "", 4], ["III", "Vị Xuyên", "", 4]]
    assert guessed(SHORT, *lines).skipped == {}


def test_headings_that_stand_again_on_every_page_are_skipped():
    found = guessed(SHORT, A_RECORD, SHORT, A_RECORD)
    assert found.skipped == {3: "Headings again"}


def test_a_line_with_nothing_but_its_number_is_skipped():
    assert guessed(SHORT, A_RECORD, [2], [3]).records == [2]
    assert guessed(SHORT, A_RECORD, [2], [3]).skipped[3] == "Nothing in the columns that are read"


def test_signatures_end_the_records_only_where_no_record_follows():
    signed = ["", "Người lập biểu", "", "Thủ trưởng"]
    assert guessed(SHORT, A_RECORD, signed).told.last == 2
    between = guessed(SHORT, A_RECORD, signed, A_RECORD)
    assert (between.told.last, between.records) == (0, [2, 4])
    assert between.skipped == {3: "Signature or note"}


def test_signatures_beside_the_table_are_no_columns_and_leave_merged_cells_what_they_mean():
    below = [
        ["", "", "", "", "", "", "Hà Giang, ngày 5 tháng 2 năm 2022"],
        ["", "Người ký", "", "", "", "Người lập"],
    ]
    lines = [SHORT, A_RECORD, [2, "", "Ma Lé", 1, "D2"], *below, ["", "", "", "Cán bộ"]]
    found = Guessed(with_merges(["B2:B3"], *lines))
    assert (found.told.last, found.told.extra, found.told.above) == (3, [], [1])
    assert len(columns_of(found.grid, found.told)) == 5


# Columns


def test_a_column_that_counts_the_rows_and_ours_are_left_out_without_question():
    found = guessed([*SHORT, "# Faults"], [*A_RECORD, "x"])
    assert (found.told.columns["0"], found.told.columns["5"]) == ("", "")
    nameless = guessed(["", *SHORT[1:]], A_RECORD, [2, *A_RECORD[1:]], [3, *A_RECORD[1:]])
    assert nameless.told.columns["0"] == ""


def test_a_cell_without_a_heading_is_found_wherever_it_stands():
    lines = [SHORT, *[A_RECORD] * 300, [*A_RECORD, "", "lạc"]]
    found = guessed(*lines)
    assert found.told.extra == [6]
    assert [each.place for each in columns_of(found.grid, found.told)][-1] == 6
    assert "6" not in found.told.columns


# Empty cells that mean the one above


def test_merged_cells_mean_the_one_above_until_a_total():
    lines = [
        SHORT, A_RECORD, [2, "", "", 1, "D2"], [3, date(2021, 6, 1), "Xín Cái", 1, "D2"],
        ["Cộng", "", "", 4], [4, DAY, "Ma Lé", 1, "D2"],
    ]  # fmt: skip
    found = Guessed(with_merges(["B2:B3", "C2:C3"], *lines))
    assert found.told.above == [1, 2]
    assert [row.cells[1:3] for row in found.sheet.rows][1] == [DAY, "Lũng Cú"]
    assert "all empty ones are merged" in reasons_of(found.told)["above"]["1"]


def test_merged_numbers_and_columns_with_other_gaps_are_not_filled():
    lines = [SHORT, A_RECORD, [2, DAY, "", "", "D2"], [3, DAY, "", 1, "D2"]]
    assert Guessed(with_merges(["C2:C3", "D2:D3"], *lines)).told.above == []
    late = [SHORT, A_RECORD, [2, DAY, "", 1, "D2"], *[A_RECORD] * 300, [9, DAY, "", 1, "D2"]]
    assert Guessed(with_merges(["C2:C3"], *late)).told.above == []


def test_a_day_that_stands_once_for_many_rows_is_guessed_but_a_remark_is_not():
    lines = [SHORT, A_RECORD, *[[n, "", "", 1, "D2"] for n in range(2, 8)]]
    found = guessed(*lines)
    assert found.told.above == [1]
    assert [row.cells[1] for row in found.sheet.rows] == [DAY] * 7


def test_what_is_filled_down_does_not_go_over_the_next_group():
    lines = [
        SHORT,
        A_RECORD,
        *[[n, "", "", 1, "D2"] for n in range(2, 8)],
        ["Huyện Mèo Vạc"],
        [8, "", "x", 1],
    ]
    assert guessed(*lines).sheet.rows[-1].cells[1] is None


# Sheets


def several(*sheets):
    (name, lines), *extra = sheets
    return Guessed(xlsx(*lines, first=name, extra=extra))


def test_the_sheet_with_known_headings_is_read_whatever_its_name_and_place():
    found = several(("Ghi chú", [["a"], ["b"]]), ("Sheet2", []), ("Năm 2021", [SHORT, A_RECORD]))
    assert [(each.name, each.meaning) for each in found.layout.sheets] == [
        ("Ghi chú", None),
        ("Năm 2021", ""),
    ]


def test_sheets_with_the_same_headings_are_all_taken_for_rows_so_that_none_is_overlooked():
    found = several(("Tháng 1", [SHORT, A_RECORD]), ("Tháng 2", [SHORT, A_RECORD]))
    assert [each.meaning for each in found.layout.sheets] == ["", ""]


def test_sheets_are_known_by_name_and_those_that_explain_are_left_out():
    lines = [["Number", "Kind", "What", "Amount"], ["new-1", "money", "x", 1]]
    found = several(("Danh mục", [["a"], ["b"]]), ("Vụ việc", [SHORT, A_RECORD]), ("Tang vật", lines))
    assert [(each.place, each.meaning) for each in found.layout.sheets] == [(1, ""), (2, "goods")]


def test_a_hidden_sheet_is_offered_but_not_read():
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        for name in ("Tháng 1", "Tháng 2"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Xã", "Huyện"])
            sheet.write_row(1, 0, ["Lũng Cú", "Đồng Văn"])
        book.worksheets()[0].hide()
        book.worksheets()[1].activate()
    found = Guessed(file.getvalue())
    assert [each.meaning for each in found.layout.sheets] == [None, ""]
    assert "hidden" in reasons_of(found.told)["meaning"]


def test_an_empty_main_sheet_leaves_the_linked_ones():
    lines = [["Number", "Kind"], ["VV-1", "money"]]
    found = several(("Vụ việc", [SHORT]), ("Tang vật", lines))
    assert [each.meaning for each in found.layout.sheets] == ["goods"]


@pytest.mark.parametrize(
    ("lines", "words"),
    [([], "The sheet is empty"), ([SHORT], "The sheet has headings but no row below them")],
)
def test_a_file_without_a_record_is_refused(lines, words):
    with pytest.raises(SheetProblem, match=words):
        guessed(*lines)


# What a person says


def test_text_in_an_old_font_is_recognised_once_the_font_is_named():
    found = guessed(["STT", "Ngµy", "X·", "Hå s¬"], [1, DAY, "Lòng Có", "x"], ["", "Céng", "", 3])
    layout = guess_again(found.layout, found.book, found.workbook, "tcvn3")
    assert layout.sheets[0].columns == {"0": "", "1": "occurred_on", "2": "commune"}
    sheet = read_sheet(found.grid, layout.sheets[0], "tcvn3", found.workbook)
    assert [(row.cells[2], row.skipped) for row in sheet] == [("Lũng Cú", ""), ("", "Line of totals")]


def test_other_headings_or_another_meaning_give_other_columns():
    found = guessed(SHORT, ["Số", "Dòng", "Loại"], ["VV-1", 1, "Tiền"])
    found.told.headings, found.told.first = (2, 2), 3
    told = guess_columns(found.grid, found.told, found.workbook)
    assert told.columns["0"] == "number"
    goods = guess_sheet(found.grid, 0, "goods", found.workbook)
    assert (goods.meaning, goods.columns["0"], goods.columns["1"]) == ("goods", "number", "line")


def test_numbers_are_read_in_the_format_that_was_chosen():
    found = guessed(["Ngày", "Xã", "Đối tượng"], [DAY, "Lũng Cú", "1,234"])
    found.told.formats, found.told.values = {"2": "point"}, {"commune": {"Lũng Cú": "Xã Lũng Cú"}}
    assert found.sheet.rows[0].cells[1:] == ["Xã Lũng Cú", 1234]
