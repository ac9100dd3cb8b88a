"""Permits, demands and employers in and out as sheets, each row under the rights of who brings it."""

from datetime import date

import pytest

from borderops.labour.models import Employer, Intake, Permit, WorkerLook
from borderops.sheets.models import ExportRun, ImportRun
from tests.factories import make_administrator, make_clerk, make_commune, make_observer
from tests.labour.makers import (
    make_abroad,
    make_employer,
    make_inland,
    make_intake,
    make_permit,
    make_programme,
    make_sector,
    make_way_out,
    make_worker,
)
from tests.sheets.books import bring_in, counts, export, faults, lines_of, rejected, send

pytestmark = pytest.mark.django_db
HEADINGS = [
    "Labour programme", "Number of the worker", "Name", "Number of the permit", "Valid from", "Valid until",
    "Employer", "Crossing point to be used", "Travel paper", "Number of the travel paper", "Travel paper valid until",
]  # fmt: skip


@pytest.fixture
def worker():
    make_employer()
    make_way_out()
    return make_worker(name="Sùng Thị Ví")


@pytest.fixture
def clerk(client, worker):
    user = make_clerk(worker.district)
    client.force_login(user)
    return user


def line(worker, **cells):
    told = dict(zip(HEADINGS, [
        "VS", str(worker.pk), "", "GP-1", "01/03/2024", "30/11/2024", "Hợp tác xã Mía đường", "PB-DC", "Border pass",
        "TH900001", "31/12/2026",
    ], strict=True))  # fmt: skip
    return list((told | cells).values())


def test_permits_come_in_by_the_workers_number_or_whole_paper_and_once_only(client, clerk, worker):
    other = make_worker()
    second = line(other, **{"Number of the worker": other.paper_number, "Number of the permit": "GP-2"})
    run = bring_in(client, "permits", HEADINGS, line(worker, Name="sung thi vi"), second)
    assert (faults(run), counts(run)) == ([], (2, 0, 0, 0))
    permit = Permit.objects.get(number="GP-1")
    assert (permit.worker, permit.paper_number, permit.crossing.code) == (worker, "TH900001", "PB-DC")
    assert permit.history.get().history_user == clerk
    assert counts(bring_in(client, "permits", HEADINGS, line(worker), second)) == (0, 0, 2, 0)


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"Valid until": "01/06/2025"}, "Valid until", "at the latest"),
        ({"Travel paper valid until": "01/06/2024"}, "Travel paper valid until", "before the permit"),
        ({"Employer": "Trại không tên"}, "Employer", "A new one is logged first"),
        ({"Crossing point to be used": "Cửa X"}, "Crossing point to be used", "“Cửa X” is not in the list"),
        ({"Number of the worker": "777777"}, "Number of the worker", "Log the worker first"),
        ({"Number of the worker": "0020••••1234"}, "Number of the worker", "middle of this number is hidden"),
        ({"Name": "Người Khác"}, "Name", "not the name of the worker"),
        ({"Labour programme": "XX"}, "Labour programme", "“XX” is not in the list"),
    ],
)
def test_each_fault_is_named_by_row_and_column_and_holds_no_other_row_back(
    client, clerk, worker, cells, column, words
):
    good = line(make_worker(), **{"Number of the permit": "GP-2"})
    run = bring_in(client, "permits", HEADINGS, line(worker, **cells), good)
    assert [(row, heading) for row, heading, _words in faults(run)] == [(2, column)]
    assert words in faults(run)[0][2]
    assert Permit.objects.get().number == "GP-2"


def test_overlap_and_age_are_faults_of_the_first_day(client, clerk, worker):
    make_permit(worker, clerk)
    young = make_worker(birth_date=date(2008, 1, 1))
    lines = [line(worker), line(young, **{"Number of the permit": "GP-3"})]
    told = faults(bring_in(client, "permits", HEADINGS, *lines))
    assert [(row, column) for row, column, _words in told] == [(2, "Valid from"), (3, "Valid from")]
    assert "another permit in these days" in told[0][2] and "from 18 years on" in told[1][2]


