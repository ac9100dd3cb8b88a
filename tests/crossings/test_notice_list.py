"""The list of early notices: what waits first, narrowed by the address, for those who work there alone."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from borderops.crossings.models import CrossingPoint
from borderops.crossings.notice_views import NoticeList
from tests.crossings.makers import make_crossing, make_eastern_crossing, make_notice, make_west
from tests.factories import make_administrator, make_clerk, make_observer, make_overseer, make_user
from tests.sheets.books import export, lines_of

pytestmark = pytest.mark.django_db
LIST = "/crossings/notices/"


@pytest.fixture
def clerk(client):
    crossing = make_crossing()
    user = make_clerk(make_west())
    user.crossing = crossing
    client.force_login(user)
    return user


def at(day, hour=8):
    return timezone.make_aware(datetime(2024, 5, day, hour))


def rows(client, **query):
    return client.get(LIST, query).context["page"].rows


def make(clerk, **fields):
    return make_notice(clerk, **{"crossings": [clerk.crossing]} | fields)


def test_what_is_urgent_stands_first_then_what_waits_then_what_is_closed(client, clerk):
    closed = make(clerk, importance="urgent", received_at=at(20))
    closed.close(clerk, "Đã qua")
    usual = make(clerk, received_at=at(19))
    important = make(clerk, importance="high", received_at=at(2))
    urgent_before, urgent = (make(clerk, importance="urgent", received_at=at(day)) for day in (1, 3))
    assert rows(client) == [urgent, urgent_before, important, usual, closed]
    assert rows(client, sort="-received_at") == [closed, usual, urgent, important, urgent_before]


def test_pages_follow_one_upon_another_in_that_order(client, clerk, monkeypatch):
    monkeypatch.setattr(NoticeList, "page_size", 2)
    made = [make(clerk, importance=each, received_at=at(day)) for day, each in [(1, "usual"), (2, "urgent")]]
    made += [make(clerk, received_at=at(1)) for _turn in range(3)]
    first = client.get(LIST).context["page"]
    second = client.get(LIST, {"after": first.next_cursor}).context["page"]
    third = client.get(LIST, {"after": second.next_cursor}).context["page"]
    in_order = [*first.rows, *second.rows, *third.rows]
    assert in_order == [made[1], *made[:1:-1], made[0]]
    assert (first.has_previous, third.has_next) == (False, False)
    back = client.get(LIST, {"before": third.previous_cursor}).context["page"]
    assert (back.rows, back.has_previous, back.has_next) == (second.rows, True, True)


def test_a_cursor_that_is_not_ours_breaks_nothing(client, clerk):
    make(clerk)
    for cursor in ["x", "9.9.9", "1.99999999999999999999.1", "\0", "0.1.999999999999999999"]:
        assert client.get(LIST, {"after": cursor}).status_code == 200
        assert client.get(LIST, {"before": cursor}).status_code == 200


def test_the_address_narrows_the_list(client, clerk):
    east = make_eastern_crossing()
    text = "Dừng nhận hàng đông lạnh"
    found = make(clerk, text=text, vehicles=True, importance="high", received_at=at(21, 23))
    other = make(clerk, text="Lễ hội", source="Công thư", crossings=[east], received_at=at(19, 0))
    other.close(make_overseer(), "Đã qua")
    for query in [
        {"q": "dong lanh"}, {"q": "THIÊN bao lạnh"}, {"q": "thanh thuy dien dam"}, {"crossing": "TT-TB"},
        {"flow": "vehicles"}, {"importance": "high"}, {"state": "waiting"}, {"since": "21/05/2024"},
        {"since": "20/05/2024", "until": "21/05/2024"},
    ]:  # fmt: skip
        assert rows(client, **query) == [found], query


def test_every_word_is_looked_for_in_what_it_says_now_and_in_the_names_of_its_crossing_points(client, clerk):
    east = make_eastern_crossing()
    found = make(clerk, text="Dừng 100% hàng\nđông lạnh", source="Công thư", crossings=[clerk.crossing, east])
    make(clerk, text="Lễ hội", source="Điện đàm")
    for told in ["cong thu 100%", "hang đong", f"lanh {east.name} Thiên", f"{east.code} TT-TB", "lanh lanh"]:
        assert rows(client, q=told) == [found], told
    for told in ["hangdong", "100_ hang", "lanh qqwwxx", f"hoi {east.name}"]:
        assert rows(client, q=told) == [], told
    found.close(clerk, "Đã mở lại")
    found.text = "Mở lại."
    found.write(clerk)
    assert (rows(client, q="da mo"), rows(client, q="dong lanh")) == ([found], [])


def test_names_are_found_as_they_are_called_now(client, clerk):
    found = make(clerk)
    assert rows(client, q="Bản Mới") == []
    CrossingPoint.objects.update(name="Bản Mới")
    assert rows(client, q="ban moi") == [found]


def test_what_is_searched_is_not_kept_in_the_versions(clerk):
    assert not hasattr(make(clerk).history.get(), "search_text")


def test_closed_ones_and_those_of_the_own_places_can_be_asked_for(client, clerk):
    own, elsewhere = make(clerk), make(clerk, crossings=[make_eastern_crossing()])
    closed = make(clerk)
    closed.close(clerk, "Không thành")
    assert rows(client, state="closed") == [closed]
    assert rows(client, state="ours") == [own]
    assert set(rows(client, state="waiting")) == {own, elsewhere}


def test_a_filter_that_cannot_be_read_shows_nothing_and_says_so(client, clerk):
    make(clerk)
    words = " ".join(map(str, range(1200)))
    for query in [{"crossing": "XX"}, {"crossing": "\0"}, {"since": "x"}, {"flow": "trains"}, {"q": words}]:
        context = client.get(LIST, query).context
        assert context["page"].rows == []
        assert context["filter"].form.errors


def test_a_row_shows_what_when_where_and_whether_it_waits(client, clerk):
    make(clerk, starts="2024-05-21T08:00", ends="2024-06", received_at=at(20, 7))
    page = client.get(LIST).content.decode()
    for words in ["Phía bạn dự kiến dừng", "20/05/2024 07:00", "Thanh Thủy – Thiên Bảo", "Goods",
                  "21/05/2024 08:00 – 06/2024", "not dealt with yet"]:  # fmt: skip
        assert words in page, words


def test_only_those_posted_at_one_of_its_crossing_points_its_author_and_overseers_see_it(client, clerk):
    notice = make(clerk, crossings=[clerk.crossing, make_crossing("X")])
    for person, sees in [(make_clerk(), False), (make_clerk(make_west()), True), (make_overseer(), True)]:
        client.force_login(person)
        assert (rows(client) == [notice]) is sees
        assert (len(lines_of(export(client, "notices"))) == 2) is sees


def test_observers_administrators_and_strangers_have_no_such_list(client, clerk):
    make(clerk)
    for person in (make_observer, make_administrator, make_user):
        client.force_login(person())
        assert client.get(LIST).status_code == 403


def test_an_export_is_what_the_list_shows(client, clerk):
    make(clerk, importance="high")
    make(clerk, text="Lễ hội")
    lines = lines_of(export(client, "notices", importance="high"))
    assert len(lines) == 2 and "dự kiến dừng" in lines[1][1]


def test_an_empty_list_says_what_to_do(client, clerk):
    assert "No early notice matches" in client.get(LIST).content.decode()


def test_it_is_only_read_and_only_logged_in(client, clerk):
    assert client.post(LIST).status_code == 405
    client.logout()
    assert client.get(LIST).url.startswith("/login/")


def test_the_number_of_queries_does_not_grow_with_the_rows(client, clerk):
    make(clerk)
    client.get(LIST)
    with CaptureQueriesContext(connection) as one_row:
        client.get(LIST)
    for hours in range(8):
        make(
            clerk,
            received_at=at(1) + timedelta(hours=hours),
            crossings=[clerk.crossing, make_crossing(f"X{hours}")],
        )
    with CaptureQueriesContext(connection) as many_rows:
        client.get(LIST)
    assert len(many_rows) == len(one_row)
