"""Reads Word documents of reports back, as somebody would who has nothing but the file."""

import re
from io import BytesIO

from docx import Document

from borderops.summaries.report_docx import render
from borderops.summaries.report_example import SECTION

SOURCES = "Nguồn số liệu"
HEAD = {
    "agency_above": "UBND TỈNH TUYÊN QUANG",
    "agency": "SỞ NGOẠI VỤ",
    "number": "12/BC-SNgV",
    "place_and_day": "Tuyên Quang, ngày 05 tháng 02 năm 2026",
    "title": "BÁO CÁO",
    "subject": "Kết quả công tác biên giới",
    "signature": "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
    "signer": "Người ký",
    "recipients": ["UBND tỉnh;", "Lưu: VT."],
    "is_draft": False,
    "sample": False,
}

CONTENT = {
    "period": "2021",
    "period_name": "Năm báo cáo 2021",
    "dates": "15/12/2020 – 14/12/2021",
    "as_of": "14/12/2021",
    "sections": [SECTION],
    "sources": [{"n": 1, "words": "Báo cáo <năm> & quý", "url": "/figures/SL-1/", "kind": "reported"}],
    "gaps": [],
    "warnings": ["8 ≠ 2 + 3 + 2"],
    "figures": {"incidents.law.cases": {"amount": "570 vụ", "change": "", "refs": [1]}},
}


class Read:
    """What a document says: its paragraphs and tables in order, and the list of sources at its end."""

    def __init__(self, file):
        self.document = Document(BytesIO(file))
        lines = [line for block in self.document.iter_inner_content() for line in lines_of(block)]
        place = lines.index(SOURCES) if SOURCES in lines else len(lines)
        self.body, listed = lines[:place], lines[place + 1 :]
        self.sources = {
            int(n): words for n, words in (re.match(r"\[(\d+)] (.*)", each).groups() for each in listed)
        }

    @property
    def text(self):
        return "\n".join(self.body)

    def saying(self, words):
        """The paragraphs that say something, however it begins."""
        return [line for line in self.body if words.casefold() in line.casefold()]

    def tables(self):
        """The rows of each table, without those of the head and the foot."""
        return [
            [[cell.text for cell in row.cells] for row in table.rows] for table in self.document.tables[1:-1]
        ]


def lines_of(block):
    """The text of a paragraph, or of each row of a table."""
    if hasattr(block, "rows"):
        return [" | ".join(dict.fromkeys(cell.text for cell in row.cells)) for row in block.rows]
    return [block.text]


def template_of(*paragraphs):
    """A template with these paragraphs."""
    made, written = Document(), BytesIO()
    for words in paragraphs:
        made.add_paragraph(words)
    made.save(written)
    return written.getvalue()


def lines(template, content=CONTENT, **head):
    return [each.text for each in Document(BytesIO(render(template, content, HEAD | head))).paragraphs]


LOOP = ("{%p for section in sections %}", "{{ section.heading }}", "{%p endfor %}")


def office_template(*paragraphs, loop=LOOP):
    """A template with a loop over the sections, and these paragraphs."""
    made, written = Document(), BytesIO()
    for words in (*loop, *paragraphs):
        made.add_paragraph(words)
    made.save(written)
    return written.getvalue()
