"""Who sees which rows: the districts of one's postings, or all; and never more than the list of incidents."""

import pytest
from django.urls import reverse

from borderops.incidents.models import Incident
from borderops.people.roles import Role
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
from tests.figures.factories import log_in, make_figure, make_line
from tests.lasting import lasting
from tests.summaries.factories import make_case
from tests.summaries.reading import PL, figure, summary, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cases")]


@lasting
def cases():
    """In each district of the line a case that counts and one that waits."""
    for district in make_line():
        make_case(district)
        make_case(district, make=make_submitted)


@pytest.fixture
def line(cases):
    return make_line()


def names(page):
    return [row.name for row in page.context["summary"].rows]


@pytest.mark.parametrize("person", [make_clerk, make_reviewer])
def test_staff_of_a_district_see_its_row_and_a_total_of_it(line, person):
    page = summary(person(line[5]))
    assert names(page) == ["Đồng Văn"]
    assert figure(page, PL, "026") == "1"
    assert page.context["summary"].total.name == "Your districts"
    assert "only what lies in your places" in text(page)
    assert "Mèo Vạc" not in text(page)


@pytest.mark.parametrize("person", [make_overseer, make_observer])
def test_the_province_sees_the_whole_line(line, person):
    page = summary(person())
    assert len(names(page)) == 7
    assert figure(page, PL) == "7"


def test_staff_of_a_unit_see_the_communes_that_it_covers(line):
    unit = make_unit("Đồn Lũng Cú")
    commune = make_commune("Lũng Cú", "00715", line[5])
    unit.communes.set([commune])
    make_case(line[5], commune=commune)
    page = summary(make_user(Role.CLERK, unit=unit))
    assert names(page) == ["Đồng Văn"]
    assert figure(page, PL, "026") == "1"


def test_nobody_counts_more_or_less_than_the_accepted_they_may_list(line):
    people = [
        make_clerk(line[5]),
        make_reviewer(line[0]),
        make_overseer(),
        make_observer(),
        make_administrator(),
    ]
    people += [make_user(Role.OBSERVER, line[:2]), make_user()]
    for person in people:
        listed = set(Incident.objects.visible_to(person).counted())
        assert set(Incident.objects.counted_for(person)) == listed, person


def test_everybody_sees_the_reported_figures_of_the_province(line):
    make_figure()
    for person in (make_clerk(line[5]), make_observer()):
        assert figure(summary(person), PL, kind="reported") == "570"


def test_administrators_have_no_summary():
    assert summary(make_administrator()).status_code == 403


def test_anonymous_people_are_sent_to_log_in(client):
    assert client.get(reverse("district-summary")).status_code == 302


def test_a_person_without_a_border_district_is_told_so(line):
    page = summary(make_user(Role.OBSERVER, [make_commune("A", "00001", line[0]).district], valid_to=None))
    assert page.status_code == 200
    assert "No district of yours" in text(summary(make_user(Role.OBSERVER)))


def test_the_page_only_answers_to_get(line):
    assert log_in(make_overseer()).post(reverse("district-summary")).status_code == 405
