"""A table as one likes to see it: saved, shared, opened first; a shared one gives no right to a figure."""

import pytest
from django.urls import reverse

from borderops.lists.models import SavedView
from tests.factories import make_code, make_observer, make_overseer, make_reviewer, make_user
from tests.figures.factories import log_in, make_indicator
from tests.summaries.factories import make_case
from tests.summaries.pivoting import LAW, cells, row_names

pytestmark = pytest.mark.django_db
QUERY = "columns=month&indicator=incidents.law.cases&only=group%3AD&period=2021&rows=district"


@pytest.fixture(autouse=True)
def law(line):
    make_code()
    return make_indicator(LAW, unit="vụ")


def save(user, **more):
    asked = {"list": "pivot", "query": QUERY, "name": "Nhóm D theo tháng"} | more
    return log_in(user).post(reverse("save-view"), asked)


def test_a_table_is_saved_and_opened_as_it_was(line):
    make_case(line[5])
    overseer = make_overseer()
    answer = save(overseer)
    saved = SavedView.objects.get()
    assert answer.url == f"/summaries/table/?{QUERY}&view={saved.pk}"
    page = log_in(overseer).get(answer.url)
    assert cells(page)["*", "2"][0] == "1" and "Nhóm D theo tháng" in page.text


def test_the_page_offers_to_save_exactly_what_it_shows():
    page = log_in(make_overseer()).get(f"/summaries/table/?{QUERY}")
    assert f'name="query" value="{QUERY.replace("&", "&amp;")}"' in page.text
    assert 'name="list" value="pivot"' in page.text


def test_it_opens_first_where_that_is_wanted():
    overseer = make_overseer()
    save(overseer, opens_first="on")
    assert log_in(overseer).get(reverse("pivot")).url.startswith(f"/summaries/table/?{QUERY}&view=")


def test_a_shared_one_shows_each_their_own_figures(line):
    make_case(line[5])
    make_case(line[6])
    save(make_overseer(), shared="on")
    client = log_in(make_reviewer(line[5]))
    page = client.get(reverse("view", args=[SavedView.objects.get().pk]), follow=True)
    assert page.redirect_chain == [(SavedView.objects.get().get_absolute_url(), 302)]
    assert row_names(page) == ["Đồng Văn"] and cells(page)["*", "*"][0] == "1"


def test_who_may_not_read_summaries_saves_and_opens_none():
    stranger = make_user()
    assert save(stranger).status_code == 403
    save(make_overseer(), shared="on")
    assert log_in(stranger).get(reverse("view", args=[SavedView.objects.get().pk])).status_code == 403


def test_what_is_not_shared_is_nobody_elses():
    save(make_overseer())
    assert log_in(make_observer()).get(reverse("view", args=[SavedView.objects.get().pk])).status_code == 404


def test_deleting_it_leads_back_to_the_table():
    overseer = make_overseer()
    save(overseer)
    answer = log_in(overseer).post(reverse("delete-view", args=[SavedView.objects.get().pk]))
    assert answer.url == "/summaries/table/?view=all"
    assert log_in(overseer).get(answer.url).status_code == 200
