"""A month is closed, something of it changes, the page says so, and a new closing supersedes the old one."""

from django.urls import reverse

from borderops.summaries.closings import Closing

MONTH, PLACE = "2024-M06", "026"  # the case of the fixtures happened on 20 May


def close(page, reason=""):
    """Presses the button of the page on which a period is closed."""
    if reason:
        page.fill("[name=reason]", reason)
    with page.expect_navigation():
        page.click("form button[type=submit]:has-text('Chốt')")


def closed_cell(page):
    """The cell of the month in the year's closings."""
    page.goto(f"{reverse('closings')}?period=2024")
    row = page.get_by_role("row", name="Đồng Văn")
    return row.get_by_role("cell").nth(5)


def test_from_closing_a_month_to_superseding_it(open_page, log_in, register, records):
    page = open_page(360)
    log_in(page, register["reviewer"])
    closed_cell(page).get_by_role("link").click()
    assert page.url.endswith(f"period={MONTH}&district={PLACE}")
    close(page, "Đồn còn xác minh một vụ.")
    first = Closing.objects.get()
    assert page.url.endswith(first.get_absolute_url()) and first.closed_by == register["reviewer"]
    assert first.digest in page.inner_text("main") and "Đồn còn xác minh" in page.inner_text("main")
    assert "đã chốt" in closed_cell(page).inner_text()
    records["accepted"].strike(register["overseer2"], "duplicate")

    page = open_page()
    log_in(page, register["overseer"])
    cell = closed_cell(page)
    assert "có điều chỉnh" in cell.inner_text()
    cell.get_by_role("link").click()
    amendments = page.inner_text("section[aria-labelledby=amendments]")
    assert records["accepted"].number in amendments and "không còn được tính" in amendments
    page.click("text=Chốt lại")
    close(page, "Vụ trùng đã loại khỏi thống kê.")
    second = Closing.objects.current().get()
    assert page.url.endswith(second.get_absolute_url()) and second.supersedes == first
    assert first.number in page.inner_text("main") and not page.is_visible("text=không còn được tính")
