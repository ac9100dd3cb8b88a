"""Older closings, whose lines told less than those of today or something else, are held against what they told."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from borderops.figures.counted import counted_registers
from borderops.figures.periods import Period
from borderops.summaries.amendments import difference
from borderops.summaries.closings import Closing
from borderops.summaries.first_columns import FIRST_COLUMNS
from tests.factories import make_overseer
from tests.figures.factories import log_in
from tests.incidents.follow_ups import make_accepted_follow_up, make_person
from tests.summaries.closed import MONTH, closed
from tests.summaries.factories import make_case
from tests.summaries.verifying import amended, reopened, verify

pytestmark = pytest.mark.django_db
FINE = {
    "outcome": "fine",
    "decision_number": "12/QĐ-XPHC",
    "decision_on": date(2021, 3, 5),
    "fine": 7_500_000,
}
# A closing of Đồng Văn's month as the first ones were written, before a manifest said what the parts of its lines are.
FIRST = """\
closing	1	2021-M03	2021-02-15	2021-03-14	026
figure	incidents.agreement.cases	026		0
figure	incidents.law.cases	026	1	0
figure	incidents.law.offenders	026	3	0
figure	incidents.event.cases	026		0
waiting	flow-changes	0
waiting	traffic	0
waiting	shifts	0
waiting	joint-patrols	0
waiting	incidents	0
waiting	month-counts	0
waiting	worker-lists	0
record	incidents	VV-2021-DV-0001	2021-03-01	026	10261	PL	D2		3	0
"""
FIRST_DIGEST = "b1347be6148657f2fca1a1744a2c6ac4458c7c086eba1a73ec4ccc38d8aec83c"


@pytest.fixture
def case(district):
    return make_case(district, offenders=3)


@pytest.fixture
def overseer(db):
    return make_overseer()


@pytest.fixture
def fine(case):
    """A fine of a case, four days after it."""
    return make_accepted_follow_up(
        case, happened_on=date(2021, 3, 5), people=1, person=make_person(case), words="Theo biên bản.", **FINE
    )


@pytest.fixture
def first(case, district, overseer):
    """A closing that was made before lines said what their parts are."""
    month = Period.parse(MONTH)
    return Closing.objects.create(
        number="CSL-2021-0900", district=district, period=MONTH, start=month.start, end=month.end, counted=1,
        closed_by=overseer, closed_at=timezone.now(), manifest=FIRST, digest=FIRST_DIGEST,
    )  # fmt: skip


def test_an_older_closing_stands_as_it_was_closed(first, case, fine, overseer):
    assert hashlib.sha256(FIRST.encode()).hexdigest() == FIRST_DIGEST
    assert first.is_intact and not difference(first)
    assert amended(overseer) == (0, 1)
    assert verify() == ("CSL-2021-0900 2021-M03 026: as closed\n1 closed, 0 differing.\n", 0)
    page = log_in(overseer).get(first.get_absolute_url()).text
    assert "Every record counts as it did" in page
    assert "Not written down yet at that time, so not compared: Incidents (victims," in page


def test_what_an_older_closing_wrote_down_is_held_against_it(first, case, overseer):
    record = reopened(case, overseer, offenders=5, victims=2)
    assert [(each.number, each.parts) for each in difference(first).records] == [
        (record.number, (("offenders", "3", "5"),))
    ]
    assert amended(overseer) == (1, 0) and verify()[1] == 1


def test_a_part_that_an_older_closing_did_not_know_amends_nothing(first, case, overseer):
    reopened(case, overseer, victims=2)
    assert not difference(first) and amended(overseer) == (0, 1)


def test_an_older_closing_is_superseded_by_one_that_says_what_its_parts_are(first, fine, district, overseer):
    new = closed(overseer, district=district)
    assert new.supersedes == first and new.held.columns["follow-ups"][-1] == "fine"
    assert new.held.lines[0][1] == "2" and not difference(new).unwritten


@pytest.mark.parametrize("key", FIRST_COLUMNS)
def test_what_the_first_closings_told_of_a_record_is_told_still(key):
    assert {*FIRST_COLUMNS[key]} <= {*counted_registers[key].columns}


def test_a_part_that_the_register_tells_no_longer_is_told_and_amends_nothing(
    case, district, overseer, monkeypatch
):
    closing = closed(overseer, district=district)
    known = counted_registers["incidents"]
    fewer = {path: name for path, name in known.fields.items() if path != "severity"}
    monkeypatch.setitem(counted_registers, "incidents", replace(known, fields=fewer))
    changed = difference(closing)
    assert not changed and [(each.key, each.columns) for each in changed.gone] == [
        ("incidents", ("severity",))
    ]
    said, code = verify()
    assert "  incidents severity: written down, and known to the register no longer; not compared" in said
    assert code == 0
    page = log_in(overseer).get(closing.get_absolute_url()).text
    assert "no longer told by the register, so not compared: Incidents (severity)." in page


def test_parts_that_stand_in_another_order_now_are_still_held_against_each_other(
    case, district, overseer, monkeypatch
):
    closing = closed(overseer, district=district)
    known = counted_registers["incidents"]
    day, place, *rest = known.fields.items()
    turned = replace(known, fields=dict([day, place, *reversed(rest)]))
    monkeypatch.setitem(counted_registers, "incidents", turned)
    assert not difference(closing) and verify()[1] == 0


def test_a_register_that_is_kept_no_longer_is_told(case, fine, district, overseer, monkeypatch):
    closing = closed(overseer, district=district)
    monkeypatch.delitem(counted_registers, "follow-ups")
    assert not difference(closing)
    assert "  follow-ups: written down, and known to the register no longer; not compared" in verify()[0]
    assert log_in(overseer).get(closing.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("register", counted_registers.values(), ids=lambda register: register.key)
def test_no_two_parts_of_a_line_have_the_same_name(register):
    names = [str(name) for name in register.columns.values()]
    assert len({*names}) == len(names)


def test_the_summary_of_the_year_shows_an_older_closing_too(first, overseer):
    assert first.get_absolute_url() in log_in(overseer).get(reverse("closings"), {"period": "2021"}).text
