"""The list of an Excel workbook's sheets and where their parts are."""

import posixpath
from dataclasses import dataclass
from xml.etree import ElementTree

from borderops.sheets import limits
from borderops.sheets.workbook_zip import not_a_workbook, too_large

CONTENTS = "_rels/.rels"
USUAL_PLACE = "xl/workbook.xml"
TRUE = ("1", "true", "on")


@dataclass(frozen=True)
class SheetPart:
    """A sheet by its name, and the part that holds its rows."""

    name: str
    part: str
    is_hidden: bool


@dataclass(frozen=True)
class Contents:
    """What a workbook says of itself."""

    sheets: list
    strings: str
    styles: str
    # Macs used to count days from 1904.
    is_from_1904: bool


def contents_of(parts):
    """The sheets in the order of the workbook; chart sheets and the like are left out."""
    place = workbook_place(parts)
    if place not in parts:
        raise not_a_workbook()
    book = xml(parts, place)
    related = relations(parts, place)
    sheets = [sheet for each in book.iterfind("{*}sheets/{*}sheet") if (sheet := sheet_part(each, related))]
    if len(sheets) > limits.MOST_SHEETS:
        raise too_large()
    about = book.find("{*}workbookPr")
    by_kind = {kind: target for kind, target in related.values()}
    return Contents(
        [sheet for sheet in sheets if sheet.part in parts],
        by_kind.get("sharedStrings", ""),
        by_kind.get("styles", ""),
        about is not None and about.get("date1904") in TRUE,
    )


def workbook_place(parts):
    if CONTENTS not in parts:
        return USUAL_PLACE
    return next(
        (target for kind, target in targets(parts, CONTENTS, "") if kind == "officeDocument"), USUAL_PLACE
    )


def sheet_part(tag, related):
    """A sheet of cells; None where it holds a chart, a dialogue or a macro."""
    key = next((value for name, value in tag.items() if name.endswith("}id")), "")
    kind, target = related.get(key, ("", ""))
    if kind != "worksheet":
        return None
    return SheetPart(tag.get("name") or "", target, tag.get("state", "visible") != "visible")


def relations(parts, place):
    """Key → (kind, part) of all that belongs to a part."""
    folder, name = posixpath.split(place)
    listing = posixpath.join(folder, "_rels", f"{name}.rels")
    if listing not in parts:
        return {}
    return dict(zip(keys(parts, listing), targets(parts, listing, folder), strict=True))


def keys(parts, listing):
    return [each.get("Id", "") for each in xml(parts, listing)]


def targets(parts, listing, folder):
    """(kind, part) of each relation inside the workbook; what lies outside is never opened."""
    return [
        ("", "")
        if each.get("TargetMode") == "External"
        else (
            each.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/"),
        )
        for each in xml(parts, listing)
    ]


def xml(parts, name):
    try:
        # Declarations were refused before, so there are no entities to expand.
        return ElementTree.fromstring(parts.whole(name))  # noqa: S314
    except (ElementTree.ParseError, LookupError, ValueError) as problem:
        raise not_a_workbook() from problem
