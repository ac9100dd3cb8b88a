"""The columns of a sheet on the page of its layout: what each is taken for, and some of its cells as they are read."""

from dataclasses import dataclass, field, replace
from itertools import islice

from django.utils.translation import gettext as _

from borderops.sheets import layouts, two_ways
from borderops.sheets.cells import as_text
from borderops.sheets.conversions import COMMA, DMY, EXCHANGED, MDY, POINT, YMD, converter
from borderops.sheets.lines import column_letters, is_blank
from borderops.sheets.samples import Sample, sample

# How a column that is left out is written in the form; empty: nobody has decided.
LEFT_OUT = "-"
SAMPLES, LOOKED_AT = 3, 200


@dataclass
class ColumnPart:
    """One column: where it stands, what it is called, and what is said of it."""

    prefix: str
    letters: str
    heading: str
    samples: list
    name: str
    format: str = ""
    above: bool = False
    formats: list = field(default_factory=list)
    # What is to be said of it, by the control that says it.
    ask_name: str = ""
    ask_format: str = ""
    # How its text may be written in several ways: "number", "day" or "moment".
    reads: str = ""

    def ask(self, question):
        """Puts a question beside the control that answers it."""
        if question.kind in ("number", "day"):
            self.ask_format, self.formats = question.words, formats_for(self.reads)
        else:
            self.ask_name = question.words


def choices_of(resource, user, told):
    """(name, heading) of every field that a column may be, those that must be there marked."""
    offered = [column.column_name for column in resource.columns_for(user)]
    chosen = [name for name in told.columns.values() if name in resource.fields and name not in offered]
    columns = [resource.fields[name] for name in dict.fromkeys([*offered, *chosen])]
    return [(each.column_name, f"{each.heading} *" if each.filled else str(each.heading)) for each in columns]


def parts_of(told, headings, samples, resource):
    """The columns of a sheet as the page shows them."""
    return [part_of(told, each, samples.get(each.place, []), resource) for each in headings]


def part_of(told, heading, samples, resource):
    place = str(heading.place)
    name = told.columns.get(place)
    column, format = resource.fields.get(name), told.formats.get(place, "")
    convert = converter(column, format, told.values.get(name)) if column else None
    return ColumnPart(
        prefix=f"s{told.place}-c{place}",
        letters=column_letters(heading.place),
        heading=heading.heading,
        samples=[sample_of(cell, column, convert) for cell in samples[:SAMPLES]],
        name=LEFT_OUT if name == "" else name or "",
        format=format,
        above=heading.place in told.above,
        formats=formats_of(column, samples, format),
        reads=column.widget.reads if column else "",
    )


def samples_of(grid, told, font, workbook):
    """{place: the first different cells that records hold there, as written}."""
    sheet, found = layouts.read_sheet(grid, replace(told, formats={}, values={}), font, workbook), {}
    for row in islice((row for row in sheet if not row.skipped), LOOKED_AT):
        for place, cell in enumerate(row.cells):
            if not is_blank(cell):
                found.setdefault(place, {}).setdefault(as_text(cell), cell)
    return {place: [*cells.values()] for place, cells in found.items()}


def sample_of(cell, column, convert):
    """A cell as it will be read by its column."""
    written = as_text(cell)
    if column is None:
        return Sample(written, written)
    if column.widget.reads:
        return sample(cell, column.widget, convert)
    try:
        read = column.widget.clean(convert(cell) if convert else cell)
        return Sample(written, as_text(column.widget.render(read)))
    except (ValueError, AttributeError, TypeError):
        return Sample(written, "")


def formats_of(column, cells, chosen):
    """The formats to choose from, where the text of a column can be read in several ways."""
    reads = column.widget.reads if column else ""
    in_doubt = any(isinstance(cell, str) and two_ways.says_of(column.widget, cell) for cell in cells if reads)
    return formats_for(reads) if in_doubt or chosen else []


def formats_for(reads):
    """(name, words) of the ways in which numbers, or days, are written."""
    if reads == "number":
        return [
            (COMMA, _("1.234,5 (comma before the decimals)")),
            (POINT, _("1,234.5 (point before the decimals)")),
        ]
    return [
        (DMY, _("day/month/year")),
        (MDY, _("month/day/year")),
        (YMD, _("year/month/day")),
        (EXCHANGED, _("day/month/year, with day and month of the real days exchanged")),
    ]


# What was posted


def said_of(post, told, headings, names):
    """The layout of a sheet with what was said of its columns; what stands on no list counts as not said."""
    columns, formats, above = {}, {}, []
    for place in (each.place for each in headings):
        prefix = f"s{told.place}-c{place}"
        name = post.get(f"{prefix}-name", "")
        if name == LEFT_OUT or name in names:
            columns[str(place)] = "" if name == LEFT_OUT else name
        if (format := post.get(f"{prefix}-format")) in (COMMA, POINT, DMY, MDY, YMD, EXCHANGED):
            formats[str(place)] = format
        if f"{prefix}-above" in post:
            above.append(place)
    return replace(told, columns=columns, formats=formats, above=above)
