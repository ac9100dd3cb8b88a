"""A list of incidents as an office keeps it: titles, two lines of merged headings, totals, a signature."""

import io
from datetime import date

import openpyxl
import xlsxwriter

TITLES = [
    "BỘ CHỈ HUY BỘ ĐỘI BIÊN PHÒNG TỈNH",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "SỔ THEO DÕI VỤ VIỆC THÁNG 5 NĂM 2024",
]
# Lines 6 and 7: some headings stand over both, some over two columns.
OVER_BOTH = {
    0: "TT", 1: "Ngày xảy ra", 4: "Loại vụ việc", 5: "Số đối tượng", 6: "Nội dung", 7: "Cán bộ theo dõi",
}  # fmt: skip
OVER_TWO = ("Địa bàn", "Huyện", "Xã")
NUMBERING = [f"({number})" for number in range(1, 9)]
RECORDS = [
    [1, date(2024, 5, 6), "Đồng Văn", "Lũng Cú", "D2", 3, "Tổ tuần tra phát hiện, lập biên bản.", "Tổ 1"],
    [2, date(2024, 5, 8), "Đồng Văn", "Lũng Cú", "D2", 1, "Quần chúng báo tin.", "Tổ 2"],
    ["", "Cộng", "", "", "", 4, "", ""],
    [3, date(2024, 5, 20), "Mèo Vạc", "Xã Không Có", "D2", 2, "Chốt phát hiện.", "Tổ 1"],
    [4, date(2024, 5, 21), "Đồng Văn", "Lũng Cú", "D2", 5, "Phối hợp công an xã.", "Tổ 1"],
    ["", "Tổng cộng", "", "", "", 11, "", ""],
    [],
    ["", "", "", "", "", "", "NGƯỜI LẬP BIỂU", ""],
    ["", "", "", "", "", "", "(Ký, ghi rõ họ tên)", ""],
]
FIRST_RECORD = 9
BAD_ROW = 12


def office_book():
    """The workbook's bytes."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet, day = book.add_worksheet("Tháng 5"), book.add_format({"num_format": "dd/mm/yyyy"})
        middle = book.add_format({"align": "center", "bold": True, "text_wrap": True, "border": 1})
        for line, words in enumerate(TITLES):
            sheet.merge_range(line, 0, line, 7, words, middle)
        for place, words in OVER_BOTH.items():
            sheet.merge_range(5, place, 6, place, words, middle)
        sheet.merge_range(5, 2, 5, 3, OVER_TWO[0], middle)
        sheet.write_row(6, 2, OVER_TWO[1:], middle)
        sheet.write_row(7, 0, NUMBERING, middle)
        for line, cells in enumerate(RECORDS, FIRST_RECORD - 1):
            for place, cell in enumerate(cells):
                sheet.write(line, place, cell, day if isinstance(cell, date) else None)
    return file.getvalue()


def mended(content, wrong, right):
    """A workbook with one cell corrected, as in Excel; everything else stays as it was."""
    book, file = openpyxl.load_workbook(io.BytesIO(content)), io.BytesIO()
    (cell,) = (cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value == wrong)
    cell.value = right
    book.save(file)
    return file.getvalue()
