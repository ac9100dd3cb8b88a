"""The look-up while a person types."""

from datetime import date

import pytest

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

pytestmark = pytest.mark.django_db
PLACES = "/places/"
DAY = "20/05/2024"


@pytest.fixture
def clerk(client):
    user = make_clerk(make_commune().district)
    client.force_login(user)
    return user


def texts(response):
    return [place.text for place in response.context["places"]]


def test_the_one_place_is_named_and_its_key_goes_with_the_form(client, clerk):
    make_marker("424")
    response = client.get(PLACES, {"place": "lung cu 424", "occurred_on": DAY})
    assert texts(response) == ["xã Lũng Cú, khu vực Đồng Văn, mốc 424"]
    assert response.context["unlisted"] == ""
    assert f'value="{make_commune().pk}-{make_district().pk}"' in response.content.decode()


def test_a_marker_that_is_not_listed_yet_is_said_so(client, clerk):
    assert client.get(PLACES, {"place": "lung cu 430", "occurred_on": DAY}).context["unlisted"] == "430"


def test_the_day_of_the_event_decides(client, clerk):
    make_commune("Phó Bảng", "00712", valid_to=date(2025, 6, 30))
    assert texts(client.get(PLACES, {"place": "pho bang", "occurred_on": "30/6/2025"}))
    assert not texts(client.get(PLACES, {"place": "pho bang", "occurred_on": "1/7/2025"}))
    assert not texts(client.get(PLACES, {"place": "pho bang", "occurred_on": "hôm qua"}))  # taken for today


def test_places_of_others_are_not_offered(client, clerk):
    make_commune("Chí Cà", "01105", make_other_district())
    assert texts(client.get(PLACES, {"place": "chi ca", "occurred_on": DAY})) == []


def test_a_clerk_of_a_post_without_a_district_is_offered_its_communes(client):
    post, commune = make_unit("Đồn Lũng Cú"), make_commune()
    post.communes.add(commune)
    make_commune("Má Lé", "00718")
    client.force_login(make_user("clerk", unit=post))
    assert texts(client.get(PLACES, {"place": "lung cu", "occurred_on": DAY}))
    assert not texts(client.get(PLACES, {"place": "ma le", "occurred_on": DAY}))


def test_an_overseer_is_offered_the_whole_province(client):
    make_commune("Chí Cà", "01105", make_other_district())
    client.force_login(make_overseer())
    assert texts(client.get(PLACES, {"place": "chi ca", "occurred_on": DAY}))


def test_who_only_reads_is_offered_nothing(client):
    make_commune()
    client.force_login(make_observer())
    assert texts(client.get(PLACES, {"place": "lung cu", "occurred_on": DAY})) == []


def test_many_places_are_cut_short_and_said_so(client, clerk):
    for number in range(9):
        make_commune(f"Tả {number}", f"0000{number}")
    response = client.get(PLACES, {"place": "ta", "occurred_on": DAY})
    assert (len(texts(response)), response.context["more"]) == (8, True)


@pytest.mark.parametrize(
    "asked", [{}, {"place": "  "}, {"place": "<script>"}, {"place": "khong co"}, {"place": "\x00"}]
)
def test_nothing_and_nonsense_find_nothing(client, clerk, asked):
    response = client.get(PLACES, asked)
    assert response.status_code == 200 and not texts(response)
    assert "<script>" not in response.content.decode()


def test_a_stranger_is_refused(client):
    client.force_login(make_user())
    assert client.get(PLACES, {"place": "lung cu"}).status_code == 403


def test_a_form_whose_log_in_has_expired_is_sent_to_the_log_in(client):
    response = client.get(PLACES, {"place": "lung cu"}, headers={"HX-Request": "true"})
    assert (response.status_code, response.headers["HX-Redirect"]) == (401, "/login/")


def test_it_is_only_read(client, clerk):
    assert client.post(PLACES, {"place": "lung cu"}).status_code == 405


def test_query_count_is_flat(client, clerk, django_assert_max_num_queries):
    asked = {"place": "lung", "occurred_on": DAY}
    with django_assert_max_num_queries(20) as few:
        client.get(PLACES, asked)
    for number in range(10):
        make_commune(f"Lũng {number}", f"0000{number}")
    with django_assert_max_num_queries(len(few)):
        client.get(PLACES, asked)
