"""After its date the personal data of a programme go from every copy, and the counts stay."""

from contextlib import closing
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from borderops.incidents.models import Person
from borderops.labour.models import Permit, PersonLink, Trip, Worker, WorkerLook, WorkerMerge
from borderops.lists.models import SavedView
from borderops.management.commands import forget_workers
from borderops.review.attachments import Attachment
from borderops.review.models import Note
from borderops.review.states import Verb
from borderops.sheets.models import ExportRun, ImportRun, RunRow
from tests.factories import make_accepted, make_clerk, make_overseer, make_reviewer
from tests.labour.makers import (
    make_abroad,
    make_accepted_list,
    make_intake,
    make_list,
    make_month_count,
    make_permit,
    make_programme,
    make_worker,
)
from tests.seeded import tables

pytestmark = pytest.mark.django_db
NAME, PAPER = "Lao Động Bí Mật", "002099887766"
FOLDED = "lao dong bi mat"
LONG_AGO = date(2025, 1, 31)


@pytest.fixture(autouse=True)
def kept_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def programme():
    return make_programme(personal_data_until=LONG_AGO)


def make_returned(programme, **fields):
    """A worker who departed and came back."""
    permit = make_abroad(make_worker(**fields), programme=programme)
    make_accepted_list("return", [permit], day=date(2024, 11, 20))
    return Permit.objects.get(pk=permit.pk)


def plant(permit):
    """Puts the name and the paper wherever people may have put them."""
    clerk = make_clerk(permit.district)
    worker = permit.worker
    worker.note = f"Anh em của {NAME}"
    worker.write(clerk)
    permit.note, permit.paper_number = f"Hồ sơ {NAME}", PAPER
    permit.write(clerk)
    record = permit.programme.lists.first()
    record.lines.update(remark=NAME)
    type(record).objects.filter(pk=record.pk).update(remark=f"Có {NAME} trong danh sách")
    Note.objects.create(
        record=record, by=clerk, verb=Verb.EDIT, words=f"Thêm {NAME}", changes=[["remark", "", NAME]]
    )
    attach(record, clerk)
    plant_further(permit, record, clerk)
    run = ImportRun(user=clerk, workbook="workers", original_name=f"{NAME}.csv")
    run.sheets = [{"turn": 0, "key": "", "name": NAME, "rows": 1, "balance": None}]
    run.file.save("rows.csv", ContentFile(f"Họ tên;Số\n{NAME};{PAPER}\n".encode()))
    RunRow.objects.create(run=run, number=2, kind="rejected", said={"faults": [{"value": f"{NAME} {PAPER}"}]})
    ExportRun.objects.create(user=clerk, workbook="workers", filters=f"q={NAME}", format="xlsx")
    SavedView.objects.create(owner=clerk, list_key="workers", name=NAME, query="q=lao+dong+bi+mat&sex=female")


def plant_further(permit, record, clerk):
    """In what is told of others, in what was taken out since, and in what came to the wrong register."""
    record.over_quota_because = f"Thay {NAME}"
    record.save(update_fields=["over_quota_because"])
    line = record.lines.create(permit=permit, line=99, remark=f"Xem {NAME}")
    line.delete()
    near = make_worker(note=f"Vợ của {NAME}")
    elsewhere = make_programme("BOEUN", "Lao động thời vụ Boeun", partner_elsewhere="Boeun, Hàn Quốc")
    other = make_list("register", [make_permit(near, programme=elsewhere)], remark=f"Thay cho {NAME}")
    Note.objects.create(record=other, by=clerk, verb=Verb.EDIT, words=f"Hỏi {NAME}")
    count = make_month_count(source=f"Sổ ghi của {NAME}")
    Note.objects.create(record=count, by=clerk, verb=Verb.EDIT, changes=[["source", f"{NAME}, {PAPER}", ""]])
    make_intake(note=f"Gọi {NAME}", closed_because=f"{NAME} bỏ việc")
    WorkerLook.note(clerk, worker=near, purpose=f"đối chiếu {NAME}")
    WorkerMerge.objects.create(
        kept=near, merged=permit.worker, by=clerk, why=f"là {NAME}", undone_at=timezone.now()
    )
    person = Person.objects.create(incident=make_accepted(), name="Đối tượng 1")
    PersonLink.objects.create(worker=near, person=person, by=clerk, is_same=False, why=f"không phải {NAME}")
    run = ImportRun.objects.create(user=clerk, workbook="persons", original_name="x.csv")
    RunRow.objects.create(run=run, number=2, kind="rejected", said={"changes": [{"old": "", "new": NAME}]})


