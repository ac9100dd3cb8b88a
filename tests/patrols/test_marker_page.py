"""One border marker with its history; taking a new one into the register."""

from datetime import date, timedelta

import pytest

from borderops.districts.models import BorderMarker
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_district,
    make_marker,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_user,
)
from tests.patrols.makers import DAY, make_post
from tests.patrols.marker_looks import incident_at, patrol_saw, shift_saw

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def page_of(client, user, code="424", **query):
    client.force_login(user)
    return client.get(f"/patrols/markers/{code}/", query)


def unlisted(code="430", commune=None):
    marker = make_marker(code, commune)
    marker.listed = False
    marker.save()
    return marker


def new_commune(**more):
    return make_commune("Đồng Văn", "00721", make_district(), **more)


def list_it(client, user, commune, code="430"):
    client.force_login(user)
    return client.post(f"/patrols/markers/{code}/list/", {"commune": commune.pk if commune else ""})


@pytest.mark.parametrize("code", ["519/2", "261(2)", "424"])
def test_the_address_names_the_marker_as_people_write_it(client, code):
    make_marker(code)
    page = page_of(client, make_clerk(), code)
    assert page.context["marker"].code == code and f"Marker {code}" in page.content.decode()


@pytest.mark.parametrize("code", ["425", "999", "xyz", "4%00"])
def test_what_is_no_marker_is_not_found(client, code):
    make_marker()
    assert page_of(client, make_clerk(), code).status_code == 404


def test_its_history_stands_there_the_newest_first(client):
    marker = make_marker()
    shift = shift_saw("damaged", marker, words="Sứt góc phía đông.")
    patrol = patrol_saw("intact", marker, day=date(2024, 6, 1))
    case = incident_at(marker, "A4", occurred_on=date(2024, 4, 1))
    page = page_of(client, make_clerk())
    assert [look.record for look in page.context["looks"]] == [patrol, shift, case]
    text = page.content.decode()
    assert "Sứt góc phía đông." in text and "says nothing of the marker" in text
    assert text.index(patrol.number) < text.index(shift.number) < text.index(case.number)
    assert page.context["found"].state == "intact"


@pytest.mark.parametrize(
    ("person", "number", "words"),
    [
        (make_reviewer, True, True),
        (make_observer, True, False),
        (make_administrator, False, False),
        (lambda: make_clerk(make_other_district()), False, False),
    ],
)
def test_everybody_sees_the_state_and_reads_what_they_may_of_the_records(client, person, number, words):
    shift = shift_saw("damaged", words="Sứt góc phía đông.")
    text = page_of(client, person()).content.decode()
    assert "Damaged" in text
    assert (shift.number in text, "Sứt góc" in text) == (number, words)


def test_a_stranger_sees_nothing(client):
    make_marker()
    assert page_of(client, make_user()).status_code == 403


def test_without_a_look_it_says_what_to_do(client):
    make_marker()
    assert "Nobody has reported on this marker yet" in page_of(client, make_clerk()).content.decode()


def test_older_looks_are_shown_when_asked_for(client, monkeypatch):
    monkeypatch.setattr("borderops.patrols.marker_views.SHOWN", 2)
    post = make_post()
    for back in range(3):
        shift_saw("intact", post=post, day=DAY - timedelta(days=back))
    user = make_clerk()
    assert len(page_of(client, user).context["looks"]) == 2
    assert "?shown=4" in page_of(client, user).content.decode()
    assert len(page_of(client, user, shown="4").context["looks"]) == 3
    for faulty in ("-1", "x", "²", ""):
        assert len(page_of(client, user, shown=faulty).context["looks"]) == 2


def test_the_posts_that_stand_there_are_named_to_who_may_see_them(client):
    post = make_post()
    make_post("Chốt chưa mở", opened=None)
    assert page_of(client, make_clerk()).context["posts"] == [post]
    assert page_of(client, make_administrator()).context["posts"] == [post]
    assert page_of(client, make_clerk(make_other_district())).context["posts"] == []


def test_the_number_of_queries_does_not_grow_with_the_history(client, django_assert_max_num_queries):
    post = make_post()
    shift_saw("intact", post=post)
    client.force_login(make_clerk())
    with django_assert_max_num_queries(40) as few:
        client.get("/patrols/markers/424/")
    for back in range(1, 5):
        shift_saw("intact", post=post, day=DAY - timedelta(days=back))
    with django_assert_max_num_queries(len(few)):
        client.get("/patrols/markers/424/")


