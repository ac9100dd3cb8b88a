"""Who keeps thresholds and templates without reading figures finds them, and is led to nothing that refuses."""

import re

import pytest
from django.urls import reverse

from tests.factories import make_administrator, make_clerk, make_observer, make_overseer, make_reviewer
from tests.figures.factories import log_in

pytestmark = pytest.mark.django_db
PAGES = ["thresholds", "report-templates"]


def menu(user):
    return [entry["url"] for entry in log_in(user).get("/").context["nav"]]


def test_the_administrator_comes_to_them_from_the_menu():
    assert {*map(reverse, PAGES)} <= {*menu(make_administrator())}


def test_who_reads_figures_and_reports_finds_them_there():
    assert not {*map(reverse, PAGES)} & {*menu(make_overseer())}


@pytest.mark.parametrize("name", PAGES)
def test_the_menu_says_where_the_administrator_is(name):
    entries = log_in(make_administrator()).get(reverse(name)).context["nav"]
    assert [entry["url"] for entry in entries if entry["current"]] == [reverse(name)]


@pytest.mark.parametrize(
    "make", [make_clerk, make_reviewer, make_overseer, make_observer, make_administrator]
)
@pytest.mark.parametrize("name", [*PAGES, "dashboard", "reports", "closings"])
def test_no_tab_leads_to_a_page_that_refuses(make, name):
    client = log_in(make())
    page = client.get(reverse(name))
    if page.status_code == 200:
        for tabs in re.findall(r'<nav class="subpages".*?</nav>', page.text, re.S):
            for url in re.findall(r'href="([^"]+)"', tabs):
                assert client.get(url).status_code == 200, url
