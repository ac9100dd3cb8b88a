"""The register book: what the filters of the list leave, to be printed."""

from datetime import date

import pytest

from borderops.incidents import print_views
from borderops.incidents.models import FollowUp
from borderops.incidents.outcomes import Outcome
from tests.factories import (
    make_accepted,
    make_administrator,
    make_clerk,
    make_code,
    make_commune,
    make_draft,
    make_marker,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_struck,
    make_submitted,
    make_user,
)
from tests.flat import opened_flat

pytestmark = pytest.mark.django_db
BOOK = "/incidents/book/"


@pytest.fixture
def overseer(client):
    user = make_overseer()
    client.force_login(user)
    return user


def lines(response):
    return [row.record for row in response.context["rows"]]


def make_handled(**fields):
    """An accepted incident with a fine."""
    record = make_accepted(**fields)
    step = FollowUp(
        incident=record, outcome=Outcome.REMINDED, happened_on=date(2024, 6, 1), people=2, handling="resolved"
    )
    step.write(record.entered_by)
    step.submit(record.entered_by)
    step.accept(make_reviewer())
    return record


def test_it_holds_exactly_what_the_list_leaves_the_oldest_first(client, overseer):
    later = make_accepted(occurred_on=date(2024, 5, 22))
    earlier = make_submitted(occurred_on=date(2024, 5, 21))
    make_accepted(occurred_on=date(2024, 7, 1))
    make_accepted(code=make_code("A1"), occurred_on=date(2024, 5, 21))
    query = {"since": "1/5/2024", "until": "31/5/2024", "code": "D"}
    response = client.get(BOOK, query)
    assert lines(response) == [earlier, later]
    assert set(lines(response)) == set(client.get("/incidents/", query).context["page"].rows)
    assert [words for _, words in response.context["filters"]] == ["1/5/2024", "31/5/2024", "D"]


def test_the_list_leads_to_the_book_under_its_filters(client, overseer):
    make_accepted()
    page = client.get("/incidents/", {"regime": "PL", "sort": "occurred_on"}).content.decode()
    assert f'"{BOOK}?regime=PL"' in page


def test_the_total_counts_cases_and_offenders_and_says_what_is_not_known(client, overseer):
    make_accepted(offenders=3)
    make_submitted(offenders=40)
    make_accepted(offenders=None, offenders_unknown=True)
    client.cookies["django_language"] = "en"
    totals = client.get(BOOK).context["totals"]
    assert totals == ["3 cases", "of them 2 accepted", "offenders: 43", "not known in 1 case"]


def test_staff_read_accounts_results_and_remarks(client, overseer):
    record = make_handled(account="Lời kể riêng", offenders=5, male=3, female=2, paper_book_number="17/SV")
    struck = make_struck(occurred_on=date(2024, 6, 2))
    response = client.get(BOOK)
    page = response.content.decode()
    assert record.number in page and "Lời kể riêng" in page and "5 (3/2)" in page and "17/SV" in page
    row, other = response.context["rows"]
    assert len(row.results) == 2 and "01/06/2024" in row.results[0]
    assert other.results == [] and list(other.remarks) == [struck.get_state_display()]


def test_an_observer_gets_neither_accounts_nor_results(client):
    record = make_handled(account="Lời kể riêng", offenders=3, male=2, female=1, place_note="Nhà bên suối")
    make_submitted()
    client.force_login(make_observer())
    response = client.get(BOOK)
    page = response.content.decode()
    assert lines(response) == [record]
    assert "Lời kể riêng" not in page and "01/06/2024" not in page and "Nhà bên suối" not in page
    assert response.context["rows"][0].offenders == "3"


def test_a_long_account_is_cut(client, overseer):
    make_accepted(account="Một hai ba bốn. " * 100)
    assert len(client.get(BOOK).context["rows"][0].summary) <= 320


def test_too_many_records_are_refused_with_what_to_do(client, overseer, monkeypatch):
    monkeypatch.setattr(print_views, "MOST", 2)
    for _ in range(2):
        make_accepted()
    assert len(lines(client.get(BOOK))) == 2
    make_accepted()
    response = client.get(BOOK)
    assert response.context["too_many"] and lines(response) == []
    assert "export" in response.content.decode()


def test_a_filter_that_cannot_be_read_says_so_and_prints_nothing(client, overseer):
    make_accepted()
    response = client.get(BOOK, {"since": "hôm qua"})
    assert response.context["faults"] and lines(response) == []
    assert "<table" not in response.content.decode()


def test_others_places_are_not_in_it(client):
    make_accepted(commune=make_commune("Chí Cà", "01105", make_other_district()))
    make_draft()
    client.force_login(make_reviewer())
    assert lines(client.get(BOOK)) == []


@pytest.mark.parametrize("person", [make_administrator, make_user])
def test_without_the_right_it_is_refused(client, person):
    client.force_login(person())
    assert client.get(BOOK).status_code == 403


def test_query_count_is_flat(client):
    make_handled(marker=make_marker())

    def more():
        for number in range(3):
            commune = make_commune(f"Lũng {number}", f"0000{number}")
            make_handled(commune=commune, marker=make_marker(f"40{number}"))

    for response in opened_flat(client, [make_overseer, make_observer, make_clerk], BOOK, more=more):
        assert len(lines(response)) == 4
