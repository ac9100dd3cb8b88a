"""Rows that say what an earlier row says, or what the register has: named, and not taken in unless that is wanted."""

from datetime import date, time

import pytest

from borderops.incidents.models import Incident
from tests.factories import make_draft, make_marker, make_returned
from tests.sheets.books import bring_in, check, counts

pytestmark = pytest.mark.django_db

HEADINGS = ["Day", "Time", "Commune", "Kind of incident", "Offenders", "Account", "Number in the paper book"]
ROW = [date(2024, 5, 20), time(7, 40), "Lũng Cú", "D2", 3, "Tổ tuần tra phát hiện.", ""]


@pytest.fixture(autouse=True)
def marker(clerk):
    return make_marker()


def duplicates(run):
    return [(row.number, row.record) for row in run.told.filter(kind="duplicate")]


def test_a_row_that_stands_twice_comes_in_once(client, clerk):
    run = bring_in(client, "incidents", HEADINGS, ROW, ROW)
    assert duplicates(run) == [(3, "The same as row 2.")]
    assert Incident.objects.count() == 1


def test_it_comes_in_twice_where_the_person_wants_that(client, clerk):
    run = bring_in(client, "incidents", HEADINGS, ROW, ROW, options=["duplicates"])
    assert counts(run) == (2, 0, 0, 0)


def test_what_the_register_has_is_named(client, clerk):
    known = make_draft(clerk, offenders=3)
    for run in (check(client, "incidents", HEADINGS, ROW), bring_in(client, "incidents", HEADINGS, ROW)):
        assert duplicates(run) == [(2, f"The same as {known.form_key}, which is in the register.")]
    assert Incident.objects.get() == known


@pytest.mark.parametrize("told", [{"occurred_time": time(9, 0)}, {"offenders": 4}])
def test_another_time_or_another_number_of_people_is_another_case(client, clerk, told):
    make_draft(clerk, **{"offenders": 3} | told)
    assert counts(check(client, "incidents", HEADINGS, ROW)) == (1, 0, 0, 0)


def test_the_same_number_in_the_paper_book_of_the_unit_is_the_same_case(client, clerk):
    make_draft(clerk, offenders=9, paper_book_number="12/2024")
    assert len(duplicates(check(client, "incidents", HEADINGS, [*ROW[:6], "12/2024"]))) == 1


def test_rows_of_one_file_that_only_look_alike_both_come_in_whatever_their_batch(client, clerk, monkeypatch):
    monkeypatch.setattr("borderops.sheets.passage.MOST", 1)
    run = bring_in(client, "incidents", HEADINGS, ROW, [*ROW[:5], "Một vụ khác.", ""])
    assert counts(run) == (2, 0, 0, 0)


def test_a_record_named_twice_in_the_same_words_is_a_duplicate(client, clerk):
    record = make_returned(clerk)
    line = [record.number, record.occurred_on, 5]
    run = bring_in(client, "incidents", ["Number", "Day", "Offenders"], line, line)
    assert (counts(run), len(duplicates(run))) == ((0, 1, 0, 0), 1)


def test_a_batch_that_the_database_refuses_leaves_out_only_the_faulty_row(client, clerk, monkeypatch):
    def refuse(record, *told, **more):
        raise RuntimeError("refused")

    rows = [ROW, [*ROW[:4], 7, "", ""]]
    monkeypatch.setattr("borderops.review.judged_rows.write_many", refuse)
    assert counts(bring_in(client, "incidents", HEADINGS, *rows)) == (2, 0, 0, 0)


def test_what_is_unusual_is_said_apart(client, clerk):
    (row,) = check(client, "incidents", HEADINGS, ROW).told.all()
    assert row.warnings == ["20/05/2024 is more than a year ago. Check the year."]
