"""The template that comes with the register: a report in the layout of Nghị định 30/2020/NĐ-CP, to be edited in Word.

Its fixed words are those of that decree's forms; a report is a Vietnamese document in whatever language the pages are.
"""

from io import BytesIO

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

FONT = "Times New Roman"
SECTIONS = """\
{%p for section in sections %}
heading|{{ section.numeral }}. {{ section.heading }}
{%p for sentence in section.sentences %}
body|{{ sentence.text }}
{%p endfor %}
{%p for paragraph in section.paragraphs %}
body|{{ paragraph }}
{%p endfor %}
{%p for table in section.tables %}
caption|{{ table.heading }}{{ table.marks }}
{{ table.grid }}
{%p endfor %}
{%p for chart in section.charts %}
caption|{{ chart.heading }}{{ chart.marks }}
{{ chart.grid }}
{%p endfor %}
{%p endfor %}
{%p if warnings %}
heading|Lưu ý về số liệu
{%p for warning in warnings %}
body|- {{ warning }}
{%p endfor %}
{%p endif %}"""
SOURCES = """\
{%p if sources %}
annex|Nguồn số liệu
{%p for source in sources %}
small|[{{ source.n }}] {{ source.words }}
{%p endfor %}
{%p endif %}"""


def default_template():
    """The template as a DOCX file."""
    document = Document()
    set_page(document.sections[0])
    set_styles(document)
    add_head(document)
    add_title(document)
    add_lines(document, SECTIONS)
    add_foot(document)
    add_lines(document, SOURCES)
    written = BytesIO()
    properties = document.core_properties
    properties.author, properties.comments, properties.title = "", "", "Báo cáo"
    document.save(written)
    return written.getvalue()


def set_page(section):
    """A4, the margins of the decree, and the page's number at the top of every page but the first."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER
    add_page_number(paragraph.add_run())


def add_page_number(run):
    run.font.size = Pt(14)
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)


def set_styles(document):
    """Times New Roman for every script, 14 points, black."""
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(14)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    style.paragraph_format.space_after = Pt(0)


def add_head(document):
    """The agency on the left, the state's name and motto on the right; below them number, and place and date."""
    left, right = two_columns(document, Cm(6.2), Cm(10.3))
    put(left, "{{ agency_above }}", 13)
    put(left, "{{ agency }}", 13, bold=True)
    rule(put(left, "", 2), Cm(1.9))
    put(left, "Số: {{ number }}", 13, before=6)
    put(left, "{%p if is_draft %}", 13)
    put(left, "DỰ THẢO", 13, bold=True)
    put(left, "{%p endif %}", 13)
    put(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True)
    put(right, "Độc lập - Tự do - Hạnh phúc", 14, bold=True)
    rule(put(right, "", 2), Cm(2.2))
    put(right, "{{ place_and_day }}", 14, italic=True, before=6)


def add_title(document):
    """What the document is, and of what it reports."""
    put(document, "{{ title }}", 14, bold=True, before=18)
    put(document, "{{ subject }}", 14, bold=True)
    rule(put(document, "", 2, after=12), Cm(6))
    for line in ("{%p if sample %}", "SỐ LIỆU MẪU, KHÔNG PHẢI SỐ LIỆU THẬT", "{%p endif %}"):
        put(document, line, 14, bold=True)


def add_foot(document):
    """Who receives it on the left, who signs it on the right."""
    put(document, "", 6)
    left, right = two_columns(document, Cm(7.5), Cm(9))
    put(left, "Nơi nhận:", 12, bold=True, italic=True, align=ALIGN.LEFT)
    for line in ("{%p for recipient in recipients %}", "- {{ recipient }}", "{%p endfor %}"):
        put(left, line, 11, align=ALIGN.LEFT)
    put(right, "{{ signature }}", 14, bold=True)
    put(right, "", 14, after=60)
    put(right, "{{ signer }}", 14, bold=True)


def two_columns(document, left, right):
    """A table without lines, of two columns; the empty paragraph of each cell is taken out when it is filled."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    for place, width in enumerate((left, right)):
        cell = table.cell(0, place)
        cell.width = table.columns[place].width = width
        cell._tc.remove(cell.paragraphs[0]._p)
    return table.rows[0].cells


def put(place, text, size, bold=False, italic=False, align=ALIGN.CENTER, before=0, after=0):
    """A paragraph in a cell or in the document."""
    paragraph = place.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return paragraph


def rule(paragraph, indent):
    """A line under what stands above it, shorter than the column."""
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = indent
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc"
    )


def add_lines(document, lines):
    """The paragraphs of the body, each by its kind."""
    for line in lines.splitlines():
        kind, _, text = line.rpartition("|")
        paragraph = put(document, text, 12 if kind == "small" else 14, align=ALIGN.JUSTIFY)
        spacing = paragraph.paragraph_format
        if kind == "body":
            spacing.first_line_indent, spacing.space_after = Cm(1.27), Pt(6)
        if kind in ("heading", "caption", "annex"):
            paragraph.runs[0].bold, spacing.keep_with_next = True, True
            spacing.space_before, spacing.space_after = Pt(6), Pt(6)
        spacing.page_break_before = kind == "annex"
        if kind == "caption":
            paragraph.alignment, paragraph.runs[0].italic = ALIGN.CENTER, True
