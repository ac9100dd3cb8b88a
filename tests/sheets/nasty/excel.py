"""Excel workbooks that are read right, however they were written."""

from datetime import date

from borderops.sheets.problems import Unreadable
from tests.sheets.nasty.marks import read_as
from tests.sheets.nasty.zips import HEADINGS, MAIN, RECORD, book, parts_of, related, text, zipped

AS_WRITTEN = (1, ["Ngày", "Nội dung"]), (2, [date(2024, 5, 20), "Vượt biên"])
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


@read_as(*AS_WRITTEN)
def a_million_rows_with_nothing_but_a_look():
    phantom = "".join(f'<row r="{n}" s="1" ht="15"/>' for n in range(3, 1_048_577))
    return "so.xlsx", book(HEADINGS + RECORD + phantom)


@read_as(*AS_WRITTEN)
def cells_with_nothing_but_a_border():
    phantom = "".join(
        f'<row r="{n}"><c r="A{n}" s="1"/><c r="B{n}" s="1"/><c r="XFD{n}" s="1"/></row>'
        for n in range(3, 20_000)
    )
    return "so.xlsx", book(HEADINGS + RECORD + phantom)


@read_as(*AS_WRITTEN, (1_048_576, ["x"]))
def a_cell_in_the_last_row():
    return "so.xlsx", book(f'{HEADINGS}{RECORD}<row r="1048576">{text("A1048576", "x")}</row>')


@read_as((1, ["00715", "519/2", 12]), (2, ["", True]))
def text_that_looks_like_numbers():
    flags = f'<c r="B2" t="b"><v>1</v></c>{text("C2", "  ")}'
    first = f'<row r="1">{text("A1", "00715")}{text("B1", "519/2")}<c r="C1"><v>12</v></c></row>'
    return "so.xlsx", book(f'{first}<row r="2">{flags}{text("D2", "")}</row>')


@read_as((1, [Unreadable("#N/A"), Unreadable("="), Unreadable("="), 2, "=", "x"]))
def errors_and_formulas_that_nobody_calculated():
    cells = '<c r="A1" t="e"><f>1/0</f><v>#N/A</v></c><c r="B1"><f>1+1</f></c><c r="C1"><f>1+1</f><v></v></c>'
    cells += f'<c r="D1"><f t="shared" ref="D1:D2" si="0">1+1</f><v>2</v></c>{text("E1", "=")}'
    cells += '<c r="F1" t="str"><f>A1</f><v>x</v></c>'
    return "so.xlsx", book(f'<row r="1">{cells}</row><row r="2"><c r="A2" t="str"><f>""</f><v></v></c></row>')


@read_as((1, ["Ngày", "Nội dung"]), (2, [12, "x"]), (4, ["y"]))
def rows_without_addresses():
    row = '<row><c t="inlineStr"><is><t>{}</t></is></c>{}</row>'
    other = '<c t="inlineStr"><is><t>Nội dung</t></is></c>'
    numbers = f"<row><c><v>12</v></c>{text('b2', 'x')}</row>"
    return "so.xlsx", book(row.format("Ngày", other) + numbers + "<row/>" + row.format("y", ""))


@read_as(*AS_WRITTEN)
def tags_with_prefixes_indents_and_remarks():
    cells = """
      <x:row spans='1:2' r = '1' ><!-- tiêu đề -->
        <x:c t='inlineStr' r='A1'><x:is><x:t>Ngày</x:t></x:is></x:c>
        <x:c t='inlineStr' r='B1'><x:is><x:t xml:space='preserve'><![CDATA[Nội dung]]></x:t></x:is></x:c>
      </x:row>
      <x:row r='2'><x:c s='1' r='A2'><x:v>45432</x:v></x:c><x:c r='B2' t='inlineStr'>
        <x:is><x:r><x:rPr><x:b/></x:rPr><x:t>Vượt</x:t></x:r><x:r><x:t xml:space="preserve"> biên</x:t></x:r></x:is>
      </x:c></x:row>"""
    parts = parts_of("")
    sheet = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{cells}</x:sheetData></x:worksheet>'
    return "so.xlsx", zipped(parts | {"xl/worksheets/sheet1.xml": sheet})


@read_as(*AS_WRITTEN)
def strict_xml():
    return "so.xlsx", zipped(
        {name: part.replace(MAIN, STRICT) for name, part in parts_of(HEADINGS + RECORD).items()}
    )


@read_as((1, [date(2024, 5, 20)]))
def days_counted_from_1904():
    return "so.xlsx", book(
        '<row r="1"><c r="A1" s="1"><v>43970</v></c></row>', epoch='<workbookPr date1904="1"/>'
    )


@read_as(*AS_WRITTEN, merged=((1, 1, 1, 2), (3, 1, 4, 1)))
def merged_cells():
    merged = '<mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="A3:A4"/></mergeCells>'
    return "so.xlsx", book(HEADINGS + RECORD, after=merged)


@read_as(*AS_WRITTEN, names=["Sổ", "Danh mục"], hidden=[False, True])
def a_chart_first_and_a_hidden_list_last():
    parts = parts_of(HEADINGS + RECORD)
    sheets = '<sheet name="Biểu" sheetId="3" r:id="r1"/><sheet name="Sổ" sheetId="1" r:id="r0"/>'
    sheets += '<sheet name="Danh mục" sheetId="2" state="veryHidden" r:id="r2"/>'
    before, _sheet, after = parts["xl/workbook.xml"].partition('<sheet name="Sổ" sheetId="1" r:id="r0"/>')
    return "so.xlsx", zipped(
        parts
        | {
            "xl/workbook.xml": before + sheets + after,
            "xl/_rels/workbook.xml.rels": related(
                ("worksheet", "worksheets/sheet1.xml"),
                ("chartsheet", "chartsheets/sheet1.xml"),
                ("worksheet", "/xl/worksheets/sheet2.xml"),
                ("styles", "styles.xml"),
            ),
            "xl/chartsheets/sheet1.xml": "<chartsheet/>",
            "xl/worksheets/sheet2.xml": f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>',
        }
    )


@read_as(*AS_WRITTEN)
def macros_and_links_to_other_files():
    parts = parts_of(HEADINGS + RECORD)
    links = related(
        ("worksheet", "worksheets/sheet1.xml"),
        ("styles", "styles.xml"),
        ("externalLink", "file:///etc/passwd", ' TargetMode="External"'),
        ("vbaProject", "vbaProject.bin"),
    )
    extra = {"xl/_rels/workbook.xml.rels": links, "xl/vbaProject.bin": b"Shell", "../../../etc/passwd": "x"}
    return "so.xlsm", zipped(parts | extra)


@read_as(*AS_WRITTEN)
def paths_with_the_slashes_of_windows():
    return "so.xlsx", zipped(
        {name.replace("/", "\\"): part for name, part in parts_of(HEADINGS + RECORD).items()}
    )


@read_as(*AS_WRITTEN, kind="xlsx")
def a_workbook_under_the_name_of_text():
    return "so.csv", book(HEADINGS + RECORD)


@read_as((1, ["x" * 32_767]))
def the_longest_text_that_a_cell_holds():
    strings = f"<si><t>{'x' * 32_767}</t></si>"
    return "so.xlsx", book('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings=strings)
