"""Files of records: what is taken, what is kept of it, who may take it out, and what is noted."""

import hashlib
import logging
import os
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from borderops.review import filing, photos
from borderops.review.contents import take
from borderops.review.models import Attachment, FileLook
from tests.factories import (
    make_accepted,
    make_administrator,
    make_clerk,
    make_commune,
    make_draft,
    make_observer,
    make_other_district,
    make_overseer,
    make_returned,
    make_reviewer,
    make_submitted,
    make_unit,
    make_user,
)
from tests.pages import said
from tests.review.files import CAMERA, PDF, PROGRAM, kept, office_file, opened, photo, send, upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    """A folder for this test alone; gives what lies in it."""
    settings.MEDIA_ROOT = tmp_path

    def names():
        return sorted(path.name for path in tmp_path.rglob("*") if path.is_file())

    return names


@pytest.fixture
def draft(client):
    record = make_draft()
    client.force_login(record.entered_by)
    return record


def add(record, content=PDF, name="report.pdf", by=None):
    return Attachment.objects.add(record, by or record.entered_by, take(upload(content, name)))[0]


def with_file(make, **fields):
    """A record that got a file while it was a draft, now in a later state."""
    record = make_draft(**fields)
    file = add(record)
    record.submit(record.entered_by)
    if make is make_accepted:
        record.accept(make_reviewer(record.district))
    return record, file


# What is taken


def test_a_photo_is_kept_small_and_upright_without_place_time_and_camera(client, draft, uploads):
    sent = photo(3000, 1500, turned=6, comment="private words")
    answer = send(client, draft, upload(sent, "Ảnh hiện trường.JPEG"), words="Hiện trường\u202e")
    assert answer.url == f"{draft.get_absolute_url()}#files" and said(answer) == ["success"]
    (file,) = draft.files.all()
    stored = kept(file.file)
    picture = opened(stored)
    assert picture.size == (1024, 2048) == (file.width, file.height)
    assert not picture.getexif() and "comment" not in picture.info and CAMERA.encode() not in stored
    assert (file.digest, file.digest_as_sent) == tuple(
        hashlib.sha256(each).hexdigest() for each in (stored, sent)
    )
    assert (file.name, file.words, file.size) == ("Ảnh hiện trường.jpg", "Hiện trường", len(stored))
    assert max(opened(kept(file.small)).size) == photos.SMALL_SIDE
    assert len(uploads()) == 2 and not any("nh" in name for name in uploads())


@pytest.mark.parametrize(
    ("content", "name", "kept_as", "kind"),
    [
        (photo(kind="PNG", mode="RGBA", colour=(0, 0, 0, 0)), "a.png", "a.jpg", "photo"),
        (photo(kind="WEBP"), "a.exe", "a.jpg", "photo"),
        (photo(mode="CMYK", colour=(0, 0, 0, 0)), "5.2024", "5.2024.jpg", "photo"),
        (PDF, "bien ban.doc", "bien ban.pdf", "pdf"),
        (office_file(), r"C:\files\..\a<b>.docx", "a_b_.docx", "docx"),
        (office_file("xl/workbook.xml"), "Số liệu 5.2024", "Số liệu 5.2024.xlsx", "xlsx"),
    ],
)
def test_a_file_is_known_by_its_content(content, name, kept_as, kind):
    file = add(make_draft(), content, name)
    assert (file.kind, file.name) == (kind, kept_as)
    if kind == "photo":
        assert opened(kept(file.file)).convert("RGB").getpixel((0, 0)) != (0, 0, 0)


BAD = [
    ("empty", b""),
    ("program", PROGRAM),
    ("old", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 50),
    ("apple", b"\x00\x00\x00\x18ftypheic" + b"x" * 50),
    ("unknown", b"<html><script>alert(1)</script> %PDF-1.7 %%EOF"),
    ("broken", photo()[:300]),
    ("pixels", None),
    ("active", office_file(**{"word/vbaProject.bin": "x"})),
    ("bomb", office_file(**{"word/media/a.bin": b"\0" * 3_000_000})),
    ("broken", PDF[:40]),
    ("active", PDF.replace(b"/Type", b"/Launch <<>> /Type")),
    ("active", office_file(declared="application/vnd.ms-excel.sheet.macroEnabled.main+xml")),
    ("unknown", office_file("readme.txt")),
    ("broken", office_file()[:-30]),
]


