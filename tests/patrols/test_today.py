"""The page of a duty day: what is owed, what came, what is missing; and who sees which posts."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from borderops.patrols.day_posts import due_words
from borderops.patrols.expected import present_duty_day
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_unit,
)
from tests.figures.factories import log_in
from tests.patrols.makers import (
    DAY,
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


def today(user, day=DAY, **query):
    """The page of a day as this person sees it."""
    return log_in(user).get(reverse("patrols-today"), {"day": day.isoformat()} | query)


def numbers(page):
    total = page.context["total"]
    return [total.owed, total.reported, total.nil, total.late, total.missing, total.not_due]


def shifts(page, post):
    """The words of a post's shifts, as the page shows them."""
    shown = [*page.context["mine"], *page.context["groups"]]
    rows = [row for _heading, rows in shown for row in rows if row.post == post]
    return [[shift.words, *shift.notes] for row in rows for shift in row.shifts]


def on_time(report):
    """As if it had been sent on the day."""
    type(report).objects.filter(pk=report.pk).update(came_late=False)


@pytest.fixture
def post():
    post = make_post()
    expect(post, 3)
    return post


def test_each_shift_is_reported_nil_late_or_missing(post):
    on_time(make_accepted_shift(post=post, hour=6))
    make_sent_shift(post=post, hour=14, outcome="cases")
    page = today(make_overseer())
    assert page.status_code == 200
    assert numbers(page) == [3, 2, 1, 1, 1, 0]
    assert shifts(page, post) == [
        ["Nothing happened"],
        ["Something happened", "came late", "Waiting for review"],
        ["Not reported"],
    ]


def test_a_returned_report_and_a_draft_have_not_come_and_say_so(post):
    sent = make_sent_shift(post=post, hour=6)
    sent.send_back(make_reviewer(post.district), "numbers", "Đếm lại.", ["people_in"])
    make_shift(by=sent.entered_by, post=post, hour=14)
    page = today(sent.entered_by)
    assert numbers(page)[1] == 0
    assert [notes for _words, *notes in shifts(page, post)] == [["Returned"], ["Draft"], []]


def test_a_struck_report_has_not_come(post):
    report = make_accepted_shift(post=post)
    report.strike(make_reviewer(post.district), "duplicate")
    assert numbers(today(make_overseer())) == [3, 0, 0, 0, 3, 0]


def test_a_report_beyond_what_is_owed_is_shown_and_counts_for_nothing(post):
    make_accepted_shift(post=post, hour=22, hours=4)
    make_accepted_shift(post=post, day=date(2024, 5, 21), hour=3, hours=2)
    page = today(make_overseer())
    assert numbers(page)[:2] == [3, 1]
    assert "beyond what is owed" in page.content.decode()


def test_the_night_shift_belongs_to_the_day_on_which_it_began(post):
    make_accepted_shift(post=post, day=date(2024, 5, 21), hour=0, hours=6)
    assert [words for words, *_notes in shifts(today(make_overseer()), post)][2] == "Nothing happened"
    assert numbers(today(make_overseer(), date(2024, 5, 21)))[1] == 0


def test_until_the_first_shift_begins_it_is_still_yesterdays_duty_day(post):
    days = [present_duty_day([post], at(DAY, hour)) for hour in (3, 7)]
    assert days == [DAY - timedelta(days=1), DAY]
    assert present_duty_day([], at(DAY, 3)) == DAY


def test_what_is_owed_follows_the_life_of_the_post(post):
    change(post, "closed", date(2024, 5, 21))
    change(post, "reopened", date(2024, 5, 25))
    owed = [numbers(today(make_overseer(), date(2024, 5, day)))[0] for day in (20, 21, 24, 25)]
    assert owed == [3, 0, 0, 3]


def test_what_is_owed_follows_what_is_expected_from_a_day_on():
    post = make_post()
    expect(post, 3, until=date(2024, 5, 20))
    expect(post, 2, since=date(2024, 5, 21))
    owed = [numbers(today(make_overseer(), date(2024, 5, day)))[0] for day in (20, 21)]
    assert owed == [3, 2]


def test_today_may_still_come(post):
    yesterday = timezone.localdate() - timedelta(days=1)
    owed = numbers(today(make_overseer(), yesterday))
    assert owed[0] == owed[1] + owed[4] + owed[5] == 3
    page = log_in(make_overseer()).get(reverse("patrols-today"))
    assert page.context["is_present"]
    assert page.context["after"] is None
    assert page.context["total"].not_due >= 1


def test_it_is_summed_by_district_and_unit_which_narrow_the_page(post):
    far = make_commune("Nàn Xỉn", "00900", make_other_district())
    other = make_team(commune=far, marker=None)
    expect(other, 1)
    make_accepted_shift(post=post)
    page = today(make_overseer())
    named = [
        [(str(row["name"]), row["came"].reported) for row in rows] for _h, _n, rows in page.context["parts"]
    ]
    assert named == [[("Xín Mần", 0), ("Đồng Văn", 1)], [("Đồn Đồng Văn", 1), ("Đồn Xín Mần", 0)]]
    assert numbers(today(make_overseer(), district="033"))[0] == 1
    assert numbers(today(make_overseer(), unit=post.unit_id))[0] == 3


def test_a_post_counts_in_the_district_in_which_it_stood_that_day(post):
    far = make_commune("Nàn Xỉn", "00900", make_other_district())
    change(post, "moved", date(2024, 5, 21), commune=far, district=far.district)
    owed = [numbers(today(make_overseer(), date(2024, 5, day), district="026"))[0] for day in (20, 21)]
    assert owed == [3, 0]


