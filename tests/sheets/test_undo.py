"""An import is taken back: what it brought goes, what it changed is as before, what was touched since stays."""

from datetime import date

import pytest

from borderops.incidents.models import FurtherKind, Goods, Incident
from borderops.review.models import Note
from borderops.review.states import State, Verb
from borderops.sheets import undoing
from tests.factories import make_code, make_draft, make_other_district, make_returned, make_reviewer
from tests.review.files import PDF, send, upload
from tests.sheets.undone import applied, outcomes, undone

pytestmark = pytest.mark.django_db

HEADINGS = ["Day", "Commune", "District", "Kind of incident", "Offenders"]
ROW = [date(2024, 5, 20), "xã Lũng Cú", "Đồng Văn", "D2", 13]
GOODS = ["Number", "Line", "Kind", "What", "Amount", "Unit of measure"]


def test_new_drafts_go_and_their_history_says_who_removed_them(clerk):
    run = applied(clerk, "incidents", HEADINGS, ROW, [*ROW[:4], 2])
    key = Incident.objects.first().pk
    assert undone(run) == ["done", "done"]
    assert not Incident.objects.exists() and not Note.objects.exists()
    last = Incident.history.filter(id=key).latest("history_id")
    assert (last.history_type, last.history_user, last.offenders) == ("-", clerk, 13)


def test_a_draft_that_was_edited_since_stays(clerk):
    run = applied(clerk, "incidents", HEADINGS, ROW, [*ROW[:4], 2])
    record = Incident.objects.get(offenders=2)
    record.offenders = 3
    record.write(clerk)
    done, left = undone(run)
    assert done == "done" and left.startswith("Since the import: edited")
    assert Incident.objects.get().offenders == 3


def test_a_draft_that_the_person_submitted_since_stays(clerk):
    run = applied(clerk, "incidents", HEADINGS, ROW)
    Incident.objects.get().submit(clerk)
    assert "submitted" in undone(run)[0]
    assert Incident.objects.get().state == State.SUBMITTED


def test_a_draft_to_which_a_file_was_added_stays(client, clerk):
    run = applied(clerk, "incidents", HEADINGS, ROW)
    send(client, Incident.objects.get(), upload(PDF, "bien-ban.pdf"))
    assert undone(run) == ["Files were added to it since the import."]


def test_goods_go_with_their_new_record(clerk):
    run = applied(
        clerk, "incidents", ["Number", *HEADINGS], ["new-1", *ROW], first="Incidents",
        extra=[("Goods", [GOODS, ["new-1", None, "Goods", "Gạo", 20, "kg"]])],
    )  # fmt: skip
    assert Goods.objects.exists()
    assert undone(run) == ["done", "done"]
    assert not Goods.objects.exists() and not Incident.objects.exists()
    assert Goods.history.filter(history_type="-", history_user=clerk).count() == 1


def test_what_the_import_submitted_is_struck_and_not_deleted(clerk):
    run = applied(clerk, "incidents", HEADINGS, ROW, options=["submit"])
    assert undone(run) == ["done"]
    record = Incident.objects.get()
    assert (record.state, bool(record.number)) == (State.STRUCK, True)
    note = record.notes.order_by("pk").last()
    assert (note.verb, note.by, note.reason) == (Verb.STRIKE, clerk, "mistake")
    assert note.words == "The import of “so-lieu.xlsx” was undone."


def test_what_was_accepted_meanwhile_stays(clerk):
    run = applied(clerk, "incidents", HEADINGS, ROW, options=["submit"])
    record = Incident.objects.get()
    record.accept(make_reviewer(record.district))
    assert undone(run)[0].startswith("Since the import: accepted")
    record.refresh_from_db()
    assert record.state == State.ACCEPTED


