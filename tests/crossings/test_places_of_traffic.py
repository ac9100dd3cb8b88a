"""Traffic by where a crossing point lies today: its commune, and the district in which its land is reported."""

from datetime import date

import pytest

from borderops.figures.counting import counting_of
from borderops.figures.periods import Period
from tests.crossings.makers import (
    FIRST_DAY,
    LAST_DAY,
    make_accepted_traffic,
    make_crossing,
    make_eastern_crossing,
    make_west,
)
from tests.crossings.traffic_typing import LIST
from tests.factories import make_commune, make_observer, make_other_district, make_overseer
from tests.figures.factories import log_in, make_indicator
from tests.summaries.pivoting import cells, pivot, row_names

pytestmark = pytest.mark.django_db
VEHICLES, YEAR = "crossings.vehicles_in", Period.parse("cal:2024")
TABLE = {"period": "cal:2024", "beside": "none"}


@pytest.fixture
def east():
    """A crossing point in Đồng Văn, whose commune went into one of the next district."""
    heir = make_commune("Sơn Vĩ", "00721", make_other_district(), valid_from=FIRST_DAY)
    there = make_commune("Phó Bảng", "00714", valid_to=LAST_DAY, main_successor=heir)
    return make_eastern_crossing(commune=there, district=there.district)


@pytest.fixture
def reports(east):
    make_indicator(VEHICLES, unit="lượt")
    west = make_crossing()
    return [
        make_accepted_traffic(crossing=west),
        make_accepted_traffic(crossing=east, vehicles_in=2),
        make_accepted_traffic(crossing=east, vehicles_in=3, period="2024-06-02"),
    ]


def by(name):
    counting = counting_of(VEHICLES)
    found = counting.split(make_overseer(), YEAR, [counting.dimension(name)])
    return {value: figure for (value,), figure in found.items()}


def rows(client, url, **query):
    return {row.record for row in client.get(url, query).context["table"].rows}


def test_it_is_told_by_the_reported_district_and_by_the_one_of_today(reports, east):
    assert by("district") == {"030": 40, "026": 5}
    assert by("area") == {"030": 40, make_other_district().code: 5}


def test_it_is_told_by_the_commune_of_today(reports, east):
    names = {key: commune for key, commune in counting_of(VEHICLES).dimension("commune").names(None).items()}
    assert {names[key]: figure for key, figure in by("commune").items()} == {
        "Thanh Thủy (Vị Xuyên)": 40, f"Sơn Vĩ ({make_other_district()})": 5,
    }  # fmt: skip
    assert east.commune_id not in names


@pytest.mark.parametrize("who", [make_overseer, make_observer])
@pytest.mark.parametrize("name", ["district", "area", "commune"])
def test_every_number_opens_its_reports(reports, name, who):
    client, opened = log_in(who()), {}
    for (row, _column), (words, url) in cells(pivot(who(name="reader"), VEHICLES, name, **TABLE)).items():
        if url:
            opened[row] = sum(report.vehicles_in for report in rows(client, url))
            assert str(opened[row]) == words
    assert sorted(opened.values()) == [5, 40, 45]


def test_the_list_shows_exactly_those_of_a_present_district(reports, east):
    client = log_in(make_overseer())
    assert rows(client, LIST, area=make_other_district().code) == {*reports[1:]}
    assert rows(client, LIST, area="026") == set()
    assert rows(client, LIST, area=make_west().code) == {reports[0]}


def test_the_list_shows_exactly_those_of_a_commune_of_today(reports, east):
    client = log_in(make_overseer())
    assert rows(client, LIST, commune=east.commune_today.pk) == {*reports[1:]}
    assert rows(client, LIST, commune=east.commune_id) == set()
    assert 'name="commune"' not in client.get(LIST).text


def test_from_the_district_one_comes_to_the_commune_the_crossing_point_and_the_reports(reports, east):
    client = log_in(make_overseer())
    page = client.get("/summaries/table/", {"indicator": VEHICLES, "rows": "area"} | TABLE)
    for names in ([f"Sơn Vĩ ({make_other_district()})"], [str(east)]):
        page = client.get(closer(page, 5))
        assert row_names(page) == names
    [(_words, url)] = [cell for (row, _column), cell in cells(page).items() if row == east.code]
    assert rows(client, url) == {*reports[1:]}


def closer(page, figure):
    """Where the row with this figure leads."""
    return next(row.head.url for row in page.context["pivot"].rows if row.total.now.value == figure)


def test_a_crossing_point_without_a_known_commune_counts_for_its_district():
    place = make_west()
    crossing = make_crossing(commune=None, district=place)
    report = make_accepted_traffic(crossing=crossing)
    assert by("area") == {place.code: 40} and by("commune") == {None: 40}
    assert rows(log_in(make_overseer()), LIST, area=place.code) == {report}


def test_the_day_of_the_merger_changes_no_figure(east):
    make_accepted_traffic(crossing=east, period="2025-06", vehicles_in=1)
    make_accepted_traffic(crossing=east, period="2025-07", vehicles_in=2)
    counting, year = counting_of(VEHICLES), Period.parse("cal:2025")
    found = counting.split(make_overseer(), year, [counting.dimension("commune")])
    assert found == {(east.commune_today.pk,): 3} and date(2025, 7, 1) in year
