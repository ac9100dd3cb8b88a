"""The indicators of labour programmes: workers and departures, each by itself, and who is abroad on a day."""

from datetime import date

import pytest

from borderops.figures.counting import counting_of
from borderops.figures.periods import Period
from tests.factories import make_observer, make_overseer
from tests.figures.factories import log_in
from tests.labour.makers import make_abroad, make_accepted_list

pytestmark = pytest.mark.django_db

YEAR = Period.parse("cal:2024")
KEYS = ["labour.workers_out", "labour.departures"]


@pytest.fixture
def permit():
    return make_abroad()


@pytest.mark.parametrize("key", KEYS)
def test_departures_are_counted_and_split(permit, key):
    counting, overseer = counting_of(key), make_overseer()
    assert counting.value(overseer, YEAR) == 1
    for dimension in counting.dimensions:
        assert sum(counting.split(overseer, YEAR, [dimension], YEAR.months).values()) == 1


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("name", ["programme", "district", "commune"])
def test_a_figure_opens_its_workers_or_permits(permit, key, name):
    counting, overseer = counting_of(key), make_overseer()
    dimension = counting.dimension(name)
    [chosen] = [chosen for (chosen,) in counting.split(overseer, YEAR, [dimension])]
    page = log_in(overseer).get(counting.url(overseer, YEAR, [(dimension, chosen)]))
    assert len(page.context["table"].rows) == 1


def test_observers_count_workers_but_open_none(permit):
    counting = counting_of("labour.workers_out")
    assert counting.value(make_observer(), YEAR) == 1 and counting.url(make_observer(), YEAR) == ""


def test_who_is_abroad_is_counted_on_the_last_day_of_the_period(permit):
    counting, overseer = counting_of("labour.abroad"), make_overseer()
    make_accepted_list("return", [permit], day=date(2024, 4, 2))
    found = counting.split(overseer, YEAR, (), YEAR.months)
    assert found == {(2,): 1}
    assert counting.split(overseer, Period.parse("cal:2024-M03"), [counting.dimension("district")]) == {
        (permit.district.code,): 1
    }