@pytest.mark.parametrize(("fault", "content"), BAD, ids=[fault for fault, _content in BAD])
def test_another_file_is_refused_by_name_in_words(client, draft, uploads, monkeypatch, fault, content):
    monkeypatch.setattr("borderops.review.documents.MOST_UNPACKED", 2_000_000)
    if fault == "pixels":
        monkeypatch.setattr(photos, "MOST_PIXELS", 1000)
        content = photo()
    with pytest.raises(ValidationError) as refusal:
        take(upload(content, "report.pdf"))
    assert refusal.value.code == fault
    answer = send(client, draft, upload(content, "report.pdf"), words="Biên bản")
    page = answer.content.decode()
    assert answer.status_code == 422 and "report.pdf" in page and 'value="Biên bản"' in page
    assert not draft.files.exists() and uploads() == []


def test_a_picture_that_unfolds_without_end_is_refused(monkeypatch):
    monkeypatch.setattr("PIL.Image.MAX_IMAGE_PIXELS", 1000)
    with pytest.raises(photos.HugePhoto):
        photos.drawn_anew(photo())


def test_a_photo_of_40_mb_is_refused_in_words_and_not_even_read(client, draft, monkeypatch):
    seen = []
    monkeypatch.setattr("borderops.review.file_views.take", lambda file: seen.append(file.size) or take(file))
    answer = send(client, draft, upload(photo() + b"\0" * 40_000_000, "big.jpg"), upload(PDF, "small.pdf"))
    assert answer.status_code == 422 and "big.jpg" in answer.content.decode()
    assert seen[0] < 22_000_000 and [file.name for file in draft.files.all()] == ["small.pdf"]


def test_of_several_files_the_good_are_kept_and_each_other_is_named(client, draft):
    answer = send(
        client, draft, upload(PDF, "good.pdf"), upload(PROGRAM, "bad.pdf"), upload(b"x", "worse.pdf")
    )
    page = answer.content.decode()
    assert answer.status_code == 422 and "bad.pdf" in page and "worse.pdf" in page
    assert [file.name for file in draft.files.all()] == ["good.pdf"] and said(answer) == ["success"]


def test_the_same_file_sent_again_is_kept_once(client, draft, uploads):
    for _again in range(2):
        answer = send(client, draft, upload(PDF, "report.pdf"))
    assert said(answer)[-1] == "info" and draft.files.count() == 1 and len(uploads()) == 1


def test_a_record_has_at_most_20_files(client, draft, monkeypatch):
    monkeypatch.setattr(filing, "MOST_FILES", 1)
    answer = send(client, draft, upload(PDF, "one.pdf"), upload(PDF + b"\n", "two.pdf"))
    assert answer.status_code == 422 and "two.pdf" in answer.content.decode() and draft.files.count() == 1
    assert send(client, draft, *[upload(b"%d" % turn) for turn in range(21)]).status_code == 422


def test_sending_nothing_says_what_to_do(client, draft):
    assert send(client, draft, words="Biên bản").status_code == 422
    assert client.get(f"{draft.get_absolute_url()}files/").status_code == 200


# Who adds, and when


def test_each_addition_leaves_a_note_and_counts_as_a_hand_on_the_record(client):
    own = make_reviewer(make_commune().district)
    record = make_returned(make_clerk(make_commune().district))
    version = record.version
    record.unit = own.home_unit
    type(record).objects.filter(pk=record.pk).update(entered_by=own)
    add(record, by=own)
    note = record.notes.last()
    assert (note.verb, note.by) == ("attach", own) and "report.pdf" in note.words
    record.refresh_from_db()
    assert (record.state, record.version) == ("returned", version)


@pytest.mark.parametrize("make", [make_submitted, make_accepted])
def test_a_locked_record_takes_no_file_and_says_what_to_do(client, make, uploads):
    record = make()
    client.force_login(record.entered_by)
    for answer in (send(client, record, upload(PDF)), client.get(f"{record.get_absolute_url()}files/")):
        assert answer.url == record.get_absolute_url() and "error" in said(answer)
    assert uploads() == []


