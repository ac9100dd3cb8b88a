"""What the sheets of a file are by their names: the register's own rows, those linked to them, or neither."""

from django.utils.translation import gettext_lazy as _

from borderops.sheets.cells import in_every_language
from borderops.sheets.headings import fold
from borderops.sheets.xlsx_writing import sheet_name

# The sheets that a template has to explain itself.
HELP, LISTS = _("How to fill it in"), _("Lists")
# The sheet that an export has to say what it is.
ABOUT = _("About this file")
MAIN = ""
# What a sheet means that only explains the others.
EXPLAINS = object()


def meaning_by_name(workbook, name):
    """What a name says that a sheet holds; None where it says nothing."""
    return known_names(workbook).get(fold(name))


def known_names(workbook):
    """Each name of a sheet, folded, with what it means."""
    known = dict.fromkeys(spellings(HELP, LISTS, ABOUT), EXPLAINS)
    known |= dict.fromkeys(spellings(workbook.label), MAIN)
    for linked in workbook.linked:
        known |= dict.fromkeys(spellings(linked.label, *linked.known_as), linked.key)
    return known


def spellings(*words):
    return {fold(sheet_name(each) or each) for word in words for each in in_every_language(word)}
