"""The sheet of an export that tells what the file is: who took what out, when, how much, and how it comes back."""

from django.utils import timezone
from django.utils.translation import gettext as _

from borderops.sheets.filter_words import filter_words
from borderops.sheets.sheet_meanings import ABOUT

WIDTHS = [26, 90]


def add_about(new_sheet, export, counts, note):
    """Adds the sheet; `counts` are the rows of each sheet, `note` what every sheet says of itself."""
    sheet = new_sheet(str(ABOUT), [str(ABOUT), ""], WIDTHS, has_filter=False)
    sheet.add_all(lines(export, counts, note))


def lines(export, counts, note):
    """What is said, line by line."""
    yield _("Register"), str(export.workbook.label)
    yield _("Exported by"), f"{export.user.get_full_name()} ({export.user.get_username()})".strip()
    yield _("Exported at"), timezone.make_naive(timezone.now()).replace(second=0, microsecond=0)
    for label, rows in counts:
        yield _("Rows of “%(sheet)s”") % {"sheet": label}, rows
    yield _("What it holds"), note or _("Real records of the register")
    yield from filter_lines(export)
    yield _("Whose eyes"), _("Only records, columns and names that this person may see; papers are masked.")
    yield _("Moments"), _("Days and times are those of the clock in Viet Nam.")
    for words in way_back():
        yield _("Bringing it back"), words


def filter_lines(export):
    """The filters that were set, each as the list calls it."""
    told = list(filter_words(export.workbook, export.user, export.query))
    if not told:
        yield _("Filters"), _("None: everything that this person may see")
    for label, words in told:
        yield _("Filter: %(label)s") % {"label": label}, words


def way_back():
    """How to bring the file back."""
    yield _("Change cells or add rows, keep the headings, and send the file under “Excel in and out”.")
    yield _(
        "Leave the columns of numbers and versions as they are: by them a row is known again, and a change that "
        "somebody made since is shown to you before yours goes in."
    )
    yield _("A column that is taken out changes nothing. An emptied cell empties the record.")
