"""Returning everything that the inbox's filters leave, with one reason."""

import pytest

from borderops.incidents.models import Incident
from borderops.lists import actions
from borderops.review.all_views import ReturnAll
from borderops.review.states import State, Verb
from tests.factories import (
    make_clerk,
    make_code,
    make_commune,
    make_draft,
    make_observer,
    make_other_district,
    make_reviewer,
    make_submitted,
)
from tests.pages import hidden_fields, said

pytestmark = pytest.mark.django_db
ALL = "/review/incidents/return-all/"
REASON = {"reason": "numbers", "words": "Đếm lại.", "fields_to_mend": ["offenders"]}


@pytest.fixture
def reviewer(client):
    user = make_reviewer()
    client.force_login(user)
    return user


def returned():
    return set(Incident.objects.filter(state=State.RETURNED))


def test_the_inbox_leads_to_it_with_its_filters(client, reviewer):
    make_submitted()
    page = client.get("/review/incidents/", {"q": "lung", "sort": "submitted_at"})
    assert f'href="{ALL}?q=lung"' in page.content.decode()


def test_first_the_number_and_the_filters_then_the_deed(client, reviewer):
    wanted = {make_submitted(code=make_code("A1")) for _ in range(3)}
    make_submitted()
    page = client.get(f"{ALL}?code=a")
    assert page.context["count"] == 3 and page.context["filters"][0][1] == "a" and not returned()
    response = client.post(f"{ALL}?code=a", hidden_fields(page) | REASON)
    assert (response.url, said(response)) == ("/review/incidents/", ["success"])
    assert returned() == wanted


def test_each_gets_the_reason_the_words_and_the_fields(client, reviewer):
    records = [make_submitted() for _ in range(2)]
    client.post(ALL, REASON)
    for record in records:
        note = record.notes.last()
        assert (note.verb, note.by, note.reason, note.words, note.fields) == (
            Verb.RETURN, reviewer, "numbers", "Đếm lại.", ["offenders"])  # fmt: skip
        assert record.history.latest().state == State.RETURNED


@pytest.mark.parametrize(
    "given", [{}, {"reason": "other"}, {"reason": "bad"}, REASON | {"fields_to_mend": ["x"]}]
)
def test_without_a_reason_nothing_is_returned_and_nothing_typed_is_lost(client, reviewer, given):
    make_submitted()
    response = client.post(ALL, {"shown_at": "2099-01-01T00:00:00+07:00", **given})
    assert response.status_code == 422 and response.context["form"].errors and not returned()
    assert response.context["shown_at"] == "2099-01-01T00:00:00+07:00"


def test_it_leaves_own_records_drafts_and_other_districts(client, reviewer):
    make_submitted(reviewer)
    make_draft()
    make_submitted(commune=make_commune("Chí Cà", "01105", make_other_district()))
    mine_to_review = make_submitted()
    client.post(ALL, REASON)
    assert returned() == {mine_to_review}


def test_what_comes_in_after_the_page_was_shown_stays(client, reviewer):
    before = make_submitted()
    page = client.get(ALL)
    make_submitted()
    response = client.post(ALL, hidden_fields(page) | REASON)
    assert returned() == {before} and said(response) == ["success", "info"]


def test_what_somebody_decides_meanwhile_is_named_and_left(client, reviewer, monkeypatch):
    first, second = make_submitted(), make_submitted()
    send_back = Incident.send_back

    def with_a_rival(record, by, **given):
        if record == second:
            Incident.objects.get(pk=second.pk).accept(make_reviewer())
        send_back(record, by, **given)

    monkeypatch.setattr(Incident, "send_back", with_a_rival)
    response = client.post(ALL, REASON)
    assert response.status_code == 200 and returned() == {first}
    [(record, reasons)] = response.context["left"]
    assert record == second and len(reasons) == 1
    assert second.number in response.content.decode() and response.context["done"] == 1


def test_too_many_at_once_are_refused_before_and_after(client, reviewer, monkeypatch):
    monkeypatch.setattr(ReturnAll, "most", 1)
    for _ in range(2):
        make_submitted()
    page = client.get(ALL)
    assert page.context["too_many"] and "btn-primary" not in page.content.decode()
    assert client.post(ALL, REASON).status_code == 422 and not returned()
    assert actions.MOST == 1000


def test_a_filter_that_cannot_be_read_returns_nothing(client, reviewer):
    make_submitted()
    assert client.get(f"{ALL}?since=hôm qua").context["count"] == 0
    client.post(f"{ALL}?since=hôm qua", REASON)
    assert not returned()


@pytest.mark.parametrize("person", [make_clerk, make_observer])
def test_only_reviewers_open_or_use_it(client, person):
    make_submitted()
    client.force_login(person())
    assert client.get(ALL).status_code == client.post(ALL, REASON).status_code == 403
    assert not returned()


def test_a_register_that_is_not_there_is_not_found(client, reviewer):
    assert client.get("/review/nothing/return-all/").status_code == 404


def test_other_methods_are_refused(client, reviewer):
    assert client.put(ALL).status_code == client.delete(ALL).status_code == 405
