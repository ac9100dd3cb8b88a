"""The list of shift reports."""

import re
from datetime import date, timedelta
from functools import partial

import pytest
from django.utils import timezone

from borderops.lists import views
from borderops.lists.keyset import look_for
from borderops.patrols.models import HandOver
from borderops.review.states import State
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_unit,
    make_user,
)
from tests.flat import opened_flat
from tests.patrols.makers import DAY, expect, make_accepted_shift, make_post, make_sent_shift, make_shift

pytestmark = pytest.mark.django_db
LIST = "/patrols/shifts/"


@pytest.fixture
def clerk(client):
    user = make_clerk(make_commune().district)
    client.force_login(user)
    return user


@pytest.fixture
def overseer(client):
    user = make_overseer()
    client.force_login(user)
    return user


def rows(response):
    return list(response.context["page"].rows)


def post_far_away(name="Chốt 172"):
    return make_post(name, commune=make_commune("Chí Cà", "01105", make_other_district()))


def cells(page):
    return " ".join(str(cell) for row in page.context["table"].rows for cell in row)


def test_reports_of_the_unit_and_the_accepted_ones_of_own_places_are_there(client, clerk):
    post = make_post()
    own, accepted = make_shift(clerk, post), make_accepted_shift(post=post, hour=14)
    make_accepted_shift(post=post_far_away())
    assert set(rows(client.get(LIST))) == {own, accepted}


def test_an_observer_sees_what_is_accepted_and_no_column_that_is_kept_back(client):
    post = make_post()
    fields = {"border_guard": 4, "leader_number": "TC-8813", "handover_note": "Giao đủ trang bị"}
    report = make_accepted_shift(post=post, **fields)
    make_sent_shift(post=post, hour=14)
    asked = {"columns": "number,present,leader_number,handover"}
    for user, told in [(make_observer(), False), (make_overseer(), True)]:
        client.force_login(user)
        page = client.get(LIST, asked)
        assert report in rows(page) and ("TC-8813" in cells(page)) is told
        assert "Giao đủ" not in page.content.decode()
    client.force_login(make_observer())
    page = client.get(LIST, asked)
    assert rows(page) == [report] and cells(page).count("–") == 3
    assert report.entered_by.username not in page.content.decode()


FILTERS = [
    ({"since": "21/5/2024", "until": "21/05/2024"}, {"day": date(2024, 5, 21)}),
    ({"until": "19/5/2024"}, {"day": date(2024, 5, 19)}),
    ({"outcome": "cases"}, {"outcome": "cases"}),
    ({"state": "draft"}, None),
]


@pytest.mark.parametrize(("query", "different"), FILTERS)
def test_each_filter_leaves_what_fits(client, clerk, query, different):
    post = make_post()
    make_accepted_shift(clerk, post=post)
    make = make_shift if different is None else make_accepted_shift
    wanted = make(clerk, post=post, **(different or {}), hour=15)
    assert rows(client.get(LIST, query)) == [wanted]


def test_days_are_duty_days_and_a_night_belongs_to_the_day_before(client, overseer):
    post = make_post()
    expect(post, 3)
    night = make_accepted_shift(post=post, hour=22, hours=8)
    after_midnight = make_accepted_shift(post=make_post_of_nights(), day=date(2024, 5, 21), hour=1, hours=4)
    assert (night.duty_day, after_midnight.duty_day) == (DAY, DAY)
    the_day = {"since": "20/5/2024", "until": "20/5/2024"}
    assert set(rows(client.get(LIST, the_day))) == {night, after_midnight}
    assert rows(client.get(LIST, {"since": "21/5/2024"})) == []


def make_post_of_nights():
    post = make_post("Chốt đêm")
    expect(post, 3)
    return post


def test_post_unit_and_district_are_filters_too(client, overseer):
    here, there = make_accepted_shift(), make_accepted_shift(post=post_far_away())
    assert rows(client.get(LIST, {"post": there.post_id})) == [there]
    assert rows(client.get(LIST, {"unit": there.post.unit_id})) == [there]
    assert rows(client.get(LIST, {"district": "033"})) == [there]
    assert set(rows(client.get(LIST, {"district": ["033", "026"]}))) == {here, there}


