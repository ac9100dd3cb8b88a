"""Thresholds: which figures are past their number, as each person may count them."""

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from borderops.figures.counting import countings
from borderops.figures.models import Indicator
from borderops.figures.periods import Period
from borderops.figures.same_days import same_days_last_year
from borderops.people.roles import Role
from borderops.summaries.thresholds import Threshold, crossed, judged
from borderops.summaries.zeros import WORD, Zeros
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_observer,
    make_overseer,
    make_reviewer,
    make_submitted,
    make_unit,
    make_user,
)
from tests.figures.factories import make_indicator
from tests.summaries.factories import confirm, make_case

pytestmark = pytest.mark.django_db

MONTH, NEXT = Period.parse("2021-M03"), Period.parse("2021-M04")


@pytest.fixture
def overseer(db):
    return make_overseer()


def make_threshold(district=None, what="above", limit=1, indicator="incidents.law.cases", **fields):
    """A threshold over months that was set long ago."""
    told = {"period_kind": "month", "made_at": timezone.make_aware(datetime(2020, 1, 1)), **fields}
    threshold = Threshold(
        indicator=make_indicator(indicator), district=district, what=what, limit=limit, **told
    )
    threshold.write(None, trusted=True)
    return threshold


def at(monkeypatch, *day):
    monkeypatch.setattr(timezone, "now", lambda: timezone.make_aware(datetime(*day, 12)))


def cases(district, number, on=date(2021, 3, 1)):
    return [make_case(district, on=on) for _number in range(number)]


def words(user, period=MONTH):
    (found,) = judged(user, period)
    return found.words


def test_a_figure_above_its_number_is_past_it_and_one_that_reaches_it_is_not(overseer, district):
    threshold = make_threshold(district, limit=2)
    cases(district, 2)
    assert crossed(overseer, MONTH) == []
    cases(district, 1)
    (found,) = crossed(overseer, MONTH)
    assert (found.threshold, found.district, found.now, found.before) == (threshold, district, 3, None)
    assert "Đồng Văn" in found.words and "3 vụ" in found.words and "above 2 vụ" in found.words
    assert "district=026" in found.url and "since=15%2F02%2F2021" in found.url


def test_only_the_district_and_the_period_asked_for_count(overseer, district, line):
    make_threshold(district)
    cases(line[0], 3)
    cases(district, 3, on=date(2021, 3, 20))
    assert crossed(overseer, MONTH) == []
    assert len(crossed(overseer, NEXT)) == 1
    assert crossed(overseer, Period.parse("2021")) == []  # it is a threshold of months


def test_the_whole_line_adds_its_districts_up(overseer, district, line):
    make_threshold()
    cases(district, 1)
    assert crossed(overseer, MONTH) == []
    cases(line[0], 1)
    (found,) = crossed(overseer, MONTH)
    assert (found.district, found.now) == (None, 2)
    assert "Whole line" in found.words


def test_what_waits_for_review_counts_nothing(overseer, district):
    make_threshold(district, limit=0)
    make_case(district, make=make_submitted)
    assert crossed(overseer, MONTH) == []


def test_below_is_judged_once_the_period_is_over(overseer, district, monkeypatch):
    make_threshold(district, "below", 2)
    cases(district, 1)
    at(monkeypatch, 2021, 3, 14)
    assert crossed(overseer, MONTH) == [] and "once the period is over" in words(overseer)
    at(monkeypatch, 2021, 3, 15)
    assert len(crossed(overseer, MONTH)) == 1


def test_missing_is_not_below_but_a_confirmed_zero_is(overseer, district, monkeypatch):
    at(monkeypatch, 2021, 6, 1)
    make_threshold(district, "below", 2)
    assert crossed(overseer, MONTH) == [] and "no figures" in words(overseer)
    confirm(district, "2021-M03")
    assert [each.now for each in crossed(overseer, MONTH)] == [0]


def test_cases_whose_offenders_nobody_knows_are_no_zero_of_offenders(overseer, district, monkeypatch):
    at(monkeypatch, 2021, 6, 1)
    make_threshold(district, "below", 2, indicator="incidents.law.offenders")
    make_threshold(None, "below", 2, indicator="incidents.law.offenders")
    make_case(district, offenders=None, offenders_unknown=True)
    monkeypatch.setattr(Zeros, "grounds", lambda *told: {WORD})  # as when every shift told of its cases
    assert [each.now for each in judged(overseer, MONTH)] == [None, None]
    assert crossed(overseer, MONTH) == []


