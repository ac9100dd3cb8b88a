"""`manage.py sheets`: the pages' own way in and out, from the shell, under a person's rights."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from borderops.incidents.models import Incident
from borderops.sheets.models import ExportRun
from tests.factories import make_accepted, make_clerk, make_code, make_commune, make_observer
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
