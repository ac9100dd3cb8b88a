"""Posts, their events and what is expected of them as sheets: out, in, and back again unchanged."""

from datetime import date
from itertools import product

import pytest
from django.test import override_settings

from borderops.districts.models import BorderMarker
from borderops.patrols.models import Post
from borderops.sheets.models import ImportRun
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
    make_unit,
    make_user,
)
from tests.patrols.makers import expect, make_post, make_team
from tests.sheets.books import bring_in, check, counts, export, faults, lines_of, rejected, send, xlsx

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
HEAD = ["Sort of post", "Name", "Unit of the post", "Commune", "Marker", "Opened on"]
EVENT = ["Key of the post", "Day", "What happened to the post"]
SHEETS = ["posts", "post-events", "post-expectations"]


@pytest.fixture
def reviewer(client):
    make_unit("Đồn Đồng Văn", make_district())
    make_commune()
    user = make_reviewer()
    client.force_login(user)
    return user


def row(kind="fixed", name="Chốt 424", commune="Lũng Cú", marker="424", opened=date(2021, 1, 10)):
    return [kind, name, "Đồn Đồng Văn", commune, marker, opened]


@pytest.mark.parametrize("make", [make_overseer, make_reviewer, make_administrator])
def test_every_exported_row_comes_back_unchanged(client, life, make):
    client.force_login(make())
    every = {"posts": 3, "post-events": 5, "post-expectations": 2}.items()
    for (key, rows), kind, language in product(every, ["xlsx", "csv"], ["en", "vi"]):
        client.cookies["django_language"] = language
        content = export(client, key, format=kind)
        assert send(client, key, content, f"a.{kind}").status_code == 302
        run = ImportRun.objects.latest("pk")
        assert rejected(run) == []
        assert counts(run) == (0, 0, rows, 0), (key, kind, language)


def test_the_export_is_what_the_list_shows_on_its_day(client, life):
    client.force_login(make_overseer())
    told = lines_of(export(client, "posts", as_of="2024-06-30", state="closed"))
    assert [line[0] for line in told[1:]] == [life[1].pk]
    assert len(lines_of(export(client, "posts", as_of="2023-12-31"))) == 1


def test_only_own_posts_go_out(client, life):
    client.force_login(make_clerk(make_other_district()))
    assert [line[0] for line in lines_of(export(client, "posts"))[1:]] == [life[2].pk]
    assert len(lines_of(export(client, "post-expectations"))) == 1


def test_new_rows_are_opened_with_their_day_and_place(client, reviewer):
    make_marker()
    run = bring_in(client, "posts", HEAD, row(), row(name="Chốt 425", marker="mốc 425"))
    assert counts(run) == (2, 0, 0, 0), faults(run)
    first, second = Post.objects.order_by("pk")
    assert (first.open_since, first.commune.name, str(first.marker)) == (date(2021, 1, 10), "Lũng Cú", "424")
    assert not BorderMarker.objects.get(code="425").listed and second.district == make_district()
    assert first.events.get().history.get().history_user == reviewer
    assert first.staffing == "joint"


def test_checking_keeps_nothing(client, reviewer):
    assert counts(check(client, "posts", HEAD, row(marker="425"))) == (1, 0, 0, 0)
    assert not Post.objects.exists() and not BorderMarker.objects.exists()


def test_a_row_may_be_closed_already_and_named_by_the_communes_code(client, reviewer):
    make_commune(valid_to=date(2025, 6, 30))
    line = [*row(commune="00715 Lũng Cú", marker=""), date(2022, 3, 1)]
    run = bring_in(client, "posts", [*HEAD, "Closed on"], line)
    assert counts(run) == (1, 0, 0, 0), faults(run)
    assert Post.objects.get().closed_on == date(2022, 3, 1)


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (row(kind="bay"), "Sort of post"),
        (row(name=""), "Name"),
        (row(commune="Không Có", marker=""), "Commune"),
        (row(commune="", marker=""), "Commune"),
        (row(commune="99999", marker=""), "Commune"),
        (row(marker="600"), "Marker"),
        (row(marker="520"), "Marker"),
        (row(opened=""), "Opened on"),
        (row(opened=date(2099, 1, 1)), "Opened on"),
        (row(opened="hôm qua"), "Opened on"),
        (["fixed", "Chốt", "Đồn Không Có", "Lũng Cú", "", date(2021, 1, 1)], "Unit of the post"),
        (["fixed", "Chốt", "Đồn Xín Mần", "Lũng Cú", "", date(2021, 1, 1)], "Unit of the post"),
        (row(commune="Chí Cà", marker=""), "Commune"),
    ],
)
def test_a_bad_row_is_named_with_its_column(client, reviewer, line, column):
    make_unit("Đồn Xín Mần", make_other_district())
    make_commune("Chí Cà", "01105", make_other_district())
    run = check(client, "posts", HEAD, row(), line)
    assert counts(run) == (1, 0, 0, 1)
    assert [(number, heading) for number, heading, _words in faults(run)] == [(3, column)]


