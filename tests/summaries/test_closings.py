"""Closings afterwards: what changed since, who sees them, and the command that holds them against now."""

import hashlib
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from borderops.figures.counted import counted_registers
from borderops.figures.periods import Period
from borderops.summaries.amendments import difference
from borderops.summaries.closings import Closing
from tests.crossings.makers import make_accepted_change, make_accepted_traffic
from tests.factories import (
    make_administrator,
    make_clerk,
    make_observer,
    make_overseer,
    make_reviewer,
    make_submitted,
)
from tests.figures.factories import log_in
from tests.labour.makers import make_accepted_count, make_accepted_list
from tests.patrols.makers import make_accepted_patrol, make_accepted_shift
from tests.summaries.closed import MONTH, closed
from tests.summaries.factories import confirm, make_case
from tests.summaries.verifying import amended, reopened, verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(district):
    return make_case(district, offenders=3)


@pytest.fixture
def overseer(db):
    return make_overseer()


@pytest.fixture
def closing(case, overseer, district):
    return closed(overseer, district=district)


def test_a_record_that_counts_otherwise_is_an_amendment(closing, case, overseer):
    reopened(case, overseer, offenders=5)
    changed = difference(closing)
    assert [(each.number, each.parts) for each in changed.records] == [
        (case.number, (("offenders", "3", "5"),))
    ]
    assert [(each.indicator.key, each.then, each.now) for each in changed.figures] == [
        ("incidents.law.offenders", 3, 5)
    ]
    page = log_in(overseer).get(closing.get_absolute_url()).text
    assert case.number in page and "Close anew" in page
    assert amended(overseer) == (1, 0)
    assert verify()[1] == 1 and f"incidents {case.number}: offenders: 3 -> 5" in verify()[0]


def test_a_struck_record_counts_no_longer_and_its_figure_is_missing_not_zero(closing, case, overseer):
    case.strike(overseer, "duplicate")
    changed = difference(closing)
    assert [(each.was, each.stays) for each in changed.records] == [(True, False)]
    assert {(each.then, each.now) for each in changed.figures} == {(1, None), (3, None)}
    assert "incidents.law.cases 026: 1 -> missing" in verify()[0]


@pytest.mark.parametrize(
    "make, register",
    [
        (make_accepted_shift, "shifts"),
        (make_accepted_patrol, "joint-patrols"),
        (make_accepted_change, "flow-changes"),
        (make_accepted_count, "month-counts"),
        (make_accepted_traffic, "traffic"),
        (make_accepted_list, "worker-lists"),
    ],
)
def test_every_register_that_enters_figures_is_written_down(make, register, overseer):
    record = make()
    day = day_of(counted_registers[register], record)
    month = Period.containing_month(day)
    closing = closed(overseer, month.key, record.district)
    assert (register, record.number) in closing.held.records
    assert not difference(closing) and amended(overseer, month.year.key) == (0, 1)
    record.strike(overseer, "duplicate")
    assert [(each.register.key, each.number, each.stays) for each in difference(closing).records] == [
        (register, record.number, False)
    ]
    assert amended(overseer, month.year.key) == (1, 0)


def test_the_lists_of_a_record_count_with_it(overseer):
    report = make_accepted_traffic()
    month = Period.containing_month(report.starts_on)
    closing = closed(overseer, month.key, report.district)
    row = report.travellers.get()
    type(row).objects.filter(pk=row.pk).update(people_in=(row.people_in or 0) + 1)
    ((changed, then, now),) = difference(closing).records[0].parts
    assert changed == "travellers by paper" and then != now


def test_a_zero_that_is_confirmed_later_is_an_amendment_of_a_figure(overseer, district):
    closing = closed(overseer, district=district)
    assert amended(overseer) == (0, 1)
    confirm(district, MONTH)
    assert {(each.then, each.now) for each in difference(closing).figures} == {(None, 0)}
    assert amended(overseer) == (1, 0)


def test_a_register_that_was_not_written_down_yet_amends_nothing(closing, overseer, monkeypatch):
    known = dict(counted_registers)
    monkeypatch.delitem(counted_registers, "shifts")
    shift = make_accepted_shift()
    month = Period.containing_month(shift.duty_day)
    before = closed(overseer, month.key, shift.district)
    monkeypatch.setitem(counted_registers, "shifts", known["shifts"])
    assert not difference(before).records


def day_of(register, record):
    """The day by which a record is counted."""
    return type(record).objects.filter(pk=record.pk).values_list(register.day, flat=True).get()


def test_a_record_that_comes_later_counts_since(closing, district, overseer):
    late = make_case(district)
    assert [(each.number, each.was) for each in difference(closing).records] == [(late.number, False)]
    assert amended(overseer) == (1, 0)