def test_a_changed_record_gets_exactly_its_old_values_back_with_a_note(clerk):
    make_code("D1", "Xuất cảnh trái phép")
    record = make_returned(clerk)
    before, number = record.offenders, record.number
    run = applied(clerk, "incidents", ["Number", "Offenders", "Further kinds"], [number, 99, "D1"])
    record.refresh_from_db()
    assert (record.offenders, FurtherKind.objects.count()) == (99, 1)
    assert undone(run) == ["done"]
    record.refresh_from_db()
    assert (record.offenders, record.state, FurtherKind.objects.count()) == (before, State.RETURNED, 0)
    note = record.notes.order_by("pk").last()
    assert (note.verb, note.words) == (Verb.EDIT, "The import of “so-lieu.xlsx” was undone.")
    assert ["offenders", "99", str(before)] in note.changes


def test_goods_of_a_known_record_are_put_back(clerk):
    record = make_returned(clerk)
    Goods.objects.create(incident=record, line=1, kind="goods", what="Gạo", amount=20, unit="kg")
    lines = [
        GOODS,
        [record.number, 1, "Goods", "Gạo", 30, "kg"],
        [record.number, None, "Goods", "Muối", 1, "kg"],
    ]
    run = applied(clerk, "incidents", *lines, first="Goods")
    assert Goods.objects.count() == 2
    assert undone(run) == ["done", "done"]
    assert [(each.what, each.amount) for each in Goods.objects.all()] == [("Gạo", 20)]


def test_a_record_that_the_import_submitted_again_is_returned_as_before(clerk):
    record = make_returned(clerk)
    run = applied(clerk, "incidents", ["Number", "Offenders"], [record.number, 99], options=["submit"])
    record.refresh_from_db()
    assert record.state == State.SUBMITTED
    assert undone(run) == ["done"]
    record.refresh_from_db()
    assert (record.state, record.submitted_by_id is None) != (State.SUBMITTED, True)
    assert record.state == State.RETURNED and record.offenders != 99


def test_who_lost_the_posting_cannot_undo(clerk):
    run = applied(clerk, "incidents", HEADINGS, ROW)
    clerk.postings.get().districts.set([make_other_district()])
    assert "no posting in this place any more" in undone(run)[0]
    assert Incident.objects.exists()


def test_an_undo_that_was_broken_off_goes_on(clerk, monkeypatch):
    monkeypatch.setattr(undoing, "BATCH", 1)
    run = applied(clerk, "incidents", HEADINGS, ROW, [*ROW[:4], 2], [*ROW[:4], 3])

    class Killed(BaseException):
        pass

    def die(done):
        raise Killed

    with pytest.raises(Killed):
        undoing.take_back(run, die)
    assert Incident.objects.count() == 2
    beats = []
    undoing.take_back(run, beats.append)
    assert beats == [2, 3] and not Incident.objects.exists()
    assert outcomes(run) == ["done"] * 3


def test_nobody_waits_long_for_rows_that_are_taken_back_one_by_one(clerk, monkeypatch):
    monkeypatch.setattr(undoing, "LONGEST_WAIT", 0)
    records = [make_draft(clerk, offenders=number) for number in (1, 2, 3)]
    lines = [[record.reference, 99] for record in records]
    run = applied(clerk, "incidents", ["Number", "Offenders"], *lines)
    beats = []
    undoing.take_back(run, beats.append)
    assert beats == [1, 2, 3] and outcomes(run) == ["done"] * 3
    assert sorted(Incident.objects.values_list("offenders", flat=True)) == [1, 2, 3]


def test_many_new_drafts_are_taken_back_in_few_queries(clerk, django_assert_max_num_queries):
    run = applied(clerk, "incidents", HEADINGS, *([*ROW[:4], number] for number in range(1, 61)))
    with django_assert_max_num_queries(45):
        undoing.take_back(run, lambda done: None)
    assert not Incident.objects.exists()
    assert Incident.history.filter(history_type="-").count() == 60


def test_a_record_that_another_one_refers_to_stays(clerk):
    run = applied(clerk, "incidents", HEADINGS, ROW)
    other = make_draft(clerk)
    Incident.objects.filter(pk=other.pk).update(follows_from=Incident.objects.exclude(pk=other.pk).get())
    assert undone(run)[0].startswith("Other records refer to it by now")
