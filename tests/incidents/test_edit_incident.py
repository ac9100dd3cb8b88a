"""Mending a draft or a returned incident."""

from datetime import date

import pytest

from borderops.districts.models import BorderMarker
from borderops.incidents.models import Incident
from borderops.people.models import Posting
from borderops.people.roles import Role
from borderops.review.states import State
from tests.factories import (
    make_accepted,
    make_administrator,
    make_clerk,
    make_code,
    make_commune,
    make_district,
    make_draft,
    make_marker,
    make_observer,
    make_other_district,
    make_returned,
    make_reviewer,
    make_unit,
    make_user,
)
from tests.pages import hidden_fields

pytestmark = pytest.mark.django_db


def address(record):
    return f"/incidents/{record.reference}/edit/"


@pytest.fixture
def record():
    return make_draft(make_clerk(make_commune().district), marker=make_marker(), account="Cũ.")


@pytest.fixture
def clerk(client, record):
    client.force_login(record.entered_by)
    return record.entered_by


def typed(record, **fields):
    return {
        "occurred_on": "20/05/2024", "place": "lung cu 424", "code": make_code().pk, "regime": "PL",
        "offenders": "7", "account": "Mới.", "version": record.version, "then": "draft",
    } | fields  # fmt: skip


def test_the_form_opens_with_what_is_stored(client, clerk, record):
    form = client.get(address(record)).context["form"]
    assert form["place"].value() == "xã Lũng Cú, khu vực Đồng Văn, mốc 424"
    stored = {"offenders": "2", "account": "Cũ.", "code": record.code_id}
    assert {name: form[name].value() for name in stored} == stored


def test_what_is_stored_can_be_sent_back_as_it_is(client, clerk, record):
    form = client.get(address(record)).context["form"]
    same = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    same["occurred_on"] = "20/05/2024"
    assert client.post(address(record), same).status_code == 302
    assert Incident.objects.get().version == 1


def test_the_unit_mends_it(client, clerk, record):
    response = client.post(address(record), typed(record))
    assert response.url == record.get_absolute_url()
    record.refresh_from_db()
    assert (record.offenders, record.account, record.state) == (7, "Mới.", State.DRAFT)


def test_mended_and_submitted_in_one_step(client):
    record = make_returned(make_clerk(make_commune().district))
    client.force_login(record.entered_by)
    number = record.number
    client.post(address(record), typed(record, place="lung cu", then="submit"))
    record.refresh_from_db()
    assert (record.state, record.number, record.offenders) == (State.SUBMITTED, number, 7)


def test_a_colleague_of_the_unit_mends_it_and_it_stays_the_first_ones(client, record):
    colleague = make_clerk()
    client.force_login(colleague)
    client.post(address(record), typed(record))
    record.refresh_from_db()
    assert (record.offenders, record.notes.last().by) == (7, colleague)
    assert record.entered_by != colleague


@pytest.mark.parametrize(
    ("person", "status"),
    [
        (lambda: make_clerk(unit=make_unit("Đồn khác")), 404),
        (lambda: make_clerk(make_other_district()), 404),
        (make_reviewer, 404),
        (make_observer, 403),
        (make_administrator, 403),
        (make_user, 403),
    ],
)
def test_nobody_outside_the_unit_opens_or_mends_it(client, record, person, status):
    client.force_login(person())
    assert client.get(address(record)).status_code == status
    assert client.post(address(record), typed(record)).status_code == status
    record.refresh_from_db()
    assert record.offenders == 2


def test_a_reviewer_who_sees_a_returned_record_does_not_mend_it(client):
    record = make_returned(commune=make_commune())
    client.force_login(make_reviewer())
    assert client.get(address(record)).status_code == 302
    assert client.post(address(record), typed(record, place="lung cu")).status_code == 409
    record.refresh_from_db()
    assert record.offenders == 2


