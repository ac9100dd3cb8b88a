"""The list of posts as of a day."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from borderops import vietnamese
from tests.factories import (
    make_clerk,
    make_commune,
    make_district,
    make_marker,
    make_observer,
    make_other_district,
    make_overseer,
    make_unit,
    make_user,
)
from tests.flat import opened_flat
from tests.patrols.makers import change, expect, make_post, make_team

pytestmark = pytest.mark.django_db
LIST = "/patrols/posts/"


@pytest.fixture
def overseer(client):
    user = make_overseer()
    client.force_login(user)
    client.cookies["django_language"] = "en"
    return user


def rows(response):
    return list(response.context["page"].rows)


def names(client, **query):
    return [post.name for post in rows(client.get(LIST, query))]


def far_away(name="Chốt 172", **fields):
    return make_post(name, commune=make_commune("Chí Cà", "01105", make_other_district()), **fields)


def test_a_post_is_listed_as_it_stood_on_the_day(client, overseer):
    post = make_post(opened=date(2021, 1, 10))
    new = make_commune("Má Lé", "00718")
    change(post, "moved", date(2021, 6, 1), commune=new, district=new.district)
    change(post, "closed", date(2021, 9, 1))
    change(post, "reopened", date(2021, 12, 1))

    def told(day):
        response = client.get(LIST, {"as_of": day})
        (row,) = response.context["table"].rows
        return [str(row.get_cell(name)) for name in ("place", "state")]

    assert names(client, as_of="9/1/2021") == []
    assert "Lũng Cú" in told("31/5/2021")[0] and "chip-ok" in told("31/5/2021")[1]
    assert "Má Lé" in told("1/6/2021")[0]
    assert "chip-ok" not in told("30/11/2021")[1] and "01/09/2021" in told("30/11/2021")[1]
    assert "chip-ok" in told("1/12/2021")[1] and "Má Lé" in told("1/12/2021")[0]


def test_a_unit_sees_its_own_posts_and_a_district_the_teams_that_pass_through(client):
    unit = make_unit("Đồn Lũng Cú", make_district())
    own = far_away(unit=unit)
    passing = make_team(commune=make_commune("Chí Cà", "01105", make_other_district()))
    passing.further_districts.add(make_district())
    far_away("Chốt 180")
    client.force_login(make_clerk(unit=unit))
    assert set(rows(client.get(LIST))) == {own, passing}


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({"kind": "mobile"}, ["Tổ cơ động số 1"]),
        ({"district": "033"}, ["Chốt 172"]),
        ({"district": ["033", "026"], "kind": "fixed", "sort": "-name"}, ["Chốt 424", "Chốt 172"]),
        ({"state": "open", "kind": "fixed"}, ["Chốt 172"]),
        ({"state": "closed"}, ["Chốt 424"]),
        ({"state": "later", "as_of": "2023-12-31", "kind": "mobile"}, ["Tổ cơ động số 1"]),
        ({"as_of": "2023-12-31"}, []),
        ({"q": "to co dong"}, ["Tổ cơ động số 1"]),
        ({"q": "chi ca"}, ["Chốt 172"]),
    ],
)
def test_each_filter_leaves_what_fits(client, overseer, query, wanted):
    far_away()
    make_team()
    change(make_post(), "closed", date(2024, 6, 1))
    assert names(client, **query) == wanted


def test_the_unit_is_a_filter_too(client, overseer):
    post = make_post()
    far_away()
    assert rows(client.get(LIST, {"unit": post.unit.pk})) == [post]


def test_a_district_is_asked_for_as_it_was_on_the_day(client, overseer):
    post, there = make_post(), make_commune("Chí Cà", "01105", make_other_district())
    change(post, "moved", date(2024, 6, 1), commune=there, district=there.district)
    assert names(client, district="026", as_of="2024-05-31") == ["Chốt 424"]
    assert names(client, district="033", as_of="2024-05-31") == []
    assert names(client, district="033") == ["Chốt 424"]


@pytest.mark.parametrize(
    "query", [{"as_of": "hôm qua"}, {"as_of": "1/1/2099"}, {"district": "999"}, {"unit": "x"}, {"state": "?"}]
)
def test_a_filter_that_cannot_be_read_says_so_and_shows_nothing(client, overseer, query):
    make_post()
    response = client.get(LIST, query)
    assert response.status_code == 200
    assert response.context["filter"].form.errors.keys() == query.keys()
    assert rows(response) == [] and response.context["standing"] == []


def test_without_a_day_it_is_today_and_no_filter_is_in_use(client, overseer):
    make_post()
    response = client.get(LIST)
    assert response.context["day"] == timezone.localdate()
    assert response.context["filter"].form.changed_data == []
    assert vietnamese.day(timezone.localdate()) in response.content.decode()


def test_a_day_of_an_address_stands_in_the_field_as_people_write_it(client, overseer):
    page = client.get("/patrols/posts/?as_of=2021-05-31").content.decode()
    assert 'value="31/05/2021"' in page
    assert 'value="2021-02-31"' in client.get("/patrols/posts/?as_of=2021-02-31").content.decode()


def test_posts_lie_west_to_east_however_they_are_called(client, overseer):
    make_post("A", marker=make_marker("426"), spot="Bản A")
    make_post("C", marker=make_marker("424"), spot="Bản C")
    far_away("Đ", spot="Bản Đ")
    shown = [row.record.name for row in client.get(LIST).context["table"].rows]
    assert names(client) == shown == ["Đ", "C", "A"]
    shown = [row.record.name for row in client.get(LIST, {"sort": "-place"}).context["table"].rows]
    assert shown == ["A", "C", "Đ"]
    assert names(client, sort="name") == ["A", "C", "Đ"]
    assert names(client, sort="-name") == ["Đ", "C", "A"]


def test_pages_lead_forth_and_back(client, overseer, monkeypatch):
    monkeypatch.setattr("borderops.patrols.post_views.PostList.page_size", 2)
    for number in range(424, 429):
        make_post(f"Chốt {number}", marker=make_marker(str(number)))
    first = client.get(LIST).context["page"]
    second = client.get(LIST, {"after": first.next_cursor}).context["page"]
    last = client.get(LIST, {"after": second.next_cursor}).context["page"]
    shown = [[post.name for post in page.rows] for page in (first, second, last)]
    assert shown == [["Chốt 424", "Chốt 425"], ["Chốt 426", "Chốt 427"], ["Chốt 428"]]
    assert (first.has_previous, last.has_next) == (False, False)
    assert names(client, before=last.previous_cursor) == shown[1]
    assert names(client, after="x") == shown[0]


def test_the_day_may_be_saved_in_a_view_of_the_list(client, overseer):
    make_post()
    answer = client.post(
        "/views/save/", {"list": "posts", "query": "as_of=2024-05-31", "name": "Cuối tháng 5"}
    )
    assert answer.status_code == 302
    assert "as_of=2024-05-31" in client.get(LIST).content.decode()


def test_a_stranger_is_refused_and_log_in_asked_first(client):
    assert client.get(LIST).url.startswith("/login/")
    client.force_login(make_user())
    assert client.get(LIST).status_code == 403


def test_it_is_only_read(client, overseer):
    assert client.post(LIST).status_code == 405


def test_an_empty_list_says_what_to_do(client, overseer):
    assert "No post matches" in client.get(LIST).content.decode()


COLUMNS = "name,short_number,kind,place,district,unit,state,since,staffing,crossing,per_day"


def test_query_count_is_flat(client):
    expect(make_post())
    query = {"columns": COLUMNS, "q": "cho", "as_of": str(timezone.localdate() - timedelta(days=1))}

    def more():
        for number in range(3):
            commune = make_commune(f"Lũng {number}", f"0000{number}")
            post = make_post(f"Chốt {number}", commune=commune, marker=make_marker(f"40{number}"))
            expect(post)
            change(post, "moved", date(2024, 6, 1), commune=make_commune(), district=make_district())

    for response in opened_flat(client, [make_overseer, make_observer, make_clerk], LIST, query, more=more):
        assert len(rows(response)) == 4
