"""What of the changes waits for a reviewer: the urgent ones, in force already, on top."""

import pytest

from borderops.crossings.models import FlowChange
from tests.crossings.makers import (
    make_accepted_change,
    make_crossing,
    make_eastern_crossing,
    make_sent_change,
)
from tests.factories import make_clerk, make_observer, make_reviewer

pytestmark = pytest.mark.django_db
INBOX = "/review/flow-changes/"


@pytest.fixture
def crossing():
    return make_crossing()


@pytest.fixture
def reviewer(client, crossing):
    user = make_reviewer(crossing.district)
    client.force_login(user)
    return user


def rows(response):
    return list(response.context["page"].rows)


def state(change):
    return FlowChange.objects.get(pk=change.pk).state


def test_the_urgent_ones_stand_on_top_and_then_the_oldest(client, reviewer, crossing):
    first = make_sent_change(crossing=crossing, since="2024-05-20")
    second = make_sent_change(crossing=crossing, since="2024-05-21")
    urgent = make_sent_change(crossing=crossing, since="2024-05-22", urgent=True)
    make_sent_change(reviewer, crossing=crossing, since="2024-05-23")
    make_sent_change(crossing=make_eastern_crossing())
    response = client.get(INBOX)
    assert rows(response) == [urgent, first, second]
    page = response.content.decode()
    assert "urgent, in force" in page and "urgent ones on top, then the oldest" in page
    assert rows(client.get(INBOX, {"sort": "-submitted_at"})) == [urgent, second, first]
    assert rows(client.get(INBOX, {"sort": "submitted_at"})) == [first, second, urgent]


def test_an_urgent_one_of_a_later_page_stands_on_the_first(client, reviewer, crossing, monkeypatch):
    monkeypatch.setattr("borderops.review.inbox_views.Inbox.page_size", 2)
    usual = [make_sent_change(crossing=crossing, since=f"2024-05-2{turn}") for turn in range(3)]
    urgent = make_sent_change(crossing=crossing, since="2024-05-24", urgent=True)
    page = client.get(INBOX).context["page"]
    assert page.rows == [urgent, *usual[:2]]
    assert rows(client.get(INBOX, {"after": page.next_cursor})) == [usual[2], urgent]


def test_all_that_are_filtered_are_accepted_and_a_correction_strikes_the_old_one(client, reviewer, crossing):
    wrong = make_accepted_change(crossing=crossing)
    right = make_sent_change(crossing=crossing, corrects=wrong, state_of_flow="restricted")
    other = make_sent_change(crossing=crossing, flow="people")
    client.post(f"{INBOX}accept-all/?flow=goods")
    assert [state(each) for each in (wrong, right, other)] == ["struck", "accepted", "submitted"]


def test_all_that_are_filtered_are_returned_with_one_reason(client, reviewer, crossing):
    urgent = make_sent_change(crossing=crossing, urgent=True)
    other = make_sent_change(crossing=crossing, flow="people")
    client.post(f"{INBOX}return-all/?urgent=yes", {"reason": "numbers", "fields_to_mend": ["since"]})
    assert [state(each) for each in (urgent, other)] == ["returned", "submitted"]


@pytest.mark.parametrize("page", ["", "accept-all/", "return-all/"])
@pytest.mark.parametrize("person", [make_clerk, make_observer])
def test_the_inbox_is_for_reviewers(client, page, person):
    client.force_login(person())
    assert client.get(f"{INBOX}{page}").status_code == 403


def test_query_count_is_flat(client, reviewer, crossing, django_assert_max_num_queries):
    make_sent_change(crossing=crossing, urgent=True)
    with django_assert_max_num_queries(40) as one_row:
        client.get(INBOX)
    for turn in range(3):
        make_sent_change(crossing=crossing, since=f"2024-06-0{turn + 1}", urgent=turn == 1)
    with django_assert_max_num_queries(len(one_row)):
        assert len(rows(client.get(INBOX))) == 4


def test_the_menu_leads_to_the_register_in_which_something_waits(client, reviewer, crossing):
    assert client.get("/review/").context["inbox"].key == "incidents"
    make_sent_change(crossing=crossing)
    assert client.get("/review/").context["inbox"].key == "flow-changes"
