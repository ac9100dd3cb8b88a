"""Illegal exits by people who once held a permit: the page behind the number of the summary."""

from datetime import date

import pytest

from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_observer,
    make_other_district,
    make_overseer,
)
from tests.incidents.follow_ups import make_person
from tests.labour.linked import PAPER, make_exit, make_known
from tests.labour.makers import make_permit, make_worker

pytestmark = pytest.mark.django_db
PAGE = "/labour/links/illegal-exits/?period=cal:2024"


def rows(client, user, page=PAGE):
    client.force_login(user)
    response = client.get(page)
    assert response.status_code == 200
    return [(row["incident"], row["worker"]) for row in response.context["rows"]]


def test_it_lists_cases_and_workers_without_names(client):
    worker, person = make_known()
    assert rows(client, make_clerk()) == [(person.incident, worker)]
    page = client.get(PAGE).content.decode()
    assert person.incident.number in page and worker.permits.get().number in page
    assert worker.name not in page and PAPER not in page
    assert rows(client, make_clerk(), "/labour/links/illegal-exits/?period=cal:2023") == []


def test_only_a_permit_issued_by_then_counts(client):
    make_known(incident=make_exit(occurred_on=date(2024, 2, 1)))
    other = make_worker(paper_number="002090005555")
    make_permit(other)
    make_person(make_exit(), paper_number="002090005555")
    assert rows(client, make_overseer()) == []


def test_only_what_the_reader_may_see_is_listed(client):
    make_known()
    assert rows(client, make_clerk(make_other_district())) == []
    far = make_worker(
        commune=make_commune("Nàn Xỉn", "01111", make_other_district()), paper_number="002090007777"
    )
    make_person(make_exit(), paper_number=far.paper_number)
    assert len(rows(client, make_clerk())) == 1


@pytest.mark.parametrize("user", [make_observer, make_administrator])
def test_who_may_not_see_workers_is_turned_away(client, user):
    client.force_login(user())
    assert client.get(PAGE).status_code == 403


def test_a_period_that_cannot_be_read_says_so(client):
    client.force_login(make_clerk())
    response = client.get("/labour/links/illegal-exits/?period=abc")
    assert response.status_code == 400 and response.context["form"].errors["period"]
