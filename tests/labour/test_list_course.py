"""What lists of workers lead to: stages, trips, held lines, the quota."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from borderops.labour.models import Permit, Trip, Worker
from tests.factories import make_clerk, make_commune, make_overseer, make_reviewer
from tests.labour.makers import (
    make_abroad,
    make_accepted_list,
    make_inland,
    make_issued,
    make_list,
    make_permit,
    make_quota,
    make_sent_list,
    make_worker,
    new_list,
    new_permit,
    new_worker,
)

pytestmark = pytest.mark.django_db


def fresh(permit):
    return Permit.objects.get(pk=permit.pk)


def test_a_permit_goes_from_registration_to_return_by_accepted_lists_alone():
    permit = make_permit()
    for kind, day, stage in [
        ("register", date(2024, 1, 5), "registered"),
        ("select", date(2024, 1, 20), "selected"),
        ("issue", date(2024, 2, 20), "issued"),
        ("depart", date(2024, 3, 5), "abroad"),
        ("return", date(2024, 11, 20), "returned"),
    ]:
        record = make_sent_list(kind, [permit], day=day)
        assert fresh(permit).stage != stage
        record.accept(make_reviewer(record.district))
        assert (fresh(permit).stage, fresh(permit).stage_on) == (stage, day)
    trip = Trip.objects.get()
    assert (trip.out_on, trip.in_on, trip.worker) == (date(2024, 3, 5), date(2024, 11, 20), permit.worker)


def test_one_bad_line_is_held_back_and_holds_nobody_else_back():
    good, early = make_issued(), make_permit()
    record = make_accepted_list("depart", [early, good], day=date(2024, 3, 5))
    lines = record.lines.all()
    assert [line.held for line in lines] == ["step", ""]
    assert "Being prepared" in lines[0].held_words
    assert (fresh(early).stage, fresh(good).stage) == ("prepared", "abroad")


def test_a_list_of_which_nothing_can_be_taken_is_not_accepted():
    record = make_sent_list("depart", [make_permit()], day=date(2024, 3, 5))
    with pytest.raises(ValidationError, match="No line of the list can be taken"):
        record.accept(make_reviewer(record.district))


def test_overdue_comes_by_date_and_goes_by_a_recorded_fact():
    permit = make_abroad()
    assert fresh(permit).is_overdue and Permit.objects.overdue().get() == permit
    make_accepted_list("return", [permit], day=date(2024, 12, 20))
    assert not fresh(permit).is_overdue and not Permit.objects.overdue()


def test_an_extension_moves_the_day_on_which_a_worker_is_due():
    permit = make_abroad()
    make_accepted_list("extend", [permit], day=date(2024, 11, 1), until=date(2025, 5, 31))
    assert (fresh(permit).due_on, fresh(permit).extended) == (date(2025, 5, 31), True)


def test_a_struck_departure_never_happened():
    permit = make_issued()
    record = make_accepted_list("depart", [permit], day=date(2024, 3, 5))
    record.strike(make_overseer(), "duplicate")
    assert fresh(permit).stage == "issued" and not Trip.objects.exists()


@pytest.mark.parametrize(
    ("kind", "change", "day", "code"),
    [
        ("issue", {"number": ""}, date(2024, 2, 20), "number"),
        ("issue", {"paper_number": "", "paper_kind": ""}, date(2024, 2, 20), "paper"),
        ("issue", {"employer": None}, date(2024, 2, 20), "employer"),
    ],
)
def test_an_incomplete_permit_is_not_issued(kind, change, day, code):
    record = make_sent_list(kind, [make_permit(**change)], day=day)
    assert record.lines.get().held == code


def test_nobody_departs_outside_the_days_of_the_permit():
    record = make_sent_list("depart", [make_issued()], day=date(2024, 12, 5))
    assert record.lines.get().held == "not_valid"


def test_a_worker_stands_once_in_a_list():
    permit = make_permit()
    record = make_sent_list("register", [permit, permit], day=date(2024, 1, 5))
    assert [line.held for line in record.lines.all()] == ["", "twice"]


def test_a_return_before_the_departure_is_held_back():
    permit = make_abroad()
    record = make_sent_list("return", [permit], day=date(2024, 3, 1))
    assert record.lines.get().held == "step"


def test_the_last_place_of_the_quota_goes_to_one_list_alone():
    make_quota(places=1, district=None)
    first = make_sent_list("issue", [make_permit()])
    other_home = make_inland()
    worker = make_worker(commune=make_commune("Yên Thành", "09999", other_home))
    second = make_sent_list("issue", [make_permit(worker)])
    assert first.lines.get().held == ""
    assert second.lines.get().held == "quota" and "Quyết định 1" in second.lines.get().held_words


def test_an_overseer_lets_a_permit_through_over_the_quota_with_a_reason():
    make_quota(places=0)
    record = make_sent_list("issue", [make_permit()])
    overseer = make_overseer()
    with pytest.raises(ValidationError):
        record.let_through(make_reviewer(record.district), "Cần gấp")
    record.let_through(overseer, "Bổ sung theo công văn 5")
    record.accept(overseer)
    assert record.lines.get().held == ""
    assert Permit.objects.get().stage == "issued"


def test_a_place_is_free_again_when_the_list_is_returned():
    make_quota(places=1)
    first = make_sent_list("issue", [make_permit()])
    first.send_back(make_reviewer(first.district), "numbers")
    assert make_sent_list("issue", [make_permit()]).lines.get().held == ""


def test_permits_of_one_worker_do_not_overlap():
    worker = make_worker()
    make_permit(worker)
    with pytest.raises(ValidationError, match="another permit in these days"):
        make_permit(worker, valid_from=date(2024, 11, 1), valid_to=date(2025, 3, 1))


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"valid_to": date(2025, 3, 1)}, "valid_to", "at the latest"),
        ({"valid_to": date(2024, 4, 1)}, "valid_to", "at least"),
        ({"paper_expires_on": date(2024, 6, 1)}, "paper_expires_on", "before the permit"),
        ({"valid_to": None}, "valid_to", "both days"),
    ],
)
def test_a_permit_keeps_the_term_and_the_paper_outlasts_it(change, field, words):
    permit = new_permit(**change)
    with pytest.raises(ValidationError) as refusal:
        permit.write(make_clerk(permit.worker.district))
    assert words in refusal.value.message_dict[field][0]


def test_nobody_under_age_gets_a_permit():
    worker = make_worker(birth_date=date(2007, 1, 1))
    with pytest.raises(ValidationError, match="from 18 years on"):
        make_permit(worker)


def test_a_paper_in_the_same_place_is_refused_and_elsewhere_waits_for_the_province():
    known = make_worker()
    with pytest.raises(ValidationError, match="already stands in the register"):
        new_worker(paper_number=known.paper_number).write(make_clerk(known.district))
    far = new_worker(
        paper_number=known.paper_number, commune=make_commune("Yên Thành", "09999", make_inland())
    )
    far.write(make_clerk(far.district))
    assert Worker.objects.get(pk=far.pk).awaits_province


def test_another_districts_clerk_sees_no_worker_permit_or_list():
    permit = make_abroad()
    stranger = make_clerk(make_inland())
    assert not Worker.objects.visible_to(stranger) and not Permit.objects.visible_to(stranger)
    assert not permit.programme.lists.all().visible_to(stranger)
    assert Worker.objects.visible_to(make_clerk(permit.district)).get() == permit.worker


def test_a_list_of_another_district_is_not_written():
    record = new_list("register", [make_permit()], day=timezone.localdate() - timedelta(days=1))
    with pytest.raises(ValidationError, match="no posting in this place"):
        record.write(make_clerk(make_inland()))


def test_a_draft_says_what_would_be_held_back_without_storing_it():
    record = make_list("depart", [make_permit()], day=date(2024, 3, 5))
    assert [line.held for line in record.weighed_lines()] == ["step"]
    assert record.lines.get().held == ""
