"""A list as an office keeps it, sent in a browser: what it leaves open is said on one page, then it is checked."""

import pytest
from django.urls import reverse

from borderops.sheets.models import ImportRun
from tests.browser.test_full_form import is_sound
from tests.browser.test_journey import press
from tests.sheets.books import xlsx
from tests.sheets.test_layout_page import OFFICE


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "vu-viec.xlsx"
    path.write_bytes(xlsx(*OFFICE))
    return path


def send(page, book):
    page.goto(reverse("import-sheet", args=["incidents"]))
    page.set_input_files("[type=file]", book)
    press(page, ".form-bar button[type=submit]")


def test_what_a_list_leaves_open_is_said_and_its_rows_are_checked(page, log_in, register, book):
    log_in(page, register["clerk"])
    send(page, book)
    page.click("a[href='#s0-c3-name']")
    assert is_sound(page) == []
    press(page, "button[name=check]")
    assert page.locator(".error-summary").is_visible()
    assert is_sound(page) == []
    page.select_option("[name=s0-c3-name]", "code")
    press(page, "button[name=show]")
    page.fill("[name=s0-v-code-0-meant]", "D2 Nhập cảnh trái phép")
    assert is_sound(page) == []
    press(page, "button[name=check]")
    run = ImportRun.objects.get()
    assert page.url.endswith(reverse("check-import", args=[run.pk]))
    assert (run.state, run.balance["rejected"]) == ("checked", 0)


def test_the_page_works_without_scripts(open_page, log_in, register, book):
    page = open_page(360, java_script_enabled=False)
    log_in(page, register["clerk"])
    send(page, book)
    page.select_option("[name=s0-c3-name]", "-")
    page.fill("[name=s0-first]", "7")
    press(page, "button[name=check]")
    run = ImportRun.objects.get()
    assert {kind: n for kind, n in run.balance.items() if n} == {"new": 1, "skipped": 4}
