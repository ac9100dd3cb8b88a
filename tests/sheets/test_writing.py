"""Files as we write them: they open right, hold no formula, and read back as the same cells."""

import io
import zipfile
from datetime import date, time
from decimal import Decimal

import pytest

from borderops.sheets.formats import WRITERS, read_sheet
from borderops.sheets.problems import SheetProblem
from tests.sheets.books import lines_of

NASTY = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "'=1+1",
    "''x",
    "'x",
    "＝1",
    "_x000D_",
    "a\nb",
    '"q", ;',
    "00715",
    "519/2",
]


def written(kind, headings, rows, **looks):
    file = io.BytesIO()
    count = WRITERS[kind](file, headings, iter(rows), **looks)
    assert count == len(rows)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_is_written_reads_back(kind):
    content = written(kind, ["=A", "B"], [[text, "x"] for text in NASTY], note="# Sample data")
    sheet = read_sheet(io.BytesIO(content), f"a.{kind}")
    assert sheet.headings == ["=A", "B"]
    assert [row.cells[0] for row in sheet.rows] == NASTY


def test_no_text_is_a_formula_in_a_workbook():
    content = written("xlsx", ["A"], [[text] for text in NASTY])
    parts = zipfile.ZipFile(io.BytesIO(content))
    assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
    assert b'quotePrefix="1"' in parts.read("xl/styles.xml")


def test_no_cell_of_a_csv_file_starts_a_formula():
    content = written("csv", ["A"], [[text] for text in NASTY]).decode("utf-8-sig")
    assert not [
        line for line in content.splitlines() if line.lstrip('"').startswith(("=", "+", "-", "@", "＝"))
    ]


def test_cells_of_a_workbook_are_real_days_times_and_numbers():
    row = [date(2024, 5, 20), time(7, 40), 12, Decimal("180.5"), "", None, "00715"]
    (cells,) = lines_of(written("xlsx", list("ABCDEFG"), [row]))[1:]
    assert cells == [date(2024, 5, 20), time(7, 40), 12, 180.5, "", "", "00715"]


def test_cells_of_a_csv_file_are_written_as_people_here_write_them():
    row = [date(2024, 5, 20), time(7, 40), 12, Decimal("180.500"), Decimal("0.125"), Decimal("2442.000")]
    line = written("csv", list("ABCDEF"), [row]).decode("utf-8-sig").splitlines()[1]
    assert line == '20/05/2024,07:40,12,"180,5","0,1250",2442'


def test_the_headings_stay_in_sight_below_the_note():
    content = written("xlsx", ["A"], [["x"]], note="# Sample data")
    assert lines_of(content)[0] == ["# Sample data"]
    assert b'ySplit="2"' in zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")


def test_a_text_too_long_for_excel_is_said_and_not_cut():
    with pytest.raises(SheetProblem, match="too long for an Excel cell"):
        written("xlsx", ["A"], [["x" * 32_768]])
    assert len(written("csv", ["A"], [["x" * 32_768]])) > 32_768
