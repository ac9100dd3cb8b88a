"""Workers in and out as sheets: masked papers stay, each row stands under the rights of who brings it."""

import pytest

from borderops.labour.models import Worker, WorkerLook
from borderops.sheets.models import ExportRun, ImportRun
from tests.factories import make_clerk, make_commune, make_observer, make_overseer
from tests.labour.makers import make_inland, make_worker
from tests.sheets.books import bring_in, check, counts, export, faults, lines_of, rejected, send, told

pytestmark = pytest.mark.django_db
HEADINGS = [
    "Family name and name",
    "Date of birth",
    "Year of birth",
    "Sex",
    "Number of the paper",
    "Home commune",
]
LINE = ["Vàng Thị Máy", "01/05/1990", "", "Female", "002090001111", "00715"]


@pytest.fixture
def clerk(client):
    make_commune()
    user = make_clerk()
    client.force_login(user)
    return user


def make_far(**fields):
    return make_worker(commune=make_commune("Yên Thành", "09999", make_inland()), **fields)


def test_a_new_row_comes_in_as_the_form_would_keep_it(client, clerk):
    assert counts(bring_in(client, "workers", HEADINGS, [*LINE[:4], 2090001111, "00715"])) == (1, 0, 0, 0)
    worker = Worker.objects.get()
    assert (worker.name, worker.birth_year, worker.paper_number) == ("Vàng Thị Máy", 1990, "002090001111")
    assert (worker.paper_kind, worker.district.name, worker.unit) == ("cccd", "Đồng Văn", clerk.home_unit)
    assert worker.history.get().history_user == clerk


def test_the_same_sheet_twice_brings_each_worker_once(client, clerk):
    bring_in(client, "workers", HEADINGS, LINE)
    assert counts(bring_in(client, "workers", HEADINGS, LINE)) == (0, 0, 1, 0)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_an_export_hides_papers_and_comes_back_unchanged(client, clerk, kind):
    worker = make_worker(clerk, paper_number="002090001111")
    make_worker(clerk, paper_kind="passport", paper_number="C1234567", birth_date=None, birth_year=1991)
    make_far()
    content = export(client, "workers", format=kind)
    if kind == "xlsx":
        cells = [cell for line in lines_of(content) for cell in line]
        assert "0020••••1111" in cells and worker.paper_number not in cells
    send(client, "workers", content, f"a.{kind}")
    run = ImportRun.objects.latest("pk")
    assert (rejected(run), counts(run)) == ([], (0, 0, 2, 0))


def test_an_export_is_noted_and_its_log_keeps_no_name(client, clerk):
    make_worker(clerk, name="Vàng Thị Máy")
    export(client, "workers", q="vang thi may", sex="female")
    look = WorkerLook.objects.get()
    assert (look.by, look.people) == (clerk, 1)
    assert ExportRun.objects.get().filters == "sex=female"


def test_a_masked_number_left_as_it_is_stays_while_the_rest_changes(client, clerk):
    worker = make_worker(clerk, paper_number="002090001111")
    line = [worker.pk, "Tên Đã Sửa", "0020••••1111"]
    headings = ["Key of the worker", "Family name and name", "Number of the paper"]
    assert counts(bring_in(client, "workers", headings, line)) == (0, 1, 0, 0)
    worker.refresh_from_db()
    assert (worker.name, worker.paper_number) == ("Tên Đã Sửa", "002090001111")
    assert counts(check(client, "workers", headings, [999999, "Ai Đó", "0020••••1111"])) == (0, 0, 0, 1)


def test_the_same_paper_twice_is_named_by_its_row(client, clerk):
    run = check(client, "workers", HEADINGS, LINE, ["Lý Văn Sính", *LINE[1:]])
    assert counts(run) == (1, 0, 0, 1)
    assert "Row 2 is about the same paper" in faults(run)[0][2]


def test_faults_are_told_in_words_and_the_report_keeps_no_whole_paper(client, clerk):
    make_far()
    run = check(
        client, "workers", HEADINGS,
        [*LINE[:4], "0020••••1111", "00715"],
        [*LINE[:4], "00209000A222", "00715"],
        [*LINE[:4], "002090003333", "09999"],
        [*LINE[:4], "002090004444", ""],
        ["Lý Văn Sính", "", "", "", "002090005555", "00715"],
    )  # fmt: skip
    said = [words for _row, _column, words in faults(run)]
    assert ["middle hidden" in said[0], "only digits" in said[1], "no posting" in said[2]] == [True] * 3
    assert "Say where the worker lives" in said[3] and "at least the year" in said[4]
    assert "00209000A222" not in told(run) and "Vàng" not in told(run)


def test_a_namesake_is_pointed_out_unless_somebody_chose_to_take_such_in(client, clerk):
    near = make_worker(clerk, name="Vàng Thị Máy")
    twin = [*LINE[:4], "002090002222", "00715"]
    run = check(client, "workers", HEADINGS, LINE, twin)
    assert counts(run) == (0, 0, 0, 2) and f"under another paper: {near}" in faults(run)[0][2]
    assert counts(bring_in(client, "workers", HEADINGS, LINE, twin, options=["namesakes"])) == (2, 0, 0, 0)


def test_two_namesakes_of_one_sheet_are_pointed_out_too(client, clerk):
    run = check(client, "workers", HEADINGS, LINE, [*LINE[:4], "002090002222", "00715"])
    assert counts(run) == (1, 0, 0, 1) and "row 2" in faults(run)[0][2]


def test_a_paper_under_quite_another_name_and_birth_is_refused(client, clerk):
    known = make_worker(clerk, paper_number="002090001111")
    run = check(client, "workers", HEADINGS, ["Lý Văn Sính", "02/02/1985", *LINE[2:]])
    assert f"{known} holds this paper under another name" in faults(run)[0][2]


def test_a_paper_of_another_place_comes_in_and_waits_for_the_province(client, clerk):
    far = make_far(name="Người Nơi Khác", paper_number="002090001111")
    run = bring_in(client, "workers", HEADINGS, LINE)
    assert counts(run) == (1, 0, 0, 0) and far.name not in told(run)
    assert Worker.objects.get(name="Vàng Thị Máy").awaits_province


def test_observers_take_nothing_out_and_bring_nothing_in(client):
    client.force_login(make_observer())
    for address in ("/sheets/workers/", "/sheets/workers/export/"):
        assert client.get(address).status_code in (403, 404)
    client.force_login(make_overseer())
    make_far()
    assert len(lines_of(export(client, "workers"))) == 2
