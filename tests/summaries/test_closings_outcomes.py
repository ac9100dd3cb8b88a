"""What closings tell of the outcomes of cases: by their own day, for as long as the case counts."""

from datetime import date

import pytest

from borderops.incidents.models import FollowUp, Incident
from borderops.summaries.amendments import difference
from tests.factories import make_overseer, make_reviewer
from tests.figures.factories import log_in
from tests.incidents.follow_ups import make_accepted_follow_up, make_person, make_submitted
from tests.summaries.closed import closed
from tests.summaries.factories import make_case
from tests.summaries.verifying import amended, verify

pytestmark = pytest.mark.django_db
FINE = {
    "outcome": "fine",
    "decision_number": "12/QĐ-XPHC",
    "decision_on": date(2021, 3, 5),
    "fine": 7_500_000,
}


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


def outcomes(closing):
    return {number: told for (key, number), told in closing.held.records.items() if key == "follow-ups"}


def test_an_outcome_is_written_down_without_a_word_that_people_wrote(case, fine, district, overseer):
    closing = closed(overseer, district=district)
    assert outcomes(closing) == {fine.number: ("2021-03-05", "026", case.number, "fine", "7500000")}
    assert not any(word in closing.manifest for word in ("12/QĐ", "Người Thử", "biên bản"))
    assert amended(overseer) == (0, 1) and verify()[1] == 0


def test_an_outcome_counts_by_its_own_day_and_the_district_of_its_case(case, fine, district, line, overseer):
    later = make_accepted_follow_up(case, happened_on=date(2021, 5, 3))
    assert [*outcomes(closed(overseer, "2021-M05", district))] == [later.number]
    assert not outcomes(closed(overseer, district=line[0]))
    assert {*outcomes(closed(overseer, "2021"))} == {fine.number, later.number}


def test_letters_are_no_outcomes_and_waiting_outcomes_wait(case, district, overseer):
    make_accepted_follow_up(
        case, happened_on=date(2021, 3, 6), kind="letter", outcome="", document_number="7/CV"
    )
    make_submitted(case, happened_on=date(2021, 3, 6))
    make_submitted(case, happened_on=date(2021, 3, 6), kind="letter", outcome="", document_number="8/CV")
    closing = closed(overseer, district=district)
    assert not outcomes(closing) and closing.held.waiting["follow-ups"] == 1


def test_a_fine_that_is_another_one_now_is_an_amendment(fine, district, overseer):
    closing = closed(overseer, district=district)
    fine.reopen(overseer, "Sửa theo quyết định.")
    record = FollowUp.objects.get(pk=fine.pk)
    record.fine = 9_000_000
    record = record.write(record.entered_by)
    record.submit(record.entered_by)
    record.accept(make_reviewer(district))
    assert [(each.number, each.parts) for each in difference(closing).records] == [
        (fine.number, (("fine in đồng", "7500000", "9000000"),))
    ]
    page = log_in(overseer).get(closing.get_absolute_url()).text
    assert "7,500,000" in page and "9,000,000" in page and fine.get_absolute_url() in page
    assert amended(overseer) == (1, 0)


def test_the_outcomes_of_a_case_that_is_struck_count_no_longer(case, fine, district, overseer):
    later = make_accepted_follow_up(case, happened_on=date(2021, 5, 3))
    closing = closed(overseer, "2021-M05", district)
    case = Incident.objects.get(pk=case.pk)
    case.strike(overseer, "duplicate")
    assert [(each.number, each.stays) for each in difference(closing).records] == [(later.number, False)]
    assert amended(overseer) == (1, 0)


def test_that_one_case_counts_again_in_the_place_of_another_is_seen_in_the_year(district, overseer):
    cases = [make_case(district, offenders=n) for n in (1, 2)]
    for case in cases:
        make_accepted_follow_up(case, happened_on=date(2021, 5, 3))
    Incident.objects.get(pk=cases[0].pk).strike(overseer, "duplicate")
    closing = closed(overseer, "2021-M05", district)
    struck = Incident.objects.get(pk=cases[0].pk)
    struck.reopen(overseer, "Khôi phục.")
    Incident.objects.filter(pk=struck.pk).update(state="accepted")
    Incident.objects.get(pk=cases[1].pk).strike(overseer, "duplicate")
    assert len(difference(closing).records) == 2
    assert amended(overseer) == (1, 0)
