"""What of the lists of workers waits for a reviewer, and what becomes of a quota when many are accepted at once."""

from datetime import date

import pytest

from borderops.labour.models import Permit, WorkerList
from tests.factories import make_clerk, make_district, make_observer, make_reviewer
from tests.labour.makers import make_inland, make_permit, make_quota, make_sent_list

pytestmark = pytest.mark.django_db
INBOX = "/review/worker-lists/"


@pytest.fixture
def reviewer(client):
    user = make_reviewer(make_district())
    client.force_login(user)
    return user


def rows(response):
    return list(response.context["page"].rows)


def state(record):
    return WorkerList.objects.get(pk=record.pk).state


def test_the_oldest_stand_first_with_what_happened_and_who_is_held_back(client, reviewer):
    first = make_sent_list("register", [make_permit()])
    second = make_sent_list("depart", [make_permit(), make_permit()])
    make_sent_list("register", [make_permit()], by=reviewer)
    response = client.get(INBOX)
    assert rows(response) == [first, second]
    page = response.content.decode()
    assert "Hand-over at departure" in page and "2 held back" in page and str(first.entered_by) in page
    assert rows(client.get(INBOX, {"kind": "depart"})) == [second]


def test_of_two_lists_for_the_last_place_of_a_quota_one_is_accepted(client, reviewer):
    make_quota(places=1)
    first, second = make_sent_list("issue", [make_permit()]), make_sent_list("issue", [make_permit()])
    third = make_sent_list("register", [make_permit()])
    client.post(f"{INBOX}accept-all/")
    assert [state(each) for each in (first, second, third)] == ["accepted", "submitted", "accepted"]
    assert second.lines.get().held == "quota"


def test_a_list_takes_the_places_that_are_left_and_holds_back_the_rest(client, reviewer):
    make_quota(places=3)
    make_sent_list("issue", [make_permit(), make_permit()])
    second = make_sent_list("issue", [make_permit(), make_permit()])
    client.post(f"{INBOX}accept-all/")
    assert state(second) == "accepted"
    assert [line.held for line in second.lines.all()] == ["", "quota"]


def test_all_that_are_filtered_are_returned_with_one_reason(client, reviewer):
    issue, other = make_sent_list("issue", [make_permit()]), make_sent_list("register", [make_permit()])
    client.post(f"{INBOX}return-all/?kind=issue", {"reason": "numbers", "fields_to_mend": ["day"]})
    assert [state(each) for each in (issue, other)] == ["returned", "submitted"]


def test_another_places_reviewer_finds_nothing_and_others_no_inbox(client):
    waits = make_sent_list("register", [make_permit()])
    client.force_login(make_reviewer(make_inland()))
    assert rows(client.get(INBOX)) == []
    client.post(f"{INBOX}accept-all/")
    assert state(waits) == "submitted"
    for person in (make_clerk(), make_observer()):
        client.force_login(person)
        assert client.get(INBOX).status_code == 403


def test_query_count_is_flat(client, reviewer, django_assert_max_num_queries):
    make_sent_list("register", [make_permit()])
    with django_assert_max_num_queries(40) as one_row:
        client.get(INBOX)
    for _again in range(3):
        make_sent_list("register", [make_permit(), make_permit()])
    with django_assert_max_num_queries(len(one_row)):
        assert len(rows(client.get(INBOX))) == 4


@pytest.mark.parametrize(
    "departed_on", [date(2024, 3, 5), date(2024, 3, 1)], ids=["later", "on the same day"]
)
def test_lists_that_build_on_one_another_are_accepted_in_the_order_of_their_day(
    client, reviewer, departed_on
):
    permits = [make_permit(), make_permit()]
    back = make_sent_list("return", permits, day=date(2024, 11, 20))
    departure = make_sent_list("depart", permits, day=departed_on)
    issue = make_sent_list("issue", permits, day=date(2024, 3, 1))
    client.post(f"{INBOX}accept-all/")
    assert [state(each) for each in (issue, departure, back)] == ["accepted"] * 3
    assert {permit.stage for permit in Permit.objects.all()} == {"returned"}
    assert not any(line.held for each in (issue, departure, back) for line in each.lines.all())
