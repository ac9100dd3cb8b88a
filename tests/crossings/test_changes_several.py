"""The same change for several crossing points, flows and sides at once, also from an early notice."""

import uuid

import pytest
from django.contrib.messages import get_messages

from borderops.crossings.models import FlowChange
from borderops.review.states import State
from tests.crossings.change_typing import LIST, SEVERAL, several
from tests.crossings.makers import (
    make_crossing,
    make_eastern_crossing,
    make_event,
    make_notice,
    make_rule,
    make_sent_change,
)
from tests.factories import make_administrator, make_clerk, make_observer, make_other_district, make_overseer
from tests.pages import said

pytestmark = pytest.mark.django_db


@pytest.fixture
def crossings():
    return [make_crossing(), make_eastern_crossing()]


@pytest.fixture
def overseer(client):
    user = make_overseer()
    client.force_login(user)
    return user


def messages_of(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_one_change_is_sent_for_each_crossing_flow_and_side(client, overseer, crossings):
    response = client.post(SEVERAL, several(crossings, sides=["VN", "CN"], urgent="on"))
    changes = FlowChange.objects.all()
    assert response.url == LIST and changes.count() == 8
    assert {change.state for change in changes} == {State.SUBMITTED} and all(
        change.urgent for change in changes
    )
    assert len({change.number for change in changes}) == 8
    assert "8 changes are received: TL-2024-" in messages_of(response) and "2 more" in messages_of(response)


def test_a_form_that_is_sent_twice_makes_no_second_set(client, overseer, crossings):
    sent = several(crossings)
    assert [client.post(SEVERAL, sent).status_code for _ in range(2)] == [302, 302]
    assert FlowChange.objects.count() == 4
    assert client.post(SEVERAL, sent | {"reason": "Sạt lở"}).status_code == 409
    assert client.post(SEVERAL, sent | {"form_key": str(uuid.uuid4())}).status_code == 422
    assert FlowChange.objects.count() == 4


def test_the_same_form_from_another_account_is_refused(client, overseer, crossings):
    sent = several(crossings)
    client.post(SEVERAL, sent)
    client.force_login(make_overseer())
    assert client.post(SEVERAL, sent).status_code == 409 and FlowChange.objects.count() == 4


def test_nothing_is_kept_if_one_is_refused_and_the_refusal_names_it(client, overseer, crossings):
    make_sent_change(crossing=crossings[1], flow="people")
    response = client.post(SEVERAL, several(crossings, legal_basis="Công điện 01"))
    page = response.content.decode()
    assert response.status_code == 422 and FlowChange.objects.count() == 1
    assert "Phó Bảng – Đổng Cán, People, Viet Nam: Another change" in page and "Công điện 01" in page
    assert "Thanh Thủy – Thiên Bảo, People" not in page


def test_a_flow_that_a_kind_does_not_have_is_left_out_with_a_word(client, overseer, crossings):
    make_event(crossings[0], kind_after="market")
    response = client.post(SEVERAL, several(crossings, flows=["vehicles", "goods"]))
    assert FlowChange.objects.count() == 3
    assert "Thanh Thủy – Thiên Bảo, Vehicles" in messages_of(response)
    response = client.post(SEVERAL, several(crossings[:1], flows=["vehicles"]))
    assert list(response.context["form"].errors) == ["flows"]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [({"flows": []}, "flows"), ({"sides": ["VN", "LA"]}, "sides"), ({"crossings": []}, "crossings"),
     ({"since": "mai"}, "since"), ({"expected_until": "2023"}, "expected_until"), ({"since": "2099"}, "since")],
)  # fmt: skip
def test_what_is_missing_or_wrong_is_said_once_beside_its_field(client, overseer, crossings, fields, wrong):
    response = client.post(SEVERAL, several(crossings) | fields)
    assert response.status_code == 422 and list(response.context["form"].errors) == [wrong]


