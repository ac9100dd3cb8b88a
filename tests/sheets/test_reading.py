"""Files as offices send them: read as they are, or refused with a sentence."""

import io
import zipfile
from datetime import date, time

import pytest

from borderops.sheets import limits
from borderops.sheets.formats import read_sheet
from borderops.sheets.grids import open_book
from borderops.sheets.problems import SheetProblem, Unreadable
from tests.sheets.books import csv_bytes, sheet_xml, xlsx
from tests.sheets.nasty.zips import open_document, open_row

CELL = b'<row r="1"><c r="A1"><v>1</v></c></row>'


def read(content, name="a.xlsx"):
    return read_sheet(io.BytesIO(content), name)


def refusal(content, name="a.xlsx"):
    with pytest.raises(SheetProblem) as caught:
        read(content, name)
    return str(caught.value)


def test_days_times_and_numbers_come_as_such():
    sheet = read(xlsx(["A", "B", "C", "D"], [date(2024, 5, 20), time(7, 40), 12, "00715"]))
    assert sheet.headings == ["A", "B", "C", "D"]
    assert sheet.rows[0].cells == [date(2024, 5, 20), time(7, 40), 12, "00715"]


def test_empty_lines_are_no_rows_and_rows_keep_their_numbers():
    sheet = read(xlsx([], ["A"], [], ["x"], [" "], ["y"]))
    assert [(row.number, row.cells) for row in sheet.rows] == [(4, ["x"]), (6, ["y"])]


def test_a_note_above_the_headings_is_no_row():
    assert read(xlsx(["# Sample data"], ["A"], ["# x"])).rows[0].cells == ["# x"]
    assert read(csv_bytes(["# Sample data"], ["A"], ["# x"]), "a.csv").rows[0].cells == ["# x"]


def test_only_the_first_sheet_is_read():
    sheet = read(xlsx(["A"], ["x"], extra=[("Other", [["B"], ["y"]])]))
    assert (sheet.name, sheet.headings) == ("Trang 1", ["A"])


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("bom", [True, False])
def test_csv_with_any_usual_separator(separator, bom):
    sheet = read(
        csv_bytes(["Số", "Nội dung"], ["1", "một, hai; ba\nbốn"], separator=separator, bom=bom), "a.CSV"
    )
    assert (sheet.headings, sheet.rows[0].cells) == (["Số", "Nội dung"], ["1", "một, hai; ba\nbốn"])


def test_csv_may_name_its_separator():
    assert read(b"sep=;\nA;B\n1;2\n", "a.csv").rows[0].cells == ["1", "2"]


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "a.xlsx", "The file is empty"),
        (b" \n", "a.csv", "The file is empty"),
        (b"x" * (limits.MOST_BYTES + 1), "a.csv", "larger than 20 MB"),
        (b"a", "a.ods", "no readable Excel workbook"),
        (b"a", "a.pdf", "“a.pdf” is no sheet"),
        (b"a,b", "a.xlsx", "no readable Excel workbook"),
        (b"PK\x03\x04rubbish", "a.xlsx", "no readable Excel workbook"),
        (xlsx(["A"], ["x"])[:900], "a.xlsx", "no readable Excel workbook"),
        (b'A,B\n1,"2\n', "a.csv", "a quotation mark is not closed"),
        (xlsx(), "a.xlsx", "The sheet is empty"),
        (xlsx(["A", "B"]), "a.xlsx", "no row below them"),
        (xlsx(["A", "", "C"], ["x", "y", "z"]), "a.xlsx", "Column B has no heading, but row 2"),
        (xlsx(["A"], ["x", "", "z"]), "a.xlsx", "Column C has no heading, but row 2"),
        (xlsx(["A"], [""] * 101 + ["z"]), "a.xlsx", "Row 2 holds something beyond column CV"),
        (xlsx(["A"], *(["x"] for _n in range(5001))), "a.xlsx", "more than 5,000 rows"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(content, name, words):
    assert words in refusal(content, name)


@pytest.mark.parametrize(
    "far",
    [
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b'<row r="1048576"><c r="AAA1048576"><v>1</v></c></row>',
        b"<row r='2'><c r='xfd2'><v>1</v></c></row>",
    ],
)
def test_a_cell_far_away_is_refused_before_it_asks_for_all_the_memory(far):
    assert "stands far away" in refusal(sheet_xml(CELL + far))


@pytest.mark.parametrize(
    "attributes", [b"x='<' r='XFD9'", b"r='&#88;FD9'", b"r='AAAAAA9'", b"r='A8'", b"r='A9' r='XFD9'"]
)
def test_an_address_written_to_be_overlooked_is_refused(attributes):
    assert "no readable" in refusal(sheet_xml(CELL + b"<row r='9'><c " + attributes + b"><v>1</v></c></row>"))


def test_a_hundred_thousand_empty_rows_cost_nothing():
    empty = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(3, 100_000))
    text = b'<row r="1"><c r="A1" t="str"><v>A</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>'
    assert len(read(sheet_xml(text + empty)).rows) == 1


