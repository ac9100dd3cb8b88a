"""What is printed of figures: the dashboard fills one sheet of A4, and no row of a report's table is cut."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from borderops.figures.periods import Period
from borderops.management import samples
from borderops.people.models import User
from borderops.summaries.reports import Report
from tests.factories import PASSWORD
from tests.test_demo_samples import FEW

A_PAGE = re.compile(rb"/Type\s*/Page\b")
HOW_MANY = 150


@pytest.fixture
def demo(live_server, monkeypatch):
    """The samples of the demo, of most registers a few; gives the overseer."""
    monkeypatch.setenv("BORDEROPS_DEMO_PASSWORD", PASSWORD)
    monkeypatch.setattr(samples, "HOW_MANY", HOW_MANY)
    for module, name in FEW:
        monkeypatch.setattr(module, name, 1)
    call_command("demo", "--prepare-only", stdout=StringIO())
    return User.objects.get(username="overseer")


def test_the_dashboard_is_one_sheet_and_a_report_keeps_its_rows_whole(open_page, log_in, demo):
    page = open_page()
    log_in(page, demo)
    year = Period.current(timezone.localdate())
    for period in (year, year.previous, year.months[0]):
        page.goto(f"/summaries/dashboard/?period={period.key}")
        assert page.get_attribute("html", "lang") == "vi" and page.locator(".dashboard-strip").count()
        assert sheets(page) == 1, period.key
    page.goto(f"{Report.objects.issued().get().get_absolute_url()}print/")
    page.emulate_media(media="print")
    assert page.locator(".report-paper tbody tr").count() > 5
    assert styles(page, ".report-paper tr", "breakInside") == ["avoid"]
    assert styles(page, ".report-paper thead", "display") == ["table-header-group"]
    assert styles(page, ".report-paper h2, .report-paper h3", "breakAfter") == ["avoid"]


def sheets(page):
    """How many pages come out of the printer."""
    return len(A_PAGE.findall(page.pdf(format="A4", prefer_css_page_size=True)))


def styles(page, selector, name):
    """The values that a style has where it is asked for."""
    ask = "([selector, name]) => [...document.querySelectorAll(selector)].map((each) => getComputedStyle(each)[name])"
    return sorted(set(page.evaluate(ask, [selector, name])))
