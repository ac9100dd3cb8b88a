"""The border strip: districts from west to east, and on them what a page has to show, in its order."""

from datetime import date

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from borderops.districts.models import BorderMarker, District
from borderops.districts.strip import Thing, strip_of
from borderops.districts.strip_labels import A_LETTER
from tests.factories import (
    make_clerk,
    make_commune,
    make_district,
    make_marker,
    make_observer,
    make_other_district,
)
from tests.patrols.makers import make_post

pytestmark = pytest.mark.django_db


def thing(label="Cửa khẩu", marker=None, district=None, **more):
    district = district or (marker.commune.district if marker else None)
    return Thing(label, f"/{label}/", marker=marker, district=district, **more)


def test_districts_lie_west_to_east_as_wide_as_they_had_border_communes():
    east, west = make_district(), make_other_district()
    make_commune("Lũng Cú", "00715", east)
    make_commune("Má Lé", "00718", east, valid_to=date(2025, 6, 30))
    make_commune("Xín Mần", "01108", west)
    make_commune("Lũng Cú", "00715", west, valid_from=date(2025, 7, 1))  # of the time after districts
    first, second = strip_of([]).stretches
    assert [first.district, second.district] == [west, east]
    assert second.width == pytest.approx(2 * first.width, abs=6)
    assert first.x + first.width < second.x


def test_things_stand_at_their_markers_in_order():
    later, sooner = make_marker("426"), make_marker("424")
    spots = strip_of([thing("B", later), thing("A", sooner)]).spots
    assert [(spot.label, spot.is_sure) for spot in spots] == [("A", True), ("B", True)]
    assert spots[0].x < spots[1].x


def test_things_at_one_marker_stand_together_and_the_worst_is_seen():
    marker = make_marker()
    (spot,) = strip_of([thing("A", marker, tone="ok"), thing("B", marker, tone="stop")]).spots
    assert (spot.first.tone, spot.label) == ("stop", "B +1")


def test_what_has_no_known_marker_hangs_below_its_district(english):
    strip = strip_of([thing("A", district=make_district())])
    (spot,) = strip.spots
    assert (spot.is_sure, spot.x) == (False, strip.stretches[0].middle)
    assert "marker not known" in strip.things[0].place_words


def test_a_marker_that_the_register_does_not_know_yet_has_its_place_too():
    make_marker("424"), make_marker("426")
    unlisted = BorderMarker.objects.create(code="425", commune=make_commune(), listed=False)
    strip = strip_of([thing("A", unlisted)])
    assert [spot.x for spot in strip.spots] == [strip.stretches[0].ticks[1]]


def test_what_has_no_district_on_the_border_stands_in_the_list_alone():
    make_district()
    far = District.objects.create(code="999", abbr="BQ", name="Bắc Quang")
    strip = strip_of([thing("A"), thing("B", district=far)])
    assert (strip.spots, [each.label for each in strip.things]) == ([], ["A", "B"])


def test_names_never_cover_each_other():
    markers = [make_marker(str(number)) for number in range(400, 430)]
    strip = strip_of([thing(f"Cửa khẩu phụ {marker.code}", marker) for marker in markers])
    rows = {}
    for spot in strip.spots:
        if spot.level is not None:
            half = len(spot.label) * A_LETTER / 2
            rows.setdefault(spot.level, []).append((spot.text_x - half, spot.text_x + half))
    assert len(rows) > 1
    assert all(
        end < start for row in rows.values() for (_, end), (start, _) in zip(row, row[1:], strict=False)
    )
    assert min(start for row in rows.values() for start, _ in row) >= 0
    assert max(end for row in rows.values() for _, end in row) <= strip.width
    assert any(spot.level is None for spot in strip.spots)  # too many for the rows: the list has them


def test_the_ends_are_named_by_the_first_and_last_marker(seeded, english):
    assert strip_of([]).ends == ["marker 172 · Lào Cai", "marker 519/2 · Cao Bằng"]
    assert [each.district.name for each in strip_of([]).stretches] == [
        "Xín Mần", "Hoàng Su Phì", "Vị Xuyên", "Quản Bạ", "Yên Minh", "Đồng Văn", "Mèo Vạc"
    ]  # fmt: skip


def test_without_places_there_is_an_empty_strip():
    strip = strip_of([])
    assert (strip.stretches, strip.spots, strip.ends) == ([], [], [])


def test_the_drawing_is_for_the_eye_and_the_list_for_everybody(english):
    strip = strip_of([thing("A & B", make_marker(), words="open")], [("ok", "open")])
    html = render_to_string("districts/strip.html", {"strip": strip, "title": "Posts"})
    drawing, told = html.split("</svg>")
    assert 'aria-hidden="true"' in drawing and "A &amp; B" in drawing and "Not to scale" in told
    assert '<a href="/A &amp; B/">A &amp; B</a> <span class="sub">Đồng Văn, marker 424 · open</span>' in told
    assert "style=" not in html and "<script" not in html


def test_the_queries_do_not_grow_with_the_things(django_assert_num_queries):
    things = [thing(f"T{number}", make_marker(str(number))) for number in (424, 425, 426)]
    with django_assert_num_queries(3):
        strip_of(things)


def test_the_markers_page_puts_its_markers_on_the_strip(client, english):
    make_marker("424")
    client.force_login(make_observer())
    strip = client.get(reverse("markers")).context["strip"]
    assert [(each.label, each.tone, each.url) for each in strip.things] == [
        ("424", "mute", reverse("marker", args=["424"]))
    ]


def test_the_list_of_posts_puts_its_posts_on_the_strip(client, english):
    post = make_post()
    client.force_login(make_clerk())
    answer = client.get(reverse("posts"))
    assert [(each.label, each.tone, each.url) for each in answer.context["strip"].things] == [
        (post.name, "ok", post.get_absolute_url())
    ]
    assert "Posts along the border" in answer.content.decode()
