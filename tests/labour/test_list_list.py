"""The list of lists of workers: who sees which, what it can be narrowed by; nobody is named."""

from datetime import date

import pytest

from borderops.labour.models import WorkerList
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_district,
    make_observer,
    make_overseer,
    make_user,
)
from tests.labour.makers import (
    make_accepted_list,
    make_inland,
    make_issued,
    make_list,
    make_permit,
    make_programme,
    make_sent_list,
    make_worker,
)

pytestmark = pytest.mark.django_db
LIST = "/labour/lists/"


@pytest.fixture
def clerk(client):
    user = make_clerk(make_district())
    client.force_login(user)
    return user


def rows(response):
    return list(response.context["page"].rows)


def make_inland_permit(**fields):
    return make_permit(make_worker(commune=make_commune("Yên Thành", "09999", make_inland())), **fields)


def test_own_drafts_and_what_is_accepted_here_are_there_without_any_name(client, clerk):
    permit = make_permit(make_worker(name="Vàng Thị Mẩy"))
    draft = make_list("register", [permit], by=clerk, day=date(2024, 1, 6))
    accepted = make_accepted_list("issue", [make_permit()])
    make_sent_list("issue", [make_inland_permit()])
    response = client.get(
        LIST, {"columns": "number,kind,programme,day,crossing,district,people,minutes_number,unit"}
    )
    page = response.content.decode()
    assert rows(response) == [accepted, draft]
    assert "Registration" in page and str(draft.unit) in page and "Mẩy" not in page
    assert "/labour/lists/new/?kind=depart" in page and "/labour/lists/workbook/" in page


def test_a_row_says_how_many_workers_and_how_many_are_held_back(client, clerk):
    make_accepted_list("depart", [make_issued(), make_permit()], day=date(2024, 3, 5))
    response = client.get(LIST, {"kind": "depart"})
    (row,) = rows(response)
    assert (row.lines_good, row.lines_held) == (1, 1)
    assert "1 held back" in response.content.decode()
    assert response.context["totals"] == "1 line that counts, 1 held back"


def test_each_filter_leaves_what_fits(client):
    client.force_login(make_overseer())
    permit = make_permit(number="GP-77")
    issue = make_accepted_list("issue", [permit])
    depart = make_accepted_list(
        "depart", [permit, make_permit()], day=date(2024, 3, 5), minutes_number="45/BB"
    )
    korea = make_programme("KR", "Lao động thời vụ", partner_elsewhere="Boeun", partner=None)
    away = make_sent_list("register", [make_inland_permit(programme=korea)], day=date(2024, 2, 1))
    found = [
        ({"q": issue.number.lower()}, {issue}), ({"q": "45/bb"}, {depart}), ({"q": "gp-77"}, {issue, depart}),
        ({"programme": "KR"}, {away}), ({"kind": "depart"}, {depart}), ({"district": "035"}, {away}),
        ({"crossing": "PB-DC"}, {depart}), ({"since": "20/02/2024"}, {issue, depart}),
        ({"until": "20/02/2024"}, {issue, away}), ({"state": "submitted"}, {away}),
        ({"unit": away.unit_id}, {away}), ({"held": "yes"}, {depart}), ({"held": "no"}, {issue, away}),
    ]  # fmt: skip
    for query, lists in found:
        assert set(rows(client.get(LIST, query))) == lists, query


def test_a_filter_that_cannot_be_read_leaves_nothing_and_an_empty_list_says_what_to_do(client, clerk):
    make_accepted_list("issue", [make_permit()])
    response = client.get(LIST, {"since": "soon"})
    assert rows(response) == [] and "in a new list" in response.content.decode()


def test_pages_follow_each_other_in_both_orders(client, clerk, monkeypatch):
    monkeypatch.setattr("borderops.lists.views.ListPage.page_size", 2)
    lists = [make_list("register", [make_permit()], by=clerk, day=date(2024, 1, day)) for day in (5, 6, 7)]
    first = client.get(LIST)
    assert rows(first) == [lists[2], lists[1]]
    assert rows(client.get(LIST, {"after": first.context["page"].next_cursor})) == [lists[0]]
    assert rows(client.get(LIST, {"sort": "day"})) == lists[:2]


def test_query_count_is_flat(client, clerk, django_assert_max_num_queries):
    make_list("register", [make_permit()], by=clerk)
    every = {"columns": "number,kind,programme,day,crossing,district,people,minutes_number,state,unit"}
    with django_assert_max_num_queries(36) as one_row:
        client.get(LIST, every)
    for _again in range(3):
        make_list("register", [make_permit(), make_permit()], by=clerk)
    with django_assert_max_num_queries(len(one_row)):
        assert len(rows(client.get(LIST, every))) == 4


def test_all_drafts_are_submitted_at_once(client, clerk):
    for _twice in range(2):
        make_list("register", [make_permit()], by=clerk)
    assert "/review/worker-lists/submit-all/" in client.get(LIST).content.decode()
    client.post("/review/worker-lists/submit-all/", {})
    assert set(WorkerList.objects.values_list("state", flat=True)) == {"submitted"}


@pytest.mark.parametrize("person", [make_observer, make_administrator, make_user])
def test_without_the_right_it_is_refused(client, person):
    client.force_login(person())
    assert client.get(LIST).status_code == 403
    assert client.get(f"{LIST}workbook/").status_code == 403
