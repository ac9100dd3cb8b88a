"""`manage.py sheets`: the pages' own way in and out, from the shell, under a person's rights."""

import io
import json
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from borderops.incidents.models import Incident
from borderops.sheets.exports import Export
from borderops.sheets.models import ExportRun, ImportRun
from tests.factories import make_accepted, make_clerk, make_code, make_commune, make_draft, make_observer
from tests.sheets.books import lines_of, xlsx

pytestmark = pytest.mark.django_db

HEADINGS = ["Ngày", "Xã", "Loại vụ việc", "Đối tượng", "Nội dung"]
GOOD = ["20/05/2024", "Lũng Cú", "D2", 3, "Tổ tuần tra phát hiện."]
BAD = ["20/05/2024", "Ở đâu", "D2", "ba", ""]


@pytest.fixture(autouse=True)
def in_english(english):
    """The command speaks to whoever runs it."""


@pytest.fixture
def clerk():
    make_code()
    return make_clerk(make_commune().district)


def run(*told):
    """What the command prints, and the status that it ends with."""
    out, status = io.StringIO(), 0
    try:
        call_command("sheets", *map(str, told), stdout=out)
    except SystemExit as end:
        status = end.code
    return out.getvalue(), status


def written(folder, *lines, name="vu-viec.xlsx"):
    path = folder / name
    path.write_bytes(xlsx(*lines))
    return path


def test_an_import_prints_its_balance_and_ends_well_when_nothing_is_rejected(clerk, tmp_path):
    path = written(tmp_path, HEADINGS, GOOD, GOOD)
    told, status = run("import", "incidents", path, "--user", clerk.username, "--json")
    told = json.loads(told)
    assert status == 0 and Incident.objects.get().entered_by == clerk
    assert told.pop("run") and told == {
        "rows": 2, "created": 1, "updated": 0, "unchanged": 0, "duplicate": 1, "rejected": 0, "skipped": 0,
        "errors": [],
    }  # fmt: skip


def test_every_error_is_told_by_row_column_and_value_and_the_good_rows_go_in(clerk, tmp_path):
    told, status = run(
        "import", "incidents", written(tmp_path, HEADINGS, GOOD, BAD), "--user", clerk.username, "--json"
    )
    told = json.loads(told)
    assert (status, told["created"], told["rejected"], Incident.objects.count()) == (1, 1, 1, 1)
    errors = {(each["row"], each["column"], each["value"]) for each in told["errors"]}
    assert errors == {(3, "Commune", "Ở đâu"), (3, "Offenders", "ba")}


def test_a_check_imports_nothing(clerk, tmp_path):
    path = written(tmp_path, HEADINGS, GOOD)
    told, status = run("import", "incidents", path, "--user", clerk.username, "--check")
    assert status == 0 and "1 created" in told and not Incident.objects.exists()


def test_what_must_be_dealt_with_first_stops_the_import(clerk, tmp_path):
    path = written(tmp_path, [*HEADINGS, "Thời tiết"], [*GOOD, "mưa"])
    told, status = run("import", "incidents", path, "--user", clerk.username, "--json")
    assert status == 1 and "Thời tiết" in json.loads(told)["errors"][0]["message"]
    (tmp_path / "hong.xlsx").write_bytes(b"PK hong")
    told, status = run("import", "incidents", tmp_path / "hong.xlsx", "--user", clerk.username, "--json")
    assert status == 1 and json.loads(told)["run"] is None and json.loads(told)["errors"]


def test_an_import_is_undone_by_its_number_and_by_its_person_alone(clerk, tmp_path):
    told, _status = run(
        "import", "incidents", written(tmp_path, HEADINGS, GOOD), "--user", clerk.username, "--json"
    )
    number = json.loads(told)["run"]
    with pytest.raises(CommandError, match="has no import"):
        run("undo", number, "--user", make_clerk(name="another").username)
    told, status = run("undo", number, "--user", clerk.username, "--json")
    assert status == 0 and json.loads(told) == {"run": number, "undone": 1, "left": []}
    assert not Incident.objects.exists()


