"""Templates: what is offered is the person's own, cells are checked as they are typed, and examples stand apart."""

import io
import re
import zipfile

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from borderops.sheets.blanks import blank_workbook
from borderops.sheets.registry import workbooks
from borderops.sheets.sheet_meanings import EXPLAINS, meaning_by_name
from tests.factories import make_commune, make_district, make_other_district, make_overseer, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def places(clerk):
    """A commune and a post of another district."""
    other = make_other_district()
    make_commune("Xín Cái", "00769", district=other)
    make_unit("Đồn bên kia", other)
    return clerk


def sheet(content, name):
    lines = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(name).to_python()
    return {
        heading: [line[place] for line in lines[1:] if line[place]] for place, heading in enumerate(lines[0])
    }


def checks_of(content):
    """The kind and tone of the rule of each column of the first sheet, by the letters of the column."""
    xml = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    rules = re.findall(r'<dataValidation type="(\w+)"([^>]*) sqref="([A-Z]+)2', xml)
    return {letters: (kind, "warning" if "warning" in more else "stop") for kind, more, letters in rules}


def test_a_template_offers_only_the_persons_own_places(places):
    lists = sheet(blank_workbook(workbooks["incidents"], places), "Lists")
    assert lists["District"] == [make_district().name]
    assert lists["Commune"] == [make_commune().name]
    assert "Đồn bên kia" not in lists["Unit that found it"]


def test_who_logs_everywhere_is_offered_every_place(places):
    lists = sheet(blank_workbook(workbooks["incidents"], make_overseer()), "Lists")
    assert "Xín Cái" in lists["Commune"] and "Đồn bên kia" in lists["Unit that found it"]


def test_cells_are_checked_as_they_are_typed(clerk):
    content = blank_workbook(workbooks["incidents"], clerk)
    checks, headings = checks_of(content), list(sheet(content, "Incidents"))
    kinds = {headings[ord(letters) - ord("A")]: rule for letters, rule in checks.items() if len(letters) == 1}
    assert kinds["Day"] == ("date", "warning")
    assert kinds["Time"] == ("time", "warning")
    assert kinds["Offenders"] == ("whole", "stop")
    assert kinds["Direction"] == ("list", "stop")
    assert kinds["District"] == ("list", "warning")


def test_what_only_the_register_fills_in_is_not_in_a_template(clerk):
    headings = sheet(blank_workbook(workbooks["incidents"], clerk), "Incidents")
    assert not {"State", "Version", "Handling"} & set(headings)
    assert "Number" in headings


def test_examples_stand_in_the_sheet_that_explains_and_nowhere_else(clerk):
    content = blank_workbook(workbooks["incidents"], clerk)
    told = sheet(content, "How to fill it in")
    assert "07:40" in told["For example"]
    assert not any(sheet(content, "Incidents").values())
    for name in ("How to fill it in", "Hướng dẫn", "Lists", "About this file"):
        assert meaning_by_name(workbooks["incidents"], name) is EXPLAINS


def test_every_register_has_a_template_that_opens(client, clerk):
    for entry in workbooks.values():
        names = CalamineWorkbook.from_filelike(io.BytesIO(blank_workbook(entry, clerk))).sheet_names
        assert names[-2:] == ["How to fill it in", "Lists"], entry.key
    assert client.get(reverse("sheet-template", args=["incidents"])).status_code == 200
