"""Lists in a browser: columns, saved views and the search work without a line of script, and are sound when open."""

import pytest

from borderops.lists.models import SavedView
from tests.browser.sound import axe, words
from tests.factories import make_accepted, make_draft, make_marker, make_overseer

LIST = "/incidents/"


@pytest.fixture(params=[360, 1366])
def bare(request, open_page):
    """A page in a browser that runs no script, on a phone and at a desk."""
    return open_page(request.param, java_script_enabled=False)


@pytest.fixture
def overseer(live_server):
    return make_overseer()


def test_columns_a_view_and_its_end(bare, log_in, overseer):
    make_accepted()
    log_in(bare, overseer)
    bare.goto(f"{LIST}?code=D")
    bare.click(".tool-box:has(.tool-columns) summary")
    for name in ["state", "regime", "district"]:
        bare.uncheck(f".tool-columns [value={name}]")
    bare.check(".tool-columns [value=direction]")
    bare.click(".tool-columns button")
    assert bare.url.endswith("?code=D&columns=number%2Coccurred_on%2Cplace%2Ccode%2Cdirection%2Coffenders")
    bare.click(".tool-box:has([name=query]) summary")
    bare.fill("#view-name", "Chiều của nhóm D")
    bare.click("form[action='/views/save/'] button")
    view = SavedView.objects.get()
    assert bare.url.endswith(view.get_absolute_url())
    bare.click(".tools-views >> text=/^(All|Tất cả)$/")
    bare.click(".tools-views >> text=Chiều của nhóm D")
    assert bare.is_visible(".tools-views [aria-current=page]")
    bare.click("a[href$='/change/']")
    bare.click("button[formaction]")
    assert not SavedView.objects.exists() and "view=all" in bare.url


def test_the_search_opens_a_record_on_enter(bare, log_in, overseer):
    record = make_accepted()
    log_in(bare, overseer)
    bare.goto("/search/")
    bare.fill("#find-text", record.number.lower())
    bare.press("#find-text", "Enter")
    assert bare.url.endswith(record.get_absolute_url())


def test_what_opens_above_a_list_is_sound(page, log_in, overseer):
    make_accepted(marker=make_marker())
    make_draft(overseer)
    for name in ["Chờ duyệt", "Nhóm D có tên dài, dài thật là dài cho một cách xem"]:
        SavedView.objects.create(owner=overseer, list_key="incidents", name=name, query="code=D", shared=True)
    log_in(page, overseer)
    faults = []
    for path, box in [(LIST, 0), (LIST, 1), (LIST, 2)]:
        page.goto(f"{path}?code=D")
        page.locator(".tool-box summary").nth(box).click()
        faults += [words(fault) for fault in axe(page)]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            faults.append(f"{path}: is wider than the screen with box {box} open")
    assert not faults, "\n".join(faults)