def test_two_rows_about_one_permit_are_pointed_out(client, clerk, worker):
    run = bring_in(client, "permits", HEADINGS, line(worker), line(worker))
    assert "Row 2 is about the same record" in faults(run)[0][2]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_they_come_back_unchanged_with_masked_papers_and_the_look_is_noted(client, clerk, worker, kind):
    permit = make_abroad(
        worker,
        crossing=make_way_out(),
        intake=make_intake(),
        wage_from=2000,
        currency="CNY",
        wage_per="month",
    )
    make_permit(
        number="", valid_from=None, valid_to=None, paper_number="", paper_kind="", paper_expires_on=None
    )
    content = export(client, "permits", format=kind, q="sung thi vi")
    content = export(client, "permits", format=kind)
    text = str(lines_of(content)) if kind == "xlsx" else content.decode("utf-8-sig")
    assert "Sùng Thị Ví" in text and permit.masked_paper in text
    assert permit.paper_number not in text and worker.paper_number not in text
    look = WorkerLook.objects.filter(by=clerk).latest("pk")
    assert (look.people, look.purpose) == (2, "Exported as a workbook")
    assert not ExportRun.objects.filter(filters__contains="sung").exists()
    send(client, "permits", content, f"a.{kind}")
    run = ImportRun.objects.latest("pk")
    assert (rejected(run), counts(run)) == ([], (0, 0, 2, 0))


def test_a_change_keeps_the_masked_paper(client, clerk, worker):
    permit = make_permit(worker, clerk)
    headings = ["File of the permit", "Place of work", "Number of the travel paper"]
    run = bring_in(client, "permits", headings, [str(permit.pk), "Mã Quan", permit.masked_paper])
    assert counts(run) == (0, 1, 0, 0)
    changed = Permit.objects.get()
    assert (changed.place, changed.paper_number) == ("Mã Quan", permit.paper_number)


def test_a_permit_stays_with_its_worker(client, clerk, worker):
    permit = make_permit(worker, clerk)
    headings = ["File of the permit", "Number of the worker"]
    run = bring_in(client, "permits", headings, [str(permit.pk), str(make_worker().pk)])
    assert faults(run) == [
        (
            2,
            "Number of the worker",
            "A permit stays with its worker. Cancel it and make a new one for the other.",
        )
    ]


def test_a_permit_elsewhere_is_not_there(client, clerk, worker):
    away = make_permit(make_worker(commune=make_commune("Yên Thành", "09999", make_inland())))
    run = bring_in(client, "permits", ["File of the permit", "Place of work"], [str(away.pk), "X"])
    assert "No permit of yours has the file" in faults(run)[0][2]
    run = bring_in(client, "permits", HEADINGS, line(away.worker))
    assert faults(run)[0][1] == "Number of the worker"
    assert away.number not in str(lines_of(export(client, "permits")))


@pytest.mark.parametrize("make", [make_observer, make_administrator])
def test_who_knows_no_names_takes_none_out(client, make):
    client.force_login(make())
    assert client.get("/sheets/permits/export/").status_code in (403, 404)


def test_employers_and_demands_come_in_and_back_unchanged(client, clerk):
    make_programme(), make_sector()
    bring_in(client, "employers", ["Employer", "Place", "Programmes"], ["Trại mía", "Phú Ninh", "VS"])
    assert Employer.objects.get(name="Trại mía").programmes.get().code == "VS"
    headings = [
        "Number of the demand",
        "Labour programme",
        "Employer",
        "Workers asked for",
        "From day",
        "Until day",
    ]
    run = bring_in(
        client, "demands", headings,
        ["NC-5", "VS", "Trại mía", "30", "01/03/2024", "30/11/2024"],
        ["NC-6", "VS", "Trại lạ", "30", "01/03/2024", "30/11/2024"],
    )  # fmt: skip
    assert Intake.objects.get().asked == 30
    assert [(row, column) for row, column, _words in faults(run)] == [(3, "Employer")]
    make_intake(
        "NC-7", wage_from=2000, wage_to=3000, currency="CNY", wage_per="month", received_on=date(2024, 2, 1)
    )
    for key, number in (("employers", 2), ("demands", 2)):
        send(client, key, export(client, key), "a.xlsx")
        again = ImportRun.objects.latest("pk")
        assert (rejected(again), counts(again)) == ([], (0, 0, number, 0))
