"""A report as a page shows it: each sentence and table with the sources of its numbers, each chart drawn."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from django.utils.functional import cached_property

from borderops import vietnamese
from borderops.lists.charts import bar_chart
from borderops.summaries.report_fields import numeral
from borderops.summaries.report_heads import left_over_words, whole_content

MARKS = re.compile(r"\[(?:\d+(?:, \d+)*)\]")
NUMBERS = re.compile(r"(\d+)")
A_FIGURE = re.compile(r"[-–]|[~<>≥≤+-]? ?\d[\d.,]*%?(?: \(\+.*\))?")


def may_open(user, url):
    """Whether the page at an address of ours is for this person at all."""
    try:
        view = getattr(resolve(urlsplit(url).path).func, "view_class", None)
    except Resolver404:
        return False
    rights = getattr(view, "permission_required", None) or ()
    return user.has_perms([rights] if isinstance(rights, str) else rights)


@dataclass(frozen=True)
class Source:
    """Where a number comes from, and its address where the reader may open it."""

    n: int
    words: str
    kind: str
    url: str


@dataclass(frozen=True)
class Piece:
    """A part of a text, or the mark of a source in it."""

    words: str
    source: Source | None = None


@dataclass
class Table:
    id: str
    heading: list
    columns: list
    rows: list


@dataclass
class Cell:
    words: str
    is_figure: bool


@dataclass
class Chart:
    id: str
    heading: str
    title: list
    drawing: dict
    points: list


@dataclass
class Section:
    numeral: str
    key: str
    heading: str
    sentences: list
    tables: list
    charts: list
    words: str = ""


class Reading:
    """What one person reads of a report."""

    def __init__(self, report, user):
        self.report, self.user = report, user
        self.content = whole_content(report)

    @cached_property
    def sources(self):
        """{number: source}."""
        return {told["n"]: self.source(told) for told in self.content["sources"]}

    def source(self, told):
        url = told["url"] if told["url"] and may_open(self.user, told["url"]) else ""
        return Source(told["n"], told["words"], told["kind"], url)

    @cached_property
    def sections(self):
        return [self.section(place, told) for place, told in enumerate(self.content["sections"])]

    def section(self, place, told):
        sentences = [self.pieces(each["text"], each["refs"]) for each in told["sentences"]]
        tables = [self.table(f"table-{place}-{turn}", each) for turn, each in enumerate(told["tables"])]
        charts = [self.chart(f"chart-{place}-{turn}", each) for turn, each in enumerate(told["charts"])]
        named = numeral(place), told["key"], told["heading"]
        return Section(*named, sentences, tables, charts, told["words"])

    def pieces(self, text, refs=()):
        """A text with the marks of its sources, such as [1, 2]; those that it does not name stand at its end."""
        found, end = [], 0
        for mark in MARKS.finditer(text):
            found += [Piece(text[end : mark.start()]), *self.marks(mark[0])]
            end = mark.end()
        found.append(Piece(text[end:]))
        named = {piece.source.n for piece in found if piece.source}
        if rest := [str(n) for n in refs if n not in named]:
            found += self.marks(f" [{', '.join(rest)}]")
        return [piece for piece in found if piece.words]

    def marks(self, text):
        """The signs of a mark, each number with its source."""
        parts = NUMBERS.split(text)
        return [Piece(part, self.sources.get(int(part)) if part.isdigit() else None) for part in parts]

    def table(self, id, told):
        rows = [[cell(place, value) for place, value in enumerate(row)] for row in told["rows"]]
        figures = [any(row[place].is_figure for row in rows) for place in range(len(told["columns"]))]
        columns = list(zip(told["columns"], figures, strict=True))
        return Table(id, self.pieces(told["heading"], told["refs"]), columns, rows)

    def chart(self, id, told):
        points = [(each["label"], each["now"], each["before"]) for each in told["points"]]
        title = self.pieces(told["heading"], told.get("refs", ()))  # those issued earlier have none
        return Chart(id, told["heading"], title, bar_chart(points), told["points"])

    @property
    def warnings(self):
        return [self.pieces(words) for words in self.content["warnings"]]

    @property
    def waiting(self):
        """What waits for review; kept with drafts alone, and those are seen by who makes reports."""
        return self.content.get("waiting", [])

    @property
    def gaps(self):
        return self.content["gaps"]

    @property
    def left_over(self):
        return left_over_words(self.report)


def cell(place, value):
    """A cell of a table; figures stand on the right."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Cell(vietnamese.number(value), True)
    words = str(value or "")
    return Cell(words, bool(place and A_FIGURE.fullmatch(words)))
