"""The main job in a real browser: log, return, mend, accept, read the summary, drill down, export, import back."""

import re

from borderops.incidents.models import Incident
from tests.factories import PASSWORD

LIST = "/incidents/"
NUMBER = re.compile(r"VV-2024-DV-\d{4}")


def log_in_by_form(page, name):
    page.context.clear_cookies()
    page.goto("/login/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/")


def fill_quick_form(page):
    """Fills the quick form as a clerk does, and gives what the place was understood as."""
    page.goto("/incidents/new/")
    page.fill("[name=occurred_on]", "20/05/2024")
    page.fill("[name=occurred_time]", "7h40")
    page.locator("[name=place]").press_sequentially("ma le 425")
    page.wait_for_selector("#place-found .found")
    page.select_option("[name=code]", label="D2 Nhập cảnh trái phép")
    page.fill("[name=offenders]", "13")
    page.fill("[name=account]", "Tổ tuần tra phát hiện 13 người.")
    return page.inner_text("#place-found .found")


def press(page, selector):
    """Presses a button that leads to another page."""
    with page.expect_navigation():
        page.locator(selector).first.click()


def test_from_the_log_to_the_summary_and_through_excel(page, register, tmp_path):
    log_in_by_form(page, "clerk")
    assert "xã Má Lé, khu vực Đồng Văn, mốc 425" in fill_quick_form(page)
    press(page, "button[value=submit]")
    number = NUMBER.search(page.inner_text("h1")).group()
    assert number in page.inner_text("#messages")

    log_in_by_form(page, "reviewer")
    page.goto("/review/")
    press(page, f"a:has-text('{number}')")
    press(page, f"a[href$='{number}/return/']")
    page.check("[name=fields_to_mend][value=offenders]")
    page.select_option("[name=reason]", "numbers")
    page.fill("[name=words]", "Đếm lại số người.")
    press(page, ".form-bar button[type=submit]")

    log_in_by_form(page, "clerk")
    press(page, f"main a:has-text('{number}')")
    press(page, f"a[href$='{number}/edit/']")
    assert "Đếm lại số người." in page.inner_text(".alert-warning")
    page.fill("[name=offenders]", "14")
    press(page, "button[value=submit]")

    log_in_by_form(page, "reviewer")
    page.goto(f"{LIST}{number}/")
    assert page.inner_text(".timeline .changes").split()[-2:] == ["13", "14"] or "14" in page.inner_text(
        ".timeline"
    )
    press(page, f"form[action$='{number}/accept/'] button")

    log_in_by_form(page, "overseer")
    page.goto("/summaries/districts/?period=2024")
    cell = (
        "[data-indicator='incidents.law.cases'][data-district='026'][data-period='2024'][data-kind=counted]"
    )
    assert page.locator(cell).first.inner_text().strip().startswith("1")
    press(page, f"{cell} a, a{cell}")
    assert NUMBER.findall(page.inner_text("main")) == [number]

    with page.expect_download() as download:
        page.click("a[href*='/sheets/incidents/export/']")
    workbook = tmp_path / "vu-viec.xlsx"
    download.value.save_as(workbook)
    page.goto("/sheets/incidents/import/")
    page.set_input_files("[type=file]", workbook)
    press(page, ".form-bar button[type=submit]")
    assert page.locator(".sentence").inner_text().strip().endswith("= 1.")
    assert page.locator("form[action*='/apply/'] button").count() == 0


def test_a_form_sent_after_the_log_in_has_expired_goes_on(page, register):
    log_in_by_form(page, "clerk")
    fill_quick_form(page)
    page.context.clear_cookies(name="sessionid")
    press(page, "button[value=submit]")
    page.fill("[name=username]", "clerk")
    page.fill("[name=password]", PASSWORD)
    press(page, "main button[type=submit]")
    press(page, "main form button[type=submit]")
    assert NUMBER.search(page.inner_text("h1"))


def test_what_was_typed_is_still_there_after_the_page_was_lost(page, register):
    log_in_by_form(page, "clerk")
    fill_quick_form(page)
    page.wait_for_selector("[data-keep-status]:not(:empty)", state="attached")
    page.goto("/")
    page.goto("/incidents/new/")
    page.locator(".kept-notice button").first.click()
    assert page.input_value("[name=account]") == "Tổ tuần tra phát hiện 13 người."


def test_the_form_works_without_scripts(open_page, register):
    page = open_page(java_script_enabled=False)
    log_in_by_form(page, "clerk")
    page.goto("/incidents/new/")
    page.fill("[name=occurred_on]", "20/05/2026")
    page.fill("[name=place]", "xã Đồng Văn")
    page.select_option("[name=code]", label="D2 Nhập cảnh trái phép")
    page.check("[name=offenders_unknown]")
    press(page, "button[value=submit]")
    page.locator("[name=place_choice]").nth(1).check()
    press(page, "button[value=submit]")
    assert page.inner_text("h1").strip() == "VV-2026-MV-0001"


def test_a_double_click_logs_once(page, register):
    log_in_by_form(page, "clerk")
    fill_quick_form(page)
    with page.expect_navigation(url="**/incidents/VV-*/"):
        page.locator("button[value=submit]").dblclick()
    assert Incident.objects.count() == 1
