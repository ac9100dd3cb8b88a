"""Chosen columns, the sheet about an export, and the versions that its rows carry."""

import io
from datetime import datetime

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from borderops.districts.models import Commune
from borderops.incidents.models import Incident
from borderops.people.models import User
from borderops.sheets.exports import Export, Table
from borderops.sheets.models import ExportRun
from borderops.sheets.registry import workbooks
from tests.factories import make_accepted, make_administrator, make_draft, make_observer
from tests.sheets.books import export, lines_of

pytestmark = pytest.mark.django_db


def sheets_of(content):
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def choose(client, **query):
    return client.get(reverse("choose-export", args=["incidents"]), query)


def test_an_export_has_the_chosen_columns_and_always_number_and_version(client, clerk):
    make_accepted(clerk)
    lines = lines_of(export(client, "incidents", columns="regime,occurred_on"))
    assert lines[0] == ["Number", "Day", "Counts as", "Version"]
    csv = export(client, "incidents", columns="regime", format="csv").decode("utf-8-sig")
    assert csv.splitlines()[0] == "Number,Counts as,Version"
    assert ExportRun.objects.latest("pk").columns == ["number", "regime", "version"]


def test_a_column_that_the_person_may_not_read_cannot_be_chosen(client, clerk, monkeypatch):
    make_accepted(clerk)
    names = [name for name, _label in choose(client).context["form"].fields["columns"].choices]
    assert "account" in names and "number" not in names and "version" not in names
    client.force_login(make_observer())
    monkeypatch.setattr(
        User, "permissions_today", frozenset({"incidents.export_incident", "incidents.view_incident"})
    )
    assert "account" not in dict(choose(client).context["form"].fields["columns"].choices)
    assert "Account" not in lines_of(export(client, "incidents", columns="account,regime"))[0]


def test_what_was_chosen_stands_in_the_address_with_the_filters(client, clerk):
    answer = choose(client, take=1, columns=["code", "regime"], format="csv", state="draft")
    assert answer.url == "/sheets/incidents/export/?format=csv&columns=code,regime&sheets=&state=draft"
    page = choose(client, columns="code,regime", state="draft")
    ticked = page.context["form"].initial["columns"]
    assert ticked == ["number", "code", "regime", "version"]
    assert ("State", "Draft") in page.context["filter_words"]
    assert 'type="hidden" name="state" value="draft"' in page.content.decode()


def test_a_choice_of_no_column_is_refused(client, clerk):
    answer = choose(client, take=1, format="xlsx")
    assert answer.status_code == 422
    assert "Choose at least one column." in answer.content.decode()


def test_only_the_chosen_further_sheets_are_there(client, clerk):
    make_accepted(clerk)
    assert list(sheets_of(export(client, "incidents", sheets="goods"))) == [
        "Incidents",
        "Evidence",
        "About this file",
    ]


def test_the_last_sheet_says_who_took_what_out_under_which_filters(client, clerk):
    make_accepted(clerk)
    make_draft(clerk)
    content = export(client, "incidents", state="accepted", since="01/01/2020")
    told = sheets_of(content)["About this file"]
    said = dict(told)
    assert said["Register"] == "Incidents"
    assert clerk.username in said["Exported by"]
    assert isinstance(said["Exported at"], datetime)
    assert said["Rows of “Incidents”"] == 1
    assert said["Filter: State"] == "Accepted"
    assert "01/01/2020" in said.values()
    assert said["What it holds"] == "Real records of the register"


def test_an_export_without_filters_says_that_it_holds_everything(client, clerk):
    said = dict(sheets_of(export(client, "incidents"))["About this file"])
    assert said["Filters"] == "None: everything that this person may see"


def test_names_that_were_looked_for_stay_out_of_the_file(client, clerk, monkeypatch):
    monkeypatch.setitem(workbooks["incidents"].__dict__, "kept_back", ("q",))
    content = export(client, "incidents", q="Người Được Tìm")
    told = dict(sheets_of(content)["About this file"])
    assert "(not kept)" in told.values()
    assert not any("Người Được Tìm" in str(words) for words in told.values())


def test_rows_of_a_register_without_versions_carry_the_last_entry_of_their_history(client, clerk):
    client.force_login(make_administrator())
    lines = lines_of(export(client, "communes"))
    place = lines[0].index("Version of the row")
    commune = Commune.objects.get()
    assert lines[1][place] == 0
    commune.aliases = "Tên khác"
    commune.save()
    assert lines_of(export(client, "communes"))[1][place] == commune.history.latest().history_id
    assert lines_of(export(client, "communes", columns="name"))[0] == [
        "Code",
        "Name",
        "From",
        "Version of the row",
    ]


def test_every_register_that_takes_rows_in_says_which_version_they_are():
    told = {key for key, entry in workbooks.items() if entry.resource.version_column in entry.resource.fields}
    assert workbooks.keys() - told == {"marker-states"}


def test_an_export_reads_no_more_than_it_tells(client, clerk, django_assert_max_num_queries):
    for _n in range(3):
        make_accepted(clerk, account="Có người qua biên giới.")
    export(client, "incidents")
    with django_assert_max_num_queries(40) as asked:
        export(client, "incidents", columns="regime", format="csv")
    texts = [query["sql"] for query in asked.captured_queries if 'FROM "incidents_incident"' in query["sql"]]
    assert texts and not any('"account"' in sql for sql in texts)


def test_columns_show_the_same_for_many_as_for_each(clerk):
    make_accepted(clerk, account="Hai\ndòng  thừa ", place_note="  x")
    make_draft(clerk, offenders=None)
    Incident(occurred_on="2024-05-01").write(clerk)
    made = Export(workbooks["incidents"], clerk)
    table = Table(made.columns, Incident)
    rows = [list(row) for chunk in made.chunks() for row in table.rows(chunk)]
    assert len(rows) == 3
    assert rows == [[column.shown(record) for column in made.columns] for record in made.records]