def attach(record, by):
    """A scan of the minutes, named after the worker."""
    file = Attachment(record=record, by=by, original_name=f"{NAME}.pdf", kind="pdf", size=3, words=NAME)
    file.digest = file.digest_as_sent = "0" * 64
    file.file.save("file.pdf", ContentFile(f"%PDF {NAME}".encode()))
    file.save()


def still_there(folder):
    """Where the name or the paper still stands: every field of every row, and every file."""
    found = []
    for model in tables():
        for row in model._base_manager.values():
            text = " ".join(map(str, row.values()))
            if any(each.casefold() in text.casefold() for each in (NAME, PAPER, FOLDED)):
                found.append(model._meta.label)
    for path in Path(folder).rglob("*"):
        if path.is_file() and (NAME.encode() in path.read_bytes() or PAPER.encode() in path.read_bytes()):
            found.append(path.name)
    return found


def forget(*options, user=None):
    said = StringIO()
    call_command("forget_workers", *options, *(["--user", user.username] if user else []), stdout=said)
    return said.getvalue()


def test_the_planted_name_is_gone_from_the_database_and_the_files_and_the_counts_stay(
    programme, kept_folder, django_capture_on_commit_callbacks
):
    permit = make_returned(programme, name=NAME, paper_number=PAPER)
    plant(permit)
    before = still_there(kept_folder)
    assert {"labour.Worker", "labour.HistoricalWorker", "labour.HistoricalPermit", "review.Note"} <= set(
        before
    )
    with django_capture_on_commit_callbacks(execute=True):
        forget("--really", user=make_overseer())
    assert still_there(kept_folder) == []
    worker = Worker.objects.get(pk=permit.worker_id)
    assert (worker.name, worker.birth_year, worker.sex, worker.commune) == (
        "",
        None,
        "female",
        permit.commune,
    )
    assert worker.forgotten_at and Trip.objects.filter(worker=worker).count() == 1
    assert "1" in programme.history.first().history_change_reason
    assert SavedView.objects.get().query == "sex=female"


def test_a_dry_run_only_tells_in_numbers(programme, kept_folder):
    plant(make_returned(programme, name=NAME, paper_number=PAPER))
    before = still_there(kept_folder)
    said = forget()
    assert "workers: 1" in said and NAME not in said
    assert still_there(kept_folder) == before


def test_who_is_still_abroad_or_needed_by_another_programme_is_kept_and_told(programme):
    make_abroad(programme=programme)
    needed = make_returned(programme)
    other = make_programme("BOEUN", "Lao động thời vụ Boeun", partner_elsewhere="Boeun, Hàn Quốc")
    make_permit(needed.worker, programme=other, valid_from=date(2025, 3, 1), valid_to=date(2025, 7, 1))
    said = forget("--really", user=make_overseer())
    assert "still abroad: 1" in said and "another programme still needs them: 1" in said
    assert not Worker.objects.filter(forgotten_at__isnull=False)


def test_a_file_stays_as_long_as_its_list_names_somebody_who_stays(programme):
    home, away = make_returned(programme, name=NAME), make_abroad(programme=programme)
    record = make_list("register", [home, away], day=date(2024, 1, 5))
    attach(record, record.entered_by)
    forget("--really", user=make_overseer())
    file = Attachment.objects.get()
    assert file.file and (file.name, file.words) == ("file.pdf", "")  # what it is called told the name
    assert Worker.objects.get(pk=home.worker_id).forgotten_at


def test_names_that_only_resemble_one_are_left_alone(programme, kept_folder):
    permit = make_returned(programme, name=NAME)
    record = permit.programme.lists.first()
    Note.objects.create(record=record, by=record.entered_by, verb=Verb.EDIT, words="Lao động bí thư mật khẩu")
    forget("--really", user=make_overseer())
    assert Note.objects.filter(words="Lao động bí thư mật khẩu").exists()


def test_records_that_were_merged_into_a_worker_are_forgotten_with_them(programme):
    kept = make_returned(programme).worker
    other = make_worker()
    Worker.objects.filter(pk=other.pk).update(merged_into=kept)
    forget("--really", user=make_overseer())
    assert Worker.objects.get(pk=other.pk).name == ""


def test_the_link_to_a_case_goes_with_the_name_and_the_case_stays(programme):
    permit = make_returned(programme)
    person = Person.objects.create(incident=make_accepted(), name="Đối tượng 1")
    PersonLink.objects.create(worker=permit.worker, person=person, by=make_overseer())
    forget("--really", user=make_overseer())
    assert not PersonLink.objects.exists() and Person.objects.get().name == "Đối tượng 1"


