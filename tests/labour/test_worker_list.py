"""The list of workers: whom it shows to whom, by what it is narrowed, and that every look is noted."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from borderops.labour.models import WorkerLook
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_district,
    make_observer,
    make_overseer,
    make_reviewer,
)
from tests.labour.makers import make_abroad, make_inland, make_permit, make_programme, make_worker

pytestmark = pytest.mark.django_db
LIST = "/labour/workers/"


@pytest.fixture
def clerk(client):
    user = make_clerk()
    client.force_login(user)
    return user


def make_far(**fields):
    return make_worker(commune=make_commune("Yên Thành", "09999", make_inland()), **fields)


def shown(client, **query):
    answer = client.get(LIST, query)
    assert answer.status_code == 200
    return {row.pk for row in answer.context["page"].rows}


def test_clerks_see_the_workers_of_their_places_with_masked_papers(client, clerk):
    near, far = make_worker(name="Vàng Thị Máy", paper_number="002090123456"), make_far(name="Người Nơi Khác")
    page = client.get(LIST).content.decode()
    assert "Vàng Thị Máy" in page and "0020••••3456" in page and near.get_absolute_url() in page
    assert "002090123456" not in page and far.name not in page


def test_the_province_sees_all_and_a_merged_one_is_not_listed(client):
    near, far = make_worker(), make_far()
    far.merged_into = near
    far.save()
    other = make_far()
    client.force_login(make_overseer())
    assert shown(client) == {near.pk, other.pk}


@pytest.mark.parametrize("make", [make_observer, make_administrator])
def test_who_may_not_know_names_is_refused(client, make):
    client.force_login(make())
    assert client.get(LIST).status_code == 403


def test_a_look_at_the_list_is_noted_with_how_many_were_shown(client, clerk):
    client.get(LIST)
    assert not WorkerLook.objects.exists()
    make_worker(), make_worker()
    client.get(LIST)
    look = WorkerLook.objects.get()
    assert (look.by, look.people, look.worker) == (clerk, 2, None)


def test_a_name_is_found_without_marks_and_a_paper_only_in_full(client, clerk):
    one, other = (
        make_worker(name="Vàng Thị Máy", paper_number="002090123456"),
        make_worker(name="Lý Văn Sính"),
    )
    assert shown(client, q="vang may") == {one.pk}
    assert shown(client, q="0020 9012 3456") == {one.pk}
    assert shown(client, q="00209012") == set()
    assert shown(client, q="sinh") == {other.pk}


def test_it_is_narrowed_by_home_sex_and_what_awaits_the_province(client):
    near, far = make_worker(sex="male"), make_far(sex="female")
    client.force_login(make_overseer())
    assert shown(client, district=far.district.code) == {far.pk}
    assert shown(client, commune=near.commune.pk) == {near.pk}
    assert shown(client, sex="female") == {far.pk}
    assert shown(client, awaiting="1") == set()
    far.awaits_province = True
    far.save()
    assert shown(client, awaiting="1") == {far.pk}


def test_programme_and_stage_are_asked_of_one_and_the_same_permit(client, clerk):
    abroad = make_abroad().worker
    prepared = make_permit(programme=make_programme("BS", "Lao động với Bách Sắc")).worker
    assert shown(client, stage="abroad") == {abroad.pk} == shown(client, stage="overdue")
    assert shown(client, programme="BS") == {prepared.pk}
    assert shown(client, programme="BS", stage="abroad") == set()


def test_its_export_link_keeps_the_filters(client, clerk):
    make_worker()
    page = client.get(LIST, {"sex": "female"}).content.decode()
    assert f"{reverse('export-sheet', args=['workers'])}?format=xlsx&amp;sex=female" in page


def test_it_goes_on_page_by_page_by_name(client, clerk, monkeypatch):
    monkeypatch.setattr("borderops.labour.worker_views.Workers.page_size", 2)
    names = ["An Một", "Bình Hai", "Cao Ba"]
    for name in names[::-1]:
        make_worker(name=name)
    first = client.get(LIST, {"sort": "name"}).context["page"]
    assert [row.name for row in first.rows] == names[:2]
    second = client.get(LIST, {"sort": "name", "after": first.next_cursor}).context["page"]
    assert [row.name for row in second.rows] == names[2:] and second.has_previous


def test_more_rows_need_no_more_queries(client):
    client.force_login(make_reviewer(make_district()))

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(LIST)
        return len(asked)

    make_permit()
    client.get(LIST)
    few = queries()
    for _n in range(4):
        make_permit()
    assert queries() == few
