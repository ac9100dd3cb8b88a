"""What waits for a reviewer, oldest first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from borderops.incidents.models import Incident
from borderops.review.inbox_views import Inbox
from tests.factories import (
    make_accepted,
    make_clerk,
    make_code,
    make_commune,
    make_draft,
    make_observer,
    make_other_district,
    make_overseer,
    make_returned,
    make_reviewer,
    make_submitted,
    make_user,
)

pytestmark = pytest.mark.django_db
INBOX = "/review/incidents/"


@pytest.fixture
def reviewer(client):
    user = make_reviewer()
    client.force_login(user)
    return user


def rows(response):
    return list(response.context["page"].rows)


def waited(record, days):
    Incident.objects.filter(pk=record.pk).update(submitted_at=timezone.now() - timedelta(days=days))
    return record


def test_the_longest_waiting_stands_first(client, reviewer):
    middle, oldest, newest = waited(make_submitted(), 2), waited(make_submitted(), 30), make_submitted()
    assert rows(client.get(INBOX)) == [oldest, middle, newest]
    assert rows(client.get(INBOX, {"sort": "-submitted_at"})) == [newest, middle, oldest]


def test_the_first_register_opens_by_itself(client, reviewer):
    assert client.get("/review/").context["inbox"].key == "incidents"


def test_only_what_this_person_may_review_is_there(client, reviewer):
    wanted = make_submitted()
    make_submitted(reviewer)
    make_submitted(commune=make_commune("Chí Cà", "01105", make_other_district()))
    for make in [make_draft, make_returned, make_accepted]:
        make()
    response = client.get(INBOX)
    assert rows(response) == [wanted]
    counts = {tab["inbox"].key: tab["count"] for tab in response.context["tabs"]}
    assert counts["incidents"] == 1


def test_an_overseer_sees_all_districts_and_filters(client):
    make_submitted()
    west = make_submitted(commune=make_commune("Chí Cà", "01105", make_other_district()))
    client.force_login(make_overseer())
    assert len(rows(client.get(INBOX))) == 2
    assert rows(client.get(INBOX, {"district": make_other_district().code})) == [west]


def test_filters_narrow_and_go_on_to_accepting_all(client, reviewer):
    wanted = make_submitted(code=make_code("A1"), account="Phát hiện xe máy.")
    make_submitted()
    for query in [{"code": "A"}, {"q": "xe may"}]:
        response = client.get(INBOX, query)
        assert rows(response) == [wanted]
    assert "/review/incidents/accept-all/?q=xe+may" in response.content.decode()


def test_a_filter_that_cannot_be_read_shows_nothing(client, reviewer):
    make_submitted()
    response = client.get(INBOX, {"since": "hôm qua"})
    assert rows(response) == [] and response.context["filter"].form.errors["since"]


def test_pages_visit_every_record_once_in_order(client, reviewer, monkeypatch):
    monkeypatch.setattr(Inbox, "page_size", 2)
    wanted = [waited(make_submitted(), days) for days in [9, 7, 5, 3, 1]]
    seen, cursor = [], ""
    while True:
        page = client.get(INBOX, {"after": cursor}).context["page"]
        seen += page.rows
        if not page.has_next:
            break
        cursor = page.next_cursor
    assert seen == wanted


@pytest.mark.parametrize("person", [make_clerk, make_observer, make_user])
def test_only_reviewers_have_an_inbox(client, person):
    client.force_login(person())
    assert client.get("/review/").status_code == client.get(INBOX).status_code == 403


def test_log_in_is_asked_first(client):
    assert client.get(INBOX).url.startswith("/login/")


def test_an_empty_inbox_says_so(client, reviewer):
    response = client.get(INBOX)
    assert (
        response.status_code == 200 and str(response.context["table"].empty_text) in response.content.decode()
    )


def test_a_register_that_is_not_there_is_not_found(client, reviewer):
    assert client.get("/review/nothing/").status_code == 404


def test_it_is_only_read(client, reviewer):
    assert client.post(INBOX).status_code == 405


def test_query_count_is_flat(client, reviewer, django_assert_max_num_queries):
    make_submitted()
    with django_assert_max_num_queries(32) as one_row:
        client.get(INBOX)
    for _ in range(5):
        make_submitted()
    with django_assert_max_num_queries(len(one_row)):
        client.get(INBOX)
