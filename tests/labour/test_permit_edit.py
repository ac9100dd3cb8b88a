"""Changing a permit: its history keeps what it said, a stale form is shown beside what stands."""

from datetime import date

import pytest

from borderops.labour.models import Permit, Trip
from tests.factories import make_clerk, make_observer
from tests.labour.makers import make_abroad, make_inland, make_permit, make_programme, make_sector
from tests.labour.permit_typing import typed_permit

pytestmark = pytest.mark.django_db


@pytest.fixture
def permit():
    return make_permit()


@pytest.fixture
def clerk(client, permit):
    user = make_clerk(permit.district)
    client.force_login(user)
    return user


def address(permit):
    return f"/labour/permits/{permit.pk}/edit/"


def send(client, permit, **fields):
    seen = {"seen": permit.last_change, "number": permit.number, "paper_number": ""}
    return client.post(address(permit), typed_permit(**seen | fields))


def test_what_it_says_is_changed_and_the_paper_stays_unless_another_is_typed(client, permit, clerk):
    shown = client.get(address(permit)).content.decode()
    assert permit.paper_number not in shown and permit.masked_paper in shown
    assert send(client, permit, place="Ma Lật Pha").status_code == 302
    changed = Permit.objects.get()
    assert (changed.place, changed.paper_number) == ("Ma Lật Pha", permit.paper_number)
    assert changed.history.count() == 2
    send(client, changed, paper_number="TH 5")
    assert Permit.objects.get().paper_number == "TH5"


def test_a_stale_form_is_shown_beside_what_stands_and_can_be_sent_again(client, permit, clerk):
    seen = permit.last_change
    send(client, permit, place="Người kia")
    answer = send(client, permit, place="Tôi gõ", seen=seen)
    assert (answer.status_code, answer.context["form"]["place"].value()) == (409, "Tôi gõ")
    assert ("Place of work", "Tôi gõ", "Người kia") in answer.context["differences"]
    assert permit.paper_number not in answer.content.decode()
    assert (
        send(client, permit, place="Tôi gõ", seen=answer.context["form"]["seen"].value()).status_code == 302
    )


def test_the_programme_stays_once_a_list_names_it(client, clerk):
    abroad = make_abroad()
    other = make_programme("BS", "Bách Sắc", partner_elsewhere="Bách Sắc")
    answer = send(client, abroad, programme=other.pk)
    assert answer.status_code == 422
    assert "its programme stays" in answer.context["form"].errors["programme"][0]


def test_a_corrected_end_and_sector_reach_the_due_day_and_the_trips(client, clerk):
    abroad = make_abroad()
    sector = make_sector("GO", "Chế biến gỗ", "Wood")
    abroad.programme.sectors.add(sector)
    send(client, abroad, valid_to="15/11/2024", sector=sector.pk)
    assert Permit.objects.get(pk=abroad.pk).due_on == date(2024, 11, 15)
    assert Trip.objects.get().sector == sector


def test_elsewhere_it_is_not_there_and_observers_have_no_right(client, permit):
    client.force_login(make_clerk(make_inland()))
    assert (client.get(address(permit)).status_code, send(client, permit).status_code) == (404, 404)
    client.force_login(make_observer())
    assert (client.get(address(permit)).status_code, send(client, permit).status_code) == (403, 403)
