"""The page of proposals: what was open on a day, how far it had come, and who says so."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.crossings.makers import make_crossing, make_eastern_crossing, make_event
from tests.factories import make_observer, make_user

pytestmark = pytest.mark.django_db
PAGE = "/crossings/proposals/"


@pytest.fixture
def observer(client):
    client.force_login(make_observer())


def open_on(client, day):
    return client.get(PAGE, {"as_of": day}).context["proposals"]


def test_at_the_end_of_2021_the_documents_name_four(client, seeded, observer):
    found = {each.crossing.code: each.last.kind_after for each in open_on(client, "2021-12-31")}
    assert found == {"NL-HL": "bridge", "PB-DC": "gate", "SP-DB": "gate", "LL-LB": "market"}
    page = client.get(PAGE, {"as_of": "2021-12-31"}).content.decode()
    for words in [
        "Săm Pun – Điền Bồng", "Border market", "Bridge over the border", "Gate, level not said", "10/2021",
        "“cặp chợ biên giới, đang trao đổi, hoàn thiện hồ sơ”", "Nâng cao uy tín và vị thế quốc tế, 14/10/2021",
        'href="/crossings/SP-DB/"',
    ]:  # fmt: skip
        assert words in page, words
    assert open_on(client, "2021-09-30") == []


def test_stages_are_passed_reached_or_ahead(client, observer):
    crossing = make_crossing()
    make_event(crossing, "proposed", "main", "2020")
    make_event(crossing, "agreed", "main", "2022-03")
    (proposal,) = open_on(client, "2022-12-31")
    assert [step.standing for step in proposal.steps] == ["done", "done", "now", "ahead"]
    assert [step.event and step.event.on_words for step in proposal.steps] == ["2020", None, "03/2022", None]
    page = client.get(PAGE, {"as_of": "2022-12-31"}).content.decode()
    assert "passed, day not known" in page and "not yet" in page and 'aria-current="step"' in page
    (before,) = open_on(client, "2021-12-31")
    assert [step.standing for step in before.steps] == ["now", "ahead", "ahead", "ahead"]


def test_a_proposal_ends_when_it_has_become_what_was_proposed(client, observer):
    crossing = make_crossing()
    make_event(crossing, "decided", "gate", "2021-10")
    make_event(crossing, "in_use", "opening", "2022-05")
    assert len(open_on(client, "2022-12-31")) == 1
    make_event(crossing, "upgraded", "main", "2023-10")
    assert (len(open_on(client, "2022-12-31")), open_on(client, "2024-01-01")) == (1, [])


def test_without_any_it_says_what_would_show_here(client, observer):
    assert "No proposal is open on this day" in client.get(PAGE).content.decode()


@pytest.mark.parametrize("day", ["2099-01-01", "hôm qua"])
def test_a_day_that_cannot_be_asked_is_refused_in_words(client, observer, day):
    response = client.get(PAGE, {"as_of": day})
    assert response.status_code == 400 and response.context["form"].errors["as_of"]


def test_a_stranger_is_refused_and_it_is_only_read(client):
    client.force_login(make_user())
    assert client.get(PAGE).status_code == 403
    client.force_login(make_observer())
    assert client.post(PAGE).status_code == 405


def test_the_number_of_queries_does_not_grow(client, observer):
    make_event(make_crossing(), "proposed", "main", "2020")
    client.get(PAGE)
    with CaptureQueriesContext(connection) as one:
        client.get(PAGE)
    for number in range(6):
        make_event(make_eastern_crossing(f"X{number}"), "proposed", "main", "2020")
    with CaptureQueriesContext(connection) as many:
        client.get(PAGE)
    assert len(many) == len(one)
