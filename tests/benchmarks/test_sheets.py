"""The benchmark of the sheets itself: it measures every line, here with few rows and without a clock."""

import pytest

from tests.benchmarks import sheets, sheets_lines


@pytest.mark.django_db(transaction=True)
def test_the_benchmark_measures_every_line_of_the_sheets(monkeypatch):
    monkeypatch.setattr(sheets_lines, "wait_lines", lambda *told: [])  # they need a process of their own
    measured = {heading: list(lines) for heading, lines in sheets.measure(rows=25)}
    assert [len(lines) >= 1 for lines in measured.values()] == [True, True, True, True, False]
    (queries,) = measured["Queries"]
    assert queries.is_kept, queries
