"""The columns of a sheet: what their headings say, in however many lines, and what stands below."""

from dataclasses import dataclass

from borderops.sheets.fonts import FONTS, to_unicode
from borderops.sheets.limits import MOST_COLUMNS
from borderops.sheets.line_words import is_blank, words_of
from borderops.sheets.mapping import BETWEEN_LINES
from borderops.sheets.sheet_ends import first_lines

# How many lines are looked at to see what a sheet is like, and how many cells of a column are shown.
LOOKED_AT, SHOWN = 200, 20


@dataclass(frozen=True)
class Heading:
    """One column of a sheet: where it stands, what it is called, and the first cells that it holds."""

    place: int
    heading: str
    samples: tuple = ()


def top_of(grid, font=""):
    """The first lines of a sheet."""
    return list(in_unicode(first_lines(grid, LOOKED_AT), font))


def in_unicode(lines, font):
    """Lines whose text is in an old font as they are meant."""
    if font not in FONTS:
        return lines
    return (
        (number, [to_unicode(cell, font) if isinstance(cell, str) else cell for cell in cells])
        for number, cells in lines
    )


def columns_of(grid, told, font=""):
    """Every column that has a heading or holds something."""
    return columns_in(top_of(grid, font), grid.merged, told)


def columns_in(top, merged, told):
    """The same, of the first lines of a sheet."""
    headings = headings_in(dict(top), merged, *told.headings)
    own, samples = set(), {}
    for number, cells in top:
        filled = [(place, cell) for place, cell in enumerate(cells) if not is_blank(cell)]
        if told.headings[0] <= number <= told.headings[1]:
            own.update(place for place, _cell in filled)
        elif number >= told.first and not (told.last and number > told.last):
            for place, cell in filled:
                samples.setdefault(place, []).append(cell)
    # A heading over several columns says nothing of those that hold nothing.
    places = sorted({*own, *samples, *told.extra})
    return [Heading(each, headings.get(each, ""), tuple(samples.get(each, ())[:SHOWN])) for each in places]


def headings_in(lines, merged, first, last):
    """{place: heading}; a heading in several lines has its parts joined."""
    parts = {}
    for number in range(first, last + 1) if first else ():
        for place, text in spread(lines, merged, number, (first, last)).items():
            said = parts.setdefault(place, [])
            if text not in said:
                said.append(text)
    return {place: BETWEEN_LINES.join(said) for place, said in parts.items()}


def spread(lines, merged, number, block):
    """{place: text} of one line of headings, each heading of a group standing over all of its columns."""
    texts = {place: words_of(cell) for place, cell in enumerate(lines.get(number, ())) if not is_blank(cell)}
    joined = [each for each in merged if each[3] > each[1] and block[0] <= each[0] <= block[1]]
    for _row, left, _end, right in (each for each in joined if each[0] == number):
        if text := texts.get(left - 1):
            texts |= dict.fromkeys(range(left - 1, min(right, MOST_COLUMNS)), text)
    return texts if joined or number == block[1] else over_gaps(texts, lines, number, block[1])


def over_gaps(texts, lines, number, last):
    """The same where no cells are merged, as in csv: a group goes on until the next heading of its line."""
    below = {
        place
        for line in range(number + 1, last + 1)
        for place, cell in enumerate(lines.get(line, ()))
        if not is_blank(cell)
    }
    group, wider = "", dict(texts)
    for place in range(max(below, default=-1) + 1):
        if place in texts or place not in below:
            group = texts[place] if place in texts and place in below else ""
        elif group:
            wider[place] = group
    return wider
