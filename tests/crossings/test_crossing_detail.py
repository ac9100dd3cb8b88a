"""The page of a crossing point: all its names, where it lies now and lay then, marker, other side, source."""

import pytest

from tests.crossings.makers import make_crossing, make_eastern_crossing
from tests.factories import make_administrator, make_clerk, make_marker, make_observer, make_user

pytestmark = pytest.mark.django_db


def page_of(client, crossing):
    response = client.get(crossing.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def observer(client):
    client.force_login(make_observer())


def test_it_tells_names_and_places_then_and_now(client, observer):
    page = page_of(client, make_crossing())
    for words in [
        "<h1>Thanh Thủy – Thiên Bảo</h1>", '<span lang="zh-Hans">天保</span>', "清水河 · Tianbao",
        "xã Thanh Thủy, district Vị Xuyên (until 30/06/2025)", "xã Thanh Thủy, area Vị Xuyên", "261(1)",
        "Malypho", "麻栗坡", "Báo cáo X", "Sure",
    ]:  # fmt: skip
        assert words in page, words


def test_it_says_nothing_of_open_or_closed(client, observer):
    page = page_of(client, make_crossing())
    assert "closed" not in page.lower() and "chip" not in page


def test_a_place_that_still_stands_has_no_former_one(client, observer):
    crossing = make_eastern_crossing()
    assert (crossing.place_formerly, crossing.place_today) == ("", "xã Lũng Cú, area Đồng Văn")
    assert "Place formerly" not in page_of(client, crossing)


def test_a_place_is_followed_through_several_changes_and_never_in_a_circle(observer):
    crossing = make_crossing()
    former, heir = crossing.commune, crossing.commune_today
    heir.main_successor = former
    heir.save()
    crossing.commune.main_successor = heir
    assert crossing.commune_today in (former, heir)


def test_where_only_the_district_is_known_the_area_stands_alone(client, observer):
    crossing = make_eastern_crossing(commune=None, marker=None, marker_confidence="")
    assert (crossing.place_formerly, crossing.place_today) == ("", "Đồng Văn")
    assert "<dd>Đồng Văn</dd>" in page_of(client, crossing)


def test_a_marker_that_is_not_in_the_register_is_called_so(client, observer):
    marker = make_marker("425")
    marker.listed = False
    marker.save()
    assert "marker not in the register yet" in page_of(client, make_eastern_crossing(marker=marker))


def test_what_is_not_there_is_not_found(client, observer):
    make_crossing()
    assert client.get("/crossings/XX-YY/").status_code == 404
    assert client.get("/crossings/tt-tb/").status_code == 404


def test_a_stranger_is_refused_and_who_is_not_logged_in_is_sent_to_log_in(client):
    url = make_crossing().get_absolute_url()
    assert client.get(url).url.startswith("/login/")
    client.force_login(make_user())
    assert client.get(url).status_code == 403


def test_it_is_only_read(client, observer):
    assert client.post(make_crossing().get_absolute_url()).status_code == 405


def test_only_who_keeps_the_register_is_offered_to_correct_it(client):
    crossing = make_crossing()
    change = f"/admin/crossings/crossingpoint/{crossing.pk}/change/"
    client.force_login(make_clerk())
    assert change not in page_of(client, crossing)
    client.force_login(make_administrator())
    assert change in page_of(client, crossing)
    assert client.get(change).status_code == 200
