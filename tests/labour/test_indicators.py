"""The indicators of labour programmes: workers and departures, each by itself, and who is abroad on a day."""

from datetime import date

import pytest

from borderops.figures.counting import counting_of
from borderops.figures.periods import Period
from borderops.labour.forgetting import forget
from tests.factories import make_clerk, make_commune, make_observer, make_overseer, make_reviewer
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
@pytest.mark.parametrize("name", ["programme", "district", "area", "commune"])
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


@pytest.fixture
def moved():
    """A worker who left from two communes of Quang Bình, both of which lie in Đồng Văn today."""
    heir = make_commune("Yên Bình", "09998", valid_from=date(2025, 7, 1))
    first, second = (
        make_commune(name, code, make_inland(), valid_to=date(2025, 6, 30), main_successor=heir)
        for name, code in (("Yên Thành", "09991"), ("Yên Hà", "09992"))
    )
    worker = make_worker(commune=first)
    permit = make_abroad(worker, valid_from=date(2024, 1, 15), valid_to=date(2024, 4, 20))
    make_accepted_list("return", [permit], day=date(2024, 4, 2))
    worker.refresh_from_db()
    worker.commune = second
    worker.write(make_clerk(worker.district))
    make_abroad(worker, day=date(2024, 5, 3), valid_from=date(2024, 5, 1))
    return first, second


def by(key, name, period=YEAR):
    counting = counting_of(key)
    found = counting.split(make_overseer(), period, [counting.dimension(name)])
    return {value: figure for (value,), figure in found.items()}


def test_who_left_from_two_communes_of_a_present_district_is_one_worker_there(moved):
    first, second = moved
    assert by("labour.workers_out", "commune") == {first.pk: 1, second.pk: 1}
    assert by("labour.workers_out", "area") == {"026": 1} and by("labour.workers_out", "district") == {
        "035": 1
    }
    assert by("labour.departures", "area") == {"026": 2}
    assert by("labour.abroad", "area", Period.parse("cal:2024-M05")) == {"026": 1}


def test_workers_of_a_present_district_are_opened(moved):
    counting, overseer = counting_of("labour.workers_out"), make_overseer()
    for name, code, number in (("area", "026", 1), ("area", "035", 0), ("district", "035", 1)):
        url = counting.url(overseer, YEAR, [(counting.dimension(name), code)])
        assert len(log_in(overseer).get(url).context["table"].rows) == number, (name, code)