@pytest.mark.parametrize(
    ("person", "status"),
    [
        (make_user, 403),
        (make_observer, 403),
        (make_administrator, 403),
        (lambda: make_clerk(unit=make_unit("Đồn khác")), 404),
        (make_reviewer, 404),
    ],
)
def test_strangers_add_nothing(client, person, status):
    record = make_draft()
    client.force_login(person())
    assert send(client, record, upload(PDF)).status_code == status
    assert not record.files.exists()


def test_a_reviewer_does_not_add_to_anothers_record(client):
    record = make_returned()
    client.force_login(make_reviewer())
    assert said(send(client, record, upload(PDF))) == ["error"] and not record.files.exists()


def test_nothing_stays_on_the_disk_when_keeping_fails(draft, uploads, monkeypatch):
    monkeypatch.setattr(filing.Note.objects, "create", lambda **note: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        add(draft, photo())
    assert uploads() == [] and not draft.files.exists()


def test_what_a_broken_off_upload_left_is_removed_after_a_day(draft, uploads, caplog):
    file = add(draft, photo())
    old, young = Path(settings.MEDIA_ROOT, "files/old.pdf"), Path(settings.MEDIA_ROOT, "files/young.pdf")
    for path in (old, young, Path(file.file.path), Path(file.small.path)):
        path.touch()
    for path in (old, Path(file.file.path), Path(file.small.path)):
        os.utime(path, (time.time() - 90_000,) * 2)
    with caplog.at_level(logging.WARNING):
        Attachment.objects.remove_strays()
    assert len(uploads()) == 3 and not old.exists() and "old.pdf" in caplog.text


# Who takes out


@pytest.mark.parametrize("person", [make_clerk, make_reviewer, make_overseer])
def test_who_reads_the_whole_record_takes_the_file_out_and_it_is_noted(client, person):
    _record, file = with_file(make_accepted)
    user = person()
    client.force_login(user)
    answer = client.get(file.get_absolute_url())
    assert answer.content == PDF and answer["Content-Type"] == "application/pdf"
    assert (
        answer["Content-Disposition"].startswith("attachment")
        and "report.pdf" in answer["Content-Disposition"]
    )
    assert "sandbox" in answer["Content-Security-Policy"] and "no-store" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert [(look.attachment, look.by) for look in FileLook.objects.all()] == [(file, user)]


@pytest.mark.parametrize(
    ("make", "person", "status"),
    [
        (make_accepted, make_user, 403),
        (make_accepted, make_observer, 403),
        (make_accepted, make_administrator, 403),
        (make_accepted, lambda: make_clerk(make_other_district()), 404),
        (make_submitted, lambda: make_clerk(unit=make_unit("Đồn khác")), 404),
    ],
)
def test_others_get_neither_file_nor_small_photo(client, make, person, status):
    _record, file = with_file(make)
    client.force_login(person())
    for address in ("", "small/", "remove/"):
        assert client.get(file.get_absolute_url() + address).status_code == status
    assert not FileLook.objects.exists()


def test_an_observer_who_also_writes_elsewhere_gets_no_file(client):
    _record, file = with_file(make_accepted)
    person = make_observer()
    person.postings.create(role="clerk", valid_from="2020-01-01").districts.add(make_other_district())
    client.force_login(person)
    assert client.get(file.get_absolute_url()).status_code == 404
    assert not Attachment.objects.visible_to(person).exists()


def test_log_in_is_asked_first(client):
    _record, file = with_file(make_accepted)
    assert client.get(file.get_absolute_url()).url.startswith("/login/")


def test_files_sent_after_the_log_in_has_ended_are_not_passed_over_in_silence(client, draft):
    client.logout()
    answer = send(client, draft, upload(PDF))
    assert answer.url == "/login/" and said(answer) == ["warning"] and not draft.files.exists()


def test_a_small_photo_is_shown_and_a_document_has_none(client, draft):
    shown = client.get(add(draft, photo()).get_absolute_url() + "small/")
    assert shown["Content-Type"] == "image/jpeg" and max(opened(shown.content).size) == photos.SMALL_SIDE
    assert client.get(add(draft).get_absolute_url() + "small/").status_code == 404


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"something else")])
def test_a_file_that_is_gone_or_changed_is_a_page_in_words(client, draft, harm):
    file = add(draft)
    harm(Path(file.file.path))
    answer = client.get(file.get_absolute_url())
    assert answer.status_code == 404 and str(file.key) in answer.content.decode()
    assert not FileLook.objects.exists()