def test_clerks_see_the_posts_of_their_district_their_own_first(post):
    neighbour = make_post("Chốt 425", unit=make_unit("Đồn khác", post.district))
    expect(neighbour, 1)
    page = today(make_clerk(post.district, neighbour.unit))
    (mine,), (others,) = page.context["mine"], page.context["groups"]
    assert [mine[0], others[0]] == ["Posts of my unit", "Other posts"]
    assert mine[1][0].post == neighbour


def many_posts(number):
    """So many posts that all of them are too many to read at a glance, each owing a report a day."""
    posts = [make_post(f"Chốt {n}") for n in range(number)]
    for each in posts:
        expect(each, 1)
    return posts


def test_of_many_posts_those_that_lack_a_report_come_first_and_the_others_are_folded():
    here, *lacking = many_posts(14)
    make_accepted_shift(post=here, hour=6)
    page = today(make_overseer())
    ((heading, rows),) = page.context["groups"]
    assert heading == "Posts that lack a report"
    assert {row.post for row in rows} == set(lacking)
    ((district, folded, came),) = page.context["folded"]
    assert (str(district), len(folded), came.missing) == ("Đồng Văn", 14, 13)


def test_a_page_narrowed_to_a_district_shows_every_post():
    posts = many_posts(14)
    page = today(make_overseer(), district=posts[0].district.code)
    assert not page.context["folded"]
    assert len(page.context["groups"][0][1]) == 14


def test_today_says_what_the_day_before_still_lacks():
    post = make_post()
    expect(post, 1, hours_to_send=0)
    client = log_in(make_overseer())
    page = client.get(reverse("patrols-today"))
    assert page.context["lacking_before"] == 1
    assert "1 report missing" in page.content.decode()
    assert today(make_overseer()).context["lacking_before"] == 0


def test_who_reviews_is_led_to_the_form_only_where_a_report_is_missing():
    post = make_post()
    expect(post, 1, hours_to_send=72)
    link, yesterday = f"{reverse('new-shift')}?post={post.pk}", timezone.localdate() - timedelta(days=1)
    assert link in today(make_clerk(post.district, post.unit), yesterday).content.decode()
    assert link not in today(make_overseer(), yesterday).content.decode()
    assert link in today(make_overseer()).content.decode()


@pytest.mark.usefixtures("english")
def test_until_when_a_report_may_come_is_said_with_the_day_only_where_it_is_another():
    post = make_post()
    expect(post, 1, hours_to_send=72)
    yesterday = timezone.localdate() - timedelta(days=1)
    ((words,),) = shifts(today(make_overseer(), yesterday), post)
    assert " on " in words
    assert due_words(at(DAY, 20), DAY) == "due 20:00"


def test_another_district_is_neither_seen_nor_asked_for(post):
    stranger = make_clerk(make_other_district())
    assert "Chốt 424" not in today(stranger).content.decode()
    assert today(stranger, district="026").status_code == 400
    assert numbers(today(stranger, unit=post.unit_id)) == [0] * 6


def test_who_may_report_is_led_to_the_form_and_others_are_not(post):
    link = f"{reverse('new-shift')}?post={post.pk}"
    assert link in today(make_clerk(post.district, post.unit)).content.decode()
    assert link not in today(make_observer()).content.decode()


def test_observers_know_that_it_came_but_not_what_it_says_before_it_is_accepted(post):
    sent = make_sent_shift(post=post)
    page = today(make_observer())
    assert numbers(page)[1:3] == [1, 0]
    assert shifts(page, post)[0][0] == "Reported"
    assert sent.get_absolute_url() not in page.content.decode()
    sent.accept(make_reviewer(post.district))
    assert sent.get_absolute_url() in today(make_observer()).content.decode()


def test_drafts_of_another_unit_are_not_seen(post):
    make_shift(post=post)
    assert shifts(today(make_observer()), post)[0] == ["Not reported"]


@pytest.mark.parametrize("person", [make_clerk, make_reviewer, make_overseer])
def test_without_expectations_it_says_who_enters_them_and_where(person):
    assert "No post stands in your places" in today(person()).content.decode()
    make_post()
    page = today(person()).content.decode()
    assert "No reports are expected yet" in page
    assert reverse("posts") in page


@pytest.mark.parametrize("day", ["31/02/2024", "hôm qua", "2099-01-01"])
def test_a_day_that_cannot_be_is_said_and_today_shown(post, day):
    page = log_in(make_overseer()).get(reverse("patrols-today"), {"day": day})
    assert page.status_code == 400
    assert page.context["is_present"]


def test_it_needs_the_right_to_see_shift_reports(client, post):
    assert client.get(reverse("patrols-today")).status_code == 302
    assert today(make_administrator()).status_code == 403
    assert log_in(make_overseer()).post(reverse("patrols-today")).status_code == 405


def test_the_number_of_queries_does_not_grow(post):
    overseer = make_overseer()
    make_accepted_shift(post=post)
    client, query = log_in(overseer), {"day": DAY.isoformat()}
    client.get(reverse("patrols-today"), query)
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("patrols-today"), query)
    for number in range(2):
        more = make_post(f"Chốt {number}")
        expect(more, 3)
        make_accepted_shift(post=more)
    with CaptureQueriesContext(connection) as many:
        client.get(reverse("patrols-today"), query)
    assert len(many) == len(few)


def test_the_first_page_counts_the_posts_that_have_not_reported(post):
    def tile(user):
        tiles = log_in(user).get(reverse("home")).context["tiles"]
        return next((each["value"] for each in tiles if each["url"] == reverse("patrols-today")), None)

    expect(make_post("Chốt 425"), 1, hours_to_send=0)
    assert tile(make_clerk(post.district)) == "2"
    assert tile(make_clerk(make_other_district())) == "0"
    assert tile(make_observer()) is None
