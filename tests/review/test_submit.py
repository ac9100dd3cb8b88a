"""Handing a record to review."""

from datetime import date

import pytest

from borderops.review.models import Counter
from borderops.review.states import State
from tests.factories import (
    make_accepted,
    make_administrator,
    make_clerk,
    make_commune,
    make_district,
    make_draft,
    make_observer,
    make_other_district,
    make_returned,
    make_reviewer,
    make_struck,
    make_submitted,
    make_unit,
    make_user,
)
from tests.pages import said

pytestmark = pytest.mark.django_db


def submit(client, record, **fields):
    return client.post(f"/incidents/{record.reference}/submit/", fields)


def test_a_draft_gets_its_number_and_waits_for_review(client):
    record = make_draft()
    client.force_login(record.entered_by)
    response = submit(client, record, version=record.version)
    record.refresh_from_db()
    assert (record.state, record.number) == (State.SUBMITTED, "VV-2024-DV-0001")
    assert record.submitted_by == record.entered_by and record.submitted_at
    assert (response.url, said(response)) == (record.get_absolute_url(), ["success"])


def test_shifts_rotate_so_a_colleague_of_the_unit_may_submit(client):
    record, colleague = make_draft(), make_clerk()
    client.force_login(colleague)
    submit(client, record)
    record.refresh_from_db()
    assert (record.state, record.submitted_by) == (State.SUBMITTED, colleague)


def test_numbers_run_by_district_and_by_the_year_of_the_event():
    north, west = make_commune(), make_commune("Chí Cà", "01105", make_other_district())
    records = [make_submitted(commune=commune, occurred_on=date(year, 1, 1))
               for commune, year in [(north, 2023), (north, 2024), (west, 2024), (north, 2024)]]  # fmt: skip
    assert [record.number for record in records] == [
        "VV-2023-DV-0001",
        "VV-2024-DV-0001",
        "VV-2024-XM-0001",
        "VV-2024-DV-0002",
    ]


def test_a_returned_record_keeps_its_number_whatever_was_mended():
    record = make_returned()
    number = record.number
    record.occurred_on = date(2023, 1, 1)
    record.write(record.entered_by)
    record.submit(record.entered_by)
    assert (record.state, record.number) == (State.SUBMITTED, number)
    assert record.reviewed_by is None
    assert not Counter.objects.filter(key__contains="2023").exists()


@pytest.mark.parametrize("gap", [{"code": None}, {"offenders": None}, {"commune": None, "district": None}])
def test_what_lacks_something_stays_a_draft_and_says_so(client, gap):
    record = make_draft(by=make_clerk())
    type(record).objects.filter(pk=record.pk).update(**gap)
    client.force_login(record.entered_by)
    assert said(submit(client, record)) == ["error"]
    record.refresh_from_db()
    assert (record.state, record.number) == (State.DRAFT, None)
    assert not Counter.objects.exists()


def test_what_became_wrong_since_it_was_written_is_found_at_the_submit(client):
    record = make_draft()
    record.commune.valid_to = date(2024, 1, 1)
    record.commune.save()
    client.force_login(record.entered_by)
    assert said(submit(client, record)) == ["error"]


@pytest.mark.parametrize(
    ("stranger", "status"),
    [
        (lambda: make_clerk(unit=make_unit("Đồn khác")), 404),
        (lambda: make_clerk(make_other_district()), 404),
        (lambda: make_clerk(make_other_district(), make_unit(f"Đồn {make_district().name}")), 404),
        (make_reviewer, 404),
        (make_observer, 403),
        (make_administrator, 403),
        (make_user, 403),
    ],
)
def test_nobody_outside_the_unit_submits(client, stranger, status):
    record = make_draft()
    client.force_login(stranger())
    assert submit(client, record).status_code == status
    record.refresh_from_db()
    assert record.state == State.DRAFT


def test_a_reviewer_does_not_submit_what_was_returned_to_a_unit(client):
    record = make_returned()
    client.force_login(make_reviewer())
    assert said(submit(client, record)) == ["error"]
    record.refresh_from_db()
    assert record.state == State.RETURNED


def test_log_in_is_asked_first(client):
    assert submit(client, make_draft()).url.startswith("/login/")


@pytest.mark.parametrize("make", [make_submitted, make_accepted, make_struck])
def test_only_drafts_and_returned_records_are_submitted(client, make):
    record = make()
    client.force_login(record.entered_by)
    before = record.notes.count()
    assert said(submit(client, record)) == ["error"]
    record.refresh_from_db()
    assert record.state == make_state(make) and record.notes.count() == before


def make_state(make):
    return make.__name__.removeprefix("make_")


def test_a_stale_page_submits_nothing(client):
    record = make_draft()
    client.force_login(record.entered_by)
    assert said(submit(client, record, version=record.version - 1)) == ["error"]
    record.refresh_from_db()
    assert record.state == State.DRAFT


@pytest.mark.parametrize("version", ["x", "-1", "9" * 5000, "１"])
def test_a_version_that_is_none_does_no_harm(client, version):
    record = make_draft()
    client.force_login(record.entered_by)
    assert submit(client, record, version=version).status_code == 302


def test_a_link_does_not_submit(client):
    record = make_draft()
    client.force_login(record.entered_by)
    assert client.get(f"/incidents/{record.reference}/submit/").status_code == 405


@pytest.mark.parametrize(
    "reference", ["VV-2024-DV-9999", "not-a-key", "%00", "00000000-0000-0000-0000-000000000000"]
)
def test_a_record_that_is_not_there_is_not_found(client, reference):
    client.force_login(make_clerk())
    assert client.post(f"/incidents/{reference}/submit/").status_code == 404
