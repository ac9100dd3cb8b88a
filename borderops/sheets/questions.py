"""What a person must say before a file can be checked."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from borderops.sheets import fonts, sheet_columns
from borderops.sheets.conversions import COMMA, DMY, MDY, POINT, YMD
from borderops.sheets.headings import doubled_words, missing
from borderops.sheets.lines import column_letters
from borderops.sheets.mapping import proposals
from borderops.sheets.survey import resource_of, sheets_read, survey
from borderops.sheets.two_ways import EITHER

# From how many real days on their likeness is no chance.
FEWEST_DAYS = 3
OTHER = {COMMA: POINT, POINT: COMMA, DMY: MDY, MDY: DMY}


@dataclass(frozen=True)
class Question:
    """One thing to be dealt with, of the sheet and perhaps the column that stand at these places."""

    sheet: int
    place: int | None
    # "unknown", "doubled", "missing", "number", "day", "font" or "sheet".
    kind: str
    words: str


def questions(layout, book, workbook, user):
    """Everything that must be dealt with, sheet by sheet, in the order of the columns."""
    found = [*fonts_in_doubt(layout, book), *sheets_in_doubt(layout, book)]
    seen = survey(layout, book, workbook)
    read = [told for told in sheets_read(layout) if resource_of(told, workbook)]
    for told in [told for told in read if seen[told.place].records] or read:
        headings = sheet_columns.columns_of(book.grids[told.place], told, layout.font)
        if headings:
            resource = resource_of(told, workbook)
            found += columns_in_doubt(told, headings, resource, user)
            found += formats_asked(told, headings, seen[told.place].formats)
    return found


def settle(layout, book, workbook, recalled=False):
    """Puts down the format of every column whose own text decides it, such as 12,5 beside 40,912.

    Formats that were only recalled from an earlier file give way where this one proves otherwise.
    """
    seen = survey(layout, book, workbook)
    for told in sheets_read(layout):
        for place, each in seen[told.place].formats.items():
            if recalled and OTHER.get(told.formats.get(str(place))) in each.examples:
                del told.formats[str(place)]
            if format := decided_by(each.examples):
                told.formats.setdefault(str(place), format)
    return layout


def decided_by(examples):
    """The decimal mark that a column's own text proves, or that all of its days begin with the year."""
    if {*examples} == {YMD}:
        return YMD
    proved = {COMMA, POINT} & {*examples}
    return proved.pop() if len(proved) == 1 else ""


# Sheets


def sheets_in_doubt(layout, book):
    """Sheets with one meaning, or without headings; a file of which nothing is read."""
    read = sheets_read(layout)
    if not read:
        words = _("No sheet of this file is read. Choose the sheet that holds the records.")
        yield Question(0, None, "sheet", words)
    for told in read:
        # A sheet for each month is usual; two of one linked sheet would contradict each other.
        same = [each for each in read if each.meaning and each.meaning == told.meaning]
        if len(same) > 1 and told is not same[0]:
            twice = ", ".join(f"“{each.name}”" for each in same)
            words = _("The sheets %(twice)s mean the same. Leave one of them.") % {"twice": twice}
            yield Question(told.place, None, "sheet", words)
        if not told.headings[0] and any(book.grids[told.place].lines()):
            words = _("No headings were found in the sheet “%(name)s”. Say in which line they stand.")
            yield Question(told.place, None, "sheet", words % {"name": told.name})


def fonts_in_doubt(layout, book):
    """Text that seems to be typed in a font of before Unicode, while nobody has said in which."""
    for told in sheets_read(layout) if not layout.font else ():
        texts = [cell for _number, cells in sheet_columns.top_of(book.grids[told.place]) for cell in cells]
        if font := fonts.suspects(texts):
            words = _(
                "The text of this file seems to be typed in the old font %(font)s. "
                "Choose the font, and look at the preview."
            )
            yield Question(told.place, None, "font", words % {"font": fonts.FONTS[font]})
            return


# Columns


def columns_in_doubt(told, headings, resource, user):
    """Columns that nobody knows, that stand twice, or that are missing."""
    fields = resource.fields
    decided = {int(place): name for place, name in told.columns.items() if not name or name in fields}
    yield from unknown(told, headings, resource, user, decided)
    names = [decided.get(each.place) for each in headings]
    for words in doubled_words([name_of(each) for each in headings], names):
        yield Question(told.place, None, "doubled", words)
    for column in missing(fields.values(), names, resource._meta.import_id_fields):
        words = _("No column is “%(heading)s”, which must be there. Choose which one it is, or add it.")
        yield Question(told.place, None, "missing", words % {"heading": column.heading})


def unknown(told, headings, resource, user, decided):
    strange = [each for each in headings if each.place not in decided]
    proposed = proposals(resource, *by_place(headings), user, decided) if strange else {}
    for each in strange:
        words = _("What is the column “%(heading)s”? Choose it, or leave the column out.")
        words %= {"heading": name_of(each)}
        if each.place in proposed:
            likest = resource.fields[proposed[each.place]].heading
            words += " " + _("Did you mean “%(name)s”?") % {"name": likest}
        yield Question(told.place, each.place, "unknown", words)


def by_place(headings):
    """The words of headings and the samples below them, by place."""
    words = {each.place: each.heading for each in headings}
    samples = {each.place: each.samples for each in headings}
    return [words.get(place, "") for place in range(max(words, default=-1) + 1)], samples


def name_of(heading):
    """What a column is called; one without a heading by its letter."""
    return heading.heading or column_letters(heading.place)


# Numbers and days


def formats_asked(told, headings, seen):
    """Columns whose text can be read in two ways, where nothing in them decides it."""
    for each in headings:
        if each.place in seen and str(each.place) not in told.formats:
            kind = "number" if seen[each.place].cell.reads == "number" else "day"
            words = number_words if kind == "number" else day_words
            if said := words(each, seen[each.place].examples, seen[each.place].days):
                yield Question(told.place, each.place, kind, said)


def number_words(heading, examples, _days):
    if EITHER not in examples or decided_by(examples):
        return ""
    words = _(
        "“%(text)s” in the column “%(heading)s” (row %(row)s) can be read in two ways. "
        "Choose whether the comma or the point stands before the decimals."
    )
    text, row = examples[EITHER]
    return words % {"text": text, "heading": name_of(heading), "row": row}


def day_words(heading, examples, days):
    if MDY not in examples:
        return exchanged_words(heading, examples, days)
    text, row = examples[MDY]
    told = {"text": text, "heading": name_of(heading), "row": row}
    if DMY not in examples:
        words = _(
            "“%(text)s” in the column “%(heading)s” (row %(row)s) is no day as dd/mm/yyyy. "
            "Choose whether the month stands first."
        )
        return words % told
    words = _(
        "The column “%(heading)s” holds “%(text)s” (row %(row)s) with the month first and “%(other)s” "
        "(row %(other_row)s) with the day first. Choose what most are; mend the others in the file."
    )
    other, other_row = examples[DMY]
    return words % (told | {"other": other, "other_row": other_row})


def exchanged_words(heading, examples, days):
    """A program that takes months for days makes real days of those up to the 12th, and leaves the rest as text."""
    if {*examples} != {DMY} or len(days) < FEWEST_DAYS or max(day.day for day in days) > 12:
        return ""
    words = _(
        "In the column “%(heading)s” every real day is the 12th or before, and later ones are text, such as "
        "“%(text)s” (row %(row)s). The program may have taken days for months. Look at the samples, and choose "
        "whether day and month of the real days are to be exchanged."
    )
    text, row = examples[DMY]
    return words % {"text": text, "heading": name_of(heading), "row": row}
