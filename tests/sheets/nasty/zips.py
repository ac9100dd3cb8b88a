"""Workbooks made part by part, so that each part may be wrong in its own way."""

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
LOOKS = (
    '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="22"/></cellXfs>'
)
OPEN = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = " ".join(
    f'xmlns:{name}="{OPEN}{name}:1.0"' for name in ("office", "table", "text", "style", "drawing")
)
NAMES += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def zipped(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def related(*targets):
    """The part that lists what belongs to another: (kind, target) of each."""
    each = "".join(
        f'<Relationship Id="r{place}" Type="{OFFICE}/{kind}" Target="{target}"{more}/>'
        for place, (kind, target, *rest) in enumerate(targets)
        for more in [rest[0] if rest else ""]
    )
    return f'<Relationships xmlns="{PACKAGE}">{each}</Relationships>'


def parts_of(rows, after="", strings="", epoch="", sheet_tag=f'<worksheet xmlns="{MAIN}">'):
    """The parts of a workbook of one sheet, whose rows are this XML."""
    sheet = '<sheet name="Sổ" sheetId="1" r:id="r0"/>'
    return {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": related(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{epoch}<sheets>{sheet}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": related(
            ("worksheet", "worksheets/sheet1.xml"),
            ("sharedStrings", "sharedStrings.xml"),
            ("styles", "styles.xml"),
        ),
        "xl/worksheets/sheet1.xml": f"{sheet_tag}<sheetData>{rows}</sheetData>{after}</worksheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{LOOKS}</styleSheet>',
    }


def book(rows, **more):
    return zipped(parts_of(rows, **more))


def text(address, words):
    return f'<c r="{address}" t="inlineStr"><is><t>{words}</t></is></c>'


HEADINGS = f'<row r="1">{text("A1", "Ngày")}{text("B1", "Nội dung")}</row>'
RECORD = f'<row r="2"><c r="A2" s="1"><v>45432</v></c>{text("B2", "Vượt biên")}</row>'


def open_document(tables, before="", manifest="", doctype=""):
    """A workbook of LibreOffice with these tables."""
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    head = f'<?xml version="1.0" encoding="UTF-8"?>{doctype}'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"{head}<office:document-content {NAMES}>{before}{body}</office:document-content>",
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
        }
    )


def open_row(*cells, more=""):
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def open_text(words, more=""):
    return f'<table:table-cell office:value-type="string"{more}><text:p>{words}</text:p></table:table-cell>'


OPEN_HEADINGS = open_row(open_text("Ngày"), open_text("Nội dung"))
