"""The first guess at how a file is read: its sheets, headings, records and columns; a person may change all of it."""

from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.sheets import fonts, limits
from borderops.sheets.headings import fold
from borderops.sheets.known_again import put_in, remembered_for
from borderops.sheets.looking import Look, row_of
from borderops.sheets.problems import SheetProblem
from borderops.sheets.reading_rows import resource_of
from borderops.sheets.shapes import Layout
from borderops.sheets.sheet_columns import columns_in
from borderops.sheets.sheet_meanings import EXPLAINS, MAIN, known_names


def guess(book, workbook, remembered=None, font=""):
    """How a file is best read; what a person chose for sheets like these is chosen again."""
    looks = looks_of(book, workbook, font)
    layout = Layout([look.sheet_layout() for look in looks], book.encoding, book.separator, font)
    check_rows(looks)
    before = [before_of(look, told, remembered) for look, told in zip(looks, layout.sheets, strict=True)]
    if not font and (chosen := font_before(looks, before)):
        return guess(book, workbook, remembered, chosen)
    for place, kept in enumerate(before):
        if kept:
            layout.sheets[place] = as_before(looks[place], layout.sheets[place], kept, workbook)
    return layout


def font_before(looks, before):
    """The font that a person chose for sheets like these, where the text of this file is in it too; else none.

    Headings do not tell: a sheet that was typed anew in Unicode has the same ones.
    """
    chosen = {kept["font"] for kept in before if kept} - {""}
    font = chosen.pop() if len(chosen) == 1 else ""
    return font if font not in fonts.FONTS or fonts.all_typed_in(font, map(texts_of, looks)) else ""


def texts_of(look):
    """Every cell of a sheet as the file has it."""
    return (cell for _number, cells in look.grid.lines() for cell in cells)


def before_of(look, told, remembered):
    """What is remembered of a sheet; one whose name says what it is was never anything else."""
    kept = remembered_for(row_of(look.headings), told.meaning, remembered)
    is_named = told.why.get("meaning") == "name"
    return None if kept and is_named and kept["meaning"] != told.meaning else kept


def as_before(look, told, kept, workbook):
    """The layout of a sheet with what a person chose for one like it."""
    if kept["meaning"] != told.meaning:
        told = guess_sheet(look.grid, look.place, kept["meaning"], workbook, look.font)
        told.why["meaning"] = "before"
    headings = {each.place: each.heading for each in columns_in(look.top, look.merged, told)}
    put_in(told, row_of(headings), kept, resource_of(workbook, kept["meaning"]))
    told.why |= {"columns": "before"}
    return told


def guess_again(layout, book, workbook, font):
    """The same file guessed anew, its text being in an old font."""
    return guess(book, workbook, font=font)


def guess_sheet(grid, place, meaning, workbook, font=""):
    """How a sheet is read that a person says means this."""
    look = Look(grid, place, font)
    look.means(meaning, "told", resource_of(workbook, meaning))
    return look.sheet_layout()


def guess_columns(grid, told, workbook, font=""):
    """The same sheet, its lines of headings and records being told; only its columns are guessed anew."""
    look = Look(grid, told.place, font)
    look.means(told.meaning, "told", resource_of(workbook, told.meaning))
    return look.with_columns(told)


# Sheets


def check_rows(looks):
    """Refuses sheets that hold too much together."""
    if sum(look.rows for look in looks if look.has_meaning) > limits.MOST_ROWS:
        words = _("The sheets together have more than %(n)s rows. Split them into several files.")
        raise SheetProblem(words % {"n": vietnamese.number(limits.MOST_ROWS)})


def looks_of(book, workbook, font):
    """The sheets that hold records, each with what it means; those that only explain others are left out."""
    known = known_names(workbook)
    named = [(Look(grid, place, font), known.get(fold(grid.name))) for place, grid in enumerate(book.grids)]
    filled = [(look, meaning) for look, meaning in named if look.top]
    if not filled:
        words = _("The sheet is empty. Put the headings in the first row and the records below.")
        raise SheetProblem(words)
    for look, meaning in filled:
        resource = resource_of(workbook, meaning)
        look.means(meaning, "name" if isinstance(meaning, str) else "unlike", resource)
    looks = [look for look, _meaning in filled if look.has_records]
    if not any(look.meaning == MAIN for look in looks):
        find_main(looks, had_main=any(meaning == MAIN for _look, meaning in filled))
    if not any(look.has_meaning for look in looks):
        words = _("The sheet has headings but no row below them. Add the records and send it again.")
        raise SheetProblem(words)
    return [look for look in looks if look.meaning is not EXPLAINS]


def find_main(looks, *, had_main):
    """Which sheets are the register's own rows where none has its name: those with headings that are known."""
    unnamed = [look for look in looks if not look.has_meaning]
    shown = [look for look in unnamed if look.meaning is None and not look.is_hidden]
    best = max(shown, key=lambda look: look.known, default=None)
    if best is not None and best.frame.why == "known":
        for look in shown:
            if look.frame.why == "known" and look.headings == best.headings:
                look.means(MAIN, "headings", look.resource)
    elif not had_main and len(unnamed) == len(looks) and unnamed:
        first = (shown or unnamed)[0]
        first.means(MAIN, "only", first.resource)
    elif not had_main and shown and shown[0].place == 0:
        shown[0].means(MAIN, "only", shown[0].resource)