def test_a_rise_is_held_against_the_same_days_of_last_year(overseer, district, monkeypatch):
    make_threshold(district, "rise", 2)
    cases(district, 1, on=date(2020, 2, 20))
    cases(district, 5, on=date(2020, 3, 10))
    cases(district, 3, on=date(2021, 2, 20))
    at(monkeypatch, 2021, 2, 25)
    (found,) = crossed(overseer, MONTH)
    assert (found.now, found.before) == (3, 1) and "up 2 vụ" in found.words
    at(monkeypatch, 2021, 3, 20)
    assert crossed(overseer, MONTH) == []


@pytest.mark.parametrize("what", ["rise", "rise_percent"])
def test_a_missing_base_is_not_compared_with(overseer, district, what):
    make_threshold(district, what, 1)
    cases(district, 20)
    assert crossed(overseer, MONTH) == []
    assert "cannot be compared: no figures for the same days last year" in words(overseer)


def test_a_base_that_is_a_confirmed_zero_is_a_base_for_numbers_and_not_for_per_cent(overseer, district):
    confirm(district, "2020-M03")
    cases(district, 5)
    make_threshold(district, "rise", 5)
    assert [each.before for each in crossed(overseer, MONTH)] == [0]
    Threshold.objects.update(what="rise_percent")
    assert crossed(overseer, MONTH) == [] and "cannot be compared in per cent: only 0 vụ" in words(overseer)


@pytest.mark.parametrize("base, number, fires", [(9, 30, 0), (10, 14, 0), (10, 15, 1)])
def test_per_cent_need_a_base_of_ten(overseer, district, base, number, fires):
    make_threshold(district, "rise_percent", 50)
    cases(district, base, on=date(2020, 3, 1))
    cases(district, number)
    assert len(crossed(overseer, MONTH)) == fires


def test_each_person_is_told_of_places_seen_whole(district, line):
    make_threshold(district)
    make_threshold()
    cases(district, 3)

    def told(user):
        return [each.district for each in crossed(user, MONTH)]

    assert told(make_overseer()) == told(make_observer()) == [None, district]
    assert told(make_clerk(district)) == told(make_reviewer(district)) == [district]
    commune = make_commune(f"Xã của {district}", f"1{district.code}1", district)
    unit = make_unit("Đồn của xã", district)
    unit.communes.add(commune)
    for nobody in (
        make_clerk(line[0]), make_reviewer(line[0]), make_administrator(), make_user(),
        make_user(Role.CLERK, unit=unit), make_user(Role.OVERSEER, valid_to=date(2020, 2, 1)),
    ):  # fmt: skip
        assert told(nobody) == []


def test_an_indicator_that_is_counted_no_more_is_passed_over(overseer, district, monkeypatch):
    make_threshold(district)
    cases(district, 3)
    monkeypatch.delitem(countings, "incidents.law.cases")
    assert crossed(overseer, MONTH) == []


def test_out_of_use_is_not_judged(overseer, district):
    make_threshold(district, active=False)
    cases(district, 3)
    assert judged(overseer, MONTH) == []


def test_a_period_that_has_not_begun_is_not_judged(overseer, district, monkeypatch):
    at(monkeypatch, 2021, 1, 1)
    make_threshold(district, "below")
    assert judged(overseer, MONTH) == []


def test_many_thresholds_ask_for_each_figure_once(overseer, line, django_assert_max_num_queries):
    for district in line:
        cases(district, 2)
        make_threshold(district)
    with django_assert_max_num_queries(6):
        assert len(crossed(overseer, MONTH)) == 7


@pytest.mark.parametrize(
    "fields, field, said",
    [
        ({"indicator": "aid.received"}, "indicator", "does not count this indicator"),
        ({"what": "rise", "limit": 0}, "limit", "above 0"),
        ({"limit": -1}, "limit", "above 0"),
        ({"what": "rise_percent", "limit": 20_000}, "limit", "such as 20"),
    ],
)
def test_what_cannot_be_judged_is_refused(district, fields, field, said):
    with pytest.raises(ValidationError) as refusal:
        make_threshold(district, **fields)
    assert said in refusal.value.message_dict[field][0]


def test_an_indicator_without_districts_is_for_the_whole_line_alone(district, monkeypatch):
    counting = countings["incidents.law.cases"]
    monkeypatch.setitem(countings, counting.key, type(counting)(counting.key, (), counting.permission))
    with pytest.raises(ValidationError, match="not counted by district"):
        make_threshold(district)
    assert make_threshold().pk


def test_what_is_not_comparable_has_no_rise(district):
    make_indicator()
    Indicator.objects.update(comparable=False)
    with pytest.raises(ValidationError, match="not compared with last year"):
        make_threshold(district, "rise")


def test_the_same_days_of_a_week_are_those_of_last_years_week():
    week = Period.parse("2026-W10")
    assert same_days_last_year(week, date(2026, 3, 4)).dates == "03/03/2025 – 05/03/2025"
    assert same_days_last_year(week, date(2026, 4, 1)) == week.same_last_year