def test_facts_change_by_the_key_and_not_where_it_stands(client, reviewer):
    post = make_post(unit=make_unit("Đồn Đồng Văn"))
    run = bring_in(
        client, "posts", ["Key of the post", "Name", "Number of the post"], [post.pk, "Tên mới", "7"]
    )
    assert counts(run) == (0, 1, 0, 0), faults(run)
    post.refresh_from_db()
    assert (post.name, post.short_number, str(post.marker)) == ("Tên mới", "7", "424")
    assert post.history.latest().history_user == reviewer
    head = ["Key of the post", "Marker", "Commune", "Opened on"]
    run = check(client, "posts", head, [post.pk, "426", "Má Lé", date(2020, 1, 1)])
    assert {heading for _row, heading, _words in faults(run)} == {"Marker", "Commune", "Opened on"}


def test_an_unknown_key_is_refused_and_so_is_one_twice(client, reviewer):
    post = make_post()
    run = check(client, "posts", ["Key of the post", "Name"], [999999, "A"], [post.pk, "B"], [post.pk, "C"])
    assert counts(run) == (0, 1, 0, 2)
    assert [(number, heading) for number, heading, _words in faults(run)] == [
        (2, "Key of the post"),
        (4, "Key of the post"),
    ]


def test_a_post_that_is_only_seen_is_not_changed(client, reviewer):
    team = make_team(commune=make_commune("Chí Cà", "01105", make_other_district()))
    team.further_districts.add(make_district())
    own = make_unit("Đồn Đồng Văn")
    run = check(
        client, "posts", ["Key of the post", "Name", "Unit of the post"], [team.pk, "Của tôi", own.name]
    )
    assert "outside your places" in faults(run)[0][2]
    run = check(client, "post-events", EVENT, [team.pk, date(2024, 6, 1), "Closed"])
    assert "outside your places" in faults(run)[0][2]


@pytest.mark.parametrize("key", SHEETS)
def test_who_may_not_change_posts_imports_none(client, key):
    for make in (make_clerk, make_observer):
        client.force_login(make())
        assert client.get(f"/sheets/{key}/import/").status_code == 403
        assert len(lines_of(export(client, key))) == 1
    client.force_login(make_user())
    assert client.get(f"/sheets/{key}/export/").status_code == 403


@pytest.mark.parametrize("key", SHEETS)
def test_the_empty_workbook_is_there(client, reviewer, key):
    make_post()
    assert client.get(f"/sheets/{key}/template/").status_code == 200


def test_plans_go_in_and_out_only_where_turned_on_and_for_who_keeps_the_post(client, reviewer):
    post = make_post(strength=37, latitude="23.363700", longitude="105.316500")
    assert "Strength" not in lines_of(export(client, "posts"))[0]
    asked = send(client, "posts", _sheet(post, 5), "a.xlsx", follow=True)
    assert "“Strength”" in asked.content.decode() and "/layout/" in asked.redirect_chain[-1][0]
    with override_settings(DEPLOYMENT=True):
        head, line = lines_of(export(client, "posts"))
        assert line[head.index("Strength")] == 37
        assert counts(bring_in(client, "posts", ["Key of the post", "Strength"], [post.pk, 5])) == (
            0,
            1,
            0,
            0,
        )
        send(client, "posts", export(client, "posts"))
        assert counts(ImportRun.objects.latest("pk")) == (0, 0, 1, 0)
        client.force_login(make_clerk())
        head, line = lines_of(export(client, "posts"))
        assert line[head.index("Strength")] == ""
    post.refresh_from_db()
    assert post.strength == 5


def _sheet(post, strength):
    return xlsx(["Key of the post", "Strength"], [post.pk, strength])


def test_query_count_of_the_export_is_flat(client, django_assert_max_num_queries):
    expect(make_post())
    client.force_login(make_overseer())
    with django_assert_max_num_queries(60) as one:
        export(client, "posts")
    for number in range(5):
        commune = make_commune(f"Lũng {number}", f"0000{number}")
        make_post(f"Chốt {number}", commune=commune, marker=make_marker(f"40{number}"))
    with django_assert_max_num_queries(len(one)):
        export(client, "posts")
