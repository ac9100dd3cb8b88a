"""What the summary counts: accepted records, by day, each in one column, beside last year."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    make_district,
    make_observer,
    make_overseer,
    make_returned,
    make_struck,
    make_submitted,
)
from tests.figures.factories import log_in, make_line
from tests.summaries.factories import make_case
from tests.summaries.reading import HD, PEOPLE, PL, SK, cells, figure, summary, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def line():
    return make_line()


def test_districts_stand_from_west_to_east(line):
    page = summary(make_observer())
    assert [row.name for row in page.context["summary"].rows] == [district.name for district in line]


def test_each_regime_has_its_own_column_and_offenders_are_those_of_law_cases(line):
    make_case(line[0], "HD", offenders=5)
    make_case(line[0], "PL", offenders=3)
    make_case(line[0], "PL", offenders=4)
    make_case(line[0], "SK", offenders=0)
    page = summary(make_observer())
    found = [figure(page, indicator, "033") for indicator in (HD, PL, PEOPLE, SK)]
    assert found == ["1", "2", "7", "1"]
    assert [figure(page, indicator) for indicator in (HD, PL, PEOPLE, SK)] == found


def test_a_period_counts_by_the_day_it_happened_with_both_ends(line):
    for day in (date(2020, 12, 14), date(2020, 12, 15), date(2021, 12, 14), date(2021, 12, 15)):
        make_case(line[0], on=day)
    assert figure(summary(make_observer()), PL, "033") == "2"
    assert figure(summary(make_observer(), "cal:2021"), PL, "033", "cal:2021") == "2"
    assert (
        figure(summary(make_observer(), "2020-12-14..2020-12-15"), PL, "033", "2020-12-14..2020-12-15") == "2"
    )


def test_only_accepted_records_count_and_waiting_ones_stand_beside(line):
    make_case(line[0], offenders=2)
    make_case(line[0], make=make_submitted, offenders=9)
    make_case(line[0], make=make_returned)
    make_case(line[0], make=make_struck)
    page = summary(make_overseer())
    assert (figure(page, PL, "033"), figure(page, PEOPLE, "033")) == ("1", "2")
    assert "+1 waiting" in text(page)
    assert "+9 waiting" in text(page)


def test_observers_do_not_see_what_waits(line):
    make_case(line[0], make=make_submitted)
    assert "waiting" not in text(summary(make_observer()))


def test_unknown_offenders_are_told_beside_the_known(line):
    make_case(line[0], offenders=4)
    make_case(line[0], offenders=None, offenders_unknown=True)
    page = summary(make_observer())
    assert figure(page, PEOPLE, "033") == "4"
    assert "+1 case unknown" in text(page)


def test_where_all_offenders_are_unknown_their_number_is_missing(line):
    make_case(line[0], offenders=None, offenders_unknown=True)
    page = summary(make_observer())
    assert (figure(page, PL, "033"), figure(page, PEOPLE, "033")) == ("1", "–")
    assert figure(page, PEOPLE) == "–"


def test_last_year_stands_beside_in_number_and_words(line):
    for _case in range(2):
        make_case(line[0], on=date(2020, 5, 1))
    for _case in range(3):
        make_case(line[0])
    page = summary(make_observer())
    assert figure(page, PL, "033", "2020") == "2"
    words = [row.pairs[1].change.words for row in page.context["summary"].rows]
    assert words == ["up 1", *["no figures"] * 6]


def test_a_missing_base_is_said_and_is_never_a_per_cent(line):
    make_case(line[0])
    page = summary(make_observer())
    assert figure(page, PL, "033", "2020") == "–"
    assert "100%" not in text(page)


def test_a_district_off_the_border_appears_only_with_records(line):
    inland = make_district("Bắc Quang", "034", "BQ", on_border=False, order=None)
    assert "Bắc Quang" not in text(summary(make_observer()))
    make_case(inland)
    page = summary(make_observer())
    assert figure(page, PL, "034") == "1"
    assert figure(page, PL) == "1"


def test_every_number_opens_exactly_its_incidents(line):
    for district, regime, year in [
        (0, "HD", 2021),
        (0, "PL", 2021),
        (5, "PL", 2021),
        (5, "PL", 2020),
        (6, "SK", 2020),
    ]:
        make_case(line[district], regime, date(year, 4, 2), offenders=3)
    make_case(line[0], make=make_submitted)
    make_case(line[0], on=date(2022, 4, 2))
    overseer = make_overseer()
    client, opened = log_in(overseer), 0
    for (indicator, _district, _period), (words, address) in cells(summary(overseer)).items():
        if words != "–":
            rows = client.get(address).context["page"].rows
            total = sum(row.offenders for row in rows) if indicator == PEOPLE else len(rows)
            assert str(total) == words, address
            opened += 1
    assert opened == 14


def test_what_waits_opens_exactly_the_waiting(line):
    waiting = make_case(line[0], make=make_submitted)
    make_case(line[0])
    overseer = make_overseer()
    [row, *_others] = summary(overseer).context["summary"].rows
    rows = log_in(overseer).get(row.pairs[1].now.waiting_url).context["page"].rows
    assert rows == [waiting]


@pytest.mark.parametrize("boundaries", ["then", "now"])
def test_the_number_of_queries_does_not_grow(line, boundaries):
    overseer = make_overseer()
    make_case(line[0])
    make_case(line[0], make=make_submitted)
    client, query = log_in(overseer), {"period": "2021", "boundaries": boundaries}
    client.get("/summaries/districts/", query)
    with CaptureQueriesContext(connection) as one_case:
        client.get("/summaries/districts/", query)
    for district in line:
        make_case(district, on=date(2021, 5, 3))
        make_case(district, on=date(2020, 9, 3), make=make_submitted)
    with CaptureQueriesContext(connection) as many_cases:
        client.get("/summaries/districts/", query)
    assert len(many_cases) == len(one_case)
    counting = [each for each in one_case.captured_queries if "SUM(" in each["sql"].upper()]
    assert len(counting) == 4  # this period, last year's, what waits, who held a labour permit
