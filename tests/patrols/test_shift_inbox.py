"""What of the shift reports waits for a reviewer: the inbox, and what is done to all of it."""

import pytest

from borderops.patrols.models import ShiftReport
from borderops.review.states import State
from tests.factories import make_clerk, make_commune, make_observer, make_other_district, make_reviewer
from tests.patrols.makers import make_accepted_shift, make_post, make_sent_shift

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(client):
    user = make_reviewer(make_commune().district)
    client.force_login(user)
    return user


def state(report):
    return ShiftReport.objects.get(pk=report.pk).state


def far_away():
    return make_post("Chốt 172", commune=make_commune("Chí Cà", "01105", make_other_district()))


def test_the_inbox_has_a_tab_of_what_waits_the_oldest_first(client, reviewer):
    post = make_post()
    first, second = make_sent_shift(post=post), make_sent_shift(post=post, hour=14)
    make_accepted_shift(post=post, hour=1, hours=3)
    make_sent_shift(reviewer, post=make_post("Chốt khác"))
    make_sent_shift(post=far_away())
    page = client.get("/review/shifts/")
    assert list(page.context["page"].rows) == [first, second]
    assert "shifts" in [tab["inbox"].key for tab in page.context["tabs"]]
    assert (
        list(client.get("/review/shifts/", {"post": post.pk, "outcome": "cases"}).context["page"].rows) == []
    )


def test_everything_that_is_filtered_is_accepted_at_once(client, reviewer):
    post = make_post()
    wanted, own = make_sent_shift(post=post), make_sent_shift(reviewer, post=make_post("Chốt khác"))
    other = make_sent_shift(post=post, hour=14, outcome="cases")
    client.post("/review/shifts/accept-all/?outcome=nil")
    assert [state(each) for each in (wanted, own, other)] == ["accepted", "submitted", "submitted"]
    assert wanted.history.first().state == State.ACCEPTED


def test_everything_that_is_filtered_is_returned_with_one_reason(client, reviewer):
    post = make_post()
    both = [make_sent_shift(post=post), make_sent_shift(post=post, hour=14)]
    client.post("/review/shifts/return-all/", {"reason": "numbers", "fields_to_mend": ["people_in"]})
    assert [state(each) for each in both] == ["returned", "returned"]


@pytest.mark.parametrize("page", ["", "accept-all/", "return-all/"])
@pytest.mark.parametrize("person", [make_clerk, make_observer])
def test_the_inbox_is_for_reviewers(client, page, person):
    client.force_login(person())
    assert client.get(f"/review/shifts/{page}").status_code == 403


def test_the_queries_of_the_inbox_stay_few(client, reviewer, django_assert_max_num_queries):
    make_sent_shift()
    with django_assert_max_num_queries(40) as one_row:
        client.get("/review/shifts/")
    for n in range(2):
        make_sent_shift(post=make_post(f"Chốt {n}", commune=make_commune(f"Lũng {n}", f"0000{n}")))
    with django_assert_max_num_queries(len(one_row)):
        assert len(client.get("/review/shifts/").context["page"].rows) == 3


def test_the_first_page_tells_a_reviewer_what_waits(client, reviewer):
    make_sent_shift()
    tiles = {tile["url"]: tile["value"] for tile in client.get("/").context["tiles"]}
    assert tiles["/review/shifts/"] == "1"
