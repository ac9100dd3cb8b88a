"""New rows that are written many at a time are those that Django would have written, and read as cell by cell."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from borderops.incidents.models import Incident
from borderops.sheets.fresh import Fresh
from borderops.sheets.many_rows import write_rows
from borderops.sheets.models import ImportRun, RunRow
from borderops.sheets.outcomes import Kind
from tests.factories import make_clerk, make_code, make_commune
from tests.sheets.books import check, counts, faults, told

pytestmark = pytest.mark.django_db

HEADINGS = ["Day", "Commune", "Kind of incident", "Offenders", "Male"]


@pytest.fixture
def run(db):
    return ImportRun.objects.create(user=make_clerk(), workbook="incidents", original_name="a.xlsx")


def told_row(run, number, **said):
    usual = {"kind": Kind.NEW, "record": 'Lũng "Cú"\t\\N', "said": {"warnings": ["ấ", None, 1]}}
    return RunRow(run=run, number=number, **usual | said)


def as_kept(row):
    row = RunRow.objects.get(pk=row.pk)
    return {name: value for name, value in vars(row).items() if name not in ("_state", "id", "number")}


@pytest.mark.parametrize(
    "said", [{}, {"undo": {"new": True}, "object_id": 2**40}, {"said": {}, "undo": None}, {"record": "\\.\n"}]
)
def test_a_row_is_kept_as_django_keeps_it(run, said):
    many = [told_row(run, 1, **said), told_row(run, 2, **said)]
    write_rows(many)
    alone = told_row(run, 3, **said)
    alone.save(force_insert=True)
    assert [as_kept(each) for each in many] == [as_kept(alone)] * 2
    assert many[0].pk < many[1].pk < alone.pk
    assert not any(each._state.adding for each in many)


def test_rows_are_kept_all_or_none(run):
    with pytest.raises(IntegrityError):
        write_rows([told_row(run, 1), told_row(run, 1)])


@pytest.mark.django_db(transaction=True)
def test_nothing_stays_of_rows_that_the_database_refuses(run):
    with pytest.raises(IntegrityError):
        write_rows([told_row(run, 1), told_row(run, 1)])
    assert not RunRow.objects.exists()


def test_a_fresh_record_is_what_the_model_makes():
    made, usual = vars(Fresh(Incident).make()), vars(Incident())
    own = {"_state", "form_key", "entered_at", "updated_at"}
    assert made.keys() == usual.keys()
    assert {name: made[name] for name in made.keys() - own} == {n: usual[n] for n in usual.keys() - own}
    assert made["form_key"] != Fresh(Incident).make().form_key


def test_fresh_records_begin_with_the_day_on_which_their_batch_is_taken(monkeypatch):
    fresh, today = Fresh(Incident), timezone.localdate()
    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    assert fresh.make().occurred_on == today
    fresh.look_at_the_clock()
    assert fresh.make().occurred_on == today + timedelta(days=1)


def test_a_cell_that_stands_in_several_rows_is_told_in_each_that_is_wrong(client, english):
    commune, code = make_commune(), make_code()
    client.force_login(make_clerk())
    good = [date(2024, 5, 20), commune.name, code.code]
    rest = [(2, ""), ("hai", ""), (3, ""), ("hai", 100_000), (100_000, 100_000)]
    run = check(client, "incidents", HEADINGS, *([*good, *cells] for cells in rest))
    assert (counts(run)[0], counts(run)[3]) == (2, 3), told(run)
    assert [(row, column) for row, column, _message in faults(run)] == [
        (3, "Offenders"), (5, "Offenders"), (5, "Male"), (6, "Male"),
    ]  # fmt: skip
