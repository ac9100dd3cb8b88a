"""Two workers get permits and depart, one comes back: keyed by a clerk, signed off, and seen on the board."""

import pytest

from borderops.crossings.models import CrossingPoint
from borderops.labour.models import Permit, Programme, WorkerList
from tests.browser.labour_pages import make_one
from tests.browser.test_journey import press

NEW = "/labour/lists/new/?programme=VS&district=DV"
AWAY = "[data-indicator='labour.abroad'][data-of='VS']"
TOP = "els => new Set(els.map((el) => Math.round(el.getBoundingClientRect().top))).size"
IN_VIEW = """el => { const row = el.closest("ul").getBoundingClientRect(), own = el.getBoundingClientRect();
  return own.left >= row.left - 1 && own.right <= row.right + 1; }"""


@pytest.fixture
def permits(register):
    """Two files of workers who are to leave at Phó Bảng."""
    clerk, programme = register["clerk"], Programme.objects.get(code="VS")
    made = [make_one(clerk, programme, turn) for turn in range(2)]
    Permit.objects.update(crossing=CrossingPoint.objects.get(code="PB-DC"))
    return made


@pytest.fixture
def key_in(open_page, log_in, register):
    """Keys a list in as the clerk on a phone; it is sent and then accepted by the reviewer in the office."""
    clerk, reviewer = open_page(360), open_page()
    log_in(clerk, register["clerk"])
    log_in(reviewer, register["reviewer"])

    def key_in(kind, day, fill):
        clerk.goto(f"{NEW}&kind={kind}&day={day}")
        fill(clerk)
        press(clerk, "button[value=submit]")
        record = WorkerList.objects.get(kind=kind)
        assert record.number in clerk.inner_text("#messages")
        reviewer.goto(record.get_absolute_url())
        press(reviewer, "form[action$='/accept/'] button")
        assert record.number in reviewer.inner_text("#messages")
        return record

    key_in.clerk, key_in.reviewer = clerk, reviewer
    return key_in


def test_from_the_permit_abroad_and_back(permits, key_in):
    gone, stays = permits

    def issue(page):
        page.click("[data-tick-all]")
        assert " 2 " in page.inner_text("[data-ticked]")

    def depart(page):
        assert page.input_value("[name=crossing]") == str(CrossingPoint.objects.get(code="PB-DC").pk)
        page.fill("[name=minutes_number]", "12/BB-BG")
        page.click("[data-tick-all]")
        page.fill(f"[name=remark-{gone.pk}]", "Say xe")

    def come_back(page):
        page.check(f"[name=permit][value='{gone.pk}']")

    def away():
        key_in.reviewer.goto("/labour/?year=2024")
        return key_in.reviewer.inner_text(AWAY)

    key_in("issue", "2024-02-20", issue)
    key_in("depart", "2024-03-05", depart)
    assert away() == "2" and "Say xe" in WorkerList.objects.get(kind="depart").lines.get(permit=gone).remark
    key_in("return", "2024-11-20", come_back)
    assert away() == "1"
    press(key_in.reviewer, f"{AWAY} a")
    shown = key_in.reviewer.inner_text("main table")
    assert stays.worker.name in shown and gone.worker.name not in shown


def test_on_a_phone_the_pages_of_labour_stand_in_one_row_with_this_one_in_view(open_page, log_in, register):
    page = open_page(360)
    log_in(page, register["overseer"])
    for path in ("/labour/", "/labour/permits/", "/labour/figures/"):
        page.goto(path)
        tabs = page.locator(".subpages a")
        assert tabs.count() == 8 and tabs.evaluate_all(TOP) == 1
        assert page.locator(".subpages a[aria-current]").evaluate(IN_VIEW)
    tabs.first.focus()  # with the keyboard each comes into view
    assert tabs.first.evaluate(IN_VIEW)
