"""Correcting a change that is in force: another takes its place, and the old one is kept struck."""

import pytest

from borderops.crossings.models import FlowChange
from borderops.review.states import State
from tests.crossings.change_typing import LIST, NEW, typed
from tests.crossings.makers import (
    make_accepted_change,
    make_change,
    make_crossing,
    make_eastern_crossing,
    make_sent_change,
)
from tests.factories import make_clerk, make_observer, make_other_district, make_overseer, make_reviewer
from tests.pages import said

pytestmark = pytest.mark.django_db


@pytest.fixture
def crossing():
    return make_crossing()


@pytest.fixture
def clerk(client, crossing):
    user = make_clerk(crossing.district)
    client.force_login(user)
    return user


@pytest.fixture
def wrong(crossing):
    return make_accepted_change(
        crossing=crossing, reason="Phòng dịch", ordered_by="Ban chỉ đạo", told="inferred"
    )


def correcting(change):
    return f"{NEW}?corrects={change.reference}"


def corrected(client, change, **fields):
    """The correction that this person sends."""
    client.post(correcting(change), typed(change.crossing, state_of_flow="restricted", **fields))
    return FlowChange.objects.get(corrects=change)


def state_of(change):
    return FlowChange.objects.get(pk=change.pk).state


def test_the_form_is_filled_in_from_what_is_corrected(client, clerk, wrong):
    response = client.get(correcting(wrong))
    form = response.context["form"]
    told = [form[name].value() for name in ("crossing", "flow", "since", "reason", "ordered_by", "told")]
    assert told == [wrong.crossing_id, "goods", "20/05/2024", "Phòng dịch", "Ban chỉ đạo", "inferred"]
    assert wrong.number in response.content.decode()


def test_it_strikes_the_old_one_once_it_is_accepted(client, clerk, wrong):
    right = corrected(client, wrong)
    assert (right.state, state_of(wrong)) == (State.SUBMITTED, State.ACCEPTED)
    right.accept(make_reviewer(wrong.district))
    assert state_of(wrong) == State.STRUCK
    page = client.get(wrong.get_absolute_url()).content.decode()
    assert f"Corrected by {right.number}." in page and right.get_absolute_url() in page


def test_a_form_sent_twice_is_one_correction_even_if_it_is_urgent(client, clerk, wrong):
    sent = typed(wrong.crossing, state_of_flow="open", urgent="on")
    answers = [client.post(correcting(wrong), sent) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302] and answers[0].url == answers[1].url
    assert FlowChange.objects.filter(corrects=wrong).count() == 1 and state_of(wrong) == State.STRUCK


def test_an_urgent_correction_that_is_returned_lets_the_old_one_stand_again(client, clerk, wrong):
    right = corrected(client, wrong, urgent="on")
    assert state_of(wrong) == State.STRUCK
    right.send_back(make_reviewer(wrong.district), "facts")
    assert state_of(wrong) == State.ACCEPTED
    sent = typed(wrong.crossing, state_of_flow="open", urgent="on", version=right.version)
    assert client.post(f"{right.get_absolute_url()}edit/", sent).status_code == 302
    assert (state_of(right), state_of(wrong)) == (State.SUBMITTED, State.STRUCK)
    assert FlowChange.objects.get(pk=right.pk).corrects == wrong


def test_an_accepted_correction_that_is_struck_later_brings_nothing_back(client, clerk, wrong):
    right, overseer = corrected(client, wrong), make_overseer()
    right.accept(overseer)
    right.strike(overseer, "mistake")
    assert state_of(wrong) == state_of(right) == State.STRUCK


def test_a_correction_of_a_correction_leaves_only_the_last_in_force(client, clerk, wrong):
    second = corrected(client, wrong, urgent="on")
    third = corrected(client, second, urgent="on")
    assert list(FlowChange.objects.in_force()) == [third]


def test_what_is_not_in_force_is_not_corrected(client, clerk, crossing):
    draft = make_change(clerk, crossing=crossing)
    waiting = make_sent_change(clerk, crossing=crossing, since="2024-05-21")
    struck = make_accepted_change(clerk, crossing=crossing, since="2024-05-22")
    struck.strike(make_overseer(), "mistake")
    for change in (draft, waiting, struck):
        answer = client.get(correcting(change))
        assert (answer.url, said(answer)[-1:]) == (change.get_absolute_url(), ["error"])
        assert client.post(correcting(change), typed(crossing, since="01/06/2024")).status_code == 422
    assert not FlowChange.objects.filter(corrects__isnull=False).exists()


def test_a_second_correction_is_refused_by_the_number_of_the_first(client, clerk, wrong):
    first = corrected(client, wrong)
    assert said(client.get(correcting(wrong)))[-1] == "error"
    response = client.post(correcting(wrong), typed(wrong.crossing, since="01/06/2024"))
    assert response.status_code == 422 and first.number in response.content.decode()


def test_it_may_name_another_flow_but_no_moment_of_a_third(client, clerk, wrong):
    other = make_accepted_change(crossing=wrong.crossing, flow="people")
    response = client.post(correcting(wrong), typed(wrong.crossing, flow="people"))
    assert response.status_code == 422 and other.number in response.content.decode()
    assert client.post(correcting(wrong), typed(wrong.crossing, flow="vehicles")).status_code == 302


def test_only_who_may_log_there_finds_it(client, wrong):
    make_eastern_crossing()
    for user, status in ((make_clerk(make_other_district()), 404), (make_observer(), 403)):
        client.force_login(user)
        assert client.get(correcting(wrong)).status_code == status
        assert client.post(correcting(wrong), typed(wrong.crossing)).status_code == status
        assert "corrects=" not in client.get(wrong.get_absolute_url()).content.decode()
    client.force_login(make_clerk(wrong.district))
    assert client.get(f"{NEW}?corrects=TL-1999-VX-0001").status_code == 404
    assert client.get(f"{NEW}?corrects=%00").status_code == 404


def test_a_change_is_not_reopened_and_says_what_to_do_instead(client, wrong):
    client.force_login(make_overseer())
    page = client.get(wrong.get_absolute_url()).content.decode()
    assert f"{LIST}{wrong.number}/reopen/" not in page and "corrects=" in page
    for send in (client.get, client.post):
        answer = send(f"{LIST}{wrong.number}/reopen/", {"reason": "facts"})
        assert (
            answer.url == wrong.get_absolute_url()
            and "Log a correction" in client.get(answer.url).content.decode()
        )
    assert state_of(wrong) == State.ACCEPTED
    client.force_login(make_clerk(wrong.district))
    assert client.post(f"{LIST}{wrong.number}/reopen/").status_code == 403
