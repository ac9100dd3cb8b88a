"""The Word file of a report: the layout that the decree asks for, and whatever an office writes kept as it is."""

from io import BytesIO

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Pt

from borderops.summaries.report_docx import render
from borderops.summaries.report_example import SECTION
from borderops.summaries.report_fields import TemplateFault
from borderops.summaries.report_layout import default_template
from tests.summaries.report_documents import CONTENT, HEAD, Read, lines, template_of


def document(template=None, **head):
    return Document(BytesIO(render(template or default_template(), CONTENT, HEAD | head)))


def all_paragraphs(made):
    """Those of the text and of its tables."""
    cells = [cell for table in made.tables for row in table.rows for cell in row.cells]
    return [*made.paragraphs, *(each for cell in cells for each in cell.paragraphs)]


def paragraph(made, words):
    return next(each for each in all_paragraphs(made) if each.text == words)


def looks(found):
    """(size, bold, italic) of its first run."""
    run = found.runs[0]
    return run.font.size.pt, bool(run.bold), bool(run.italic)


# The layout


def test_the_page_is_a4_with_the_margins_of_the_decree():
    (section,) = document().sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert all(20 <= round(margin.mm) <= 25 for margin in (section.top_margin, section.bottom_margin))
    assert 30 <= round(section.left_margin.mm) <= 35 and 15 <= round(section.right_margin.mm) <= 20


def test_the_page_number_is_centred_at_the_top_and_hidden_on_the_first_page():
    (section,) = document().sections
    number = section.header.paragraphs[0]
    assert number.alignment == ALIGN.CENTER and "PAGE" in number._p.xml
    assert Pt(13) <= number.runs[0].font.size <= Pt(14)
    assert section.different_first_page_header_footer and not section.first_page_header.paragraphs[0].text
    assert "PAGE" not in section.first_page_header.paragraphs[0]._p.xml


def test_it_is_set_in_times_new_roman():
    style = document().styles["Normal"]
    assert style.font.name == "Times New Roman" and style.font.size == Pt(14)
    fonts = style.element.rPr.rFonts
    assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {
        "Times New Roman"
    }


@pytest.mark.parametrize(
    ("words", "look"),
    [
        ("UBND TỈNH TUYÊN QUANG", (13, False, False)),
        ("SỞ NGOẠI VỤ", (13, True, False)),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (13, True, False)),
        ("Độc lập - Tự do - Hạnh phúc", (14, True, False)),
        ("Số: 12/BC-SNgV", (13, False, False)),
        ("Tuyên Quang, ngày 05 tháng 02 năm 2026", (14, False, True)),
        ("BÁO CÁO", (14, True, False)),
        ("Kết quả công tác biên giới", (14, True, False)),
        ("Nơi nhận:", (12, True, True)),
        ("- Lưu: VT.", (11, False, False)),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", (14, True, False)),
        ("Người ký", (14, True, False)),
    ],
)
def test_head_and_foot_look_as_the_decree_has_them(words, look):
    assert looks(paragraph(document(), words)) == look


def test_the_motto_the_agency_and_the_title_stand_over_a_rule():
    made = document()
    assert len([each for each in all_paragraphs(made) if each._p.findall(f".//{qn('w:pBdr')}")]) == 3


def test_the_agency_stands_left_and_the_state_right_and_the_signature_right():
    tables = document().tables
    left, right = tables[0].rows[0].cells
    assert "SỞ NGOẠI VỤ" in left.text and "CỘNG HÒA" in right.text
    left, right = tables[-1].rows[0].cells
    assert "Nơi nhận:" in left.text and "Người ký" in right.text


# What it says


def test_sections_sources_and_the_offices_words_stand_in_it():
    read = Read(render(default_template(), CONTENT, HEAD))
    assert "I. Vụ việc" in read.body and "Lời của cơ quan." in read.body
    assert "- 8 ≠ 2 + 3 + 2" in read.body
    assert read.sources == {1: "Báo cáo <năm> & quý"}