# A marker that staff met


def test_the_administrator_lists_a_marker_in_its_commune(client):
    unlisted()
    commune, user = new_commune(), make_administrator()
    answer = list_it(client, user, commune)
    assert answer.status_code == 302 and answer.url == "/patrols/markers/430/"
    marker = BorderMarker.objects.get(code="430")
    assert (marker.listed, marker.commune) == (True, commune)
    last, before = marker.history.all()[:2]
    assert (last.history_user, last.listed, before.listed) == (user, True, False)
    assert "is in the register now" in client.get(answer.url).content.decode()


def test_the_commune_in_which_it_was_met_is_offered_first(client):
    marker = unlisted(commune=make_commune(valid_to=date(2025, 6, 30)))
    standing, gone = new_commune(), make_commune("Má Lé", "00716", valid_to=date(2025, 6, 30))
    form = page_of(client, make_administrator(), "430").context["form"]
    assert set(form.fields["commune"].queryset) == {marker.commune, standing}
    assert form.initial == {"commune": marker.commune_id} and gone not in form.fields["commune"].queryset


def test_without_a_commune_it_is_refused_in_words(client):
    unlisted()
    answer = list_it(client, make_administrator(), None)
    assert answer.status_code == 422
    assert "Choose the commune in which the marker stands." in answer.content.decode()
    assert not BorderMarker.objects.get(code="430").listed


def test_a_commune_that_no_longer_stands_is_refused(client):
    unlisted()
    assert list_it(client, make_administrator(), new_commune(valid_to=date(2025, 6, 30))).status_code == 422


@pytest.mark.parametrize("person", [make_clerk, make_reviewer, make_overseer, make_observer, make_user])
def test_nobody_else_lists_markers(client, person):
    unlisted()
    assert list_it(client, person(), new_commune()).status_code == 403
    assert not BorderMarker.objects.get(code="430").listed


def test_all_others_read_who_does_it(client):
    unlisted()
    page = page_of(client, make_reviewer(), "430")
    assert page.context["form"] is None and "The administrator compares it" in page.content.decode()


def test_a_marker_that_is_listed_is_not_listed_again(client):
    make_marker("430").save()  # with its history
    user = make_administrator()
    answer = list_it(client, user, new_commune())
    marker = BorderMarker.objects.get(code="430")
    assert "has been listed already" in client.get(answer.url).content.decode()
    assert marker.history.count() == 1 and marker.commune != new_commune()
    assert page_of(client, user, "430").context["form"] is None


def test_a_marker_that_is_unknown_cannot_be_listed(client):
    assert list_it(client, make_administrator(), new_commune(), "431").status_code == 404


def test_listing_is_done_by_a_form_alone(client):
    unlisted()
    client.force_login(make_administrator())
    assert client.get("/patrols/markers/430/list/").status_code == 405


def test_the_first_page_tells_the_administrator_how_many_wait(client):
    unlisted()
    user = make_administrator()
    client.force_login(user)
    (tile,) = [tile for tile in client.get("/").context["tiles"] if "Markers not in" in str(tile["label"])]
    assert (tile["value"], tile["url"]) == ("1", "/patrols/markers/?listed=no")
    list_it(client, user, new_commune())
    tiles = client.get("/").context["tiles"]
    assert [tile["value"] for tile in tiles if "Markers not in" in str(tile["label"])] == ["0"]
    client.force_login(make_overseer())
    assert not [tile for tile in client.get("/").context["tiles"] if "Markers not in" in str(tile["label"])]


# The page of a post


def test_the_page_of_a_post_shows_the_last_looks_at_its_marker(client):
    post = make_post()
    shift = shift_saw("worn", post=post, words="Chữ mờ.")
    far = make_post("Tổ cơ động số 9", kind="mobile", marker=make_marker("426"))
    client.force_login(make_clerk())
    page = client.get(post.get_absolute_url()).content.decode()
    part = page.partition('id="panel-marker"')[2].partition("</section>")[0]
    assert "Worn, faded" in part and shift.number in part and "Chữ mờ." in part
    part = client.get(far.get_absolute_url()).content.decode().partition('id="panel-marker"')[2]
    assert "Never checked" in part and shift.number not in part.partition("</section>")[0]