@pytest.mark.parametrize("until", [None, date(2099, 1, 1)])
def test_nothing_goes_before_its_day(until):
    make_returned(make_programme(personal_data_until=until))
    with pytest.raises(CommandError, match="kept"):
        forget("--really", "--programme", "VS", user=make_overseer())
    assert "No programme is due" in forget()
    assert not Worker.objects.filter(forgotten_at__isnull=False)


def test_the_command_asks_who_removes(programme):
    with pytest.raises(CommandError, match="active account"):
        forget("--really")
    with pytest.raises(CommandError, match="Only the province"):
        forget("--really", user=make_reviewer())


def test_the_province_removes_on_the_page_once_the_code_is_written(client, programme):
    make_returned(programme)
    client.force_login(make_overseer())
    address = reverse("forget-workers", args=["VS"])
    assert "still abroad" in client.get(address).content.decode()
    assert client.post(address, {"code": "BS"}).status_code == 422
    assert not Worker.objects.filter(forgotten_at__isnull=False)
    assert client.post(address, {"code": "VS"}).status_code == 302
    assert Worker.objects.filter(forgotten_at__isnull=False).count() == 1


def test_nobody_else_opens_the_page(client, programme):
    client.force_login(make_reviewer())
    assert client.get(reverse("forget-workers", args=["VS"])).status_code == 403


def test_a_sheet_that_a_person_brought_in_is_forgotten_with_its_rejected_rows(
    client, programme, kept_folder, django_capture_on_commit_callbacks
):
    permit = make_returned(programme, name=NAME, paper_number=PAPER)
    client.force_login(make_clerk(permit.district))
    rows = f"Họ tên;Ngày sinh;Loại giấy tờ;Số giấy tờ\n{NAME};01/01/1990;CCCD;{PAPER}\n"
    sent = SimpleUploadedFile("nguoi.csv", rows.encode("utf-8-sig"))
    client.post(reverse("import-sheet", args=["workers"]), {"file": sent})
    assert ImportRun.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        forget("--really", user=make_overseer())
    assert still_there(kept_folder) == []


def files_that_hold(told):
    """The tables, indexes and what the database knows of their values, in whose files one of these words stands."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            kept = Path(connection.settings_dict["NAME"])
            files = {path.name: path for path in kept.parent.glob(f"{kept.name}*")}
            return holding(files, told)
        cursor.execute("CHECKPOINT")
        cursor.execute(
            "SELECT relname, current_setting('data_directory') || '/' || pg_relation_filepath(oid) FROM pg_class"
            " WHERE relkind IN ('r', 'i', 't') AND NOT relisshared"
        )
        return holding({name: Path(path) for name, path in cursor.fetchall()}, told)


def holding(files, told):
    found = {name: path.read_bytes() for name, path in files.items() if path.exists()}
    return {(name, word) for name, held in found.items() for word in told if word in held}


@pytest.mark.django_db(transaction=True)
def test_no_byte_of_the_name_or_paper_is_left_in_the_files_of_the_database(programme):
    # Of its own: what other tests took back still lies about in the files.
    name, folded, paper = "Chỉ Đứng Ở Đây", "chi dung o day", "00311122233"
    for turn in range(3):
        make_returned(programme, name=f"{name} {turn % 2}", paper_number=f"{paper}{turn}")
    run = ImportRun.objects.create(user=make_overseer(), workbook="workers", original_name="workers.xlsx")
    RunRow.objects.create(run=run, number=2, kind="rejected", said={"faults": [{"value": f"{name} 0"}]})
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if connection.vendor == "postgresql":  # a thread of an earlier test that never ended what it began
            cursor.execute(forget_workers.AT_WORK.replace("count(*)", "pg_terminate_backend(pid)"))
    told = [name.encode(), folded.encode(), paper.encode()]
    assert {word for _name, word in files_that_hold(told)} == {*told}
    forget("--really", user=make_overseer())
    assert files_that_hold(told) == set()


@pytest.mark.django_db(transaction=True)
def test_who_forgets_while_others_are_at_work_is_told_what_is_left(programme, monkeypatch):
    monkeypatch.setattr(forget_workers, "PATIENCE", 0.5)
    make_returned(programme)
    said = StringIO()
    with closing(connection.copy()) as other:
        other.set_autocommit(False)
        if connection.vendor == "postgresql":  # SQLite lets nobody rewrite its file meanwhile
            with other.cursor() as cursor:
                cursor.execute("SELECT txid_current()")
        call_command(
            "forget_workers", "--really", "--user", make_overseer().username, stderr=said, stdout=StringIO()
        )
    assert ("in the middle of something" in said.getvalue()) == (connection.vendor == "postgresql")