def test_a_record_that_moves_to_another_month_leaves_its_own(closing, case, overseer):
    reopened(case, overseer, occurred_on=date(2021, 5, 1))
    assert amended(overseer) == (1, 0)


def test_rewording_and_waiting_are_no_amendments(closing, case, district, overseer):
    reopened(case, overseer, account="Viết lại cho rõ.")
    make_case(district, make=make_submitted)
    assert not difference(closing)
    assert amended(overseer) == (0, 1)
    assert verify() == (f"{closing.number} {MONTH} 026: as closed\n1 closed, 0 differing.\n", 0)


def test_another_district_and_another_month_amend_nothing(closing, line, overseer, district):
    make_case(line[0])
    make_case(district, on=date(2021, 6, 1))
    assert not difference(closing)


def test_a_manifest_that_somebody_altered_is_told(closing, overseer):
    Closing.objects.update(manifest=closing.manifest.replace("\t3\t", "\t2\t"))
    assert "its digest differs" in log_in(overseer).get(closing.get_absolute_url()).text
    assert "not the one of which the digest was taken" in verify()[0] and verify()[1] == 1


def test_the_file_is_what_the_digest_was_taken_of(closing, overseer):
    answer = log_in(overseer).get(reverse("closing-file", args=[closing.number]))
    assert hashlib.sha256(answer.content).hexdigest() == closing.digest
    assert "attachment" in answer["Content-Disposition"]


def test_those_of_the_district_see_it_and_nobody_else(closing, district, line):
    for user in (make_clerk(district, name="own-clerk"), make_reviewer(district, name="own-reviewer")):
        assert log_in(user).get(closing.get_absolute_url()).status_code == 200
    for user in (make_clerk(line[0], name="far-clerk"), make_reviewer(line[0], name="far-reviewer")):
        assert log_in(user).get(closing.get_absolute_url()).status_code == 404
        assert log_in(user).get(reverse("closing-file", args=[closing.number])).status_code == 404
        assert closing.number not in log_in(user).get(reverse("closings"), {"period": "2021"}).text
    for user in (make_observer(), make_administrator()):
        assert log_in(user).get(closing.get_absolute_url()).status_code == 403
        assert log_in(user).get(reverse("closings")).status_code == 403


def test_what_holds_of_the_whole_line_is_for_who_sees_it_all(case, overseer, district):
    whole = closed(overseer)
    assert log_in(make_reviewer(district)).get(whole.get_absolute_url()).status_code == 404


def test_the_year_offers_what_may_be_closed(case, district, line, overseer):
    page = log_in(overseer).get(reverse("closings"), {"period": "2021"}).text
    assert page.count("Close<span") == 8 * 12 + 7
    page = log_in(make_reviewer(district)).get(reverse("closings"), {"period": "2021"}).text
    assert page.count("Close<span") == 12
    page = log_in(make_clerk(district)).get(reverse("closings"), {"period": "2021"}).text
    assert "Close<span" not in page and "Đồng Văn" in page


def test_only_years_are_shown(overseer):
    answer = log_in(overseer).get(reverse("closings"), {"period": "2021-M03"})
    assert answer.status_code == 400 and "Closings are shown for a whole year" in answer.text


def test_the_queries_of_the_year_stay_few(closing, district, overseer, django_assert_max_num_queries):
    for month in range(4, 8):
        closed(overseer, f"2021-M{month:02}", district)
    client = log_in(overseer)
    client.get(reverse("closings"), {"period": "2021"})
    with django_assert_max_num_queries(20):
        client.get(reverse("closings"), {"period": "2021"})


def test_a_closing_is_looked_at_in_the_admin_and_not_changed(closing, overseer):
    client = log_in(overseer)
    assert closing.number in client.get(reverse("admin:summaries_closing_changelist")).text
    address = reverse("admin:summaries_closing_change", args=[closing.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"reason": "x"}).status_code == 403
    assert client.post(reverse("admin:summaries_closing_delete", args=[closing.pk])).status_code == 403


def test_the_command_names_what_it_cannot_do(db):
    with pytest.raises(CommandError, match="Nothing is closed within 2019"):
        call_command("closings", "verify", "2019")
    with pytest.raises(CommandError, match="is not a period"):
        call_command("closings", "verify", "bao giờ")


def test_the_summary_tells_what_of_its_period_is_closed(case, overseer, district, line):
    def page_for(user):
        return log_in(user).get(reverse("district-summary"), {"period": MONTH}).text

    assert "was closed on" not in page_for(overseer)
    whole, own = closed(overseer), closed(overseer, district=district)
    assert whole.number in page_for(overseer) and own.number in page_for(overseer)
    reviewer = make_reviewer(district)
    assert whole.number not in page_for(reviewer) and own.number in page_for(reviewer)
    for user in (make_observer(), make_reviewer(line[0], name="far-reader")):
        assert "was closed on" not in page_for(user)