def test_a_post_or_unit_of_others_cannot_be_asked_for(client, clerk):
    there = make_accepted_shift(post=post_far_away())
    make_accepted_shift()
    for query in [{"post": there.post_id}, {"unit": there.post.unit_id}]:
        response = client.get(LIST, query)
        assert response.context["filter"].form.errors.keys() == query.keys() and rows(response) == []
        assert "Chốt 172" not in response.content.decode()
    assert rows(client.get(LIST, {"district": "033"})) == []


@pytest.mark.parametrize("text", ["172", "chot 172", "CHỐT 172", "xin man", "ct-2024-xm", "CT-2024-XM-0001"])
def test_a_number_or_the_name_of_a_post_finds_its_reports(client, overseer, text):
    make_accepted_shift()
    wanted = make_accepted_shift(post=post_far_away())
    assert rows(client.get(LIST, {"q": text})) == [wanted]


def test_a_post_that_others_keep_is_not_found_by_its_name(client, clerk):
    make_accepted_shift(post=post_far_away())
    for text in ["172", "CT-2024-XM-0001"]:
        assert rows(client.get(LIST, {"q": text})) == []


def test_what_came_late_and_what_is_reviewed_late_can_be_asked_for(client, overseer):
    post, other = make_post(), make_post("Chốt khác")
    expect(post)
    came_late, on_time = make_accepted_shift(post=post), make_accepted_shift(post=other)
    waits = make_sent_shift(post=other, hour=15)
    type(waits).objects.filter(pk=waits.pk).update(review_due_at=timezone.now() - timedelta(hours=1))
    assert (came_late.came_late, on_time.came_late) == (True, False)
    assert rows(client.get(LIST, {"late": "report"})) == [came_late]
    assert rows(client.get(LIST, {"late": "review"})) == [waits]


def test_hand_overs_are_confirmed_or_not_or_wait_for_my_unit(client, clerk):
    now = timezone.localtime() - timedelta(hours=20)
    post, colleague = make_post(), make_clerk()
    lately = {"day": now.date(), "hour": now.hour, "hours": 1}
    done, open_ = make_sent_shift(colleague, post=post), make_sent_shift(colleague, post=post, **lately)
    own = make_sent_shift(clerk, post=make_post("Chốt khác"), **lately)
    make_shift(colleague, make_post("Chốt thứ ba"), **lately)
    HandOver.confirm(done, clerk)
    assert rows(client.get(LIST, {"handover": "yes"})) == [done]
    assert set(rows(client.get(LIST, {"handover": "no"}))) == {open_, own}
    assert rows(client.get(LIST, {"handover": "mine"})) == [open_]


def test_the_first_page_counts_the_hand_overs_that_wait_for_my_unit(client, clerk):
    now = timezone.localtime() - timedelta(hours=20)
    make_sent_shift(make_clerk(), post=make_post(), day=now.date(), hour=now.hour, hours=1)
    page = client.get("/")
    (tile,) = [tile for tile in page.context["tiles"] if "handover=mine" in tile["url"]]
    assert tile["value"] == "1" and len(rows(client.get(tile["url"]))) == 1
    client.force_login(make_clerk(unit=make_unit("Đồn khác")))
    (tile,) = [tile for tile in client.get("/").context["tiles"] if "handover=mine" in tile["url"]]
    assert tile["value"] == "0"


@pytest.mark.parametrize(
    "query",
    [{"since": "hôm qua"}, {"district": "999"}, {"state": "deleted"}, {"post": "x"}, {"q": "\x00"},
     {"handover": "maybe"}],
)  # fmt: skip
def test_a_filter_that_cannot_be_read_says_so_and_shows_nothing(client, overseer, query):
    make_accepted_shift()
    response = client.get(LIST, query)
    assert response.status_code == 200
    assert response.context["filter"].form.errors.keys() == query.keys()
    assert rows(response) == [] and response.context["totals"] == ""


def test_what_was_checked_is_added_up(client, overseer):
    post = make_post()
    make_accepted_shift(post=post)
    counted = {"people_in": 1000, "people_out": None, "declarations": 1000, "vehicles_in": 3}
    make_accepted_shift(post=post, hour=14, outcome="cases", **counted)
    client.cookies["django_language"] = "en"
    response = client.get(LIST)
    assert response.context["page"].count_words == "2 records"
    assert re.findall(r"[\d,]+", response.context["totals"]) == ["1,020", "3", "1", "2"]