def test_a_verified_rule_refuses_the_whole_set(client, overseer, crossings):
    make_rule("Đồn trưởng", "opening", 6, verified=True)
    for crossing, kind in zip(crossings, ("opening", "main"), strict=True):
        make_event(crossing, kind_after=kind)
    hours = {"since": "20/05/2024 06:00", "expected_until": "20/05/2024 10:00", "ordered_by": "Đồn trưởng"}
    response = client.post(SEVERAL, several(crossings, flows=["goods"], **hours))
    assert "Phó Bảng – Đổng Cán, Goods, Viet Nam: By these rules" in response.content.decode()
    assert not FlowChange.objects.exists()
    assert client.post(SEVERAL, several(crossings[:1], **hours)).status_code == 302


def test_a_notice_becomes_changes_in_one_step_and_is_closed_with_their_numbers(client, overseer, crossings):
    notice = make_notice(overseer, crossings=crossings, people=True, ends="2024-06-01", importance="urgent")
    form = client.get(f"{SEVERAL}?notice={notice.pk}").context["form"]
    told = {
        name: form[name].value() for name in ("crossings", "flows", "sides", "since", "reason", "imposed_by")
    }
    assert told == {
        "crossings": [crossing.pk for crossing in crossings], "flows": ["people", "goods"], "sides": ["CN"],
        "since": "21/05/2024", "reason": notice.text, "imposed_by": "CN",
    }  # fmt: skip
    assert form["expected_until"].value() == "01/06/2024" and "Điện đàm" in form["source"].value()
    sent = several(crossings, flows=["goods"], sides=["CN"], imposed_by="CN", since="21/05/2024")
    for _ in range(2):
        assert client.post(f"{SEVERAL}?notice={notice.pk}", sent).url == notice.get_absolute_url()
    notice.refresh_from_db()
    assert FlowChange.objects.filter(notice=notice).count() == 2 and notice.done_by == overseer
    assert "TL-2024-DV-0001" in notice.done_words and "TL-2024-VX-0001" in notice.done_words


def test_a_refused_set_leaves_the_notice_open(client, overseer, crossings):
    notice = make_notice(overseer, crossings=crossings)
    make_sent_change(crossing=crossings[0])
    assert client.post(f"{SEVERAL}?notice={notice.pk}", several(crossings)).status_code == 422
    notice.refresh_from_db()
    assert notice.done_at is None


def test_a_closed_notice_says_so_and_still_takes_a_further_change(client, overseer, crossings):
    notice = make_notice(overseer, crossings=crossings)
    notice.close(overseer, "Không xảy ra")
    assert "Không xảy ra" in client.get(f"{SEVERAL}?notice={notice.pk}").content.decode()
    assert client.post(f"{SEVERAL}?notice={notice.pk}", several(crossings)).status_code == 302
    notice.refresh_from_db()
    assert (notice.done_words, notice.changes.count()) == ("Không xảy ra", 4)


def test_a_clerk_is_offered_and_may_send_only_the_own_crossings(client, crossings):
    client.force_login(make_clerk(crossings[0].district))
    assert list(client.get(SEVERAL).context["form"].fields["crossings"].queryset) == crossings[:1]
    response = client.post(SEVERAL, several(crossings))
    assert list(response.context["form"].errors) == ["crossings"] and not FlowChange.objects.exists()
    notice = make_notice(make_overseer(), crossings=crossings)
    response = client.get(f"{SEVERAL}?notice={notice.pk}")
    assert response.context["form"]["crossings"].value() == [crossings[0].pk]
    assert (
        list(response.context["elsewhere"]) == crossings[1:]
        and str(crossings[1]) in response.content.decode()
    )


def test_another_districts_notice_is_not_found(client, crossings):
    notice = make_notice(crossings=crossings[:1])
    client.force_login(make_clerk(make_other_district()))
    for key in (notice.pk, 99999, "x", "9" * 40):
        assert client.get(f"{SEVERAL}?notice={key}").status_code == 404
    assert client.post(f"{SEVERAL}?notice={notice.pk}", several(crossings)).status_code == 404


def test_only_those_who_log_may_open_or_send_it(client, crossings):
    for user in (make_observer(), make_administrator()):
        client.force_login(user)
        assert client.get(SEVERAL).status_code == client.post(SEVERAL, several(crossings)).status_code == 403
    client.force_login(make_overseer())
    assert client.delete(SEVERAL).status_code == 405 and said(client.get(SEVERAL)) == []
