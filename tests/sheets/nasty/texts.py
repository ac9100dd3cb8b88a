"""Comma-separated and other text, in every encoding that offices still use."""

import unicodedata

from borderops.sheets import limits
from tests.sheets.nasty.marks import read_as, refused

WORDS = "Ngày,Nội dung\n20/5/2024,Vượt biên ở mốc 519/2\n"
LINES = (1, ["Ngày", "Nội dung"]), (2, ["20/5/2024", "Vượt biên ở mốc 519/2"])
# The same as typed in old fonts.
TCVN3 = "Ngµy;Néi dung\n20/5/2024;V­ît biªn tr¸i phÐp ë §ång V¨n\n"
# A tone after its letter is how Windows used to write them.
TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


def as_windows_wrote(words):
    letters = []
    for letter in words:
        bare, tone = unicodedata.normalize("NFD", letter), ""
        if bare[-1] in TONES:
            bare, tone = bare[:-1], bare[-1]
        elif len(bare) > 2 and bare[1] in TONES:
            bare, tone = bare[0] + bare[2:], bare[1]
        letters.append(unicodedata.normalize("NFC", bare) + tone)
    return "".join(letters).encode("cp1258")


@read_as(*LINES, kind="csv", encoding="utf-8", separator=",")
def utf8():
    return "so.csv", WORDS.encode()


@read_as(*LINES, encoding="utf-8")
def utf8_with_a_mark():
    return "so.csv", WORDS.encode("utf-8-sig")


@read_as(*LINES, encoding="utf-16-le", separator="\t")
def what_excel_calls_unicode_text():
    return "so.txt", WORDS.replace(",", "\t").encode("utf-16")


@read_as(*LINES, encoding="utf-16-be")
def utf16_the_other_way_round():
    return "so.csv", b"\xfe\xff" + WORDS.encode("utf-16-be")


@read_as(*LINES, encoding="utf-16-le")
def utf16_without_a_mark():
    return "so.csv", WORDS.encode("utf-16-le")


@read_as(*LINES, encoding="cp1258")
def windows_1258_with_tones_behind_their_letters():
    return "so.csv", as_windows_wrote(WORDS)


@read_as(
    (1, ["Ngµy", "Néi dung"]),
    (2, ["20/5/2024", "V­ît biªn tr¸i phÐp ë §ång V¨n"]),
    encoding="cp1252",
    separator=";",
)
def an_old_font_saved_by_windows():
    return "so.csv", TCVN3.encode("cp1252")


@read_as((1, ["A", "B"]), (2, ["1,5", "2,5"]), (3, ["3,5", "4"]), separator=";")
def semicolons_between_decimal_commas():
    return "so.csv", b"A;B\n1,5;2,5\n3,5;4\n"


@read_as((1, ["BÁO CÁO, quý II, năm 2024, huyện Đồng Văn"]), (3, ["A", "B"]), (4, ["1", "2"]), separator=";")
def a_title_with_commas_above_semicolons():
    return "so.csv", "BÁO CÁO, quý II, năm 2024, huyện Đồng Văn\n\nA;B\n1;2\n".encode()


@read_as((1, ["A", "B"]), (2, ["1,2", "2"]), separator=";")
def a_line_that_names_its_separator():
    return "so.csv", b"sep=;\r\nA;B\r\n1,2;2\r\n"


@read_as((1, ["A", "B"]), (2, ['một "hai"\nba, bốn', "x"]), (3, ["=1+1", "y"]))
def line_breaks_and_marks_in_quotes():
    return "so.csv", 'A,B\r\n"một ""hai""\r\nba, bốn",x\r\n\'=1+1,y\r\n'.encode()


@read_as((1, ["A", "B"]), (2, ["1", "2"]))
def line_ends_of_old_macs():
    return "so.csv", b"A,B\r1,2\r"


@refused("The file is empty")
def nothing_at_all():
    return "so.xlsx", b""


@refused("The file is empty")
def nothing_but_space():
    return "so.csv", b" \r\n" * 1000


@refused("a quotation mark is not closed")
def a_mark_that_is_never_closed():
    return "so.csv", b'A,B\n1,"2\n' + b"3,4\n" * 50_000


@refused("no text in")
def a_picture_under_the_name_of_a_sheet():
    return "so.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10


@refused("a web page or another document")
def a_web_page_under_the_name_of_a_workbook():
    return "so.xls", "\n<HTML><body><table><tr><td>Ngày</td></tr></table>".encode()


@refused("no readable")
def text_under_the_name_of_a_workbook():
    return "so.xlsx", b"A,B\n1,2\n"


@refused("is no sheet")
def a_letter():
    return "thu.docx", b"PK\x03\x04"


@refused("more than 2,000 rows")
def one_line_too_many():
    return "so.csv", b"A,B\n" + b"1,2\n" * (limits.MOST_ROWS + 1)


@refused("beyond column CV")
def a_line_too_wide():
    return "so.csv", b"A,B\n" + b"," * 100 + b"x\n"