def test_an_export_is_what_the_list_shows_under_the_same_filters(clerk, tmp_path):
    make_accepted(offenders=4)
    path = tmp_path / "ra.xlsx"
    told, status = run("export", "incidents", path, "--user", clerk.username, "--filter", "since=01/01/2000")
    assert status == 0 and told.startswith("1 rows")
    assert len(lines_of(path.read_bytes())) == 2
    assert ExportRun.objects.get().filters == "since=01%2F01%2F2000"


@pytest.mark.parametrize(
    "asked", ["{}", "?{}", "/incidents/?{}&sort=place", "http://bien-gioi.vn/incidents/?{}#rows"]
)
def test_filters_may_be_copied_with_the_address_of_the_list(clerk, tmp_path, asked):
    make_accepted(clerk)
    make_draft(clerk)
    told, _status = run(
        "export",
        "incidents",
        tmp_path / "ra.csv",
        "--user",
        clerk.username,
        "--filter",
        asked.format("state=draft"),
    )
    assert told.startswith("1 rows") and ExportRun.objects.get().rows == 1


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("stat=draft", "no filter stat. There are: .*state"),
        ("draft", "no filter draft"),
        ("since=31/02/2024", "since|Since|From|day"),
        ("columns=number,nothing", "no column nothing"),
    ],
)
def test_a_refused_export_leaves_the_file_and_notes_nothing(clerk, tmp_path, asked, words):
    path = tmp_path / "ra.xlsx"
    path.write_bytes(b"last month")
    with pytest.raises(CommandError, match=words):
        run("export", "incidents", path, "--user", clerk.username, "--filter", asked)
    assert path.read_bytes() == b"last month" and not ExportRun.objects.exists()


def test_an_export_that_breaks_off_leaves_the_file_as_it_was(clerk, tmp_path, monkeypatch):
    def break_off(export):
        yield b"half"
        raise RuntimeError

    monkeypatch.setattr(Export, "parts_of_csv", break_off)
    path = tmp_path / "ra.csv"
    path.write_bytes(b"last month")
    with pytest.raises(RuntimeError):
        run("export", "incidents", path, "--user", clerk.username)
    assert path.read_bytes() == b"last month" and list(tmp_path.iterdir()) == [path]


def test_a_place_where_no_file_can_be_written_is_told_in_a_sentence(clerk, tmp_path):
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "file").write_bytes(b"")
    for name in ("none/ra.xlsx", "folder.xlsx", "file/ra.csv"):
        with pytest.raises(CommandError, match=f"{name} cannot be written: .* Name a file"):
            run("export", "incidents", tmp_path / name, "--user", clerk.username)
    assert not ExportRun.objects.exists()


def test_rights_and_names_are_asked_as_everywhere(clerk, tmp_path):
    path = written(tmp_path, HEADINGS, GOOD)
    with pytest.raises(CommandError, match="may not"):
        run("import", "incidents", path, "--user", make_observer().username)
    with pytest.raises(CommandError, match="no account"):
        run("import", "incidents", path, "--user", "nobody")
    with pytest.raises(CommandError, match="no register"):
        run("import", "weather", path, "--user", clerk.username)
    with pytest.raises(CommandError, match="Unknown option"):
        run("import", "incidents", path, "--user", clerk.username, "--option", "quick")
    with pytest.raises(CommandError, match="cannot be read"):
        run("import", "incidents", tmp_path / "none.xlsx", "--user", clerk.username)


def test_the_list_names_the_registers(clerk):
    told, status = run("list", "--user", clerk.username)
    assert status == 0 and "incidents" in told and "indicators" in told


def test_the_list_tells_the_hour_of_the_place(clerk, tmp_path):
    run("import", "incidents", written(tmp_path, HEADINGS, GOOD), "--user", clerk.username)
    ImportRun.objects.update(started_at=datetime(2024, 5, 20, 20, 30, tzinfo=UTC))
    assert "2024-05-21 03:30" in run("list", "--user", clerk.username)[0]
