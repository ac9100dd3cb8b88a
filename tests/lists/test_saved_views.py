"""A list as somebody likes to see it: saved, opened, shared, changed, deleted."""

import pytest

from borderops.lists.forms import MOST
from borderops.lists.models import SavedView
from tests.factories import (
    make_accepted,
    make_administrator,
    make_clerk,
    make_commune,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_submitted,
)
from tests.lists.pages import list_addresses
from tests.pages import said

pytestmark = pytest.mark.django_db
LIST = "/incidents/"
SAVE = "/views/save/"


@pytest.fixture
def clerk(client):
    user = make_clerk()
    client.force_login(user)
    return user


def save(client, name="Nhóm D", query="code=D&columns=number%2Cplace&sort=occurred_on", **more):
    return client.post(SAVE, {"list": "incidents", "name": name, "query": query, **more})


def make_view(owner, name="Nhóm D", query="code=D", list_key="incidents", **more):
    return SavedView.objects.create(owner=owner, name=name, query=query, list_key=list_key, **more)


def names(response):
    return [view.name for view in response.context["views"].all]


def test_filters_columns_and_order_are_saved_under_a_name(client, clerk):
    response = save(
        client,
        name="  Nhóm   D ",
        query="after=x&code=D&sort=occurred_on&columns=number,place&q=&count=exact",
    )
    view = SavedView.objects.get()
    assert (view.owner, view.name, view.list_key) == (clerk, "Nhóm D", "incidents")
    assert view.query == "code=D&columns=number%2Cplace&sort=occurred_on"
    assert (response.url, said(response)) == (f"{LIST}?{view.query}&view={view.pk}", ["success"])
    page = client.get(response.url)
    assert names(page) == ["Nhóm D"] and page.context["views"].all[0].is_current


@pytest.mark.parametrize("path", list_addresses())
def test_every_list_can_be_saved_and_shows_what_was_saved(client, path):
    client.force_login(make_overseer())
    key = client.get(path).context["views"].key
    client.post(SAVE, {"list": key, "name": "Của tôi", "query": "q=xe"})
    page = client.get(path)
    assert names(page) == ["Của tôi"]
    assert page.content.decode().count(f"?q=xe&amp;view={SavedView.objects.get().pk}") == 1


def test_views_of_one_list_do_not_stand_above_another(client):
    overseer = make_overseer()
    client.force_login(overseer)
    make_view(overseer)
    assert names(client.get("/figures/")) == names(client.get("/review/incidents/")) == []
    assert names(client.get("/review/")) == []


def test_another_sees_it_only_when_it_is_shared(client, clerk):
    reviewer = make_reviewer()
    make_view(reviewer, "Riêng")
    make_view(reviewer, "Chung", shared=True)
    assert names(client.get(LIST)) == ["Chung"]


def test_a_shared_view_shows_nobody_more_than_their_own_records(client):
    make_view(make_overseer(), shared=True, query="code=D")
    here = make_accepted()
    make_accepted(commune=make_commune("Chí Cà", "01105", make_other_district()))
    make_submitted()
    reader = make_clerk(here.district, unit=None, name="another")
    client.force_login(reader)
    view = SavedView.objects.get()
    page = client.get(f"/views/{view.pk}/", follow=True)
    assert here in page.context["page"].rows
    assert {record.district for record in page.context["page"].rows} == {here.district}


def test_a_link_opens_own_and_shared_views_and_no_others(client, clerk):
    other = make_observer()
    mine, shared, hidden = make_view(clerk), make_view(other, shared=True), make_view(other, "Riêng")
    assert (
        client.get(f"/views/{mine.pk}/").url
        == client.get(mine.get_absolute_url()).request["PATH_INFO"] + f"?code=D&view={mine.pk}"
    )
    assert client.get(f"/views/{shared.pk}/").status_code == 302
    assert client.get(f"/views/{hidden.pk}/").status_code == 404
    assert client.get("/views/999999999/").status_code == 404


def test_a_shared_view_opens_no_list_that_one_may_not_open(client):
    view = make_view(make_reviewer(), list_key="inbox/incidents", shared=True)
    client.force_login(make_clerk())
    assert client.get(f"/views/{view.pk}/").status_code == 403


def test_a_name_that_is_taken_asks_before_it_replaces(client, clerk):
    first = make_view(clerk, query="state=draft")
    asked = save(client)
    assert asked.status_code == 422 and "replace" in asked.context["form"].fields
    assert 'type="checkbox" name="replace"' in asked.content.decode()
    first.refresh_from_db()
    assert first.query == "state=draft"
    save(client, replace="on", shared="on")
    assert SavedView.objects.get() == first
    first.refresh_from_db()
    assert first.shared and first.query.startswith("code=D")


def test_two_people_may_use_the_same_name(client, clerk):
    make_view(make_reviewer(), shared=True)
    assert save(client).status_code == 302
    assert SavedView.objects.count() == 2


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "\x00"])
def test_a_name_that_cannot_be_is_refused_and_nothing_typed_is_lost(client, clerk, name):
    response = save(client, name=name, shared="on")
    page = response.content.decode()
    assert response.status_code == 422 and response.context["form"].errors["name"]
    assert "code=D&amp;columns=number%2Cplace" in page and "checked" in page
    assert not SavedView.objects.exists()


def test_there_is_an_end_to_the_number_of_views(client, clerk):
    for number in range(MOST):
        make_view(clerk, f"Số {number}")
    assert save(client).status_code == 422
    assert save(client, name="Số 1", replace="on").status_code == 302
    assert SavedView.objects.count() == MOST


