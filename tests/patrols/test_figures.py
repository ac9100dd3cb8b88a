"""The figures of posts and shifts: what they count, and what they leave unknown."""

from datetime import date

import pytest
from django.utils import timezone

from borderops.patrols.expected import due_until
from borderops.patrols.models import Post
from tests.factories import make_commune
from tests.figures.factories import make_line
from tests.patrols.figures_reading import (
    COMPLETE,
    DECLARED,
    FIXED,
    MOBILE,
    NIL,
    PEOPLE,
    SHIFTS,
    VEHICLES,
    cells,
    figure,
    page,
    text,
)
from tests.patrols.makers import (
    at,
    change,
    expect,
    make_accepted_shift,
    make_post,
    make_sent_shift,
    make_shift,
    make_team,
)

pytestmark = pytest.mark.django_db
BEFORE = date(2023, 5, 20)
SINCE_2022 = date(2022, 1, 1)


@pytest.fixture(autouse=True)
def line():
    """The districts of the line, west to east; Đồng Văn is where posts stand unless told otherwise."""
    return make_line()


def test_accepted_shifts_are_counted_in_their_district_and_in_all():
    post = make_post()
    make_accepted_shift(post=post)
    make_accepted_shift(post=post, hour=14, outcome="cases", people_in=5, people_out=None, vehicles_in=3)
    found = page()
    for where in ("026", ""):
        assert figure(found, SHIFTS, where) == "2"
        assert figure(found, NIL, where) == "1"
        assert figure(found, PEOPLE, where) == "25"
        assert figure(found, VEHICLES, where) == "3"


def test_what_waits_stands_beside_and_is_not_counted():
    make_sent_shift()
    make_shift(post=make_post("Chốt 425"), hour=14)
    found = page()
    assert figure(found, SHIFTS, "026") == "–"
    assert "+1 waiting" in text(found)


def test_where_nothing_is_recorded_stands_a_dash_and_no_zero():
    found = page()
    assert {words for words, _address in cells(found).values()} == {"–"}


def test_people_that_were_not_counted_are_no_zero():
    make_accepted_shift(people_in=None, people_out=None, declarations=None)
    found = page()
    assert figure(found, SHIFTS, "026") == "1"
    assert figure(found, PEOPLE, "026") == "–"
    assert figure(found, DECLARED, "026") == "–"


def test_it_says_in_how_many_shifts_people_were_not_counted():
    post = make_post()
    make_accepted_shift(post=post)
    make_accepted_shift(post=post, hour=14, people_in=None, people_out=None, declarations=None)
    assert "not counted in 1 shift" in text(page())


def test_the_share_of_declarations_is_of_shifts_that_counted_both():
    post = make_post()
    make_accepted_shift(post=post, people_in=40, people_out=0, declarations=30, declarations_reason="Trẻ em")
    make_accepted_shift(post=post, hour=14, people_in=1000, people_out=0, declarations=None)
    found = page()
    assert figure(found, DECLARED, "026") == "75%"
    assert "30 of 40" in text(found)


def test_a_share_that_lacks_a_little_is_not_whole():
    make_accepted_shift(people_in=5000, people_out=0, declarations=4999, declarations_reason="Cấp cứu")
    assert figure(page(), DECLARED, "026") == "99.9%"


def test_a_year_stands_beside_the_same_period_last_year():
    post = make_post(opened=SINCE_2022)
    for hour in (0, 8, 16):
        make_accepted_shift(post=post, hour=hour)
    make_accepted_shift(post=post, day=BEFORE)
    found = page()
    assert (figure(found, SHIFTS, "026"), figure(found, SHIFTS, "026", "2023")) == ("3", "1")
    assert "up 2 shifts" in text(found)
    assert "%)" not in text(found).partition("up 2 shifts")[2][:20]


def test_a_share_changes_by_points():
    post = make_post(opened=SINCE_2022)
    make_accepted_shift(post=post, people_in=50, people_out=0, declarations=50)
    make_accepted_shift(
        post=post, day=BEFORE, people_in=50, people_out=0, declarations=40, declarations_reason="Trẻ em"
    )
    assert "up 20 points" in text(page())


