"""How indicators are counted: of accepted records, split by what they tell, opened as exactly these records."""

from datetime import date

import pytest

from borderops.figures.counting import countable_by, counting_of, countings
from borderops.figures.models import Indicator
from borderops.figures.periods import Period
from borderops.people.roles import READERS
from tests.factories import (
    make_accepted,
    make_clerk,
    make_code,
    make_commune,
    make_district,
    make_observer,
    make_overseer,
    make_reviewer,
    make_submitted,
    make_user,
)
from tests.figures.factories import log_in, make_indicator
from tests.incidents.follow_ups import make_accepted_follow_up

pytestmark = pytest.mark.django_db

YEAR = Period.parse("2021")
CASES = counting_of("incidents.law.cases")
OFFENDERS = counting_of("incidents.law.offenders")


@pytest.fixture
def commune():
    return make_commune()


def make_case(commune, on=date(2021, 6, 1), **fields):
    return make_accepted(commune=commune, occurred_on=on, **fields)


def test_accepted_records_of_the_period_are_counted(commune):
    make_case(commune, date(2020, 12, 14))
    make_case(commune, date(2020, 12, 15), offenders=3)
    make_case(commune, date(2021, 12, 14), offenders=4)
    make_submitted(commune=commune, occurred_on=date(2021, 6, 1), offenders=5)
    overseer = make_overseer()
    assert CASES.value(overseer, YEAR) == 2 and OFFENDERS.value(overseer, YEAR) == 7
    assert CASES.waiting(overseer, YEAR) == 1 and OFFENDERS.waiting(overseer, YEAR) == 5


def test_without_a_record_there_is_no_figure(commune):
    assert CASES.value(make_overseer(), YEAR) is None
    assert CASES.split(make_overseer(), YEAR, [CASES.dimension("district")]) == {}


def test_records_that_add_up_to_nothing_are_a_figure(commune):
    make_case(commune, offenders=0)
    assert OFFENDERS.value(make_overseer(), YEAR) == 0


def test_each_counts_what_lies_in_the_own_places(commune):
    make_case(commune)
    elsewhere = make_district("Mèo Vạc", "027", "MV", order=7)
    assert CASES.value(make_clerk(commune.district), YEAR) == 1
    assert CASES.value(make_clerk(elsewhere), YEAR) is None


def test_a_figure_is_split_by_time_and_place_in_one_question(commune, django_assert_num_queries):
    make_case(commune, date(2021, 1, 5), direction="")
    make_case(commune, date(2021, 7, 5), direction="entry")
    overseer = make_overseer()
    overseer.places_as(*READERS)  # the postings are read once for a request
    by = [CASES.dimension("district"), CASES.dimension("direction")]
    with django_assert_num_queries(2):  # the records, and the codes of the districts
        split = CASES.split(overseer, YEAR, by, YEAR.months)
    assert split == {(0, "026", ""): 1, (6, "026", "entry"): 1}


def test_the_area_of_today_and_the_district_of_then_add_up_to_the_same(commune):
    heir = make_commune("Lũng Cú", code="00700", district=make_district("Mèo Vạc", "027", "MV", order=7))
    commune.main_successor = heir
    commune.save()
    make_case(commune)
    overseer = make_overseer()
    assert CASES.split(overseer, YEAR, [CASES.dimension("district")]) == {("026",): 1}
    assert CASES.split(overseer, YEAR, [CASES.dimension("area")]) == {("027",): 1}


@pytest.mark.parametrize(
    "key", ["district", "area", "commune", "group", "code", "direction", "handling", "severity"]
)
def test_a_figure_opens_exactly_its_records(commune, key):
    kept = make_case(commune, direction="entry")
    make_case(commune, date(2020, 6, 1))
    overseer, dimension = make_overseer(), CASES.dimension(key)
    [value] = [value for (value,) in CASES.split(overseer, YEAR, [dimension])]
    listed = log_in(overseer).get(CASES.url(overseer, YEAR, [(dimension, value)])).context["table"].rows
    assert [row.record for row in listed] == [kept]


def test_what_was_not_said_opens_no_list(commune):
    direction = CASES.dimension("direction")
    assert CASES.url(make_overseer(), YEAR, [(direction, "")]) == ""


def test_who_may_not_see_incidents_counts_none():
    assert countable_by(make_user()) == {}
    assert "incidents.law.cases" in countable_by(make_clerk())


def test_every_way_to_count_belongs_to_an_indicator_of_the_register(seeded):
    assert set(countings) <= set(Indicator.objects.values_list("key", flat=True))


def test_an_indicator_says_how_it_is_counted():
    assert make_indicator("incidents.law.cases").counting is CASES
    assert make_indicator("border.length").counting is None


OUTCOMES = counting_of("incidents.outcomes")


def test_outcomes_of_cases_that_count_are_counted_and_opened(commune):
    case = make_case(commune)
    kept = make_accepted_follow_up(case, happened_on=date(2021, 7, 1))
    struck = make_case(commune)
    make_accepted_follow_up(struck, happened_on=date(2021, 7, 1))
    struck.strike(make_reviewer(commune.district), "duplicate")
    overseer = make_overseer()
    for key in ("district", "outcome"):
        dimension = OUTCOMES.dimension(key)
        [(value,)] = OUTCOMES.split(overseer, YEAR, [dimension])
        page = log_in(overseer).get(OUTCOMES.url(overseer, YEAR, [(dimension, value)]))
        assert [row.record for row in page.context["table"].rows] == [kept]


def test_observers_know_of_no_outcomes():
    assert "incidents.outcomes" not in countable_by(make_observer())


def test_kinds_and_their_groups_stand_beside_each_other(commune):
    make_case(commune)
    make_case(commune, code=make_code("D5"))
    by = [CASES.dimension("group"), CASES.dimension("code")]
    assert CASES.split(make_overseer(), YEAR, by) == {("D", "D2"): 1, ("D", "D5"): 1}
    assert CASES.split(make_overseer(), YEAR, by[:1]) == {("D",): 2}
