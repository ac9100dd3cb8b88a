"""Lists that hang on a record: written with it, told in its trail, locked with it."""

import pytest
from django.core.exceptions import ValidationError

from borderops.incidents.models import Goods, Incident
from tests.factories import make_accepted, make_clerk, make_draft, make_submitted

pytestmark = pytest.mark.django_db


def goods(what="Gia cầm giống", **more):
    return Goods(kind="animals", what=what, **more)


def with_goods(*rows):
    record = make_draft(clerk := make_clerk())
    record.set_part("goods", rows)
    return record.write(clerk), clerk


def fresh(record):
    return Incident.objects.get(pk=record.pk)


def test_rows_are_kept_in_order_with_their_lines():
    record, _clerk = with_goods(goods("Gà"), goods("Vịt"))
    assert [(row.line, row.what) for row in fresh(record).goods.all()] == [(1, "Gà"), (2, "Vịt")]


def test_one_edit_leaves_one_note_that_tells_what_changed():
    record, clerk = with_goods(goods("Gà"))
    before = record.notes.count()
    record = fresh(record)
    row = record.goods.get()
    row.what = "Vịt"
    record.offenders = 5
    record.set_part("goods", [row])
    record.write(clerk)
    note = record.notes.last()
    assert record.notes.count() == before + 1
    assert note.changes == [["offenders", "2", "5"], ["goods", "Gà", "Vịt"]]


def test_a_row_keeps_its_line_when_another_goes_and_no_line_comes_back():
    record, clerk = with_goods(goods("Gà"), goods("Vịt"))
    record = fresh(record)
    record.set_part("goods", [record.goods.get(line=2), goods("Ngan")])
    record.write(clerk)
    assert [(row.line, row.what) for row in fresh(record).goods.all()] == [(2, "Vịt"), (3, "Ngan")]


def test_what_went_is_in_the_history():
    record, clerk = with_goods(goods("Gà"))
    record = fresh(record)
    record.set_part("goods", [])
    record.write(clerk)
    last = Goods.history.latest()
    assert (last.what, last.history_type, last.history_user) == ("Gà", "-", clerk)


def test_the_same_list_again_changes_nothing():
    record, clerk = with_goods(goods("Gà"))
    record, version = fresh(record), fresh(record).version
    record.set_part("goods", list(record.goods.all()))
    record.write(clerk)
    assert fresh(record).version == version and Goods.history.count() == 1


def test_a_row_of_another_record_is_not_taken_away_from_it():
    mine, clerk = with_goods()
    other, _clerk = with_goods(goods("Gà"))
    mine.set_part("goods", list(other.goods.all()))
    mine.write(clerk)
    assert other.goods.count() == 1 and mine.goods.count() == 1


@pytest.mark.parametrize("make", [make_submitted, make_accepted])
def test_a_locked_record_keeps_its_lists(make):
    record = make(clerk := make_clerk())
    record.set_part("goods", [goods()])
    with pytest.raises(ValidationError):
        record.write(clerk)
    assert not Goods.objects.exists()


def test_the_same_form_sent_twice_gives_one_record_and_one_list():
    clerk = make_clerk()
    first = make_draft(clerk)
    twins = []
    for _ in range(2):
        twin = Incident(form_key="11111111-1111-4111-8111-111111111111", district=first.district, offenders=1)
        twin.commune, twin.code = first.commune, first.code
        twin.set_part("goods", [goods("Gà")])
        twins.append(twin.write(clerk))
    assert twins[0].pk == twins[1].pk and Goods.objects.count() == 1
