"""Beside the figures: illegal exits, and how many of these people had once held a labour permit."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_clerk, make_observer, make_other_district, make_overseer, make_submitted
from tests.incidents.follow_ups import make_follow_up, make_person
from tests.labour.linked import make_exit, make_known
from tests.labour.makers import make_abroad
from tests.summaries.reading import summary, text

pytestmark = pytest.mark.django_db
YEAR = "cal:2024"


def told(user, period=YEAR):
    """(cases, people, who held a permit) of the period; nothing where the line is left out."""
    line = summary(user, period).context["labour"]
    return line and (line.now.cases, line.now.offenders, line.holders_now)


def make_several(number, **fields):
    """So many workers, each met at an illegal exit of its own."""
    for _ in range(number):
        worker = make_abroad().worker
        make_person(make_exit(**fields), paper_number=worker.paper_number)


def test_it_counts_exits_and_who_of_them_once_held_a_permit():
    worker, person = make_known()
    make_person(make_exit(), paper_number=person.paper_number)  # the same worker again is one
    make_exit(offenders=None, offenders_unknown=True)
    clerk = make_clerk()
    assert told(clerk) == (3, 4, "1")
    page = summary(clerk, YEAR)
    assert "+1 case unknown" in text(page)
    assert "/labour/links/illegal-exits/?period=" in page.content.decode()
    assert worker.name not in page.content.decode()


def test_it_stands_beside_the_same_period_of_the_year_before():
    make_several(2)
    line = summary(make_overseer(), "cal:2025").context["labour"]
    assert (line.now.cases, line.before.cases) == (0, 2)
    assert (line.holders_now, line.holders_before) == ("–", "2")


def test_few_people_are_not_told_to_observers():
    make_several(4)
    page = summary(make_observer(), "2024")
    line = page.context["labour"]
    assert line.holders_now == "fewer than 5" and line.holders_change.direction == "missing"
    assert "illegal-exits" not in page.content.decode()
    make_several(1)
    assert told(make_observer(), "2024")[2] == "5"


def test_only_what_is_accepted_and_in_reach_is_counted():
    make_known()
    make_exit(occurred_on=date(2023, 12, 31))
    code = make_exit().code
    make_person(make_submitted(code=code), paper_number="002090001234")
    assert told(make_clerk()) == (2, 4, "1")
    assert told(make_clerk(make_other_district())) is None


def test_a_person_whom_only_a_draft_names_is_not_counted():
    worker = make_abroad().worker
    incident = make_exit()
    person = make_person(incident, paper_number=worker.paper_number)
    make_follow_up(incident, person=person)
    assert told(make_overseer()) == (1, 2, "–")


def test_without_illegal_exits_the_line_is_left_out():
    assert told(make_observer()) is None


def test_many_people_ask_as_much_as_one():
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert told(overseer)
        return len(queries)

    overseer = make_overseer()
    make_several(1)
    asked()
    once = asked()
    make_several(3)
    assert asked() == once
