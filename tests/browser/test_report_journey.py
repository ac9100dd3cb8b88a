"""From the figures of a year to the paper that is issued, by two overseers; and a template that asks too much."""

import io

from docx import Document

from borderops.summaries.reports import Report
from tests.summaries.report_makers import word_file, words_of

OWN = "Tình hình biên giới cơ bản ổn định."
NUMBER = "12/BC-SNgV"


def test_a_report_is_made_written_checked_issued_and_downloaded(open_page, log_in, register):
    report = made_by(log_in, open_page(), register["overseer"])
    page = open_page()
    log_in(page, register["overseer2"])
    page.goto(report)
    assert OWN in page.inner_text("article.report")
    page.click("a[href$='/check/']")
    page.click(".form-bar button")
    page.click("a[href$='/issue/']")
    page.fill("[name=official_number]", NUMBER)
    page.click(".form-bar button")
    issued = Report.objects.get()
    assert (issued.state, issued.issued_by) == ("issued", register["overseer2"]) and issued.is_intact
    with page.expect_download() as download:
        page.click("a[href$='/document/']", no_wait_after=True)
    content = download.value.path().read_bytes()
    assert download.value.suggested_filename == f"{issued.number}.docx"
    assert Document(io.BytesIO(content)).paragraphs
    words = words_of(content)
    assert NUMBER in words and OWN in words and "570" in words and "DỰ THẢO" not in words


def made_by(log_in, page, writer):
    """The address of the report of 2021, with words of the office's own."""
    log_in(page, writer)
    page.goto("/reports/new/?period=2021")
    page.click(".form-bar button")
    page.wait_for_url("**/reports/BC-2021-0001/")
    assert not page.locator("a[href$='/check/']").count()
    page.click("a[href$='/edit/']")
    page.fill("[name=words_incidents]", OWN)
    page.click(".form-bar button")
    page.wait_for_url("**/reports/BC-2021-0001/")
    return page.url


def test_a_template_that_asks_for_an_unknown_field_is_refused_in_words(open_page, log_in, register):
    page = open_page()
    log_in(page, register["overseer"])
    page.goto("/reports/templates/new/")
    page.fill("[name=name]", "Mẫu của Sở")
    content = word_file("Số vụ: {{ so_vu_tu_dat }}")
    page.set_input_files("[name=file]", {"name": "mau.docx", "mimeType": "", "buffer": content})
    page.click(".form-bar button")
    assert "so_vu_tu_dat" in page.inner_text("main")
    page.goto("/reports/templates/")
    assert "Mẫu của Sở" not in page.inner_text("main")
