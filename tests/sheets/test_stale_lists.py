"""Registers without versions of their own are compared with their history; masks and fields of many included."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from borderops.labour.models import Employer, Programme, Worker
from borderops.sheets import runs
from tests.factories import make_clerk, make_commune, make_district, make_overseer
from tests.labour.makers import make_partner, make_programme, make_sector, make_worker
from tests.sheets.books import counts, xlsx
from tests.sheets.undone import apply, sent

pytestmark = pytest.mark.django_db
WORKER = ["Key of the worker", "Family name and name", "Number of the paper", "Remark", "Version of the row"]


def version(record):
    return record.history.latest("history_id").history_id


def check(user, key, *lines):
    run = sent(user, key, xlsx(*lines))
    return run, run.told.first()


@pytest.fixture
def clerk():
    return make_clerk(make_commune().district)


@pytest.fixture
def worker(clerk):
    return make_worker(clerk, name="Vàng Thị Máy", paper_number="002090001111")


def row(worker, **cells):
    known = {"Key of the worker": worker.pk, "Family name and name": worker.name, "Remark": worker.note}
    known |= {"Number of the paper": worker.masked_paper, "Version of the row": version(worker)}
    return [(known | cells)[heading] for heading in WORKER]


def change(worker, clerk, **values):
    for name, value in values.items():
        setattr(worker, name, value)
    worker.write(clerk)


def test_a_paper_is_shown_as_it_is_exported_with_its_middle_hidden(clerk, worker):
    mine = row(worker, **{"Number of the paper": "002090009999"})
    change(worker, clerk, paper_number="002090002222")
    _run, told = check(clerk, "workers", WORKER, mine)
    (cell,) = told.stale
    assert (cell["exported"], cell["now"]) == ("0020••••1111", "0020••••2222")
    assert "0020••••9999" == cell["yours"]


def test_a_masked_paper_sent_back_takes_no_newer_one_away(clerk, worker):
    mine = row(worker, Remark="Đã gọi điện")
    change(worker, clerk, paper_number="002090002222")
    run, told = check(clerk, "workers", WORKER, mine)
    assert [cell["name"] for cell in told.stale] == ["paper_number", "note"]
    runs.decide(run, {told: "mine"})
    apply(run)
    worker = Worker.objects.get()
    assert (worker.paper_number, worker.note) == ("002090002222", "Đã gọi điện")


def test_an_old_row_that_changes_nothing_is_unchanged(clerk, worker):
    mine = row(worker)
    change(worker, clerk, note="Đã gọi điện")
    run, _told = check(clerk, "workers", WORKER, mine)
    assert counts(run) == (0, 0, 1, 0)


def test_what_is_tied_many_to_many_is_compared_as_it_was_exported():
    overseer = make_overseer()
    make_partner()
    programme = make_programme()
    programme.sectors.set([make_sector()])
    programme.write(overseer)
    head = ["Code", "Name", "Sectors of work", "Version of the row"]
    mine = ["VS", "Tên khác", "NONG", version(programme)]
    programme.chosen_sectors = [make_sector("XD", "Xây dựng")]
    programme.write(overseer)
    run, told = check(overseer, "programmes", head, mine)
    cells = {cell["name"]: (cell["yours"], cell["exported"], cell["now"]) for cell in told.stale}
    assert cells["sectors"] == ("NONG", "NONG", "XD")
    runs.decide(run, {told: "mine"})
    apply(run)
    programme = Programme.objects.get()
    assert (programme.name, [each.code for each in programme.sectors.all()]) == ("Tên khác", ["XD"])


def test_versions_of_many_rows_are_read_at_once():
    clerk = make_clerk(make_district())
    lines = []
    for number in range(40):
        employer = Employer(name=f"Trại {number}", place="Phú Ninh").write(clerk)
        lines.append([employer.name, employer.place, "", version(employer)])
    run = sent(clerk, "employers", xlsx(["Employer", "Place", "Remark", "Version of the row"], *lines))
    assert counts(run) == (0, 0, 40, 0)
    with CaptureQueriesContext(connection) as met:
        runs.ask(run, "check")
    assert len([each for each in met if "historicalemployer" in each["sql"]]) == 2
