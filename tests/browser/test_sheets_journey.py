"""A clerk brings an office's own list in: asked what is unclear, told of every row, mends, and takes it back."""

from pathlib import Path

import pytest

from borderops.incidents.models import Incident
from borderops.sheets.models import ImportRun
from tests.browser.office_book import BAD_ROW, mended, office_book
from tests.browser.sound import faults_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def upload(page, content, name="so-vu-viec.xlsx"):
    page.goto("/sheets/incidents/import/")
    page.set_input_files("main input[type=file]", {"name": name, "mimeType": XLSX, "buffer": content})
    page.click("main form button[type=submit]")


def sentence(page):
    """The balance as the page says it."""
    return " ".join(page.text_content(".sentence").split())


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_an_office_list_comes_in_is_mended_and_taken_back(page, log_in, register):
    log_in(page, register["clerk"])
    upload(page, office_book())

    # What nobody can know is asked, and nothing is checked before.
    asked = page.text_content(".to-say")
    assert "Cán bộ theo dõi" in asked and asked.count("“") == 1
    assert faults_of(page, page.url) == []
    page.click(".to-say a")
    page.keyboard.press("ArrowDown")
    page.click("button[name=check]")

    # Every row is told of.
    assert "= 9" in sentence(page)
    assert f"Dòng {BAD_ROW}" in page.text_content("main table") and "Xã Không Có" in page.text_content(
        "main table"
    )
    assert not Incident.objects.exists()
    assert faults_of(page, page.url) == []
    page.click("form[action$='/apply/'] button")
    assert Incident.objects.count() == 3
    first = page.url

    # The rejected row is mended in its own workbook, which needs no further word.
    with page.expect_download() as download:
        page.click("a[href$='/rejected/']")
    upload(page, mended(Path(download.value.path()).read_bytes(), "Xã Không Có", "Pải Lủng"), "sua.xlsx")
    assert "= 1" in sentence(page)
    page.click("form[action$='/apply/'] button")
    assert Incident.objects.count() == 4
    assert ImportRun.objects.latest("pk").balance["rejected"] == 0

    # The same list again is read as before, without a question, and brings nothing twice.
    upload(page, office_book())
    assert "/layout/" not in page.url and not page.query_selector("form[action$='/apply/']")

    # And back.
    page.goto(first)
    page.click("a[href$='/undo/']")
    assert faults_of(page, page.url) == []
    page.click("main form button[type=submit]")
    assert Incident.objects.count() == 1
    assert faults_of(page, first) == []