def test_a_zip_bomb_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "MOST_UNPACKED", 1_000_000)
    assert "far larger than it looks" in refusal(sheet_xml(CELL + b" " * 2_000_000))
    content = open_document(f"<table:table>{open_row() * 100_000}</table:table>")
    assert "far larger than it looks" in refusal(content, "a.ods")


def test_a_zip_that_lies_about_its_sizes_is_refused():
    content = bytearray(sheet_xml(CELL + b" " * 100_000))
    at = content.index(b"PK\x01\x02")
    while content[at + 46 :].startswith(b"xl/worksheets") is False:
        at = content.index(b"PK\x01\x02", at + 1)
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")
    assert "no readable" in refusal(bytes(content))


def test_errors_and_formulas_never_calculated_are_not_taken_for_empty():
    row = b'<row r="2"><c r="A2" t="e"><v>#N/A</v></c><c r="B2"><f>1+1</f></c><c r="C2"><f>1+1</f><v>2</v></c></row>'
    head = b"".join(b'<c r="%s1" t="str"><v>%s</v></c>' % (letter, letter) for letter in (b"A", b"B", b"C"))
    cells = read(sheet_xml(b'<row r="1">' + head + b"</row>" + row)).rows[0].cells
    assert cells == [Unreadable("#N/A"), Unreadable("="), 2]


def test_a_workbook_without_its_parts_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("hello.xml", "<a/>")
    assert "no readable" in refusal(file.getvalue())


def test_a_person_may_say_how_a_text_is_written():
    content = "Ngày|Nội dung\n1,5|x".encode("utf-16-le")
    book = open_book(io.BytesIO(content), "a.csv", encoding="utf-16-le", separator=",")
    assert list(book.grids[0].lines()) == [(1, ["Ngày|Nội dung"]), (2, ["1", "5|x"])]
    assert (book.encoding, book.separator) == ("utf-16-le", ",")


def test_text_that_is_not_written_as_told_is_refused():
    with pytest.raises(SheetProblem, match="no text in UTF-8. Choose another encoding"):
        open_book(io.BytesIO("Ngày,à\n1,2".encode("cp1252")), "a.csv", encoding="utf-8")
    with pytest.raises(SheetProblem, match="This encoding is not known"):
        open_book(io.BytesIO(b"A,B"), "a.csv", encoding="rot13")
    with pytest.raises(SheetProblem, match="“x” cannot separate columns"):
        open_book(io.BytesIO(b"A,B"), "a.csv", separator="x")


def test_sheets_are_told_apart_though_they_are_read_side_by_side():
    book = open_book(io.BytesIO(xlsx(["A"], ["x"], extra=[("Other", [["B"], [], ["y"]])])), "a.xlsx")
    one, other = (iter(grid.lines()) for grid in book.grids)
    assert [next(one), next(other), next(one), next(other)] == [
        (1, ["A"]), (1, ["B"]), (2, ["x"]), (3, ["y"]),
    ]  # fmt: skip


def test_many_rows_are_read_in_blocks_and_none_is_lost(monkeypatch):
    monkeypatch.setattr("borderops.sheets.xlsx_rows.BLOCK", 2_000)
    lines = [[n, f"dòng {n}"] for n in range(500)]
    book = open_book(io.BytesIO(xlsx(*lines)), "a.xlsx")
    assert list(book.grids[0].lines()) == list(enumerate(lines, 1))


def test_a_reader_that_gives_up_is_no_failure_of_the_page(monkeypatch):
    class PanicException(BaseException):
        """What the Rust side of the reader raises; it cannot be imported."""

    def give_up(_file):
        raise PanicException("index out of bounds")

    monkeypatch.setattr("borderops.sheets.calamine.python_calamine.CalamineWorkbook", Reader(give_up))
    assert "no readable" in refusal(xlsx(["A"], ["x"]))


class Reader:
    """Stands for the reader of workbooks."""

    def __init__(self, from_filelike):
        self.from_filelike = from_filelike
