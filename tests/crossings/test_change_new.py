"""Logging one change of a flow."""

import pytest
from django.contrib.messages import get_messages

from borderops.crossings.models import FlowChange
from borderops.review.states import State
from tests.crossings.change_typing import NEW, typed
from tests.crossings.makers import (
    make_crossing,
    make_eastern_crossing,
    make_event,
    make_rule,
    make_sent_change,
)
from tests.factories import make_administrator, make_clerk, make_observer, make_unit, make_user

pytestmark = pytest.mark.django_db
CHIEF = "Đồn trưởng Đồn Biên phòng"


@pytest.fixture
def crossing():
    return make_crossing()


@pytest.fixture
def clerk(client, crossing):
    user = make_clerk(crossing.district)
    client.force_login(user)
    return user


def words_on_next_page(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_a_change_is_logged_and_waits_for_review(client, clerk, crossing):
    response = client.post(NEW, typed(crossing, expected_until="25/05/2024 07:40", manner="chỉ giao nhận xe"))
    change = FlowChange.objects.get()
    assert response.url == change.get_absolute_url() == "/crossings/changes/TL-2024-VX-0001/"
    assert (change.state, change.unit, change.known_from) == (State.SUBMITTED, clerk.home_unit, "unit")
    assert (change.since, change.expected_until) == ("2024-05-20", "2024-05-25T07:40")


def test_the_form_offers_the_only_crossing_now_and_what_the_address_says(client, clerk, crossing):
    make_eastern_crossing()
    form = client.get(f"{NEW}?flow=people&side=CN").context["form"]
    assert list(form.fields["crossing"].queryset) == [crossing] and form["crossing"].value() == crossing.pk
    assert (form["flow"].value(), form["side"].value(), form["known_from"].value()) == (
        "people",
        "CN",
        "unit",
    )
    assert len(form["since"].value()) == len("20/05/2024 07:40")


def test_the_address_chooses_among_several_and_ignores_what_is_not_offered(client, clerk, crossing):
    other = make_crossing(
        "LC", "Lao Chải", "Múng Tủng", commune=None, district=crossing.district, marker=None
    )
    assert client.get(f"{NEW}?crossing=LC").context["form"]["crossing"].value() == other.pk
    for strange in ("PB-DC", "%00", "x", ""):
        assert (
            client.get(f"{NEW}?crossing={strange}&flow=a&side=b").context["form"]["crossing"].value() is None
        )


def test_a_draft_waits_for_more_and_the_same_form_sent_twice_is_one_change(client, clerk, crossing):
    sent = typed(crossing, then="draft")
    client.post(NEW, sent)
    client.post(NEW, sent)
    client.post(NEW, sent | {"reason": "Phòng dịch Covid-19", "then": "submit"})
    change = FlowChange.objects.get()
    assert (change.state, change.reason) == (State.SUBMITTED, "Phòng dịch Covid-19")


WRONG = {
    "the end before the start": ({"expected_until": "19/05/2024"}, "expected_until"),
    "a start that nobody can read": ({"since": "đầu năm"}, "since"),
    "no start": ({"since": " "}, "since"),
    "the future without a decision": ({"since": "2099"}, "since"),
    "an end that nobody can read": ({"expected_until": "31/02/2024"}, "expected_until"),
    "no state": ({"state_of_flow": ""}, "state_of_flow"),
    "an unknown flow": ({"flow": "air"}, "flow"),
    "no crossing": ({"crossing": ""}, "crossing"),
    "a document without its name": ({"known_from": "document", "source": ""}, "source"),
    "the other side by our title": ({"imposed_by": "CN", "ordered_by": CHIEF}, "ordered_by"),
    "an authority that no rule names": ({"ordered_by": "Ông X"}, "ordered_by"),
}


@pytest.mark.parametrize(("fields", "wrong"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_is_refused_beside_its_field_and_nothing_typed_is_lost(
    client, clerk, crossing, fields, wrong
):
    make_rule()
    response = client.post(NEW, typed(crossing, legal_basis="Công điện 01", **fields))
    assert response.status_code == 422 and list(response.context["form"].errors) == [wrong]
    assert "Công điện 01" in response.content.decode() and not FlowChange.objects.exists()


def test_a_flow_that_the_kind_does_not_have_is_refused_in_words(client, clerk, crossing):
    make_event(crossing, kind_after="market")
    response = client.post(NEW, typed(crossing, flow="vehicles"))
    assert "No vehicles pass" in response.context["form"].errors["flow"][0]


def test_the_same_moment_as_another_change_is_refused_by_its_number(client, clerk, crossing):
    make_sent_change(crossing=crossing)
    response = client.post(NEW, typed(crossing, state_of_flow="open"))
    assert response.status_code == 422 and "TL-2024-VX-0001" in response.content.decode()


def test_an_unverified_rule_advises_and_lets_it_pass(client, clerk, crossing):
    make_rule()
    make_event(crossing, kind_after="main")
    response = client.post(NEW, typed(crossing, ordered_by=CHIEF), follow=True)
    page = response.content.decode()
    assert FlowChange.objects.get().state == State.SUBMITTED
    assert "may not order it at this kind" in page and "advice only" in page and "Điều 11" in page


def test_a_verified_rule_refuses_beside_the_field_and_quotes_itself(client, clerk, crossing):
    make_rule(verified=True)
    make_event(crossing, kind_after="opening")
    hours = {"since": "20/05/2024 06:00", "expected_until": "20/05/2024 18:00"}
    response = client.post(NEW, typed(crossing, ordered_by=CHIEF, **hours))
    said = response.context["form"].errors["expected_until"][0]
    assert response.status_code == 422 and "at most 6 hours" in said and "Điều 11" in said
    assert client.post(
        NEW, typed(crossing, ordered_by=CHIEF, **hours | {"expected_until": "20/5/2024 12:00"})
    ).url


def test_opening_again_needs_nobodys_order_by_the_rules(client, clerk, crossing):
    make_rule(verified=True)
    make_event(crossing, kind_after="international")
    assert client.post(NEW, typed(crossing, ordered_by=CHIEF, state_of_flow="open")).status_code == 302


def test_a_clerk_logs_at_the_own_crossings_alone(client, clerk):
    response = client.post(NEW, typed(make_eastern_crossing()))
    assert list(response.context["form"].errors) == ["crossing"] and not FlowChange.objects.exists()


def test_a_clerk_of_a_unit_without_districts_logs_in_the_units_district(client, crossing):
    client.force_login(make_user("clerk", [], make_unit("Đồn Thanh Thủy", crossing.district)))
    assert client.post(NEW, typed(crossing)).status_code == 302


def test_who_has_no_crossing_is_told_why_the_list_is_empty(client, crossing):
    client.force_login(make_clerk(make_eastern_crossing().district))
    crossing.delete()
    assert client.get(NEW).status_code == 200


@pytest.mark.parametrize("person", [make_observer, make_administrator, make_user])
def test_only_those_who_log_may_open_or_send_it(client, crossing, person):
    client.force_login(person())
    assert client.get(NEW).status_code == client.post(NEW, typed(crossing)).status_code == 403


def test_who_is_not_logged_in_is_led_to_the_log_in_and_other_methods_are_refused(client, crossing):
    assert client.get(NEW).url.startswith("/login/")
    client.force_login(make_clerk(crossing.district))
    assert client.delete(NEW).status_code == 405
