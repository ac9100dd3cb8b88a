"""The month of duty days: by district, then by unit and post; every cell by figure, word and shape."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from borderops.patrols.arrivals import share_words
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_observer,
    make_other_district,
    make_overseer,
)
from tests.figures.factories import log_in
from tests.patrols.makers import change, expect, make_accepted_shift, make_post, make_sent_shift
from tests.patrols.test_today import on_time

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def calendar(user, month="2024-05", **query):
    return log_in(user).get(reverse("patrol-calendar"), {"month": month} | query)


def rows(page):
    """Each row of the grid: the words of its cells by the day of the month."""
    grid = page.context["grid"]
    return {
        row.label: {cell.day.day: cell.words for cell in row.cells if cell}
        for _heading, rows in grid.groups
        for row in rows
    }


def other_post():
    commune = make_commune("Nàn Xỉn", "00900", make_other_district())
    return make_post("Chốt 172", commune=commune)


@pytest.fixture
def post():
    post = make_post()
    expect(post, 2, first_start="06:00")
    return post


def test_a_cell_says_what_came_what_is_missing_and_what_was_late(post):
    on_time(make_accepted_shift(post=post, day=date(2024, 5, 1), hour=6, hours=12))
    on_time(make_accepted_shift(post=post, day=date(2024, 5, 1), hour=18, hours=12))
    make_sent_shift(post=post, day=date(2024, 5, 2), hour=6, hours=12, outcome="cases")
    cells = rows(calendar(make_overseer()))["Chốt 424"]
    assert len(cells) == 31
    assert [cells[day] for day in (1, 2, 3)] == [
        "2/2 · nothing happened",
        "1/2 · 1 missing · 1 came late",
        "0/2 · 2 missing",
    ]


def test_the_shape_and_the_hidden_words_stand_in_the_page(post):
    make_accepted_shift(post=post, day=date(2024, 5, 1), hour=6, hours=12)
    page = calendar(make_overseer()).content.decode()
    assert (
        '<td class="month-missing" title="1/2 · 1 missing · 1 came late"><span class="month-figure">1/2</span>'
        in page
    )
    assert '<span class="visually-hidden">1 missing, 1 came late</span>' in page


def test_a_post_owes_only_while_it_stands_and_as_much_as_is_expected_that_day():
    post = make_post(opened=date(2024, 5, 10))
    expect(post, 3, since=date(2024, 5, 1), until=date(2024, 5, 14))
    expect(post, 2, since=date(2024, 5, 15))
    change(post, "closed", date(2024, 5, 20))
    cells = rows(calendar(make_overseer()))["Chốt 424"]
    assert sorted(cells) == list(range(10, 20))
    assert {cells[day].split(" ")[0] for day in range(10, 15)} == {"0/3"}
    assert {cells[day].split(" ")[0] for day in range(15, 20)} == {"0/2"}


def test_a_whole_month_is_never_rounded_up_to_100(post):
    assert share_words(999, 1000) == "99%"
    assert share_words(1000, 1000) == "100%"
    assert share_words(0, 0) == "–"
    for day in range(1, 7):
        make_accepted_shift(post=post, day=date(2024, 5, day), hour=6, hours=12)
    grid = calendar(make_overseer()).context["grid"]
    assert (grid.totals.total.owed, grid.totals.total.share) == (62, "9%")  # 9.7


def test_several_districts_stand_in_a_row_each_and_open_their_posts(post):
    expect(other_post(), 1)
    page = calendar(make_overseer())
    assert list(rows(page)) == ["Xín Mần", "Đồng Văn"]
    assert "district=026" in page.content.decode()
    assert list(rows(calendar(make_overseer(), district="026"))) == ["Chốt 424"]
    assert list(rows(calendar(make_overseer(), unit=post.unit_id))) == ["Chốt 424"]


def test_posts_of_one_district_stand_under_their_units(post):
    grid = calendar(make_clerk(post.district)).context["grid"]
    assert [heading for heading, _rows in grid.groups] == [str(post.unit)]


def test_the_night_shift_and_what_is_beyond_stand_on_their_duty_day(post):
    make_accepted_shift(post=post, day=date(2024, 5, 2), hour=0, hours=6)
    make_accepted_shift(post=post, day=date(2024, 5, 1), hour=21, hours=2)
    cells = rows(calendar(make_overseer()))["Chốt 424"]
    assert cells[1].startswith("1/2")
    assert cells[2].startswith("0/2")


def test_a_struck_report_is_missing_again(post):
    report = make_accepted_shift(post=post, day=date(2024, 5, 1), hour=6, hours=12)
    report.strike(make_overseer(), "duplicate")
    assert rows(calendar(make_overseer()))["Chốt 424"][1] == "0/2 · 2 missing"


def test_every_day_leads_to_its_page_and_every_post_to_its_reports(post):
    page = calendar(make_overseer(), district="026").content.decode()
    assert f"{reverse('patrols-today')}?district=026&amp;day=2024-05-03" in page
    assert f"{reverse('shifts')}?post={post.pk}&amp;since=01%2F05%2F2024&amp;until=31%2F05%2F2024" in page


def test_the_running_month_says_what_is_not_due_yet(post):
    page = log_in(make_overseer()).get(reverse("patrol-calendar"))
    total = page.context["grid"].totals.total
    assert total.not_due > 0
    assert page.context["after"] is None
    assert total.owed == total.missing + total.not_due


def test_only_the_posts_in_ones_places_are_shown(post):
    stranger = make_clerk(make_other_district())
    assert rows(calendar(stranger)) == {}
    assert "No post stands in your places" in calendar(stranger).content.decode()
    assert calendar(stranger, district="026").status_code == 400


def test_observers_do_not_learn_what_is_not_accepted(post):
    for hour in (6, 18):
        on_time(make_sent_shift(post=post, day=date(2024, 5, 1), hour=hour, hours=12))
    assert rows(calendar(make_observer()))["Chốt 424"][1] == "2/2"
    assert rows(calendar(make_overseer()))["Chốt 424"][1] == "2/2 · nothing happened"


@pytest.mark.parametrize("month", ["2024-13", "tháng năm", "2099-01"])
def test_a_month_that_cannot_be_is_said_and_the_present_one_shown(post, month):
    page = calendar(make_overseer(), month)
    assert page.status_code == 400
    yesterday = timezone.localdate() - timedelta(days=1)
    assert page.context["chosen"]["month"] in (
        timezone.localdate().replace(day=1),
        yesterday.replace(day=1),
    )


def test_a_month_may_be_written_as_people_do(post):
    assert calendar(make_overseer(), "5/2024").context["month_words"] == "05/2024"


def test_it_needs_the_right_to_see_shift_reports(client, post):
    assert client.get(reverse("patrol-calendar")).status_code == 302
    assert calendar(make_administrator()).status_code == 403
    assert log_in(make_overseer()).post(reverse("patrol-calendar")).status_code == 405


def test_the_number_of_queries_does_not_grow(post):
    make_accepted_shift(post=post, hour=6, hours=12)
    client, query = log_in(make_overseer()), {"month": "2024-05"}
    client.get(reverse("patrol-calendar"), query)
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("patrol-calendar"), query)
    for number in range(2):
        more = make_post(f"Chốt {number}")
        expect(more, 2)
        make_accepted_shift(post=more, hour=6, hours=12)
    expect(other_post(), 3)
    with CaptureQueriesContext(connection) as many:
        client.get(reverse("patrol-calendar"), query)
    assert len(many) == len(few)
