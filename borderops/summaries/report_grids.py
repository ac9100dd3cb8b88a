"""The tables and charts of a report as tables of Word, which an office can edit there."""

from html import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from borderops import vietnamese
from borderops.summaries.report_fields import written

HEADED = "E7E6E6"
# Which figure of a month, what its bar is called, its colour.
BARS = (("now", "kỳ này", "1F4E79"), ("before", "cùng kỳ", "9DB7CE"))
# Of how many cells the longest bar of a chart is made; widths are in twentieths of a point.
STEPS, STEP, NAME, DISTRICT, WIDTH = 24, 255, 1020, 1560, 9300


def put_grids(document, grids):
    """Puts each table and chart where its mark stands."""
    for element in [*document.element.body.iter(qn("w:p"))]:
        paragraph = Paragraph(element, document)
        for mark, (kind, grid) in grids.items():
            if mark in paragraph.text:
                put((table_of if kind == "table" else chart_of)(grid), paragraph, mark)


def put(made, paragraph, mark):
    """Behind its paragraph, which goes where it held nothing else; a cell has to end with a paragraph."""
    element, rest = paragraph._p, paragraph.text.replace(mark, "")
    in_cell = element.getparent().tag == qn("w:tc")
    (element.addprevious if in_cell else element.addnext)(made)
    if rest.strip() or in_cell:
        paragraph.text = rest
    else:
        element.getparent().remove(element)


def table_of(grid):
    """A heading row, a row for each district, and the last row in bold, since it is the sum."""
    figures, last = max(len(grid["columns"]) - 1, 1), len(grid["rows"]) - 1
    head = [cell(each, bold=True, fill=HEADED) for each in grid["columns"]]
    rows = [row(head, repeats=True)]
    for place, (name, *told) in enumerate(grid["rows"]):
        bold = place == last
        rows.append(row([cell(name, bold=bold, align="left"), *(cell(each, bold=bold) for each in told)]))
    return table(rows, [DISTRICT, *[(WIDTH - DISTRICT) // figures] * (len(grid["columns"]) - 1)])


def chart_of(grid):
    """Two bars for each month, this period's and last year's, made of shaded cells."""
    shown = [each for each in BARS if any(point[each[0]] is not None for point in grid["points"])]
    most = max((point[when] or 0 for point in grid["points"] for when, _name, _colour in shown), default=0)
    rows = [
        row(bar_cells(point, place, shown, most)) for point in grid["points"] for place in range(len(shown))
    ]
    return table(rows, [NAME, NAME, *[STEP] * STEPS, NAME])


def bar_cells(point, place, shown, most):
    """One row: month, year, bar, number; what is missing is a dash and has no bar."""
    when, name, colour = shown[place]
    value, length = point[when], length_of(point[when], most)
    merge = ("continue" if place else "restart") if len(shown) > 1 else ""
    return [
        cell("" if place else point["label"], merge=merge),
        cell(name),
        *([cell("", span=length, fill=colour)] if length else []),
        *([cell("", span=STEPS - length)] if length < STEPS else []),
        cell(vietnamese.number(value)),
    ]


def length_of(value, most):
    """How many cells long a bar is: one at least where there is anything."""
    return max(1, round(value * STEPS / most)) if value and most else 0


def table(rows, widths):
    """A table with thin lines, as wide as the text."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(row(widths) for row in rows)}</w:tbl>"
    )


def row(cells, repeats=False):
    """f(widths of the columns): the row; a heading row stands again on each page."""

    def as_xml(widths):
        told, start = [], 0
        for span, as_cell in cells:
            told.append(as_cell(sum(widths[start : start + span])))
            start += span
        mark = "<w:tblHeader/>" if repeats else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{mark}</w:trPr>{''.join(told)}</w:tr>"

    return as_xml


def cell(text, bold=False, align="center", span=1, fill="", merge=""):
    """(how many columns it takes, f(its width): the cell)."""
    told = [
        f'<w:gridSpan w:val="{span}"/>' if span > 1 else "",
        f'<w:vMerge w:val="{merge}"/>' if merge else "",
    ]
    told.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else "")
    run = f'<w:rPr>{"<w:b/>" if bold else ""}<w:sz w:val="22"/></w:rPr>'
    text = f'<w:r>{run}<w:t xml:space="preserve">{escape(written(text))}</w:t></w:r>' if str(text) else ""
    paragraph = f'<w:p><w:pPr><w:jc w:val="{align}"/></w:pPr>{text}</w:p>'

    def as_xml(width):
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{"".join(told)}</w:tcPr>{paragraph}</w:tc>'

    return span, as_xml
