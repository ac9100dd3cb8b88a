"""Somebody says that a person of an incident is a worker, or is not; a later word takes the place of the first."""

import pytest

from borderops.incidents.models import PersonLook
from borderops.labour.models import PersonLink, WorkerLook
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_unit,
)
from tests.incidents.follow_ups import make_person
from tests.labour.linked import PAPER, link_url, make_exit, make_known, panel, typed
from tests.labour.makers import make_inland, make_worker
from tests.pages import said

pytestmark = pytest.mark.django_db


@pytest.fixture
def unlike():
    """(worker, person of an illegal exit whose paper is another one)."""
    return make_worker(paper_number=PAPER), make_person(make_exit(), paper_number="002090009999")


def linked(client, user, person):
    told = panel(client, user, person.incident, "workers")
    return [found["worker"] for row in told["rows"] for found in row["workers"]]


def test_a_worker_is_linked_by_the_number_and_shows_on_both_pages(client, unlike):
    worker, person = unlike
    clerk = make_clerk()
    client.force_login(clerk)
    response = client.post(link_url(person), typed(paper_number="002.090.001-234", why="Hỏi tại xã"))
    assert response.url == person.incident.get_absolute_url() and said(response) == ["success"]
    word = PersonLink.objects.get()
    assert (word.worker, word.person, word.is_same, word.by) == (worker, person, True, clerk)
    assert linked(client, clerk, person) == [worker]
    assert panel(client, clerk, worker, "incidents")["rows"][0]["word"] == word


def test_the_page_shows_both_by_name_and_notes_the_look(client):
    worker, person = make_known()
    clerk = make_clerk()
    client.force_login(clerk)
    response = client.get(link_url(person))
    page = response.content.decode()
    assert response.status_code == 200 and "no-store" in response["Cache-Control"]
    assert worker.name in page and person.name in page and PAPER not in page
    assert PersonLook.objects.get().person == person
    assert WorkerLook.objects.filter(by=clerk, people=1).exists()


def test_a_word_says_that_agreeing_papers_are_of_two_persons(client):
    worker, person = make_known()
    client.force_login(make_reviewer())
    chosen = {"worker": worker.pk, "paper_number": "", "verdict": "apart"}
    assert client.post(link_url(person), typed(**chosen)).status_code == 422
    assert not PersonLink.objects.exists()
    client.post(link_url(person), typed(**chosen, why="Số giấy tờ ghi nhầm"))
    assert PersonLink.objects.get().is_same is False
    assert linked(client, make_reviewer(), person) == []
    assert panel(client, make_reviewer(), worker, "incidents") is None


def test_a_later_word_takes_the_place_of_the_first_and_each_is_kept_as_a_look(client, unlike):
    worker, person = unlike
    clerk, reviewer = make_clerk(), make_reviewer()
    client.force_login(clerk)
    client.post(link_url(person), typed())
    client.force_login(reviewer)
    client.post(
        link_url(person), typed(worker=worker.pk, paper_number="", verdict="apart", why="Hai người khác nhau")
    )
    word = PersonLink.objects.get()
    assert (word.is_same, word.by) == (False, reviewer)
    told = WorkerLook.objects.filter(worker=worker, about=str(person)).order_by("pk")
    assert list(told.values_list("by", "purpose")) == [
        (clerk.pk, "said to be the same person"), (reviewer.pk, "said to be two persons"),
    ]  # fmt: skip
    client.post(link_url(person), typed(worker=worker.pk, paper_number=""))
    assert linked(client, reviewer, person) == [worker]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"paper_number": ""}, "paper_number"),
        ({"paper_number": "999999999999"}, "paper_number"),
        ({"paper_number": "x" * 41}, "paper_number"),
        ({"verdict": "perhaps"}, "verdict"),
        ({"verdict": "apart", "why": "Khác"}, "verdict"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(client, unlike, fields, field):
    _worker, person = unlike
    client.force_login(make_clerk())
    response = client.post(link_url(person), typed(**{"why": "Đã hỏi"} | fields))
    assert response.status_code == 422 and field in response.context["form"].errors
    assert "Đã hỏi" in response.content.decode() or "Khác" in response.content.decode()
    assert not PersonLink.objects.exists()


def test_either_a_worker_is_chosen_or_a_number_is_typed(client):
    worker, person = make_known()
    client.force_login(make_clerk())
    response = client.post(link_url(person), typed(worker=worker.pk))
    assert response.status_code == 422 and "paper_number" in response.context["form"].errors


def test_a_worker_of_another_place_is_neither_linked_nor_given_away(client):
    far = make_worker(commune=make_commune("Yên Thành", "09999", make_inland()), paper_number=PAPER)
    person = make_person(make_exit(), paper_number="002090009999")
    client.force_login(make_clerk())
    response = client.post(link_url(person), typed())
    unknown = client.post(link_url(person), typed(paper_number="999999999999"))
    errors = [each.context["form"].errors["paper_number"] for each in (response, unknown)]
    assert errors[0] == errors[1]
    assert client.post(link_url(person), typed(worker=far.pk, paper_number="")).status_code == 422
    client.force_login(make_overseer())
    assert client.post(link_url(person), typed()).status_code == 302


def test_the_wrong_people_link_nobody(client, unlike):
    _worker, person = unlike
    for user, status in (
        (make_observer(), 403),
        (make_administrator(), 403),
        (make_clerk(make_other_district()), 404),
    ):
        client.force_login(user)
        assert client.get(link_url(person)).status_code == status
        assert client.post(link_url(person), typed()).status_code == status
    assert not PersonLink.objects.exists()


def test_a_minor_is_linked_only_by_who_may_know_the_name(client):
    _worker, person = make_known(birth_year=2010)
    client.force_login(make_clerk(unit=make_unit("Đồn khác", person.incident.district)))
    assert client.get(link_url(person)).status_code == 403
    client.force_login(make_clerk())
    assert client.get(link_url(person)).status_code == 200


def test_a_person_of_another_incident_is_not_found(client, unlike):
    _worker, person = unlike
    client.force_login(make_clerk())
    other = make_exit()
    assert client.get(f"/labour/links/{other.reference}/{person.pk}/").status_code == 404
    assert client.get(f"/labour/links/{person.incident.reference}/{person.pk + 99}/").status_code == 404
    assert client.put(link_url(person)).status_code in (405, 422)
