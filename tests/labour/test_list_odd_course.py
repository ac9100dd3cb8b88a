"""Odd histories: two trips on one day, lists struck in the middle, edits after the issue, a lowered quota."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from borderops.labour.models import Permit, Trip
from tests.factories import make_clerk, make_overseer, make_reviewer
from tests.labour.makers import (
    make_abroad,
    make_accepted_list,
    make_issued,
    make_permit,
    make_programme,
    make_quota,
    make_sent_list,
    make_worker,
    new_list,
)

pytestmark = pytest.mark.django_db
GONE, BACK = date(2024, 3, 5), date(2024, 4, 10)


def fresh(permit):
    return Permit.objects.get(pk=permit.pk)


def step(kind, permit, day, **fields):
    """The code that holds a step back; nothing where it was accepted."""
    record = make_sent_list(kind, [permit], day=day, **fields)
    if held := record.lines.get().held:
        return held
    record.accept(make_reviewer(record.district))
    return ""


def test_who_comes_back_and_departs_again_on_one_day_makes_two_trips():
    permit = make_abroad()
    assert step("return", permit, BACK) == "" == step("depart", permit, BACK)
    assert (fresh(permit).stage, Trip.objects.count()) == ("abroad", 2)
    assert step("return", permit, BACK) == "" and fresh(permit).stage == "returned"
    assert list(Trip.objects.values_list("out_on", "in_on")) == [(GONE, BACK), (BACK, BACK)]


def test_who_left_the_job_may_come_back_on_the_same_day():
    permit = make_abroad()
    assert step("leave", permit, BACK) == "" == step("return", permit, BACK)
    assert fresh(permit).stage == "returned"


def test_an_accepted_list_shows_whom_a_struck_list_before_it_left_behind(client):
    permit, other = make_permit(), make_issued()
    issue = make_accepted_list("issue", [permit])
    departure = make_accepted_list("depart", [permit, other], day=GONE)
    client.force_login(make_reviewer(permit.district))
    address = departure.get_absolute_url()
    assert "does not follow" not in client.get(address).content.decode()
    issue.strike(make_overseer(), "duplicate")
    answer = client.get(address)
    assert [each.is_out_of_order for each in answer.context["lines"]] == [True, False]
    assert "1 line does not follow any more" in answer.content.decode()


def test_nobody_departs_under_one_permit_while_away_under_another():
    away = make_abroad()
    later = make_permit(away.worker, valid_from=date(2024, 12, 1), valid_to=date(2025, 5, 31))
    assert step("issue", later, date(2024, 11, 20)) == ""
    assert step("depart", later, date(2024, 12, 2)) == "away"
    assert (
        step("return", away, date(2024, 12, 2)) == "" == step("depart", later, date(2024, 12, 2), remark="2")
    )


def test_a_permit_whose_cancellation_is_struck_is_not_issued_beside_the_one_that_took_its_days():
    first = make_permit()
    cancelled = make_accepted_list("cancel", [first], day=date(2024, 1, 5))
    make_permit(first.worker)
    cancelled.strike(make_overseer(), "duplicate")
    assert step("issue", first, date(2024, 2, 20)) == "until_overlap"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"valid_from": None, "valid_to": None}, "valid_to"),
        ({"number": ""}, "number"),
        ({"valid_from": date(2024, 3, 20)}, "valid_from"),
        ({"paper_kind": "", "paper_number": "", "paper_expires_on": None}, "paper_number"),
    ],
)
def test_an_issued_permit_stays_whole_so_that_overdue_goes_only_by_a_recorded_fact(change, field):
    permit = make_abroad()
    for name, value in change.items():
        setattr(permit, name, value)
    with pytest.raises(ValidationError) as refusal:
        permit.write(make_clerk(permit.district))
    assert field in refusal.value.message_dict and fresh(permit).is_overdue


def test_the_programme_stays_while_a_list_that_waits_takes_its_place():
    permit = make_permit()
    make_sent_list("issue", [permit])
    permit.programme = make_programme("BS", "Bách Sắc", partner_elsewhere="Bách Sắc")
    with pytest.raises(ValidationError, match="its programme stays"):
        permit.write(make_clerk(permit.district))


def test_of_two_lists_that_wait_when_the_quota_is_lowered_the_one_sent_first_is_accepted():
    quota = make_quota(places=2)
    first, second = make_sent_list("issue", [make_permit()]), make_sent_list("issue", [make_permit()])
    type(quota).objects.update(places=1)
    with pytest.raises(ValidationError, match="No place of the quota is left"):
        second.accept(make_reviewer(second.district))
    first.accept(make_reviewer(first.district))
    assert first.lines.get().held == ""


def test_a_place_chosen_in_december_and_issued_in_january_is_of_the_new_year():
    make_quota(places=1, year=2023)
    make_quota(places=1, year=2024)
    permit = make_permit()
    assert step("select", permit, date(2023, 12, 20)) == ""
    assert step("select", make_permit(), date(2023, 12, 21)) == "quota"
    assert step("issue", permit, date(2024, 1, 10)) == ""
    assert step("select", make_permit(make_worker()), date(2023, 12, 22)) == ""
    assert [each.held for each in new_list("issue", [make_permit()]).weighed_lines()] == ["quota"]