def test_totals_are_not_compared_where_a_district_is_known_in_one_year_only(line):
    post = make_post(opened=SINCE_2022)
    make_accepted_shift(post=post)
    make_accepted_shift(post=post, day=BEFORE)
    west = make_post("Chốt 198", commune=make_commune("Xín Mần", "01108", line[0]))
    make_accepted_shift(post=west)
    total = page().context["figures"].total.pairs[2]
    assert (total.now.value, total.before.value, total.change.words) == (2, 1, "1 district missing")


def test_the_administrative_year_takes_the_duty_days_until_the_14th_of_december():
    post = make_post()
    make_accepted_shift(post=post, day=date(2024, 12, 14))
    make_accepted_shift(post=post, day=date(2024, 12, 15))
    assert figure(page(), SHIFTS, "026") == "1"
    assert figure(page(period="cal:2024"), SHIFTS, "026", "cal:2024") == "2"


def test_posts_are_those_open_at_the_end_of_the_period(line):
    make_team()
    moved = make_post("Chốt 426")
    west = make_commune("Xín Mần", "01108", line[0])
    change(moved, "moved", date(2024, 12, 1), commune=west, district=line[0])
    closed = make_post("Chốt 427")
    change(closed, "closed", date(2024, 12, 10))
    found = page()
    assert (figure(found, FIXED, "026"), figure(found, MOBILE, "026")) == ("0", "1")
    assert (figure(found, FIXED, "033"), figure(found, FIXED)) == ("1", "1")
    assert figure(page(period="2024-H1"), FIXED, "026", "2024-H1") == "2"
    assert figure(page(period="2023"), FIXED, "026", "2023") == "–"


def test_completeness_is_of_the_reports_owed():
    post = make_post(opened=date(2024, 12, 14))
    expect(post, since=date(2024, 12, 14))
    make_accepted_shift(post=post, day=date(2024, 12, 14))
    make_sent_shift(post=post, day=date(2024, 12, 14), hour=14)
    found = page()
    assert figure(found, COMPLETE, "026") == "66.7%"
    assert "2 of 3" in text(found)


def test_what_is_not_due_yet_is_not_owed():
    today = timezone.localdate()
    post = make_post(opened=today)
    expect(post, since=today)
    span = f"{today.isoformat()}..{today.isoformat()}"
    assert figure(page(period=span), COMPLETE, "026", span) == "–"


def test_a_day_is_owed_from_the_minute_on_at_which_its_last_report_is_due():
    post = make_post()
    expect(post, 3, first_start="06:00", hours_to_send=6)
    posts = list(Post.objects.with_life())
    assert due_until(posts, at(date(2024, 5, 21), 12)) == date(2024, 5, 20)
    assert due_until(posts, at(date(2024, 5, 21), 11, 59)) == date(2024, 5, 19)
    assert due_until([], at(date(2024, 5, 21), 12)) == date(2024, 5, 19)


def test_a_running_year_stands_beside_the_same_days_of_last_year(monkeypatch):
    post = make_post(opened=SINCE_2022)
    make_accepted_shift(post=post)
    for day in (BEFORE, date(2023, 5, 26)):
        make_accepted_shift(post=post, day=day)
    monkeypatch.setattr(timezone, "localdate", lambda *told: date(2024, 5, 25))
    found = page()
    counted = [figure(found, SHIFTS, "026", each) for each in ("2024", "2022-12-15..2023-05-25")]
    assert counted == ["1", "1"]
    assert "beside the same days of last year (15/12/2022 – 25/05/2023)" in text(found)
    address = cells(found)[SHIFTS, "026", "2022-12-15..2023-05-25"][1]
    assert "since=15%2F12%2F2022" in address and "until=25%2F05%2F2023" in address
    bars = found.context["chart"]["bars"]
    assert [(bar["label"], bar["last_value"]) for bar in bars][-1] == ("M6", 1) and len(bars) == 6