# The record's page


def test_the_page_lists_the_files_to_who_may_read_them(client, draft):
    file = add(draft, photo(), "Ảnh.jpg")
    page = client.get(draft.get_absolute_url()).content.decode()
    for words in ("Ảnh.jpg", file.get_absolute_url(), f"{file.get_absolute_url()}small/", 'name="files"'):
        assert words in page
    draft.submit(draft.entered_by)
    page = client.get(draft.get_absolute_url()).content.decode()
    assert file.get_absolute_url() in page and 'name="files"' not in page and "/remove/" not in page


def test_an_observer_sees_nothing_of_files(client):
    record, file = with_file(make_accepted)
    client.force_login(make_observer())
    page = client.get(record.get_absolute_url()).content.decode()
    assert file.name not in page and str(file.key) not in page and 'id="files"' not in page


# Removing


@pytest.mark.django_db(transaction=True)
def test_a_file_of_a_draft_that_was_never_submitted_is_deleted(client, draft, uploads):
    file = add(draft, photo())
    assert said(client.post(f"{file.get_absolute_url()}remove/")) == ["success"]
    assert uploads() == [] and not draft.files.offered().exists()
    assert draft.notes.last().verb == "detach"
    assert client.get(file.get_absolute_url()).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_removal_that_is_taken_back_loses_no_file(draft, uploads):
    file = add(draft)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        file.remove(draft.entered_by)
        raise ZeroDivisionError
    assert len(uploads()) == 1 and draft.files.offered().exists()


def test_a_file_that_was_once_submitted_is_kept_and_only_reviewers_still_get_it(client, uploads):
    record = make_draft()
    file = add(record)
    record.submit(record.entered_by)
    reviewer = make_reviewer(record.district)
    record.send_back(reviewer, "numbers")
    client.force_login(record.entered_by)
    assert client.post(f"{file.get_absolute_url()}remove/").status_code == 422
    client.post(f"{file.get_absolute_url()}remove/", {"why": "Nhầm vụ việc"})
    file.refresh_from_db()
    assert (file.removed_by, file.removed_why) == (record.entered_by, "Nhầm vụ việc") and len(uploads()) == 1
    assert "Nhầm vụ việc" in record.notes.last().words
    assert client.get(file.get_absolute_url()).status_code == 404
    client.force_login(reviewer)
    assert client.get(file.get_absolute_url()).content == PDF


def test_a_file_of_a_locked_record_is_not_removed(client):
    record, file = with_file(make_submitted)
    client.force_login(record.entered_by)
    for answer in (
        client.get(f"{file.get_absolute_url()}remove/"),
        client.post(f"{file.get_absolute_url()}remove/"),
    ):
        assert "error" in said(answer)
    assert record.files.offered().exists()


# The admin


def test_the_admin_shows_files_and_downloads_of_what_the_person_may_read(client):
    record, file = with_file(make_accepted)
    far, other = with_file(make_accepted, commune=make_commune("Chí Cà", "01105", make_other_district()))
    reader = make_clerk()
    for each, person in ((file, reader), (other, make_overseer())):
        each.taken_out_by(person)
    client.force_login(reader)
    for page in ("attachment", "filelook"):
        shown = client.get(f"/admin/review/{page}/").content.decode()
        assert record.number in shown and far.number not in shown
        assert client.get(f"/admin/review/{page}/add/").status_code == 403
    assert client.get(f"/admin/review/attachment/{file.pk}/change/").status_code == 200
    assert client.post(f"/admin/review/attachment/{file.pk}/change/", {"words": "x"}).status_code == 403
    client.force_login(make_administrator())
    assert client.get("/admin/review/filelook/").status_code == 403
