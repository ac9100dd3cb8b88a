"""Workers for whom no permit was ever prepared are forgotten too, two years after their record was last touched."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from borderops.labour.models import Worker, WorkerLook
from borderops.review.models import Note
from borderops.review.states import Verb
from tests.factories import make_clerk, make_overseer
from tests.labour.makers import make_list, make_permit, make_programme, make_worker
from tests.labour.test_forgetting import NAME, PAPER, forget, still_there

pytestmark = pytest.mark.django_db
YEARS = timedelta(days=730)


@pytest.fixture
def kept_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def age(worker, days):
    """Makes the record one that nobody has touched for so many days."""
    then = timezone.now() - timedelta(days=days)
    Worker.objects.filter(pk=worker.pk).update(entered_at=then)
    Worker.history.filter(id=worker.pk).update(history_date=then)
    return worker


def names():
    return set(Worker.objects.values_list("name", flat=True))


def test_who_never_got_a_permit_is_gone_from_every_copy_after_two_years(kept_folder):
    old = age(make_worker(name=NAME, paper_number=PAPER, note=f"Em của {NAME}"), 731)
    record = make_list("register", [make_permit()], remark=f"Hỏi {NAME}")
    Note.objects.create(record=record, by=make_clerk(), verb=Verb.EDIT, words=f"Xem {NAME}")
    said = forget()
    assert "Without a permit" in said and "workers: 1" in said and NAME not in said
    assert Worker.objects.get(pk=old.pk).name == NAME  # so far a dry run
    overseer = make_overseer()
    assert "removed: 1" in forget("--really", user=overseer)
    assert still_there(kept_folder) == [] and Worker.objects.get(pk=old.pk).forgotten_at
    look = WorkerLook.objects.get(by=overseer)
    assert (look.people, look.purpose) == (1, "Never had a permit")
    assert "nobody without a permit" in forget("--really", user=overseer)


def test_whom_somebody_touched_within_two_years_or_who_has_a_file_stays():
    recent = age(make_worker(name="Vừa Ghi"), 729)
    mended = age(make_worker(name="Vừa Sửa"), 900)
    mended.note = "Hỏi lại năm sau"
    mended.write(make_clerk(mended.district))
    placed = age(make_worker(name="Có Hồ Sơ"), 900)
    make_permit(placed)
    age(make_worker(name="Đã Lâu"), 900)
    assert "removed: 1" in forget("--really", user=make_overseer())
    assert names() == {recent.name, mended.name, placed.name, ""}


def test_a_record_that_was_merged_goes_with_the_one_that_stays_and_not_before():
    kept, merged = age(make_worker(name="Ở Lại"), 100), age(make_worker(name="Nhập Vào"), 900)
    Worker.objects.filter(pk=merged.pk).update(merged_into=kept)
    assert "nobody without a permit" in forget("--really", user=make_overseer())
    age(kept, 900)
    assert "removed: 2" in forget("--really", user=make_overseer())
    assert names() == {""}


def test_one_programme_alone_takes_nobody_else_along():
    age(make_worker(name="Đã Lâu"), 900)
    make_programme(personal_data_until=date(2025, 1, 31))
    forget("--really", "--programme", "VS", user=make_overseer())
    assert names() == {"Đã Lâu"}


@pytest.mark.parametrize("until", [None, date(2031, 5, 6)])
def test_the_page_of_a_worker_tells_the_day(client, until):
    worker = make_worker()
    client.force_login(make_clerk())
    shown = client.get(worker.get_absolute_url())
    assert shown.context["kept_until"] == timezone.localdate() + YEARS
    assert "unless a permit is made" in shown.content.decode()
    make_permit(worker, programme=make_programme(personal_data_until=until))
    shown = client.get(worker.get_absolute_url())
    assert shown.context["kept_until"] == until and ("06/05/2031" in shown.content.decode()) == bool(until)
