"""The border strip of the dashboard: the period's incidents as dots, and the same numbers as a table."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from borderops.incidents.choices import Regime
from borderops.summaries import dashboard_strip
from tests.factories import (
    make_clerk,
    make_commune,
    make_marker,
    make_observer,
    make_overseer,
    make_reviewer,
    make_submitted,
)
from tests.figures.factories import log_in
from tests.summaries.factories import make_case
from tests.summaries.reading import text
from tests.summaries.test_dashboard_page import dashboard

pytestmark = pytest.mark.django_db
MARCH = {"period": "2021-M03"}


@pytest.fixture
def commune(district):
    return make_commune("Lũng Cú", "00715", district)


@pytest.fixture
def marker(commune):
    return make_marker("424", commune)


def dots(page):
    """{(place, regime): how many}."""
    return {(dot.place.name, dot.regime): dot.number for dot in page.context["strip"].dots}


def listed(user, dot):
    return len(list(log_in(user).get(dot.url).context["page"].rows))


def test_incidents_stand_at_their_markers_by_regime(district, commune, marker):
    make_case(district, commune=commune, marker=marker)
    make_case(district, commune=commune, marker=marker)
    make_case(district, commune=commune, marker=marker, regime="HD")
    page = dashboard(make_overseer(), **MARCH)
    assert dots(page) == {("marker 424", Regime.LAW): 2, ("marker 424", Regime.AGREEMENT): 1}
    law, agreement = page.context["strip"].dots
    assert law.place.x == agreement.place.x and law.y != agreement.y
    assert law.radius > agreement.radius and law.tone != agreement.tone


def test_without_a_marker_they_stand_in_the_middle_of_their_commune(district, commune, marker):
    make_marker("426", commune)
    make_case(district, commune=commune)
    make_case(district, commune=commune, marker=marker)
    places = {
        place.name: place.x for place, _dots in dashboard(make_overseer(), **MARCH).context["strip"].rows
    }
    assert places["marker 424"] < places[str(commune)]


def test_a_commune_of_which_no_marker_is_known_stands_within_its_district(line, district):
    make_case(district)
    strip = dashboard(make_overseer(), **MARCH).context["strip"]
    (place, _dots), stretch = strip.rows[0], strip.stretches[5]
    assert stretch.x < place.x < stretch.x + stretch.width
    assert strip.has_unsure


def test_each_dot_opens_exactly_its_cases(district, commune, marker):
    user = make_overseer()
    make_case(district, commune=commune, marker=marker)
    make_case(district, commune=commune, marker=make_marker("425", commune))
    for _ in range(2):
        make_case(district, commune=commune)
    make_case(district, commune=commune, regime="HD")
    make_case(district, commune=commune, on=date(2020, 3, 1))
    for dot in dashboard(user, **MARCH).context["strip"].dots:
        assert listed(user, dot) == dot.number


def test_the_list_that_a_dot_opens_says_what_it_is_narrowed_to(district, commune, marker):
    user = make_overseer()
    make_case(district, commune=commune, marker=marker)
    dot = dashboard(user, **MARCH).context["strip"].dots[0]
    asked = parse_qs(urlsplit(dot.url).query)
    assert asked["marker"] == ["424"] and asked["state"] == ["accepted"]
    assert 'name="marker"' in log_in(user).get(dot.url).content.decode()


def test_the_same_numbers_stand_in_a_table_west_to_east(line):
    for each in (line[6], line[0]):
        make_case(each)
    page = dashboard(make_overseer(), **MARCH)
    assert [place.district for place, _dots in page.context["strip"].rows] == [line[0], line[6]]
    assert "As a table, west to east" in text(page)


def test_only_what_a_person_counts_is_there(line, district):
    make_case(district)
    make_case(line[0])
    make_case(district, make=make_submitted)
    for person, number in [(make_clerk, 1), (make_reviewer, 1)]:
        assert sum(dots(dashboard(person(district), **MARCH)).values()) == number
    for person in (make_overseer, make_observer):
        assert sum(dots(dashboard(person(), **MARCH)).values()) == 2


def test_an_empty_period_says_so(line):
    page = dashboard(make_overseer(), **MARCH)
    assert "No accepted incident is recorded in these days." in text(page)


def test_where_there_are_very_many_places_those_with_most_cases_are_drawn(line, monkeypatch):
    monkeypatch.setattr(dashboard_strip, "MOST", 1)
    make_case(line[0])
    make_case(line[1])
    make_case(line[1])
    page = dashboard(make_overseer(), **MARCH)
    assert [place.district for place, _dots in page.context["strip"].rows] == [line[1]]
    assert page.context["strip"].totals[Regime.LAW] == 3
    assert "1 place with fewer cases is not shown" in text(page)


def test_a_district_away_from_the_border_is_in_the_table_alone(line, district):
    district.on_border = False
    district.save()
    make_case(district)
    strip = dashboard(make_overseer(), **MARCH).context["strip"]
    assert strip.dots == [] and len(strip.rows) == 1


def test_more_places_take_no_more_queries(line, district, commune, marker):
    user = make_overseer()
    make_case(district, commune=commune, marker=marker)
    make_case(district)
    dashboard(user, **MARCH)
    with CaptureQueriesContext(connection) as few:
        dashboard(user, **MARCH)
    for number, each in enumerate(line):
        make_case(each, marker=make_marker(str(300 + number), commune))
        make_case(each)
    with CaptureQueriesContext(connection) as many:
        dashboard(user, **MARCH)
    assert len(many) <= len(few), [query["sql"] for query in many]


def test_numbers_never_stand_on_each_other(district, commune):
    for number in range(8):
        for _ in range(2):
            make_case(district, commune=commune, marker=make_marker(str(300 + number), commune))
    strip = dashboard(make_overseer(), **MARCH).context["strip"]
    written = [(dot.place.x, y) for dot, y in strip.numbers]
    assert written and len(set(written)) == len(written) <= len(strip.dots)


def test_a_single_case_needs_no_number(line):
    make_case(line[0])
    assert list(dashboard(make_overseer(), **MARCH).context["strip"].numbers) == []
