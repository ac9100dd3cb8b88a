"""Every nasty workbook is either read right or refused with a sentence that says what to do."""

import io

import pytest

from borderops.sheets import limits
from borderops.sheets.grids import open_book
from borderops.sheets.problems import SheetProblem
from tests.sheets.nasty.books import READABLE, REFUSED


def opened(makes):
    name, content = makes()
    return open_book(io.BytesIO(content), name)


@pytest.mark.parametrize("makes", READABLE, ids=lambda makes: makes.__name__)
def test_it_is_read_right(makes):
    book = opened(makes)
    grid = next(grid for grid in book.grids if not grid.is_hidden)
    assert list(grid.lines()) == makes.lines
    # Sheets are read more than once: to guess, to show, to check and to take them in.
    assert list(grid.lines()) == makes.lines
    assert {key: known(book, grid)[key] for key in makes.about} == makes.about


def known(book, grid):
    return {
        "kind": book.kind,
        "encoding": book.encoding,
        "separator": book.separator,
        "merged": grid.merged,
        "names": [each.name for each in book.grids],
        "hidden": [each.is_hidden for each in book.grids],
    }


@pytest.mark.parametrize("makes", REFUSED, ids=lambda makes: makes.__name__)
def test_it_is_refused_with_a_sentence(makes, monkeypatch):
    monkeypatch.setattr(limits, "MOST_ROWS", 2_000)
    with pytest.raises(SheetProblem, match=makes.words):
        for grid in opened(makes).grids:
            list(grid.lines())
