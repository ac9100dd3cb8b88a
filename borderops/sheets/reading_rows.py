"""The rows of a sheet, read as its layout says; a line that is no record says why."""

from borderops.sheets.conversions import converter
from borderops.sheets.filling_down import FillingDown
from borderops.sheets.limits import LAST_ROW
from borderops.sheets.line_kinds import LineKind, Lines
from borderops.sheets.rows import Sheet, SheetRow
from borderops.sheets.sheet_columns import columns_in, in_unicode, top_of
from borderops.sheets.sheet_ends import ends_of

# How many lines a preview shows of the beginning and of the end.
BEGINNING, END = 30, 10


def resource_of(workbook, meaning):
    """The resource that reads a sheet; that of the register itself for a sheet that nobody reads."""
    return next((each.resource for each in workbook.linked if each.key == meaning), workbook.resource)


def read_sheet(grid, told, font, workbook):
    """The sheet with its headings, the names of its columns, and its rows."""
    resource = resource_of(workbook, told.meaning)
    top = top_of(grid, font)
    headings = {each.place: each.heading for each in columns_in(top, grid.merged, told)}
    width = max([*headings, *map(int, told.columns)], default=-1) + 1
    names = [told.columns.get(str(place)) or None for place in range(width)]
    lines = Lines(told, resource, grid.merged, top)
    convert = conversions(told, resource)

    def read():
        return rows(in_unicode(grid.lines(), font), lines, told, convert)

    return Sheet(grid.name, [headings.get(place, "") for place in range(width)], names, read)


def conversions(told, resource):
    """(place, call) for each column whose cells are read in a way that was chosen."""
    found, fields = [], resource.fields
    for place, name in told.columns.items():
        column, values = fields.get(name), told.values.get(name)
        format = told.formats.get(place, "")
        if column and (format or values) and (call := converter(column, format, values)):
            found.append((int(place), call))
    return found


def rows(lines_read, lines, told, convert):
    """Every line below the headings: a record, or skipped."""
    above = FillingDown(told.above) if told.above else None
    words = {kind: str(kind.label) for kind in LineKind}
    is_record, first, last = lines.surely_a_record, told.first, told.last or LAST_ROW
    for number, cells in lines_read:
        if not (first <= number <= last and is_record(cells)):
            if number <= told.headings[1]:
                continue
            if (kind := lines.kind(number, cells)) is not LineKind.RECORD:
                if above:
                    above.pass_by(kind)
                yield SheetRow(number, cells, words[kind])
                continue
        if convert:
            cells = converted(cells, convert)
        yield SheetRow(number, above.fill(cells) if above else cells)


def converted(cells, convert):
    cells, width = list(cells), len(cells)
    for place, call in convert:
        if place < width:
            cells[place] = call(cells[place])
    return cells


def preview(grid, told, workbook, font=""):
    """(number, cells, kind) of the first and last lines; a line that holds nothing is blank."""
    top, tail = (list(in_unicode(iter(lines), font)) for lines in ends_of(grid))
    lines = Lines(told, resource_of(workbook, told.meaning), grid.merged, top)
    begun = {number: cells for number, cells in top if number <= BEGINNING}
    for number in range(1, max(begun, default=0) + 1):
        cells = begun.get(number, [])
        yield number, cells, lines.kind(number, cells) if cells else LineKind.BLANK
    for number, cells in tail[-END:]:
        if number > max(begun, default=0):
            yield number, cells, lines.kind(number, cells)


def line_kinds(grid, told, workbook, font=""):
    """{number: kind} of the first and last lines of a sheet."""
    return {number: kind for number, _cells, kind in preview(grid, told, workbook, font)}
