"""Logging an incident with the quick form."""

import uuid
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
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db
NEW = "/incidents/new/"


@pytest.fixture
def clerk(client):
    user = make_clerk(make_commune().district)
    client.force_login(user)
    return user


def typed(**fields):
    """What a clerk types into the quick form."""
    return {
        "occurred_on": "20/05/2024",
        "occurred_time": "7h40",
        "place": "lung cu 424",
        "code": make_code().pk,
        "direction": "entry",
        "offenders": "13",
        "account": "Tổ tuần tra phát hiện.",
        "form_key": str(uuid.uuid4()),
        "then": "submit",
    } | fields


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


def test_a_commune_of_another_district_is_not_found(client, clerk):
    make_commune("Chí Cà", "01105", make_other_district())
    response = client.post(NEW, typed(place="chi ca"))
    assert response.context["form"].errors["place"]


def test_a_double_click_is_one_record(client, clerk):
    twice = typed()
    first, second = client.post(NEW, twice), client.post(NEW, twice)
    assert first.url == second.url
    assert Incident.objects.count() == 1
    assert Incident.objects.get().notes.count() == 2


def test_the_same_form_saved_as_a_draft_and_then_submitted_is_one_record(client, clerk):
    form = typed()
    for then in ["draft", "submit"]:
        client.post(NEW, form | {"then": then})
    record = Incident.objects.get()
    assert (record.state, record.number) == (State.SUBMITTED, "VV-2024-DV-0001")


def test_what_was_changed_after_going_back_to_the_form_is_not_lost(client, clerk):
    form = typed(version="1", then="draft")
    client.post(NEW, form)
    assert client.post(NEW, form | {"offenders": "14", "then": "submit"}).status_code == 302
    record = Incident.objects.get()
    assert (record.offenders, record.state) == (14, State.SUBMITTED)
    assert [note.verb for note in record.notes.all()] == ["log", "edit", "submit"]


def test_a_changed_form_does_not_reach_a_record_that_waits(client, clerk):
    form = typed(version="1")
    client.post(NEW, form)
    response = client.post(NEW, form | {"offenders": "14"})
    assert response.status_code == 409 and response.context["form"]["offenders"].value() == "14"
    assert Incident.objects.get().offenders == 13


def test_a_changed_form_does_not_overwrite_what_a_colleague_mended(client, clerk):
    form = typed(version="1", then="draft")
    client.post(NEW, form)
    record = Incident.objects.get()
    record.offenders = 20
    record.write(make_clerk())
    response = client.post(NEW, form | {"offenders": "14"})
    assert response.status_code == 409 and response.context["differences"]
    assert client.post(NEW, form).status_code == 302  # the first form again, as it was: received already
    assert Incident.objects.get().offenders == 20


def test_nobody_takes_over_the_form_key_of_another(client, clerk):
    form = typed()
    client.post(NEW, form, follow=True)
    client.force_login(make_clerk(make_commune().district))
    response = client.post(NEW, form | {"offenders": "99"})
    assert response.status_code == 409 and response.context["form"].non_field_errors()
    record = Incident.objects.get()
    assert (record.entered_by, record.offenders) == (clerk, 13)
    assert record.number not in response.content.decode()


@pytest.mark.parametrize("key", ["x", "VV-2024-DV-0001", "%00"])
def test_a_form_key_that_is_none_is_refused(client, clerk, key):
    assert client.post(NEW, typed(form_key=key)).status_code == 422
    assert not Incident.objects.exists()


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


def test_a_place_of_others_is_not_taken_through_the_hidden_choice(client, clerk):
    west = make_commune("Chí Cà", "01105", make_other_district())
    response = client.post(NEW, typed(place="chi ca", place_choice=f"{west.pk}-{west.district_id}"))
    assert response.context["form"].errors["place"]
    client.post(NEW, typed(place_choice=f"{make_commune().pk}-{west.district_id}"))
    assert Incident.objects.get().district == make_commune().district


def test_a_commune_in_two_districts_is_asked_for_until_one_is_chosen(client):
    north, west = make_commune().district, make_other_district()
    both = make_commune("Đồng Văn", "00721", north)
    both.other_districts.add(west)
    client.force_login(make_user("overseer"))
    asked = client.post(NEW, typed(place="dong van"))
    assert len(asked.context["form"].places) == 2 and asked.context["form"].errors["place"]
    client.post(NEW, typed(place="dong van", place_choice=f"{both.pk}-{west.pk}"))
    record = Incident.objects.get()
    assert (record.commune, record.district, record.number) == (both, west, "VV-2024-XM-0001")


def test_a_former_commune_is_asked_for_until_its_heir_is_chosen(client, clerk):
    heir = make_commune("Lũng Cú mới", "00716", valid_from=date(2024, 1, 1))
    former = make_commune("Má Lé", "00718", valid_to=date(2023, 12, 31))
    former.successors.add(heir)
    assert client.post(NEW, typed(place="ma le")).context["form"].errors["place"]
    client.post(NEW, typed(place="ma le", place_choice=f"{heir.pk}-{heir.district_id}"))
    assert Incident.objects.get().commune == heir


def test_what_is_no_marker_is_said_so(client, clerk):
    client.cookies["django_language"] = "en"
    response = client.post(NEW, typed(place="lung cu 999"))
    assert "519/2" in response.context["form"].errors["place"][0]


def test_a_clerk_of_a_post_logs_in_its_communes(client):
    post = make_unit("Đồn Lũng Cú")
    post.communes.add(make_commune())
    client.force_login(make_user("clerk", unit=post))
    assert client.post(NEW, typed()).status_code == 302
    assert Incident.objects.get().unit == post


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