@pytest.mark.parametrize(
    "words", ["a < b & c > d", "<w:p/>", "{{ 7 * 7 }}", "{% for x in y %}", "\"quoted\" 'so'", "“”"]
)
def test_what_people_write_stays_as_it_is(words):
    section = SECTION | {"words": words, "heading": words}
    read = Read(render(default_template(), CONTENT | {"sections": [section]}, HEAD | {"subject": words}))
    assert words in read.body and f"I. {words}" in read.body


def test_lines_of_the_offices_words_are_paragraphs():
    section = SECTION | {"words": "Một.\n\nHai.\r\nBa."}
    body = Read(render(default_template(), CONTENT | {"sections": [section]}, HEAD)).body
    start = body.index("Một.")
    assert body[start : start + 3] == ["Một.", "Hai.", "Ba."]


def test_characters_that_no_file_holds_are_left_out():
    section = SECTION | {"words": "a\x00b\x0bc\ud800d\ue000e\ufffe"}
    assert "abcde" in Read(render(default_template(), CONTENT | {"sections": [section]}, HEAD)).body


def test_a_table_has_a_heading_row_and_its_sum_in_bold():
    made = document()
    table = made.tables[1]
    assert [cell.text for cell in table.rows[0].cells] == ["Khu vực", "Vụ"]
    assert [cell.text for cell in table.rows[2].cells] == ["Toàn tuyến", "6"]
    assert [bool(row.cells[0].paragraphs[0].runs[0].bold) for row in table.rows] == [True, False, True]
    assert table.rows[0]._tr.xml.count("w:tblHeader") == 1


def test_a_chart_is_a_table_with_shaded_bars():
    chart = document().tables[2]
    rows = [row._tr.tc_lst for row in chart.rows]
    spans = [[cell.grid_span for cell in cells if "w:fill" in cell.xml] for cells in rows]
    assert spans == [[24], [], [12], [6]]  # 4 and nothing, then 2 and 1
    assert [row.cells[-1].text for row in chart.rows] == ["4", "–", "2", "1"]
    assert [row.cells[0].text for row in chart.rows] == ["T1", "T1", "T2", "T2"]


def test_a_chart_without_last_year_has_one_bar_for_each_month():
    points = [{"label": f"T{n}", "now": n, "before": None, "words": ""} for n in (0, 1, 2)]
    content = CONTENT | {"sections": [SECTION | {"charts": [{"heading": "Vụ", "points": points}]}]}
    chart = Document(BytesIO(render(default_template(), content, HEAD))).tables[2]
    assert [row.cells[1].text for row in chart.rows] == ["kỳ này"] * 3
    assert [row.cells[-1].text for row in chart.rows] == ["0", "1", "2"]


def test_a_report_of_nothing_still_opens():
    assert Read(render(default_template(), {}, {})).sources == {}


# Drafts and samples


def test_a_draft_and_a_sample_say_so():
    assert "DỰ THẢO" in [each.text for each in all_paragraphs(document(is_draft=True))]
    assert "SỐ LIỆU MẪU, KHÔNG PHẢI SỐ LIỆU THẬT" in [each.text for each in document(sample=True).paragraphs]
    told = [each.text for each in all_paragraphs(document())]
    assert "DỰ THẢO" not in told and not [each for each in told if "MẪU" in each]


def test_they_say_so_even_where_an_office_left_it_out_of_its_template():
    template = template_of("{%p for section in sections %}", "{{ section.heading }}", "{%p endfor %}")
    told = lines(template, is_draft=True, sample=True)
    assert told[:3] == ["DỰ THẢO", "SỐ LIỆU MẪU, KHÔNG PHẢI SỐ LIỆU THẬT", "Vụ việc"]


@pytest.mark.parametrize("asked", ["{{ gaps > 3 }}", "{{ sections[9] > 3 }}"])
def test_what_no_trial_has_shown_is_told_to_who_keeps_the_template(asked):
    with pytest.raises(TemplateFault, match="cannot answer"):
        lines(template_of(asked))
