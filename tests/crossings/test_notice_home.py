"""Early notices where they must be met, by whom they are for: on the first page, on the board, in the search."""

from datetime import date, datetime

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from borderops.crossings.notice_panel import notices_for_board
from tests.crossings.makers import make_crossing, make_eastern_crossing, make_notice, make_west
from tests.factories import make_administrator, make_clerk, make_observer, make_overseer

pytestmark = pytest.mark.django_db
DAY = date(2024, 5, 21)


@pytest.fixture
def crossing():
    return make_crossing()


@pytest.fixture
def clerk(client, crossing):
    user = make_clerk(make_west())
    client.force_login(user)
    return user


def tile(client):
    tiles = client.get("/").context["tiles"]
    return next((each for each in tiles if each["label"] == "Early notices not dealt with"), None)


def found(client, text):
    parts = client.get("/search/", {"q": text}).context["parts"]
    return [row.url for part in parts if part["label"] == "Early notices" for row in part["rows"]]


def test_the_first_page_counts_what_waits_and_leads_to_just_that(client, clerk, crossing):
    waiting = make_notice(clerk, crossings=[crossing])
    make_notice(clerk, crossings=[crossing]).close(clerk, "Đã qua")
    make_notice(clerk, crossings=[make_eastern_crossing()])
    assert (tile(client)["value"], tile(client)["tone"]) == ("1", "wait")
    assert client.get(tile(client)["url"]).context["page"].rows == [waiting]


def test_an_urgent_one_stands_on_the_first_page_of_everybody_posted_there_until_it_is_closed(
    client, crossing
):
    notice = make_notice(crossings=[crossing], importance="urgent", text="<b>Đóng</b> ngay từ 8 giờ.")
    make_notice(crossings=[crossing], importance="high", text="Không gấp")
    for person, shown in [(make_clerk(make_west()), True), (make_overseer(), True), (make_clerk(), False)]:
        client.force_login(person)
        page = client.get("/").content.decode()
        assert ("&lt;b&gt;Đóng&lt;/b&gt; ngay từ 8 giờ." in page) is shown
        assert (notice.get_absolute_url() in page) is shown
        assert "Không gấp" not in page
    notice.close(make_overseer(), "Đã qua")
    client.force_login(make_clerk(make_west()))
    assert "Urgent early notices" not in client.get("/").content.decode()


def test_observers_and_administrators_meet_none_anywhere(client, crossing):
    make_notice(crossings=[crossing], importance="urgent", text="Đóng ngay")
    for user in (make_observer(), make_administrator()):
        client.force_login(user)
        assert tile(client) is None and "Đóng ngay" not in client.get("/").content.decode()
        assert found(client, "đóng ngay") == []
        assert notices_for_board(user, timezone.localdate()) == []


def test_the_search_finds_words_in_any_spelling_for_who_may_see_them(client, clerk, crossing):
    notice = make_notice(clerk, crossings=[crossing])
    assert (
        found(client, "dung giao nhan") == found(client, "dự kiến thiên bảo") == [notice.get_absolute_url()]
    )
    client.force_login(make_clerk())
    assert found(client, "dung giao nhan") == []


def test_the_board_of_a_past_day_shows_what_was_announced_for_it(clerk, crossing):
    received = timezone.make_aware(datetime(2024, 5, 20, 7))
    spans = {
        "in": [
            ("2024-05-21", ""), ("2024-05", "2024-05"), ("2024", "2024"), ("2024-05-21T23:00", ""),
            ("", "2024-05-21T06:00"), ("2023-12-31", "2024"),
        ],
        "out": [
            ("2024-05-22", ""), ("2024-05-01", "2024-05-20T18:00"), ("2024-06", "2024-07"), ("", "2024-05-20"),
        ],
    }  # fmt: skip
    made = {
        word: [
            make_notice(clerk, crossings=[crossing], received_at=received, starts=starts, ends=ends)
            for starts, ends in pairs
        ]
        for word, pairs in spans.items()
    }
    assert notices_for_board(clerk, DAY) == made["in"][::-1]


def test_a_closed_one_without_an_end_concerns_no_later_day(clerk, crossing):
    notice = make_notice(clerk, crossings=[crossing])
    today = timezone.localdate()
    assert notices_for_board(clerk, today) == [notice]
    notice.close(clerk, "Không thành")
    assert notices_for_board(clerk, DAY) == [notice]
    assert notices_for_board(clerk, date(today.year + 1, 1, 1)) == []


def test_the_board_of_today_shows_what_waits_and_what_is_important_first(clerk, crossing):
    ended = {"starts": "2024-05-21", "ends": "2024-05-22", "crossings": [crossing]}
    usual, urgent = make_notice(clerk, **ended), make_notice(clerk, importance="urgent", **ended)
    make_notice(clerk, **ended).close(clerk, "Đã qua")
    assert notices_for_board(clerk, timezone.localdate()) == [urgent, usual]


def test_the_board_asks_few_queries_and_offers_a_change_to_who_is_posted_there(
    clerk, crossing, django_assert_num_queries
):
    own = make_notice(clerk, crossings=[crossing])
    other = make_notice(clerk, crossings=[make_eastern_crossing()])
    with django_assert_num_queries(3):
        notices = notices_for_board(clerk, timezone.localdate())
        page = render_to_string(
            "crossings/notices_panel.html", {"notices": notices, "perms": AllPermissions()}
        )
    assert [(each, each.may_answer) for each in notices] == [(other, False), (own, True)]
    assert f"/crossings/changes/several/?notice={own.pk}" in page
    assert f"/crossings/changes/several/?notice={other.pk}" not in page


class AllPermissions(dict):
    """What a template asks of somebody who may do everything."""

    def __missing__(self, name):
        return AllPermissions() if "." not in name and name == "crossings" else True


def test_the_first_page_asks_no_more_for_many_urgent_ones(
    client, clerk, crossing, django_assert_max_num_queries
):
    make_notice(clerk, crossings=[crossing], importance="urgent")
    client.get("/")
    with django_assert_max_num_queries(200) as one_row:
        client.get("/")
    for _turn in range(2):
        make_notice(clerk, crossings=[crossing], importance="urgent")
    with django_assert_max_num_queries(len(one_row)):
        client.get("/")
