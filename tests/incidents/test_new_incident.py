"""Logging an incident with the quick form."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from borderops.incidents.models import Incident
from borderops.review.states import State
from tests.factories import (
    make_clerk,
    make_code,
    make_commune,
    make_observer,
    make_other_district,
    make_user,
)
from tests.incidents.forms import NEW, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    user = make_clerk(make_commune().district)
    client.force_login(user)
    return user


def test_a_clerk_logs_and_submits_in_one_step(client, clerk):
    response = client.post(NEW, typed())
    record = Incident.objects.get()
    assert response.url == record.get_absolute_url()
    assert (record.state, record.number) == (State.SUBMITTED, "VV-2024-DV-0001")
    assert (record.occurred_on, record.occurred_time.hour) == (date(2024, 5, 20), 7)
    assert (record.commune.name, record.district.code, record.marker.code) == ("Lũng Cú", "026", "424")
    assert (record.regime, record.offenders, record.unit) == ("PL", 13, clerk.home_unit)


def test_the_number_and_the_time_of_receipt_are_told(client, clerk):
    page = client.post(NEW, typed(), follow=True).content.decode()
    assert "VV-2024-DV-0001" in page


def test_to_submit_only_day_place_kind_and_total_are_asked(client, clerk):
    wanted = typed(occurred_time="", direction="", account="")
    assert client.post(NEW, wanted).status_code == 302


def test_unknown_offenders_stand_for_the_total(client, clerk):
    client.post(NEW, typed(offenders="", offenders_unknown="on"))
    assert Incident.objects.get().offenders is None


@pytest.mark.parametrize(
    ("field", "value"),
    [("place", ""), ("code", ""), ("offenders", ""), ("occurred_on", ""), ("offenders", "nhiều")],
)
def test_submitting_names_the_field_that_lacks_something(client, clerk, field, value):
    response = client.post(NEW, typed(**{field: value}))
    assert response.status_code == 422
    assert response.context["form"].errors[field]
    assert not Incident.objects.exists()


def test_what_was_typed_stays_on_the_page_when_something_is_wrong(client, clerk):
    page = client.post(NEW, typed(occurred_on="31/02/2024", account="Câu chuyện dài")).content.decode()
    assert "Câu chuyện dài" in page
    assert "31/02/2024" in page
    assert "lung cu 424" in page


def test_a_draft_may_lack_everything_but_the_day(client, clerk):
    client.post(NEW, typed(place="", code="", offenders="", then="draft"))
    record = Incident.objects.get()
    assert (record.state, record.number, record.unit) == (State.DRAFT, None, clerk.home_unit)


def test_a_day_in_the_future_is_refused(client, clerk):
    tomorrow = timezone.localdate() + timedelta(days=1)
    response = client.post(NEW, typed(occurred_on=tomorrow.strftime("%d/%m/%Y")))
    assert response.context["form"].errors["occurred_on"]


def test_a_retired_kind_is_refused_on_and_after_its_day(client, clerk):
    make_code("D9", retired_on=date(2024, 5, 20))
    from_the_day = client.post(NEW, typed(code=make_code("D9").pk))
    assert from_the_day.context["form"].errors["code"]
    assert client.post(NEW, typed(code=make_code("D9").pk, occurred_on="19/05/2024")).status_code == 302


def test_a_group_is_no_kind(client, clerk):
    response = client.post(NEW, typed(code=make_code().parent_id))
    assert response.context["form"].errors["code"]


def test_nothing_but_the_forms_own_fields_is_taken(client, clerk):
    west = make_commune("Chí Cà", "01105", make_other_district())
    taken = {"state": "accepted", "number": "VV-1", "entered_by": 1, "unit": 1, "commune": west.pk}
    client.post(NEW, typed(then="draft", district=west.district_id, reviewed_by=clerk.pk, **taken))
    record = Incident.objects.get()
    assert (record.state, record.number, record.entered_by, record.unit) == (
        "draft",
        None,
        clerk,
        clerk.home_unit,
    )
    assert (record.commune, record.district, record.reviewed_by) == (
        make_commune(),
        make_commune().district,
        None,
    )


def test_an_account_is_kept_as_plain_clean_text(client, clerk):
    client.post(NEW, typed(account="Tổ  tuần\u00a0tra\r\nphát hiện <b>hai</b> người.\u200b"))
    assert Incident.objects.get().account == "Tổ tuần tra\nphát hiện <b>hai</b> người."


@pytest.mark.parametrize("field", ["account", "place", "place_note", "offenders"])
def test_a_nought_byte_breaks_nothing(client, clerk, field):
    assert client.post(NEW, typed(**{field: "x\x00y"})).status_code == 422


@pytest.mark.parametrize("person", [make_observer, make_user])
def test_only_who_may_log_opens_the_form(client, person):
    client.force_login(person())
    assert client.get(NEW).status_code == 403
    assert client.post(NEW, typed()).status_code == 403


def test_log_in_is_asked_first(client):
    assert client.get(NEW).url == f"{reverse('login')}?next={NEW}"


def test_a_posting_that_has_ended_gives_no_right(client):
    yesterday = timezone.localdate() - timedelta(days=1)
    client.force_login(make_user("clerk", [make_commune().district], valid_to=yesterday))
    assert client.get(NEW).status_code == 403
