"""Mending a person: through a follow-up that names them and is open, and through nothing else."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from borderops.incidents.models import Person
from tests.factories import (
    make_accepted,
    make_clerk,
    make_reviewer,
    make_unit,
)
from tests.incidents.follow_ups import (
    DONE_ON,
    make_accepted_follow_up,
    make_follow_up,
    make_person,
    make_returned,
    make_submitted,
)
from tests.pages import hidden_fields, said

pytestmark = pytest.mark.django_db

FINE = {"outcome": "fine", "decision_number": "12/QĐ", "decision_on": DONE_ON, "fine": 10, "people": 1}


@pytest.fixture
def incident():
    return make_accepted(occurred_on=date(2024, 5, 20))


def address(incident, person=None, page=""):
    persons = f"/incidents/{incident.reference}/persons/"
    return f"{persons}{person.pk}/{page}/" if person else persons


def opened(client, user, *where):
    client.force_login(user)
    return client.get(address(*where))


@pytest.mark.parametrize("make", [make_follow_up, make_returned])
def test_a_person_is_mended_while_a_follow_up_that_names_them_is_open(client, incident, make):
    someone = make_person(incident)
    record = make(incident, person=someone, **FINE)
    version = record.version
    page = opened(client, record.entered_by, incident, someone, "edit")
    assert someone.paper_number not in page.content.decode()
    form = hidden_fields(page) | {"part": "offender", "name": "Người Thử Hai", "birth_year": "1991"}
    sent = client.post(address(incident, someone, "edit"), form | {"paper_kind": "cccd", "paper_number": ""})
    assert sent.url == address(incident)
    someone.refresh_from_db()
    record.refresh_from_db()
    assert (someone.name, someone.birth_year, someone.paper_number) == ("Người Thử Hai", 1991, "002090001234")
    assert someone.history.first().history_user == record.entered_by
    note = record.notes.last()
    assert (record.version, note.verb, note.by) == (version + 1, "edit", record.entered_by)
    assert "Người Thử" not in str(note.changes)


def test_choosing_no_paper_removes_the_number(client, incident):
    someone = make_person(incident)
    record = make_follow_up(incident, person=someone, **FINE)
    page = opened(client, record.entered_by, incident, someone, "edit")
    form = hidden_fields(page) | {"part": "offender", "name": someone.name, "birth_year": "1990"}
    client.post(address(incident, someone, "edit"), form | {"paper_kind": "", "paper_number": ""})
    someone.refresh_from_db()
    assert (someone.paper_kind, someone.paper_number) == ("", "")


@pytest.mark.parametrize("make", [make_submitted, make_accepted_follow_up])
def test_a_person_is_locked_with_the_follow_up_that_names_them(client, incident, make):
    someone = make_person(incident)
    record = make(incident, person=someone, **FINE)
    own = make_follow_up(incident, by=record.entered_by, person=someone, **FINE)  # opens no other way in
    page = opened(client, own.entered_by, incident, someone, "edit")
    assert page.url == address(incident) and said(page) == ["error"]
    form = {"part": "offender", "name": "Người Thử Hai", "version": "1"}
    sent = client.post(address(incident, someone, "edit"), form)
    assert sent.status_code == 409 and sent.context["form"]["name"].value() == "Người Thử Hai"
    assert Person.objects.get().name == "Người Thử Một"


def test_no_other_door_mends_whom_a_locked_follow_up_names(incident):
    someone = make_person(incident)
    record = make_submitted(incident, person=someone, **FINE)
    own = make_follow_up(incident, by=record.entered_by, person=someone, **FINE)
    someone.name = "Người Thử Hai"
    with pytest.raises(ValidationError):
        own.mend_person(someone, record.entered_by)
    assert Person.objects.get().name == "Người Thử Một"


def test_another_unit_does_not_mend_a_person(client, incident):
    someone = make_person(incident)
    make_follow_up(incident, person=someone, **FINE)
    page = opened(client, make_clerk(incident.district, make_unit("Đồn khác")), incident, someone, "edit")
    assert page.status_code == 404  # who is named in another unit's draft is told with the draft alone


def test_two_who_mend_a_person_at_once_are_both_heard(client, incident):
    someone = make_person(incident)
    record = make_follow_up(incident, person=someone, **FINE)
    mine = hidden_fields(opened(client, record.entered_by, incident, someone, "edit"))
    theirs = Person.objects.get()
    theirs.name = "Người Thử Ba"
    make_mended = type(record).objects.get()
    make_mended.mend_person(theirs, make_clerk(incident.district))
    form = mine | {"part": "offender", "name": "Người Thử Hai", "birth_year": "1990", "paper_kind": "cccd"}
    refused = client.post(address(incident, someone, "edit"), form)
    assert refused.status_code == 409
    assert ("Người Thử Hai", "Người Thử Ba") in [
        (mine, now) for _name, mine, now in refused.context["differences"]
    ]
    again = client.post(
        address(incident, someone, "edit"), form | {"version": hidden_fields(refused)["version"]}
    )
    assert again.status_code == 302 and Person.objects.get().name == "Người Thử Hai"


def test_who_mended_a_person_does_not_review_the_follow_up(incident):
    someone = make_person(incident)
    own = make_reviewer(unit=make_unit("Đồn Đồng Văn", incident.district))
    record = make_follow_up(incident, person=someone, **FINE)
    someone.name = "Người Thử Hai"
    record.mend_person(someone, own)
    record.submit(record.entered_by)
    assert not type(record).objects.reviewable_by(own).exists()


def test_who_may_not_know_a_name_does_not_mend_the_person(incident):
    someone = make_person(incident, birth_year=2010)
    stranger = make_clerk(incident.district, make_unit("Đồn khác"))
    record = make_follow_up(incident, stranger, person=someone, **FINE)
    someone.birth_year = 1980
    with pytest.raises(ValidationError):
        record.mend_person(someone, stranger)
    assert Person.objects.get().birth_year == 2010