def test_log_in_is_asked_first(client, record):
    assert client.get(address(record)).url.startswith("/login/")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("occurred_on", "31/02/2024"),
        ("occurred_on", "1/1/2100"),
        ("occurred_time", "25:00"),
        ("place", "chi ca"),
        ("place", "lung cu 999"),
        ("code", "999999"),
        ("offenders", "-1"),
        ("direction", "sideways"),
        ("regime", "XX"),
        ("place_note", "x" * 121),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(client, clerk, record, field, value):
    response = client.post(address(record), typed(record, **{field: value}))
    assert response.status_code == 422
    form = response.context["form"]
    assert field in form.errors and form[field].value() == value and form["account"].value() == "Mới."
    record.refresh_from_db()
    assert (record.offenders, record.account) == (2, "Cũ.")


def test_a_number_and_unknown_together_are_refused(client, clerk, record):
    response = client.post(address(record), typed(record, offenders_unknown="on"))
    assert response.context["form"].errors["offenders"]


def test_a_day_on_which_the_place_did_not_stand_is_refused(client, clerk, record):
    make_commune().__class__.objects.update(valid_to=date(2024, 5, 1))
    assert "place" in client.post(address(record), typed(record)).context["form"].errors


def test_nothing_but_the_forms_own_fields_is_taken(client, clerk, record):
    other = make_clerk(make_other_district())
    client.post(
        address(record),
        typed(
            record,
            state="accepted",
            number="VV-1",
            entered_by=other.pk,
            unit=other.home_unit.pk,
            reviewed_by=other.pk,
            district=make_other_district().pk,
            commune=make_commune("Chí Cà", "01105", make_other_district()).pk,
            form_key="11111111-1111-1111-1111-111111111111",
        ),
    )
    after = Incident.objects.get()
    kept = ["state", "number", "entered_by", "unit", "reviewed_by", "district", "commune", "form_key"]
    assert [getattr(after, name) for name in kept] == [getattr(record, name) for name in kept]
    assert after.offenders == 7


def test_a_place_of_others_is_not_taken_through_the_hidden_choice(client, clerk, record):
    west = make_commune("Chí Cà", "01105", make_other_district())
    for text in ["lung cu", "chi ca"]:
        client.post(address(record), typed(record, place=text, place_choice=f"{west.pk}-{west.district_id}"))
        client.post(
            address(record), typed(record, place=text, place_choice=f"{record.commune_id}-{west.district_id}")
        )
    record.refresh_from_db()
    assert (record.commune, record.district) == (make_commune(), make_district())


def test_a_marker_met_first_is_kept_only_with_a_record_that_is_kept(client, clerk, record):
    client.post(address(record), typed(record, place="lung cu 430", offenders="nhiều"))
    client.post(address(record), typed(record, place="lung cu 431", version=record.version + 5))
    assert not BorderMarker.objects.unlisted().exists()
    client.post(address(record), typed(record, place="lung cu 430"))
    met = BorderMarker.objects.unlisted().get()
    assert (met.code, met.commune, Incident.objects.get().marker) == ("430", make_commune(), met)


def test_the_form_carries_its_version_and_no_key_of_its_own(client, clerk, record):
    fields = hidden_fields(client.get(address(record)))
    assert fields["version"] == "1" and not fields.get("form_key")


def test_other_methods_are_refused(client, clerk, record):
    assert client.delete(address(record)).status_code == 405


def test_a_record_that_is_not_there_is_not_found(client, clerk):
    make_accepted()
    assert client.get("/incidents/VV-2020-DV-0009/edit/").status_code == 404


def test_who_only_looks_on_there_finds_no_form_that_would_tell_what_is_stored(client):
    record = make_accepted(
        account="Chuyện riêng.", commune=make_commune("Chí Cà", "01105", make_other_district())
    )
    user = make_clerk(make_commune().district)
    Posting.objects.create(user=user, role=Role.OBSERVER, province_wide=True, valid_from=date(2020, 1, 1))
    client.force_login(user)
    assert client.get(record.get_absolute_url()).status_code == 200
    for form in (typed(record), {"version": "1"}, {"add_row": "goods"}):
        assert client.post(address(record), form).status_code == 404
