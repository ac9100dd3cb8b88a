"""The life of a crossing point on its pages: written down, corrected, taken back."""

import pytest

from borderops.crossings.models import CrossingEvent
from tests.crossings.makers import make_crossing, make_eastern_crossing, make_event, make_west
from tests.factories import (
    make_administrator,
    make_clerk,
    make_observer,
    make_overseer,
    make_reviewer,
    make_user,
)
from tests.pages import hidden_fields, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def crossing():
    return make_eastern_crossing()


@pytest.fixture
def reviewer(client, crossing):
    user = make_reviewer()
    client.force_login(user)
    return user


def new(crossing):
    return f"/crossings/{crossing.code}/events/new/"


def page(event, verb="edit"):
    return f"/crossings/{event.crossing.code}/events/{event.pk}/{verb}/"


def typed(**fields):
    return {
        "kind": "proposed", "kind_after": "gate", "on": "10/2021", "decision": "", "basis": "",
        "published_text": "đang trao đổi", "source": "Báo cáo X", "confidence": "S",
    } | fields  # fmt: skip


def test_an_event_is_written_down_as_exact_as_its_source(client, reviewer, crossing):
    response = client.post(new(crossing), typed())
    event = crossing.events.get()
    assert (response.url, said(response)) == ("/crossings/PB-DC/", ["success"])
    assert (event.on, event.on_words, str(event.counts_from)) == ("2021-10", "10/2021", "2021-10-31")
    assert event.history.get().history_user == reviewer


def test_the_address_may_say_what_happened(client, reviewer, crossing):
    assert client.get(f"{new(crossing)}?kind=upgraded").context["form"]["kind"].value() == "upgraded"
    assert client.get(f"{new(crossing)}?kind=x").context["form"]["kind"].value() == ""


@pytest.mark.parametrize(
    ("change", "beside"),
    [
        ({"on": "2099"}, "on"),
        ({"on": "32/01/2020"}, "on"),
        ({"on": ""}, "on"),
        ({"kind": ""}, "kind"),
        ({"kind_after": ""}, "kind_after"),
        ({"kind": "upgraded", "kind_after": "opening"}, "kind_after"),
        ({"kind": "in_use", "kind_after": "clearance"}, "kind_after"),
        ({"kind": "in_use", "kind_after": "opening", "on": "2010"}, "on"),
        ({"source": ""}, "source"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_typed_is_lost(
    client, reviewer, crossing, change, beside
):
    make_event(crossing, "in_use", "opening", "2010")
    response = client.post(new(crossing), typed(basis="theo thỏa thuận") | change)
    assert response.status_code == 422 and set(response.context["form"].errors) == {beside}
    assert "theo thỏa thuận" in response.content.decode()
    assert crossing.events.count() == 1


def test_a_mistake_is_corrected_and_the_history_keeps_it(client, reviewer, crossing):
    event = make_event(crossing, "proposed", "gate", "2021")
    seen = hidden_fields(client.get(page(event)))["seen"]
    assert client.post(page(event), typed(seen=seen, decision="QĐ 12")).url == crossing.get_absolute_url()
    event.refresh_from_db()
    assert (event.on, event.decision) == ("2021-10", "QĐ 12")
    assert [row.on for row in event.history.all()] == ["2021-10", "2021"]


def test_a_stale_correction_is_refused_once_and_keeps_what_was_typed(client, reviewer, crossing):
    event = make_event(crossing, "proposed", "gate", "2021")
    seen = hidden_fields(client.get(page(event)))["seen"]
    client.post(page(event), typed(seen=seen, basis="của người khác"))
    response = client.post(page(event), typed(seen=seen, basis="của tôi"))
    assert response.status_code == 409 and "của tôi" in response.content.decode()
    event.refresh_from_db()
    assert event.basis == "của người khác"
    again = typed(basis="của tôi", seen=hidden_fields(response)["seen"])
    assert client.post(page(event), again).status_code == 302


def test_what_did_not_happen_is_taken_back_after_a_question(client, reviewer, crossing):
    event = make_event(crossing)
    assert "Take it back only if it did not happen" in client.get(page(event, "withdraw")).content.decode()
    assert crossing.events.exists()
    response = client.post(page(event, "withdraw"))
    assert (response.url, said(response)) == (crossing.get_absolute_url(), ["success"])
    assert not crossing.events.exists()
    last = CrossingEvent.history.get(history_type="-")
    assert (last.id, last.history_user) == (event.pk, reviewer)


def test_what_a_later_event_stands_on_is_not_taken_back(client, reviewer, crossing):
    make_event(crossing, "opened", "opening", "2010")
    middle = make_event(crossing, "upgraded", "main", "2015")
    make_event(crossing, "downgraded", "opening", "2020")
    assert said(client.post(page(middle, "withdraw"))) == ["error"]
    assert crossing.events.count() == 3


def test_an_event_belongs_to_the_crossing_point_of_its_address(client, reviewer, crossing):
    event = make_event(make_crossing())
    for verb in ("edit", "withdraw"):
        assert client.get(f"/crossings/PB-DC/events/{event.pk}/{verb}/").status_code == 404
    assert client.post(f"/crossings/PB-DC/events/{event.pk}/withdraw/").status_code == 404
    assert client.get("/crossings/XX/events/new/").status_code == 404


@pytest.mark.parametrize(
    ("make", "status"),
    [
        (make_overseer, 200),
        (make_administrator, 200),
        (lambda: make_reviewer(make_west()), 403),
        (make_clerk, 403),
        (make_observer, 403),
        (make_user, 403),
    ],
)
def test_the_ladder_of_rights(client, crossing, make, status):
    event = make_event(crossing)
    client.force_login(make())
    pages = [new(crossing), page(event), page(event, "withdraw")]
    assert [client.get(each).status_code for each in pages] == [status] * 3
    if status != 200:
        assert [client.post(each, typed()).status_code for each in pages] == [status] * 3
        assert crossing.events.get().on == "2018-03-26"
