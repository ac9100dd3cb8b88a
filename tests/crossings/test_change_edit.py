"""Mending a change that is still open to its unit."""

import pytest

from borderops.review.states import State
from tests.crossings.change_typing import LIST, typed
from tests.crossings.makers import make_change, make_crossing, make_sent_change
from tests.factories import make_clerk, make_other_district, make_overseer, make_reviewer
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


def edit(change):
    return f"{change.get_absolute_url()}edit/"


def test_a_draft_is_mended_and_sent(client, clerk, crossing):
    change = make_change(clerk, crossing=crossing, since="2024-05", expected_until="2024-06-01T08:00")
    form = client.get(edit(change)).context["form"]
    assert (form["since"].value(), form["expected_until"].value()) == ("05/2024", "01/06/2024 08:00")
    client.post(edit(change), typed(crossing, since="2024", version=change.version))
    change.refresh_from_db()
    assert (change.state, change.since, change.expected_until) == (State.SUBMITTED, "2024", "")


def test_a_returned_change_is_mended_with_what_the_reviewer_asks_above_it(client, clerk, crossing):
    change = make_sent_change(clerk, crossing=crossing)
    change.send_back(make_reviewer(crossing.district), "facts", "Ghi rõ giờ.", ["since"])
    assert "Ghi rõ giờ." in client.get(edit(change)).content.decode()
    client.post(edit(change), typed(crossing, since="20/05/2024 07:40", version=change.version))
    change.refresh_from_db()
    assert (change.state, change.since, change.number) == (
        State.SUBMITTED,
        "2024-05-20T07:40",
        "TL-2024-VX-0001",
    )


def test_a_stale_edit_is_refused_and_shows_both(client, clerk, crossing):
    change = make_change(clerk, crossing=crossing)
    seen = change.version
    change.reason = "Sạt lở"
    change.write(clerk)
    response = client.post(edit(change), typed(crossing, reason="Phòng dịch tả lợn", version=seen))
    page = response.content.decode()
    assert response.status_code == 409 and "Sạt lở" in page and "Phòng dịch tả lợn" in page


def test_what_waits_or_is_accepted_is_not_mended_here(client, clerk, crossing):
    change = make_sent_change(clerk, crossing=crossing)
    assert client.get(edit(change)).url == change.get_absolute_url()
    assert client.post(edit(change), typed(crossing, state_of_flow="open")).status_code == 409
    change.accept(make_reviewer(crossing.district))
    answer = client.get(edit(change))
    assert answer.url == change.get_absolute_url() and said(answer)[-1] == "error"


def test_another_districts_clerk_finds_no_draft_and_no_form(client, crossing):
    draft = make_change(crossing=crossing)
    waiting = make_sent_change(crossing=crossing, since="2024-05-21")
    stranger = make_clerk(make_other_district())
    client.force_login(stranger)
    for change in (draft, waiting):
        assert (
            client.get(edit(change)).status_code
            == client.post(edit(change), typed(crossing)).status_code
            == 404
        )
    accepted = make_sent_change(crossing=crossing, since="2024-05-22")
    accepted.accept(make_overseer())
    assert client.get(edit(accepted)).status_code == 404
    for verb in ("submit", "accept", "return", "strike"):
        assert client.post(f"{LIST}{waiting.number}/{verb}/").status_code in (403, 404)
