"""Accounts and trails are read where a person writes or reviews, and not where they only look on."""

import pytest

from borderops.incidents.models import Incident
from borderops.people.models import Posting
from borderops.people.roles import Role
from tests.factories import (
    make_accepted,
    make_clerk,
    make_commune,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
)
from tests.figures.factories import log_in

pytestmark = pytest.mark.django_db
SECRET = "Diễn biến kể riêng"


@pytest.fixture
def here():
    return make_accepted(account=SECRET)


@pytest.fixture
def elsewhere():
    return make_accepted(account=SECRET, commune=make_commune("Chí Cà", "01105", make_other_district()))


@pytest.fixture
def both():
    """A clerk of one district who also looks on at the whole province."""
    person = make_clerk()
    Posting.objects.create(
        user=person, role=Role.OBSERVER, province_wide=True, valid_from=person.date_joined.date()
    )
    return person


def reads(user, record):
    return SECRET in log_in(user).get(record.get_absolute_url()).content.decode()


def test_who_writes_or_reviews_there_reads_the_account(here):
    for user in (make_clerk(), make_reviewer(), make_overseer()):
        assert reads(user, here) and here.is_whole_for(user)
    assert not reads(make_observer(), here)


def test_who_also_looks_on_elsewhere_does_not_read_accounts_there(here, elsewhere, both):
    assert reads(both, here)
    assert not reads(both, elsewhere) and not elsewhere.is_whole_for(both)


def test_nor_finds_them_by_a_search(here, elsewhere, both):
    rows = log_in(both).get("/incidents/", {"q": "kể riêng"}).context["page"].rows
    assert list(rows) == [here]


def test_nor_opens_them_in_the_administration(here, elsewhere, both):
    browser = log_in(both)
    assert browser.get(f"/admin/incidents/incident/{here.pk}/change/").status_code == 200
    assert browser.get(f"/admin/incidents/incident/{elsewhere.pk}/change/").status_code == 302
    assert browser.get(f"/admin/incidents/incident/{elsewhere.pk}/history/").status_code == 404


def test_nor_finds_them_there_by_an_address_that_guesses(here, elsewhere, both):
    page = log_in(both).get("/admin/incidents/incident/", {"account__contains": "kể riêng"})
    assert list(page.context["cl"].result_list) == [here]


def test_nor_takes_them_out_in_a_sheet(here, elsewhere, both):
    told = {
        "place_note": "Thôn kín",
        "paper_book_number": "17/2024",
        "sums_reason": "Vì lẽ riêng",
        "male": 7654,
    }
    Incident.objects.update(**told)
    rows = log_in(both).get("/sheets/incidents/export/", {"format": "csv"}).getvalue().decode("utf-8-sig")
    assert here.number in rows and elsewhere.number in rows
    assert [rows.count(str(words)) for words in [SECRET, *told.values()]] == [1] * 5
