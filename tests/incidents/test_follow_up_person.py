"""A person who is written into an outcome, kept with it, once."""

from datetime import date

import pytest

from borderops.incidents.models import FollowUp, Person
from tests.factories import (
    make_accepted,
    make_clerk,
)
from tests.incidents.follow_ups import make_person, new_address, person, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def incident():
    return make_accepted(occurred_on=date(2024, 5, 20), offenders=2)


@pytest.fixture
def clerk(client, incident):
    user = make_clerk(incident.district)
    client.force_login(user)
    return user


def test_a_person_is_kept_with_the_outcome_that_names_them(client, clerk, incident):
    client.post(
        new_address(incident), typed() | person(name="  Người   Thử Một ", paper_number="0020 9000 1234")
    )
    record = FollowUp.objects.get()
    assert (record.person.name, record.person.paper_number) == ("Người Thử Một", "002090001234")
    assert (record.person.incident, record.person.history.get().history_user) == (incident, clerk)


def test_one_of_the_persons_of_the_incident_may_be_chosen(client, clerk, incident):
    known = make_person(incident)
    page = client.get(new_address(incident)).content.decode()
    assert "0020••••1234" in page and known.name not in page and known.paper_number not in page
    client.post(new_address(incident), typed(person=known.pk))
    assert FollowUp.objects.get().person == known


BAD_PERSONS = {
    "where the outcome names nobody": (
        typed(outcome="reminded", fine="", decision_number="", decision_on="") | person(), "person"
    ),
    "without a name": (typed() | person(name=""), "person_name"),
    "with a name that nobody sees": (typed() | person(name="\u200b"), "person_name"),
    "born after the event": (typed() | person(birth_year="2025"), "person_birth_year"),
    "a paper of no kind": (typed() | person(paper_kind=""), "person_paper_kind"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_PERSONS)
def test_a_person_that_does_not_fit_is_refused_in_words(client, clerk, incident, name):
    form, field = BAD_PERSONS[name]
    response = client.post(new_address(incident), form)
    assert response.status_code == 422 and field in response.context["form"].errors
    assert str(response.context["form"].errors[field][0]) in response.content.decode().replace("&quot;", '"')
    assert not Person.objects.exists() and not FollowUp.objects.exists()


def test_a_person_of_another_incident_cannot_be_chosen(client, clerk, incident):
    other = make_person(make_accepted())
    response = client.post(new_address(incident), typed(person=other.pk))
    assert response.status_code == 422 and "person" in response.context["form"].errors


def test_a_person_is_either_chosen_or_new(client, clerk, incident):
    response = client.post(new_address(incident), typed(person=make_person(incident).pk) | person())
    assert response.status_code == 422 and "person" in response.context["form"].errors


def test_the_same_form_twice_is_one_follow_up_and_one_person(client, clerk, incident):
    twice = typed() | person()
    first, second = client.post(new_address(incident), twice), client.post(new_address(incident), twice)
    assert first.url == second.url
    assert FollowUp.objects.count() == Person.objects.count() == Person.history.count() == 1


def test_what_was_corrected_after_going_back_mends_the_same_person(client, clerk, incident):
    form = typed(then="draft") | person()
    for changed in [{}, {"person_name": "Người Thử Hai"}, {"person_name": "Người Thử Hai"}]:
        assert client.post(new_address(incident), form | changed).status_code == 302
    record = FollowUp.objects.get()
    assert (Person.objects.get().name, record.version) == ("Người Thử Hai", 2)
    note = record.notes.get(verb="edit")
    assert [name for name, _old, _new in note.changes] == ["person"] and "Người Thử" not in str(note.changes)


def test_a_chosen_person_is_not_mended_by_one_who_is_typed_instead(client, clerk, incident):
    known, form = make_person(incident), typed(then="draft")
    client.post(new_address(incident), form | {"person": known.pk})
    assert client.post(new_address(incident), form | person(name="Người Thử Hai")).status_code == 302
    known.refresh_from_db()
    assert known.name == "Người Thử Một"
    assert FollowUp.objects.get().person.name == "Người Thử Hai"