@pytest.mark.parametrize(
    "fields",
    [
        {"list": ""}, {"list": "nothing"}, {"list": "home"}, {"list": "admin:index"}, {"list": "inbox/nothing"},
        {"list": "incident/VV-1"}, {"query": "q=" + "x" * 2001},
    ],
)  # fmt: skip
def test_only_a_list_can_be_saved(client, clerk, fields):
    response = client.post(SAVE, {"list": "incidents", "name": "Tên", "query": "", **fields})
    assert response.status_code == 404 and not SavedView.objects.exists()


@pytest.mark.parametrize(
    ("person", "key"), [(make_clerk, "inbox/incidents"), (make_administrator, "incidents")]
)
def test_who_may_not_open_the_list_saves_no_view_of_it(client, person, key):
    client.force_login(person())
    assert client.post(SAVE, {"list": key, "name": "Tên"}).status_code == 403


def test_it_is_changed_by_its_owner(client, clerk):
    view = make_view(clerk)
    assert client.get(f"/views/{view.pk}/change/").status_code == 200
    response = client.post(f"/views/{view.pk}/change/", {"name": "Tên mới", "shared": "on"})
    view.refresh_from_db()
    assert (view.name, view.shared, view.query) == ("Tên mới", True, "code=D")
    assert response.url == view.get_absolute_url()


def test_changing_to_a_name_that_is_taken_asks_too(client, clerk):
    view, other = make_view(clerk), make_view(clerk, "Khác", query="state=draft")
    path = f"/views/{view.pk}/change/"
    assert client.post(path, {"name": "Khác"}).status_code == 422
    client.post(path, {"name": "Khác", "replace": "on"})
    assert [(kept.pk, kept.query) for kept in SavedView.objects.all()] == [(view.pk, "code=D")]
    assert not SavedView.objects.filter(pk=other.pk).exists()


def test_it_is_deleted_by_its_owner(client, clerk):
    view = make_view(clerk)
    response = client.post(f"/views/{view.pk}/delete/")
    assert (response.url, said(response)) == (f"{LIST}?view=all", ["success"])
    assert not SavedView.objects.exists()


@pytest.mark.parametrize("shared", [True, False])
def test_nobody_changes_or_deletes_anothers(client, clerk, shared):
    view = make_view(make_reviewer(), shared=shared)
    assert client.get(f"/views/{view.pk}/change/").status_code == 404
    assert client.post(f"/views/{view.pk}/change/", {"name": "x"}).status_code == 404
    assert client.post(f"/views/{view.pk}/delete/").status_code == 404
    assert SavedView.objects.get().name == "Nhóm D"


def test_deeds_are_done_by_post_alone(client, clerk):
    view = make_view(clerk)
    assert client.get(SAVE).status_code == client.get(f"/views/{view.pk}/delete/").status_code == 405
    assert client.post(f"/views/{view.pk}/").status_code == 405
    assert SavedView.objects.exists()


def test_a_list_can_open_with_a_view_and_still_be_seen_whole(client, clerk):
    old = make_view(clerk, "Cũ", opens_first=True)
    save(client, opens_first="on")
    old.refresh_from_db()
    view = SavedView.objects.get(name="Nhóm D")
    assert view.opens_first and not old.opens_first
    assert client.get(LIST).url == view.get_absolute_url()
    page = client.get(view.get_absolute_url())
    assert "?view=all" in page.content.decode()
    whole = client.get(LIST, {"view": "all"})
    assert whole.status_code == 200 and whole.context["views"].is_plain
    assert client.get(LIST, {"state": "draft"}).status_code == 200


def test_nobodys_list_opens_with_anothers_view(client, clerk):
    make_view(make_reviewer(), shared=True, opens_first=True)
    assert client.get(LIST).status_code == 200


@pytest.mark.parametrize("view", ["0", "x", "999999999999999999999", "\x00"])
def test_a_view_that_is_not_there_changes_nothing(client, clerk, view):
    assert client.get(LIST, {"view": view}).status_code == 200


def test_log_in_is_asked_first(client):
    assert client.post(SAVE).url.startswith("/login/")
    assert client.get("/views/1/").url.startswith("/login/")


def test_the_views_cost_one_query_however_many_there_are(client, clerk, django_assert_max_num_queries):
    with django_assert_max_num_queries(30) as none:
        client.get(LIST)
    for number in range(5):
        make_view(clerk, f"Số {number}")
        make_view(make_reviewer(), f"Chung {number}", shared=True)
    with django_assert_max_num_queries(len(none)):
        assert len(names(client.get(LIST))) == 10


def test_the_administrator_takes_a_shared_view_out_of_the_menu_and_touches_no_other(client):
    shared, hidden = make_view(make_clerk(), shared=True), make_view(make_reviewer())
    client.force_login(make_administrator())
    page = f"/admin/lists/savedview/{shared.pk}/change/"
    assert client.get("/admin/lists/savedview/").status_code == client.get(page).status_code == 200
    assert client.post(page, {}).status_code == 302
    shared.refresh_from_db()
    assert not shared.shared and shared.query == "code=D"
    assert client.get(f"/admin/lists/savedview/{hidden.pk}/change/").status_code == 302
    assert client.post(f"/admin/lists/savedview/{shared.pk}/delete/").status_code in (302, 403)
    assert SavedView.objects.count() == 2
