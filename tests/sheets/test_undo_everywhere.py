"""Every register takes back a row that made a record, and one that changed it."""

import pytest

from borderops.sheets.registry import workbooks
from borderops.sheets.snapshots import values_of
from tests.sheets.undo_cases import CASES, ONLY_OUT
from tests.sheets.undone import applied, undone

pytestmark = pytest.mark.django_db
# What every step changes.
STEPS = {"version", "updated_at", "search_text"}


def told(record):
    """All that stands in a record and its lists, and what it is tied to."""
    tied = [
        *record._meta.many_to_many,
        *(record._meta.get_field(name) for name in getattr(record, "told_parts", ())),
    ]
    found = {
        field.name: [values(each) for each in getattr(record, field.name).order_by("pk")] for field in tied
    }
    return values(record) | found


def values(record):
    return {name: value for name, value in values_of(record).items() if name not in STEPS}


def brought(user, key):
    """The record that a case's row makes, and the run that brought it."""
    run = applied(user, key, CASES[key].headings, CASES[key].row)
    (row,) = run.told.filter(kind="new")
    return run, workbooks[key].resource._meta.model.objects.get(pk=row.object_id)


def test_no_register_is_left_out():
    assert CASES.keys() | ONLY_OUT == set(workbooks)


@pytest.mark.parametrize("key", CASES)
def test_a_new_row_is_taken_out_again(key):
    user = CASES[key].who()
    records = workbooks[key].resource._meta.model.objects.order_by("pk")
    before = list(records.values_list("pk", flat=True))
    run, record = brought(user, key)
    assert undone(run) == ["done"]
    assert list(records.values_list("pk", flat=True)) == before
    last = record.history.latest("history_id")
    assert (last.history_type, last.history_user) == ("-", user)


@pytest.mark.parametrize("key", CASES)
def test_a_changed_row_is_put_back_and_its_record_stays_as_it_was_edited_since(key):
    user = CASES[key].who()
    first, record = brought(user, key)
    before = told(record)
    run = applied(user, key, *CASES[key].lines(record))
    assert run.balance["changed"] == 1 and told(type(record).objects.get(pk=record.pk)) != before
    assert undone(run) == ["done"]
    assert told(type(record).objects.get(pk=record.pk)) == before
    assert record.history.latest("history_id").history_user == user
    (left,) = undone(first)
    assert left.startswith(("It was edited since the import by", "Since the import: edited"))
    assert type(record).objects.filter(pk=record.pk).exists()
