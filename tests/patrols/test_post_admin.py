"""Posts in the administration: the rights of their pages, the same door, no way past the events."""

import pytest
from django.test import override_settings

from borderops.patrols.models import Post
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_marker,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_unit,
)
from tests.patrols.makers import expect, make_post, make_team

pytestmark = pytest.mark.django_db
LIST = "/admin/patrols/post/"


def page(post):
    return f"{LIST}{post.pk}/change/"


def fields(post, **changed):
    given = {
        "name": post.name, "short_number": "", "staffing": "guard", "unit": post.unit_id, "crossing": "",
        "to_marker": "",
    }  # fmt: skip
    rows = {
        f"{name}-{field}_FORMS": "0" for name in ("events", "expectations") for field in ("TOTAL", "INITIAL")
    }
    return given | rows | changed


@pytest.mark.parametrize("make", [make_clerk, make_reviewer])
def test_the_list_shows_what_the_person_sees(client, make):
    make_post()
    make_post("Chốt 172", commune=make_commune("Chí Cà", "01105", make_other_district()))
    client.force_login(make())
    text = client.get(LIST).content.decode()
    assert "Chốt 424" in text and "Chốt 172" not in text
    assert client.get(LIST, {"kind__exact": "mobile"}).context["cl"].result_count == 0


def test_facts_are_changed_through_the_same_door(client):
    post = make_post()
    expect(post)
    reviewer = make_reviewer()
    client.force_login(reviewer)
    assert client.get(page(post)).status_code == 200
    assert (
        client.post(page(post), fields(post, name="Chốt mới", spot="Nơi khác", kind="mobile")).status_code
        == 302
    )
    post.refresh_from_db()
    assert (post.name, post.staffing, post.spot, post.kind) == ("Chốt mới", "guard", "", "fixed")
    assert post.history.latest().history_user == reviewer
    assert post.events.count() == 1


def test_a_team_gets_its_stretch_and_its_further_districts(client):
    team, other = make_team(), make_other_district()
    client.force_login(make_administrator())
    last = make_marker("430")
    client.post(page(team), fields(team, to_marker=last.pk, further_districts=[other.pk]))
    team = Post.objects.get(pk=team.pk)
    assert team.to_marker == last and list(team.further_districts.all()) == [other]


def test_a_rule_refuses_beside_the_form(client):
    post = make_post()
    client.force_login(make_overseer())
    response = client.post(page(post), fields(post, to_marker=make_marker("430").pk))
    assert "to_marker" in response.context["adminform"].form.errors


def test_a_unit_elsewhere_is_not_a_reviewers_to_give(client):
    post, there = make_post(), make_unit("Đồn Xín Mần", make_other_district())
    client.force_login(make_reviewer())
    response = client.post(page(post), fields(post, unit=there.pk))
    assert "unit" in response.context["adminform"].form.errors


def test_who_may_only_look_changes_nothing(client):
    post = make_post()
    client.force_login(make_clerk())
    assert client.get(page(post)).status_code == 200
    assert client.post(page(post), fields(post, name="x")).status_code == 403
    post.refresh_from_db()
    assert post.name == "Chốt 424"


def test_out_of_sight_is_not_found_nor_its_history(client):
    post = make_post()
    client.force_login(make_reviewer(make_other_district()))
    assert client.get(page(post), follow=True).status_code in (404, 200)
    assert "Chốt 424" not in client.get(page(post), follow=True).content.decode()
    assert client.get(f"{LIST}{post.pk}/history/").status_code == 404


def test_an_observer_has_no_way_in(client):
    post = make_post()
    client.force_login(make_observer())
    assert client.get(page(post)).status_code == 302 and client.get(LIST).status_code == 302


@pytest.mark.parametrize("door", ["add/", "{pk}/delete/"])
def test_nothing_is_added_or_deleted_here(client, door):
    post = make_post()
    client.force_login(make_administrator())
    assert client.post(LIST + door.format(pk=post.pk), {"post": "yes"}).status_code == 403
    assert Post.objects.get() == post


@pytest.mark.parametrize(
    ("on", "make", "told"),
    [(True, make_reviewer, True), (True, make_clerk, False), (False, make_reviewer, False)],
)
def test_plans_are_shown_where_turned_on_to_who_keeps_the_post(client, on, make, told):
    post = make_post(strength=37)
    client.force_login(make())
    with override_settings(DEPLOYMENT=on):
        assert ("strength" in client.get(page(post)).content.decode()) == told


def test_import_and_export_lead_to_the_sheets(client):
    make_post()
    client.force_login(make_administrator())
    assert client.get(f"{LIST}import/").url == "/sheets/posts/import/"
    assert client.get(f"{LIST}export/").url.startswith("/sheets/posts/export/")


def test_query_count_is_flat(client, django_assert_max_num_queries):
    make_post()
    client.force_login(make_administrator())
    with django_assert_max_num_queries(30) as one:
        client.get(LIST)
    for number in range(5):
        commune = make_commune(f"Lũng {number}", f"0000{number}")
        make_post(f"Chốt {number}", commune=commune, marker=make_marker(f"40{number}"))
    with django_assert_max_num_queries(len(one)):
        client.get(LIST)
