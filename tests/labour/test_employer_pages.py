"""Employers: the list, the page, the form."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from borderops.labour.models import Employer
from tests.factories import make_clerk, make_observer
from tests.labour.makers import make_employer, make_inland, make_intake, make_permit, make_programme
from tests.labour.permit_typing import typed_employer

pytestmark = pytest.mark.django_db
LIST, NEW = "/labour/employers/", "/labour/employers/new/"


@pytest.fixture
def clerk(client):
    user = make_clerk()
    client.force_login(user)
    return user


def test_the_list_is_narrowed_and_tells_what_each_asks_for_now(client, clerk):
    farm, mill = make_employer(), make_employer("Xưởng gỗ Mã Quan", "Mã Quan")
    make_intake("NC-1", employer=mill, ends_on=timezone.localdate() + timedelta(days=9))
    make_intake("NC-2", employer=mill)
    page = client.get(LIST).context["page"]
    assert ([each.pk for each in page.rows], page.rows[1].counted) == ([farm.pk, mill.pk], (1, 24))
    assert list(client.get(LIST, {"q": "ma quan go"}).context["page"].rows) == [mill]
    assert list(client.get(LIST, {"programme": "XX"}).context["page"].rows) == []
    assert len(client.get(LIST, {"programme": "VS"}).context["page"].rows) == 2


def test_the_queries_do_not_grow_with_the_rows(client, clerk):
    make_employer()
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    for turn in range(4):
        make_intake(f"NC-{turn}", employer=make_employer(f"Trại {turn}"))
    with CaptureQueriesContext(connection) as many:
        client.get(LIST)
    assert len(many) == len(few)


def test_its_page_counts_the_permits_of_the_own_places(client, clerk):
    employer = make_employer()
    make_intake("NC-7")
    make_permit()
    shown = client.get(employer.get_absolute_url())
    assert shown.context["permits"] == "1" and "NC-7" in shown.content.decode()
    client.force_login(make_clerk(make_inland()))
    assert client.get(employer.get_absolute_url()).context["permits"] == "0"
    client.force_login(make_observer())
    assert client.get(employer.get_absolute_url()).context["permits"] is None


def test_an_employer_is_logged_and_changed_with_its_history(client, clerk):
    make_programme()
    answer = client.post(NEW, typed_employer())
    employer = Employer.objects.get()
    assert (answer.url, employer.programmes.get().code) == (employer.get_absolute_url(), "VS")
    address = f"{employer.get_absolute_url()}edit/"
    seen = employer.last_change
    assert client.post(address, typed_employer(place="Mã Quan", seen=seen)).status_code == 302
    stale = client.post(address, typed_employer(place="Ma Lật Pha", seen=seen))
    assert stale.status_code == 409
    assert ("Place", "Ma Lật Pha", "Mã Quan") in stale.context["differences"]
    assert Employer.objects.get().place == "Mã Quan"


def test_the_same_name_in_the_same_place_is_refused(client, clerk):
    make_employer("Trại mía số 1")
    answer = client.post(NEW, typed_employer())
    assert answer.status_code == 422 and answer.context["form"]["name"].value() == "Trại mía số 1"
    assert Employer.objects.count() == 1


def test_an_observer_only_reads(client):
    employer = make_employer()
    client.force_login(make_observer())
    assert client.get(LIST).status_code == 200
    assert [client.get(at).status_code for at in (NEW, f"{employer.get_absolute_url()}edit/")] == [403, 403]
    assert client.get("/labour/employers/999999/").status_code == 404
