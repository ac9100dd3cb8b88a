"""The list of permits: narrowed by its address, for those who know the workers alone."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from borderops.labour.models import Permit, WorkerLook
from borderops.labour.permit_views import PermitList
from tests.factories import make_administrator, make_clerk, make_commune, make_observer, make_overseer
from tests.labour.makers import (
    make_abroad,
    make_accepted_list,
    make_inland,
    make_intake,
    make_issued,
    make_permit,
    make_programme,
    make_way_out,
    make_worker,
)

pytestmark = pytest.mark.django_db
LIST = "/labour/permits/"


@pytest.fixture
def clerk(client):
    user = make_clerk()
    client.force_login(user)
    return user


def rows(client, **query):
    return client.get(LIST, query).context["page"].rows


def test_the_newest_stand_first_with_totals_and_masked_papers_and_the_look_is_noted(client, clerk):
    worker = make_worker(name="Lò Thị Mẫu")
    old = make_permit(worker, valid_from=date(2023, 1, 1), valid_to=date(2023, 9, 1))
    new = make_abroad(worker)
    answer = client.get(LIST, {"columns": "worker,paper,stage,days"})
    assert answer.context["page"].rows == [new, old]
    assert answer.context["totals"] == "1 worker, 1 abroad"
    shown = answer.content.decode()
    assert new.masked_paper in shown and new.paper_number not in shown and "Lò Thị Mẫu" in shown
    assert "1 in use" not in shown  # an unticked box narrows nothing
    look = WorkerLook.objects.get(by=clerk)
    assert (look.about, look.people, look.worker) == ("List of permits", 2, None)


def test_the_address_narrows_the_list(client, clerk):
    demand = make_intake()
    commune = make_commune("Mã Lé", "00712")
    worker = make_worker(name="Giàng A Đô", commune=commune)
    found = make_abroad(worker, intake=demand, crossing=make_way_out())
    make_permit(valid_from=date(2023, 1, 1), valid_to=date(2023, 9, 1), sector=None, employer=None)
    make_permit(
        programme=make_programme("BS", "Bách Sắc", partner_elsewhere="Bách Sắc"), employer=None, sector=None
    )
    for query in [
        {"q": found.number.lower()}, {"q": "giang a do"}, {"q": found.paper_number}, {"q": worker.paper_number},
        {"demand": demand.pk}, {"stage": "abroad"}, {"overdue": "1"}, {"year": "2024"}, {"on": "01/06/2024"},
        {"commune": commune.pk}, {"crossing": "PB-DC"}, {"programme": "VS", "employer": demand.employer_id},
        {"programme": "VS", "sector": "NONG"}, {"district": "026", "stage": "abroad"},
    ]:  # fmt: skip
        assert rows(client, **query) == [found], query
    for query in [{"q": found.number[:-1] + "x"}, {"on": "01/06/2021"}, {"year": "2023"}, {"within": "90"}]:
        assert rows(client, **query) == [], query


def test_what_ends_soon_is_linked_with_its_count_and_stands_by_its_day(client, clerk):
    today = timezone.localdate()
    ends = [today + timedelta(days=days) for days in (50, 5, 80)]
    permits = [
        make_permit(valid_from=end - timedelta(days=200), valid_to=end, paper_expires_on=date(2030, 1, 1))
        for end in ends
    ]
    make_accepted_list("issue", permits, day=today - timedelta(days=150))
    late = make_abroad()
    links = client.get(LIST).context["shortcuts"]
    assert [(link.days, link.count) for link in links] == [
        (7, "1"),
        (30, "1"),
        (60, "2"),
        (90, "3"),
        (None, "1"),
    ]
    assert rows(client, within="90") == [permits[1], permits[0], permits[2]]
    assert rows(client, overdue="1") == [late]
    assert client.get(LIST, {"within": "60"}).context["shortcuts"][2].is_here


def test_pages_follow_one_upon_another(client, clerk, monkeypatch):
    monkeypatch.setattr(PermitList, "page_size", 2)
    made = [make_permit() for _turn in range(3)]
    first = client.get(LIST).context["page"]
    second = client.get(LIST, {"after": first.next_cursor}).context["page"]
    assert [*first.rows, *second.rows] == made[::-1]


def test_the_queries_do_not_grow_with_the_rows(client, clerk):
    make_abroad()
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    for _turn in range(2):
        make_issued()
    with CaptureQueriesContext(connection) as many:
        client.get(LIST)
    assert len(many) == len(few)


def test_only_those_of_the_own_places_are_seen_and_counted(client, clerk):
    own = make_permit()
    away = make_permit(make_worker(commune=make_commune("Yên Thành", "09999", make_inland())))
    assert rows(client) == [own]
    assert away.number not in client.get(LIST, {"q": away.number}).content.decode().split("</form>")[-1]
    client.force_login(make_overseer())
    assert set(rows(client)) == {own, away}


def test_a_filter_that_cannot_be_read_shows_nothing_and_says_so(client, clerk):
    make_permit()
    for query in [{"on": "31/02/2024"}, {"stage": "x"}, {"within": "8"}, {"year": "abc"}, {"demand": "x"}]:
        answer = client.get(LIST, query)
        assert (answer.context["page"].rows, bool(answer.context["filter"].form.errors)) == ([], True), query
    assert rows(client, year="99999999", sort="due_on") == []


@pytest.mark.parametrize("make", [make_observer, make_administrator])
def test_who_knows_no_names_has_no_list(client, make):
    make_permit()
    client.force_login(make())
    assert client.get(LIST).status_code == 403
    assert not Permit.objects.visible_to(make())
