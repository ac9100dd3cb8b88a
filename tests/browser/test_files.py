"""Files in a real browser: a photo is made smaller before it is sent, and holds no place when it is kept."""

from pathlib import Path

from borderops.review.models import Attachment
from tests.browser.sound import faults_of
from tests.review.files import PDF, PROGRAM, kept, opened, photo

DISK = "input[type=file]"


def chosen(name, content, mime="image/jpeg"):
    return {"name": name, "mimeType": mime, "buffer": content}


def test_a_big_photo_is_made_smaller_before_it_is_sent_and_kept_without_its_place(
    page, log_in, register, records, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    log_in(page, register["clerk"])
    record = records["draft"]
    sent = photo(5000, 2500, turned=6, quality=100)
    page.goto(record.get_absolute_url())
    page.set_input_files(
        "#files " + DISK, [chosen("Hiện trường.jpg", sent), chosen("a.pdf", PDF, "application/pdf")]
    )
    page.wait_for_selector("[data-files-progress] li:has-text('→')")
    size = page.evaluate("document.querySelector('#files input[type=file]').files[0].size")
    assert size < len(sent)
    page.fill("#add_words", "Hiện trường")
    page.click("#files form button")
    page.wait_for_selector(".files li >> nth=1")
    picture = opened(kept(Attachment.objects.get(kind="photo").file))
    assert picture.size == (1024, 2048) and not picture.getexif()
    with page.expect_download() as download:
        page.click("text=Hiện trường.jpg")
    assert Path(download.value.path()).read_bytes() == kept(Attachment.objects.get(kind="photo").file)
    assert page.evaluate("document.querySelector('.files img').naturalWidth") == 160
    removal = page.get_attribute(".files .btn", "href")
    for path in (record.get_absolute_url(), f"{record.get_absolute_url()}files/", removal):
        assert faults_of(page, path) == []


def test_what_cannot_be_taken_is_named_before_or_after_it_is_sent(open_page, log_in, register, records):
    page, record = open_page(360), records["draft"]
    log_in(page, register["clerk"])
    page.goto(record.get_absolute_url())
    page.set_input_files("#files " + DISK, [chosen("big.pdf", PDF + b" " * 10_485_760, "application/pdf")])
    assert "big.pdf" in page.text_content(".files-refused")
    assert page.evaluate("document.querySelector('#files input[type=file]').files.length") == 0
    page.set_input_files("#files " + DISK, [chosen("report.pdf", PROGRAM, "application/pdf")])
    page.fill("#add_words", "Biên bản")
    page.click("#files form button")
    assert "report.pdf" in page.text_content(".error-summary")
    assert page.input_value("#add_words") == "Biên bản" and not record.files.exists()