def test_what_nobody_counted_is_not_nought(client, overseer):
    make_accepted_shift(people_in=None, people_out=None, declarations=None)
    client.cookies["django_language"] = "en"
    response = client.get(LIST)
    assert "people checked: –" in response.context["totals"]
    (row,) = response.context["table"].rows
    assert row.get_cell("people") == row.get_cell("vehicles") == "–"


def test_the_count_stops_where_nobody_needs_it_exactly(client, overseer, monkeypatch):
    monkeypatch.setattr(views, "look_for", partial(look_for, limit=1))
    post = make_post()
    older, newer = make_accepted_shift(post=post), make_accepted_shift(post=post, hour=14)
    client.cookies["django_language"] = "en"
    response = client.get(LIST)
    assert response.context["page"].count_words == "over 1 records"
    assert (rows(response), response.context["totals"]) == ([newer, older], "")
    assert client.get(LIST, {"count": "exact"}).context["page"].count_words == "2 records"


def test_pages_follow_one_another_in_both_orders(client, overseer, monkeypatch):
    monkeypatch.setattr("borderops.patrols.shift_list_views.ShiftList.page_size", 2)
    post = make_post()
    first, second, third = (make_accepted_shift(post=post, hour=hour, hours=4) for hour in (2, 8, 14))
    page = client.get(LIST).context["page"]
    assert page.rows == [third, second]
    assert rows(client.get(LIST, {"after": page.next_cursor})) == [first]
    assert rows(client.get(LIST, {"sort": "starts_at"})) == [first, second]
    assert rows(client.get(LIST, {"sort": "leader_number"})) == [third, second]


def test_the_list_leads_to_the_book_the_export_and_a_new_report(client, clerk):
    make_shift(clerk)
    page = client.get(LIST, {"outcome": "nil", "sort": "starts_at"}).content.decode()
    assert '"/patrols/shifts/book/?outcome=nil"' in page
    assert '"/sheets/shifts/export/?format=xlsx&amp;outcome=nil"' in page
    assert '"/patrols/shifts/new/"' in page
    assert "/review/shifts/submit-all/?outcome=nil" in page


def test_an_observer_is_offered_neither_export_nor_form(client):
    make_accepted_shift()
    client.force_login(make_observer())
    page = client.get(LIST).content.decode()
    assert "/export/" not in page and "/patrols/shifts/new/" not in page and "submit-all" not in page


def test_all_drafts_are_submitted_and_what_lacks_something_is_named(client, clerk):
    post = make_post()
    ready, lacking = make_shift(clerk, post), make_shift(clerk, post, hour=14, outcome="")
    page = client.post("/review/shifts/submit-all/", {})
    ready.refresh_from_db()
    lacking.refresh_from_db()
    assert (ready.state, lacking.state) == (State.SUBMITTED, State.DRAFT)
    assert [record for record, _why in page.context["left"]] == [lacking]


@pytest.mark.parametrize("person", [make_administrator, make_user])
def test_without_the_right_it_is_refused(client, person):
    client.force_login(person())
    assert client.get(LIST).status_code == 403


def test_log_in_is_asked_first(client):
    assert client.get(LIST).url.startswith("/login/")


def test_it_is_only_read(client, overseer):
    assert client.post(LIST).status_code == 405


def test_an_empty_list_says_what_to_do(client, overseer):
    response = client.get(LIST)
    assert str(response.context["table"].empty_text) in response.content.decode()


def test_query_count_is_flat(client):
    make_accepted_shift()
    every = {
        "columns": "number,starts_at,duty_day,post,unit,district,people,present,handover,state",
        "q": "ch",
    }

    def more():
        for n in range(3):
            post = make_post(f"Chốt {n}", commune=make_commune(f"Lũng {n}", f"0000{n}"))
            HandOver.confirm(make_accepted_shift(post=post), make_clerk())

    people = [make_overseer, make_observer, make_clerk, make_reviewer]
    for response in opened_flat(client, people, LIST, every, more=more):
        assert len(rows(response)) == 4
