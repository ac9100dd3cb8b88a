"""The quota as a budget: what is set, kept, used and left, by programme, district and year of issue."""

from datetime import date

import pytest

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
    make_abroad,
    make_accepted_list,
    make_inland,
    make_issued,
    make_permit,
    make_programme,
    make_quota,
    make_sent_list,
    make_worker,
)

pytestmark = pytest.mark.django_db
PAGE = "/labour/quotas/"


def budget(client, year=2024, **asked):
    return client.get(PAGE, {"year": year, **asked}).context["budgets"][0]


def numbers(row):
    return {cell["name"]: cell["number"] for cell in row.cells} | {"remaining": row.remaining}


def test_every_number_of_a_district_follows_from_its_accepted_lists(client):
    make_quota(10, district=make_district())
    make_sent_list("select", [make_permit()], day=date(2024, 2, 1))
    make_issued()
    make_abroad()
    back = make_abroad()
    make_accepted_list("return", [back], day=date(2024, 11, 20))
    away = make_abroad()
    make_accepted_list("leave", [away], day=date(2024, 6, 1))
    client.force_login(make_observer())
    found = budget(client)
    told = {"committed": 1, "issued": 4, "abroad": 1, "overdue": 1, "returned": 1, "left": 1, "remaining": 5}
    assert [(row.district.name, row.places, numbers(row)) for row in found.rows] == [("Đồng Văn", 10, told)]
    assert (found.total.places, numbers(found.total)) == (10, told)


def test_districts_off_the_border_stand_beside_and_missing_is_not_zero(client):
    inland = make_inland()
    make_issued(make_worker(commune=make_commune("Yên Thành", "09999", inland)))
    make_quota(5, district=make_district())
    client.force_login(make_observer())
    found = budget(client)
    assert [(str(row.district), row.places, row.remaining) for row in found.rows] == [
        ("Đồng Văn", 5, 5),
        ("Quang Bình", None, None),
    ]
    assert numbers(found.rows[0])["issued"] is None and numbers(found.rows[1])["issued"] == 1
    assert (found.total.places, found.total.remaining) == (None, None)
    make_quota(8)
    assert budget(client).total.remaining == 7
    assert budget(client, year=2023).rows == []


def test_a_passed_quota_is_said_in_words(client):
    make_quota(0)
    make_sent_list("issue", [make_permit()])
    record = make_sent_list("issue", [make_permit()])
    overseer = make_overseer()
    record.let_through(overseer, "Bổ sung theo công văn 5")
    record.accept(overseer)
    client.force_login(overseer)
    page = client.get(PAGE, {"year": 2024}).content.decode()
    assert "over by 1" in page and "chip-stop" in page


def test_numbers_lead_to_the_permits_of_the_own_places_alone(client):
    permit = make_issued()
    make_issued(make_worker(commune=make_commune("Yên Thành", "09999", make_inland())))
    client.force_login(make_clerk(permit.district))
    found = budget(client)
    own, other = found.rows
    urls = [[cell["url"] for cell in row.cells if cell["url"]] for row in (own, other, found.total)]
    assert urls == [["/labour/permits/?programme=VS&quota_year=2024&taken=issued&district=026"], [], []]
    page = client.get(urls[0][0])
    assert page.status_code == 200 and str(permit) in page.content.decode()
    client.force_login(make_observer())
    assert not any(cell["url"] for row in budget(client).rows for cell in row.cells)


@pytest.mark.parametrize(
    ("asked", "status"),
    [({"year": "x"}, 400), ({"year": "1800"}, 400), ({"programme": "XX"}, 400), ({}, 200)],
)
def test_an_address_that_cannot_be_read_is_said(client, asked, status):
    make_programme()
    client.force_login(make_administrator())
    assert client.get(PAGE, asked).status_code == status


def test_who_has_no_posting_sees_nothing(client):
    client.force_login(make_user())
    assert client.get(PAGE).status_code == 403


def test_query_count_is_flat(client, django_assert_max_num_queries):
    make_quota(5)
    make_issued()
    client.force_login(make_clerk(make_district()))
    client.get(PAGE, {"year": 2024})
    with django_assert_max_num_queries(40) as few:
        client.get(PAGE, {"year": 2024})
    for number in range(4):
        programme = make_programme(f"P{number}", f"Chương trình {number}")
        make_quota(5, programme=programme, district=make_district())
    make_issued(make_worker(commune=make_commune("Yên Thành", "09999", make_inland())))
    with django_assert_max_num_queries(len(few)):
        client.get(PAGE, {"year": 2024})
