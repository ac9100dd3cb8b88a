"""The words by which lines that are no records are known: titles, totals, groups, signatures."""

import re

from borderops import vietnamese
from borderops.sheets.cells import as_text, typed
from borderops.sheets.problems import Unreadable

# With their marks, for “công” is no “cộng”; without, as files are that lost them.
TOTALS = (
    "tổng cộng", "tổng số", "tổng", "cộng dồn", "cộng", "lũy kế", "luỹ kế", "tong cong", "tong so", "tong",
    "cong don", "cong", "luy ke", "grand total", "subtotal", "sub-total", "total", "sum",
)  # fmt: skip
TOTAL = re.compile(rf"(?:{'|'.join(TOTALS)})(?!\w)")
# What a total may be of; anything else makes it a text that only begins so.
TOTAL_OF = re.compile(
    r"(?:\(.*\)|[ivxlc\d\s.,+&a-h()=-]{1,20}|(?:toàn |các |cả |trong |số )?"
    r"(?:huyện|thị xã|thành phố|tp|tỉnh|xã|thị trấn|phường|đồn|cụm|khu vực|tháng|quý|năm|tuần|kỳ|kì|ngày|mục|phần"
    r"|nhóm|loại|trang|vụ|người|lượt|đối tượng|tiền|chung|mang sang|of|for|district)(?!\w).{0,40})"
)
NAMES_WITHOUT_MORE = ("cộng", "tổng cộng", "tổng số", "cong", "tong cong", "tong so", "total")
# What a line begins with that only says to which place or time the next ones belong.
GROUP = re.compile(
    r"(?:khu vực|huyện|thị xã|thành phố|tp\.|tỉnh|xã|thị trấn|phường|đồn|cụm|tháng|quý|năm|tuần|ngày"
    r"|district|month|quarter|year)\s+\S"
)
ROMAN_OR_LETTER = re.compile(r"(?:[IVXL]{1,6}|[A-Za-z])[.)/:]?")
MARK_AND_WORDS = re.compile(r"(?:[IVXL]{1,6}|[A-Za-z])[.)]\s*[^\W\d]")
COUNTED = re.compile(r"[(]?\d{1,4}(?:\.\d{1,3})*[.)]?|[-–*+•]")
AMOUNT = re.compile(r"[-–—.…*/]+|[-+]?\d[\d.,  ]*%?(?:\s*[^\W\d]+){0,2}\s*%?")
# Signatures: surely so wherever they stand, and others that are so only at the end of a sheet.
SIGNED = re.compile(
    r"(?:nguoi (?:lap|tong hop|bao cao|ky ten)|can bo (?:lap|tong hop)|ky ten|[(]?\s*ky,? (?:va )?(?:ghi ro )?ho"
    r"|noi nhan\s*:?$|thu truong|ghi chu\s*:|prepared by|signature|signed by)"
)
PERHAPS_SIGNED = re.compile(
    r"(?:(?:tm|kt|tl|tuq|q)\s*[./]|t/m|giam doc|pho giam doc|chu tich|pho chu tich|truong phong|pho truong phong"
    r"|ke toan|don truong|pho don truong|truong don|chi huy|lanh dao|xac nhan cua|noi nhan|chanh van phong|[(]da ky)"
)
PLACE_AND_DAY = re.compile(r"(?:[^,]{2,40},\s*)?ngay[\s\d.…_]*thang[\s\d.…_]*nam[\s\d.…_]*")
# What stands above a table and never in its headings.
LETTERHEAD = re.compile(
    r"cong hoa xa hoi|doc lap\s*[-–]|uy ban nhan dan|ubnd |so ngoai vu|so lao dong|bo chi huy|bieu so|mau so|phu luc"
    r"|bao cao|tong hop|danh sach|bang ke|thong ke|[(]?kem theo|don vi bao cao|don vi tinh\s*:|tu ngay .* den ngay"
)


def words_of(cell):
    """A cell as one line of text."""
    return vietnamese.clean(as_text(cell), single_line=True)


def is_blank(cell):
    """Whether a cell holds nothing but space."""
    return cell is None or (isinstance(cell, str) and not vietnamese.clean(cell))


def is_amount(cell):
    """Whether a cell holds what can be added up, a formula, or a dash in its place."""
    if isinstance(cell, str):
        return bool(AMOUNT.fullmatch(cell.strip()))
    return isinstance(cell, int | float | Unreadable) and not isinstance(cell, bool)


def is_total(text):
    """Whether a text says that its line adds up others: such a word, alone or with what it is the total of."""
    lower = text.casefold()
    found = TOTAL.match(lower)
    if not found:
        return False
    rest = lower[found.end() :].strip(" :.-–")
    if not rest or TOTAL_OF.fullmatch(rest):
        return True
    return found[0] in NAMES_WITHOUT_MORE and is_name(text[found.end() :].strip(" :.-–"))


def is_name(text):
    """Whether a text looks like the name of a place: a few words with capitals."""
    words = text.split()
    return len(words) <= 4 and all(word[0].isupper() and word.replace("-", "").isalpha() for word in words)


def is_group(text):
    return bool(GROUP.match(text.casefold()))


def is_signature(text, at_the_end=False):
    folded = vietnamese.fold(text)
    found = SIGNED.match(folded) or PLACE_AND_DAY.fullmatch(folded)
    return bool(found or (at_the_end and PERHAPS_SIGNED.match(folded))) and len(folded) <= 200


def is_letterhead(text):
    return bool(LETTERHEAD.match(vietnamese.fold(text)))


def numbers_columns(cells):
    """Whether a line only numbers the columns: (1) (2) …, A B 1 2 3=1+2."""
    tokens = [typed(cell).replace(" ", "") for cell in cells if not is_blank(cell)]
    found = [
        re.fullmatch(r"[\[(]?(?:(\d{1,2})|([A-Za-z]))[\])]?(?:=[\d()+\-*/:.%]+)?", token) for token in tokens
    ]
    if len(tokens) < 2 or not all(found):
        return False
    numbers = [int(each[1]) for each in found if each[1]]
    letters = [each[2].upper() for each in found if each[2]]
    if [bool(each[1]) for each in found] != [False] * len(letters) + [True] * len(numbers):
        return False
    if letters != [chr(65 + place) for place in range(len(letters))]:
        return False
    sure = any(token[0] in "[(" or "=" in token for token in tokens) or (letters and numbers)
    return numbers == [*range(1, len(numbers) + 1)] and (sure or len(tokens) >= 3)
