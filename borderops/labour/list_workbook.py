"""An office's own workbook read into a list: which rows name somebody who is known, and what to do about the others."""

from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.labour.choices import ListKind
from borderops.labour.line_finder import Finder
from borderops.labour.line_naming import Named, papers_in
from borderops.labour.line_resources import LineResource
from borderops.labour.list_rules import MOST
from borderops.labour.permits import Permit
from borderops.sheets.cells import as_text, typed
from borderops.sheets.formats import filled, read_sheets
from borderops.sheets.headings import fold, spellings
from borderops.sheets.problems import SheetProblem

# How far down the headings may stand, below a title and the name of the office.
TOP = 30
MOST_LINES = 2_000
NAMING = ("permit", "paper", "worker")
READ = (*NAMING, "name", "until", "remark")
ALSO = {
    "permit": ["số giấy phép lao động", "giấy phép lao động", "GPLĐ", "permit", "permit number"],
    "paper": [
        "số CMND", "CMND", "số định danh", "số định danh cá nhân", "căn cước", "số căn cước", "căn cước công dân",
        "hộ chiếu", "giấy thông hành", "số giấy tờ đi lại", "giấy tờ tùy thân", "passport", "passport number",
        "identity card", "paper", "paper number",
    ],
    "worker": ["worker", "worker number"],
    "name": ["họ tên lao động", "họ và tên lao động", "họ và tên người lao động", "tên lao động", "full name"],
    "until": ["gia hạn tới", "gia hạn tới ngày", "thời hạn gia hạn"],
    "remark": ["chú thích"],
}  # fmt: skip


@dataclass
class BookRow:
    """One row of the workbook: what stands in it, whom it names, and why it cannot be taken."""

    number: int
    cells: list
    told: dict = field(default_factory=dict)
    permit: Permit | None = None
    until: object = None
    why: str = ""

    @property
    def named(self):
        told = self.told
        papers = [paper for cell in told.get("paper", []) for paper in papers_in(cell)]
        return Named(self.text("permit"), tuple(papers), self.text("worker"), self.text("name"))

    def text(self, name):
        return next((typed(cell) for cell in self.told.get(name, []) if typed(cell)), "")

    @property
    def remark(self):
        return self.text("remark")[:200]

    @property
    def words(self):
        """What stands in the row, cell by cell."""
        return [vietnamese.clean(as_text(cell), single_line=True) for cell in self.cells]

    @property
    def words_in_line(self):
        return " · ".join(filter(None, self.words))


class Book:
    """The first sheet of a workbook, with its headings wherever they stand."""

    def __init__(self, file, name):
        _sheet, lines = read_sheets(file, name)[0]
        lines = list(islice(filled(lines), MOST_LINES + 1))
        if len(lines) > MOST_LINES:
            words = _("The sheet has more than %(n)s rows. Split it into several files.")
            raise SheetProblem(words % {"n": vietnamese.number(MOST_LINES)})
        at = max(range(len(lines[:TOP])), key=lambda place: how_much_a_heading(lines[place][1]), default=None)
        if at is None or not how_much_a_heading(lines[at][1]):
            raise SheetProblem(
                _(
                    "No column of permits or papers was found. Give one the heading “Number of the permit” or"
                    " “Number of the paper”, above the rows."
                )
            )
        self.headings = [vietnamese.clean(as_text(cell), single_line=True) for cell in lines[at][1]]
        self.meanings = [meaning_of(heading) for heading in self.headings]
        self.rows = [self.row(number, cells) for number, cells in lines[at + 1 :]]
        if not self.rows:
            raise SheetProblem(
                _("The sheet has headings but no row below them. Add the workers and send it again.")
            )

    def row(self, number, cells):
        row = BookRow(number, cells)
        for meaning, cell in zip(self.meanings, cells, strict=False):
            if meaning:
                row.told.setdefault(meaning, []).append(cell)
        return row

    @property
    def headings_read(self):
        return [heading for heading, meaning in zip(self.headings, self.meanings, strict=True) if meaning]

    @property
    def headings_left(self):
        pairs = zip(self.headings, self.meanings, strict=True)
        return [heading for heading, meaning in pairs if heading and not meaning]


def how_much_a_heading(cells):
    """How many headings a line holds; none where no column names people."""
    meanings = [meaning for meaning in map(meaning_of, map(as_text, cells)) if meaning]
    return len(meanings) if any(meaning in NAMING for meaning in meanings) else 0


def meaning_of(heading):
    """What a heading means; of “CCCD/Hộ chiếu” or “Giấy phép (nếu có)” any part that is known."""
    parts = [heading, *heading.replace("(", "/").split("/")]
    return next(filter(None, (known_headings().get(fold(part)) for part in parts if part.strip())), None)


@cache
def known_headings():
    """Each spelling of a heading, folded, with what it means."""
    columns = [LineResource.fields[name] for name in READ]
    return spellings(columns) | {fold(each): name for name, also in ALSO.items() for each in also}


class Reading:
    """The rows of a workbook beside the register: those who are known stand in `found`, the others in `left`."""

    def __init__(self, user, record, book):
        self.record, self.book = record, book
        finder, self.found, self.left = Finder(user, record, [row.named for row in book.rows]), [], []
        rows_of = {}
        for row in book.rows:
            row.why = self.settle(row, finder, rows_of)
            (self.left if row.why else self.found).append(row)

    def settle(self, row, finder, rows_of):
        """Finds the row's permit; gives why it cannot be taken, if so."""
        try:
            permit = finder.find(row.named)
            row.until = self.until_in(row)
        except ValidationError as refusal:
            return " ".join(refusal.messages)
        except ValueError as refusal:
            return str(refusal)
        if first := rows_of.get(permit.worker_id):
            return _("This worker stands in row %(row)s already. Leave one of the two.") % {"row": first}
        if len(rows_of) == MOST:
            words = _("No more than %(n)s workers in one list. Put the rest into a second one.")
            return words % {"n": vietnamese.number(MOST)}
        rows_of[permit.worker_id], row.permit = row.number, permit
        return ""

    def until_in(self, row):
        """Until when an extension goes; other lists have no such day."""
        cells = row.told.get("until", [])
        if self.record.kind != ListKind.EXTEND or not cells or not as_text(cells[0]):
            return None
        return vietnamese.parse_day(cells[0])

    @property
    def left_text(self):
        """The rows that were not taken, as text to be copied into a sheet, each with its reason."""
        if not self.left:
            return ""
        width = max(len(self.book.headings), *(len(row.cells) for row in self.left))
        lines = [[*padded(self.book.headings, width), _("Why not taken")]]
        lines += [[*padded(row.words, width), row.why] for row in self.left]
        return "\n".join("\t".join(cell.replace("\t", " ") for cell in line) for line in lines)


def padded(cells, width):
    return [*cells, *[""] * (width - len(cells))]
