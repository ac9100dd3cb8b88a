"""My work: what needs this person now."""

from datetime import timedelta

import pytest
from django.utils import timezone

from borderops.incidents.models import Incident
from borderops.review import home
from borderops.review.inbox import inboxes
from tests.factories import (
    make_accepted,
    make_administrator,
    make_clerk,
    make_commune,
    make_draft,
    make_observer,
    make_other_district,
    make_overseer,
    make_returned,
    make_reviewer,
    make_submitted,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db


def work(client, user):
    """The records that stand on a person's first page."""
    client.force_login(user)
    blocks = client.get("/").context["blocks"]
    return [record for _heading, records, _empty in blocks for record in records]


def test_a_clerk_finds_what_was_returned_the_drafts_and_what_waits_of_the_unit(client):
    returned, draft, sent = make_returned(), make_draft(), make_submitted()
    make_accepted()
    assert work(client, make_clerk()) == [returned, draft, sent]


def test_what_waits_too_long_is_marked_as_late(client):
    sent = make_submitted(severity="3")
    assert "chip-stop" not in first_page(client, make_clerk())
    Incident.objects.filter(pk=sent.pk).update(review_due_at=timezone.now())
    assert "chip-stop" in first_page(client, make_clerk())
    client.force_login(make_reviewer())
    assert client.get("/").context["tiles"][0]["tone"] == "stop"


def first_page(client, user):
    client.force_login(user)
    return client.get("/").content.decode()


def test_other_units_and_districts_are_not_there(client):
    make_returned()
    make_draft()
    assert work(client, make_clerk(unit=make_unit("Đồn khác"))) == []
    assert work(client, make_clerk(make_other_district())) == []


def test_the_newest_stand_first_and_not_too_many(client, monkeypatch):
    monkeypatch.setattr(home, "MOST", 2)
    first, second, third = make_draft(), make_draft(), make_draft()
    assert work(client, make_clerk()) == [third, second] and first


def test_a_reviewer_sees_how_many_wait(client):
    for _ in range(2):
        make_submitted()
    make_submitted(commune=make_commune("Chí Cà", "01105", make_other_district()))
    client.force_login(make_reviewer())
    tile = client.get("/").context["tiles"][0]
    assert (tile["value"], tile["url"], tile["tone"]) == ("2", "/review/incidents/", "wait")
    assert tile["note"]


@pytest.mark.parametrize("person", [make_observer, make_administrator, make_user])
def test_who_neither_logs_nor_reviews_is_told_what_is_there(client, person):
    make_submitted()
    make_draft()
    client.force_login(person())
    response = client.get("/")
    assert response.status_code == 200
    assert response.context["blocks"] == []
    assert not any(tile["tone"] for tile in response.context["tiles"])


def test_the_menu_leads_only_where_the_person_may_go(client):
    for person in [make_clerk, make_reviewer, make_observer, make_administrator, make_user]:
        client.force_login(person())
        for entry in client.get("/").context["nav"]:
            assert client.get(entry["url"], follow=True).status_code == 200, (person, entry)


def test_log_in_is_asked_first(client):
    assert client.get("/").url == "/login/?next=/"


def test_it_is_only_read(client):
    client.force_login(make_clerk())
    assert client.post("/").status_code == 405


def test_query_count_is_flat(client, django_assert_max_num_queries):
    make_draft()
    make_returned()
    client.force_login(make_clerk())
    with django_assert_max_num_queries(44) as few:
        client.get("/")
    for _ in range(4):
        make_draft()
        make_returned()
    with django_assert_max_num_queries(len(few)):
        client.get("/")


def districts(client, user):
    """What the panel by district says: code → (waiting, late, open, overdue)."""
    client.force_login(user)
    panel = next(
        (each for each in client.get("/").context["panels"] if each["key"] == "incidents"), {"rows": []}
    )
    figures = ["waiting", "late", "open", "overdue"]
    return {row["district"].code: tuple(row.get(name, 0) for name in figures) for row in panel["rows"]}


def test_the_head_of_the_province_sees_by_district_where_work_waits_and_is_late(client):
    far = make_commune("Chí Cà", "01105", make_other_district())
    late, _waiting = make_submitted(), make_submitted()
    overdue, _open = make_accepted(commune=far), make_accepted(commune=far)
    Incident.objects.filter(pk=late.pk).update(review_due_at=timezone.now())
    Incident.objects.filter(pk=overdue.pk).update(handle_by=timezone.localdate() - timedelta(days=1))
    assert districts(client, make_overseer()) == {"033": (0, 0, 2, 1), "026": (2, 1, 0, 0)}
    assert districts(client, make_reviewer()) == {"026": (2, 1, 0, 0)}
    assert districts(client, make_clerk()) == {}


def test_each_figure_by_district_opens_its_rows(client):
    make_submitted(commune=make_commune("Chí Cà", "01105", make_other_district()))
    make_submitted(), make_accepted(), make_accepted()
    client.force_login(make_overseer())
    page = client.get("/")
    row = next(each for each in page.context["panels"] if each["key"] == "incidents")["rows"][1]
    assert len(client.get(row["inbox"]).context["page"].rows) == row["waiting"] == 1
    assert len(client.get(row["open_url"]).context["page"].rows) == row["open"] == 2
    assert row["open_url"].replace("&", "&amp;") in page.content.decode()


def test_what_waits_in_a_register_is_asked_once_with_how_long_and_how_late(django_assert_num_queries):
    reviewer = make_reviewer()
    reviewer.has_perm("incidents.review_incident")  # the postings are read once for a request
    record = make_submitted()
    type(record).objects.update(review_due_at=timezone.now() - timedelta(hours=1))
    make_submitted()
    waiting = inboxes["incidents"].waiting_for(reviewer)
    with django_assert_num_queries(1):
        tile = home.waiting_tile(inboxes["incidents"], waiting)
    assert (tile["value"], tile["tone"]) == ("2", "stop") and "1 " in tile["note"].partition("·")[2]
