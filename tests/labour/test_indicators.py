"""The indicators of labour programmes: workers and departures, each by itself, and who is abroad on a day."""

from datetime import date

import pytest

from borderops.figures.counting import counting_of
from borderops.figures.periods import Period
from borderops.labour.forgetting import forget
from tests.factories import make_commune, make_observer, make_overseer, make_reviewer
from tests.figures.factories import log_in
from tests.labour.makers import make_abroad, make_accepted_list, make_inland, make_issued, make_worker

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


def opened(user, period, *chosen):
    """The keys of the workers whom the figure of those abroad opens."""
    page = log_in(user).get(counting_of("labour.abroad").url(user, period, chosen))
    return {row.record.pk for row in page.context["table"].rows}


@pytest.mark.parametrize(("month", "stayed"), [("cal:2024-M02", 0), ("cal:2024-M03", 3), ("cal:2024-M04", 2)])
def test_who_was_abroad_on_a_day_opens_exactly_those_workers(month, stayed):
    away = [make_abroad(make_worker(sex=sex)) for sex in ("female", "male", "male")]
    make_accepted_list("return", away[:1], day=date(2024, 4, 30))
    make_issued()
    counting, overseer, period = counting_of("labour.abroad"), make_overseer(), Period.parse(month)
    assert (counting.value(overseer, period) or 0) == stayed
    workers = {permit.worker_id for permit in away[3 - stayed :]}
    assert opened(overseer, period) == workers
    sex = counting.dimension("sex")
    for (of,), number in counting.split(overseer, period, [sex]).items():
        assert len(opened(overseer, period, (sex, of))) == number


def test_a_reviewer_opens_those_abroad_of_the_own_district_alone(permit):
    elsewhere = make_worker(commune=make_commune("Yên Thành", "09999", make_inland()))
    make_abroad(elsewhere)
    reviewer = make_reviewer(permit.district)
    assert counting_of("labour.abroad").value(reviewer, YEAR) == 1
    assert opened(reviewer, YEAR) == {permit.worker_id}


def test_who_was_abroad_is_opened_also_once_the_personal_data_are_gone(permit):
    make_accepted_list("return", [permit], day=date(2024, 4, 2))
    forget([permit.worker_id])
    march, overseer = Period.parse("cal:2024-M03"), make_overseer()
    assert counting_of("labour.abroad").value(overseer, march) == 1
    assert opened(overseer, march) == {permit.worker_id}
    page = log_in(overseer).get(counting_of("labour.abroad").url(overseer, march))
    assert "Personal data removed" in page.content.decode()


def test_observers_open_nobody_who_is_abroad(permit):
    assert counting_of("labour.abroad").value(make_observer(), YEAR) == 1
    assert counting_of("labour.abroad").url(make_observer(), YEAR) == ""
