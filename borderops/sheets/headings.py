"""Which column a heading means. What is not known, stands twice or is missing is named, never guessed."""

import difflib

from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.sheets.problems import SheetProblem

DECORATION = " *:."


def fold(heading):
    """A heading without what people put around it."""
    return vietnamese.fold(str(heading).replace("_", " ")).strip(DECORATION)


def spellings(columns):
    """Each spelling, folded, with the name of its column."""
    return {fold(spelling): column.column_name for column in columns for spelling in column.spellings()}


def recognise(columns, headings, asides=(), keys=()):
    """The name of the column that each heading means; None where the sheet leaves a place empty."""
    known = spellings(columns) | {fold(aside): aside for aside in asides}
    names = [known.get(fold(heading)) if heading else None for heading in headings]
    faults = [
        unknown_words(h, columns, known) for h, name in zip(headings, names, strict=True) if h and not name
    ]
    faults += doubled_words(headings, names)
    faults += [missing_words(column) for column in missing(columns, names, keys)]
    if faults:
        raise SheetProblem(*faults)
    return names


def missing(columns, names, keys=()):
    """The columns that must be there and are not.

    Where the keys stand, rows may be about known records, and no other column must be there.
    """
    keys_stand = {*keys} <= {*names}
    for column in columns:
        if (
            column.needed
            and column.column_name not in names
            and (column.column_name in keys or not keys_stand)
        ):
            yield column


def missing_words(column):
    return _("The column “%(heading)s” is missing. Add it.") % {"heading": column.heading}


def unknown_words(heading, columns, known):
    words = _("The column “%(heading)s” is not known here. Rename it, or take it out.") % {"heading": heading}
    near = difflib.get_close_matches(fold(heading), known, n=1, cutoff=0.8)
    column = next((column for column in columns if near and column.column_name == known[near[0]]), None)
    return words + " " + _("Did you mean “%(name)s”?") % {"name": column.heading} if column else words


def doubled_words(headings, names):
    """A sentence for each column that stands twice."""
    for name in dict.fromkeys(names):
        same = [heading for heading, each in zip(headings, names, strict=True) if each == name]
        if name and len(same) > 1:
            twice = ", ".join(f"“{heading}”" for heading in same)
            yield _("The columns %(twice)s mean the same. Leave one of them.") % {"twice": twice}
