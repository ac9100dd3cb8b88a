"""The full form in a browser: sections open, rows come and go, what was kept comes back, nothing is hard to reach."""

from borderops.incidents.models import Incident
from tests.browser.sound import axe, unroll, words
from tests.browser.test_journey import fill_quick_form, press

ROWS = "[data-rows=goods]"


def open_sections(page):
    for summary in page.locator("details.section > summary").all():
        summary.click()


def fill_goods(page, turn, what, **cells):
    page.select_option(f"[name=goods-{turn}-kind]", "goods")
    for name, value in {"what": what, **cells}.items():
        page.fill(f"[name=goods-{turn}-{name}]", value)


def is_sound(page):
    unroll(page)
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [words(fault) for fault in axe(page)] + (["is wider than the screen"] if wide else [])


def test_goods_are_added_in_rows_and_submitted(page, log_in, register):
    log_in(page, register["clerk"])
    fill_quick_form(page)
    assert page.locator("details.section[open]").count() == 0
    open_sections(page)
    fill_goods(page, 0, "Thuốc lá", amount="1,5", unit="kg")
    page.click(f"{ROWS} [data-add-row]")
    fill_goods(page, 1, "Sai dòng")
    page.click(f"{ROWS} [data-add-row]")
    fill_goods(page, 2, "Rượu", amount="20")
    page.locator(f"{ROWS} [data-remove-row]").nth(1).click()
    page.fill("[name=male]", "6")
    page.fill("[name=female]", "6")
    assert is_sound(page) == []
    page.set_viewport_size({"width": page.viewport_size["width"], "height": 740})
    press(page, "button[value=submit]")
    assert page.locator("a[href='#id_goods-2-unit']").is_visible() and page.is_visible("[name=sums_reason]")
    assert is_sound(page) == []
    page.fill("[name=goods-2-unit]", "lít")
    page.fill("[name=sums_reason]", "Một người bỏ chạy.")
    press(page, "button[value=submit]")
    record = Incident.objects.get()
    assert [str(row) for row in record.goods.all()] == ["1,5 kg Thuốc lá", "20 lít Rượu"]
    assert is_sound(page) == []


def test_rows_that_were_kept_come_back(open_page, log_in, register):
    page = open_page()
    log_in(page, register["clerk"])
    fill_quick_form(page)
    open_sections(page)
    page.click(f"{ROWS} [data-add-row]")
    fill_goods(page, 1, "Rượu")
    page.locator(f"{ROWS} [data-remove-row]").first.click()
    page.wait_for_selector("[data-keep-status]:not(:empty)", state="attached")
    page.goto("/")
    page.goto("/incidents/new/")
    page.locator(".kept-notice button").first.click()
    assert page.input_value("[name=goods-1-what]") == "Rượu"
    assert page.is_visible("[name=goods-1-what]") and page.locator("[name=goods-0-what]").count() == 0


def test_rows_work_without_scripts(open_page, log_in, register):
    page = open_page(360, java_script_enabled=False)
    log_in(page, register["clerk"])
    page.goto("/incidents/new/")
    page.locator("details.section > summary").nth(2).click()
    fill_goods(page, 0, "Thuốc lá")
    press(page, f"{ROWS} [data-add-row]")
    fill_goods(page, 1, "Rượu")
    page.check("[name=goods-0-remove]")
    page.fill("[name=place]", "lung cu")
    with page.expect_navigation():
        page.press("[name=place]", "Enter")
    assert [row.what for row in Incident.objects.get().goods.all()] == ["Rượu"]
