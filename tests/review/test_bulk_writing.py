"""Records kept many at a time are what they would be one at a time: every field, every note, every row of history."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from borderops.incidents.models import Incident
from borderops.people.roles import WRITERS
from borderops.review.bulk_writing import refuse_to_write, write_many
from borderops.review.counters import Counter
from borderops.review.models import Note
from borderops.review.states import State
from tests.factories import make_clerk, make_code, make_commune, make_marker, make_other_district

pytestmark = pytest.mark.django_db

# What is another for each record, or another by the clock.
OWN = {"id", "number", "form_key", "entered_at", "updated_at", "submitted_at", "review_due_at", "search_text"}


@pytest.fixture
def clerk(db):
    return make_clerk()


def incident(**told):
    commune = make_commune()
    usual = {
        "occurred_on": date(2024, 5, 20), "occurred_time": time(7, 40), "commune": commune,
        "district": commune.district, "marker": make_marker(), "code": make_code(), "offenders": 2,
        "account": "Nguyên văn.", "male": 2, "female": 0, "severity": "2",
    }  # fmt: skip
    return Incident(**usual | told)


def as_kept(record, left_out):
    """All fields of a record, or of a row of its history."""
    left_out |= {"history_id", "history_date"}
    fields = [field.attname for field in record._meta.concrete_fields if field.attname not in left_out]
    return {name: getattr(record, name) for name in fields}


def trail(record):
    """Everything that is known of a record, without what is its own."""
    record = Incident.objects.get(pk=record.pk)
    notes = [as_kept(note, {"id", "object_id", "at"}) for note in record.notes.all()]
    history = [as_kept(row, OWN) for row in record.history.order_by("history_id")]
    clock = (record.review_due_at or record.entered_at) - (record.submitted_at or record.entered_at)
    words = record.search_text.replace((record.number or "").casefold(), "")
    return as_kept(record, set(OWN)), notes, history, clock, words


def by_hand(clerk, submit, **told):
    record = incident(**told).write(clerk)
    if submit:
        record.submit(clerk)
    return record


@pytest.mark.parametrize("submit", [False, True], ids=["drafts", "submitted"])
def test_a_record_kept_with_others_equals_one_kept_alone(clerk, submit):
    alone = by_hand(clerk, submit)
    many = write_many([incident(), incident()], clerk, submit=submit)
    assert [trail(record) for record in many] == [trail(alone)] * 2
    assert [note.object_id for note in Note.objects.about(Incident)].count(many[0].pk) == 1 + submit


def test_a_record_kept_with_others_is_known_by_what_was_told_when_its_form_comes_again(clerk):
    told = [{}, {"account": "Khai báo “lần 2” \\ ở mốc 358", "offenders": 3}]
    alone = [by_hand(clerk, False, **each).first_told for each in told]
    kept = write_many([incident(**each) for each in told], clerk)
    assert [record.first_told for record in kept] == alone and len({*alone}) == 2


def test_each_row_of_history_tells_the_step_as_it_was(clerk):
    (record,) = write_many([incident()], clerk, submit=True)
    logged, submitted = record.history.order_by("history_id")
    assert (logged.history_type, logged.state, logged.number, logged.version) == ("+", State.DRAFT, None, 1)
    assert (submitted.history_type, submitted.number, submitted.version) == ("~", record.number, 2)
    assert (submitted.history_user, submitted.handle_by) == (clerk, record.handle_by)


def test_numbers_are_given_in_the_order_of_the_rows_and_go_on_after_those_given_by_hand(clerk):
    first = by_hand(clerk, True)
    years = [2024, 2023, 2024]
    many = write_many([incident(occurred_on=date(year, 5, 20)) for year in years], clerk, submit=True)
    numbers = [record.number for record in many]
    assert numbers == ["VV-2024-DV-0002", "VV-2023-DV-0001", "VV-2024-DV-0003"]
    assert (first.number, by_hand(clerk, True).number) == ("VV-2024-DV-0001", "VV-2024-DV-0004")


def test_a_block_of_numbers_is_taken_once(clerk):
    assert [*Counter.next_block("X", 3)] == [1, 2, 3]
    assert (Counter.next("X"), [*Counter.next_block("X", 2)]) == (4, [5, 6])


def test_if_one_cannot_be_kept_none_is(clerk):
    kept = by_hand(clerk, False)
    with pytest.raises(IntegrityError):
        write_many([incident(), incident(form_key=kept.form_key)], clerk, submit=True)
    assert Incident.objects.get() == kept
    assert not Counter.objects.filter(last__gt=0).exists()


def test_what_a_person_may_not_write_is_refused_before_and_never_kept_with_others(clerk):
    elsewhere = make_commune("Nàn Ma", "01117", district=make_other_district())
    record = incident(commune=elsewhere, district=elsewhere.district, marker=None)
    with pytest.raises(ValidationError, match="Chưa được phân công tại địa bàn này"):
        refuse_to_write(record, clerk, clerk.places_as(*WRITERS))
    with pytest.raises(ValueError, match="cannot be kept together"):
        write_many([incident(), record], clerk)
    assert not Incident.objects.exists()


def test_gaps_of_a_submitted_record_are_found_without_writing(clerk):
    places = clerk.places_as(*WRITERS)
    refuse_to_write(incident(offenders=None), clerk, places)
    with pytest.raises(ValidationError) as refusal:
        refuse_to_write(incident(offenders=None), clerk, places, submit=True)
    assert [*refusal.value.message_dict] == ["offenders"]


def test_many_ask_no_more_queries_than_few(clerk, django_assert_max_num_queries):
    write_many([incident()], clerk, submit=True)  # what is read once for a person
    few, many = [incident() for _ in range(2)], [incident() for _ in range(20)]
    with django_assert_max_num_queries(25) as asked:
        write_many(few, clerk, submit=True)
    with django_assert_max_num_queries(len(asked)):
        write_many(many, clerk, submit=True)


def test_a_stranger_who_may_not_submit_here_keeps_nothing(clerk):
    neighbour = make_clerk(make_other_district(), name="neighbour")
    with pytest.raises(ValueError, match="cannot be kept together"):
        write_many([incident()], neighbour, submit=True)
