"""Lists as sheets: places and kinds come in through administrators alone, and go out and back unchanged."""

from datetime import date

import pytest
from django.urls import reverse

from borderops.districts.models import BorderMarker, Commune, District, Unit
from borderops.incidents.models import IncidentCode
from borderops.people.models import User
from borderops.sheets.models import ImportRun
from borderops.sheets.registry import workbooks
from tests.factories import make_administrator, make_code, make_commune, make_district, make_overseer
from tests.sheets.books import bring_in, changed, check, counts, export, faults, rejected, send, xlsx

pytestmark = pytest.mark.django_db

LISTS = ["counterparts", "districts", "communes", "units", "markers", "incident-codes", "indicators"]
LISTS += ["crossings", "mechanisms"]


@pytest.fixture
def administrator(client):
    user = make_administrator()
    client.force_login(user)
    return user


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_every_list_comes_back_unchanged(client, seeded, administrator, kind):
    for key in LISTS:
        send(client, key, export(client, key, format=kind), f"a.{kind}")
        run = ImportRun.objects.latest("pk")
        assert rejected(run) == []
        assert counts(run) == (0, 0, workbooks[key].resource._meta.model.objects.count(), 0), key


def test_every_published_figure_comes_back_unchanged(client, seeded):
    client.force_login(make_overseer())
    send(client, "reported-figures", export(client, "reported-figures"))
    assert counts(ImportRun.objects.get()) == (0, 0, 65, 0)


def test_a_change_is_told_and_kept_with_its_history(client, administrator):
    commune = make_commune()
    headings = ["Code", "Name", "Kind", "District", "From", "Other names"]
    run = bring_in(client, "communes", headings, ["00715", "Lũng Cú", "xã", "026", "", "Lung Ku"])
    assert changed(run)[0]["changes"] == [{"column": "Other names", "old": "", "new": "Lung Ku"}]
    commune.refresh_from_db()
    assert commune.aliases == "Lung Ku"
    assert commune.history.first().history_user == administrator


def test_excel_may_have_dropped_the_zeros_of_a_code(client, administrator):
    make_commune()
    headings = ["Code", "Name", "Kind", "District", "From"]
    assert counts(check(client, "communes", headings, [715, "Lũng Cú", "Commune", 26, ""])) == (0, 0, 1, 0)


def test_a_commune_with_a_reused_code_is_another_one(client, administrator):
    make_commune("Sủng Là", "00733", valid_to=date(2025, 6, 30))
    headings = ["Code", "Name", "Kind", "District", "From"]
    run = bring_in(client, "communes", headings, ["00733", "Sà Phìn", "xã", "Đồng Văn", date(2025, 7, 1)])
    assert counts(run) == (1, 0, 0, 0)
    assert Commune.objects.filter(code="00733").count() == 2


def test_successors_stand_from_the_next_day_and_may_stand_in_the_same_sheet(client, administrator):
    make_district()
    headings = ["Code", "Name", "Kind", "District", "From", "Until", "Went into", "Went mainly into"]
    new = ["00745", "Phố Bảng", "xã", "026", date(2025, 7, 1), "", "", ""]
    old = ["00727", "Phố Là", "xã", "026", "", date(2025, 6, 30), "00745", "00745"]
    assert counts(bring_in(client, "communes", headings, new, old)) == (2, 0, 0, 0)
    assert Commune.objects.get(code="00727").main_successor.name == "Phố Bảng"
    orphan = ["00730", "Thài Phìn Tủng", "xã", "026", "", date(2025, 6, 30), "00721", ""]
    run = check(client, "communes", headings, orphan)
    ((_row, column, message),) = faults(run)
    assert (column, "stands from 01/07/2025" in message) == ("Went into", True)


def test_two_communes_of_one_code_on_the_same_day_are_refused(client, administrator):
    make_commune()
    headings = ["Code", "Name", "Kind", "District", "From"]
    run = check(client, "communes", headings, ["00715", "Khác", "xã", "026", date(2020, 1, 1)])
    assert "already stands for" in faults(run)[0][2]


def test_a_reused_code_needs_a_day_to_say_which_commune_is_meant(client, administrator):
    make_commune("Sủng Là", "00733", valid_to=date(2025, 6, 30))
    make_commune("Sà Phìn", "00733", valid_from=date(2025, 7, 1))
    headings = ["Name", "Kind", "Covers"]
    run = check(
        client, "units", headings, ["Đồn A", "đồn", "00733"], ["Đồn B", "Border post", "00733 (30/06/2025)"]
    )
    assert counts(run) == (1, 0, 0, 1)
    assert "may mean several" in faults(run)[0][2]
    bring_in(client, "units", headings, ["Đồn B", "Border post", "00733 (2025-06-30)"])
    assert Unit.objects.get().communes.get().name == "Sủng Là"


def test_a_group_of_kinds_may_stand_above_its_kinds(client, administrator):
    headings = ["Code", "Group", "Vietnamese name", "English name", "Is a violation", "Counts as, by default"]
    lines = [["E", "", "Sản xuất", "Livelihood", "", ""], ["E1", "E", "Xâm canh", "Farming", "yes", "HD"]]
    assert counts(bring_in(client, "incident-codes", headings, *lines)) == (2, 0, 0, 0)
    kind = IncidentCode.objects.get(code="E1")
    assert (kind.parent.code, kind.violation, kind.default_regime) == ("E", True, "HD")
    run = check(client, "incident-codes", headings, ["F1", "F", "Hàng hóa", "Goods", "", ""])
    assert faults(run)[0][1] == "Group"


def test_a_retired_kind_is_not_offered_in_the_template(client, clerk):
    make_code("D9", "Cũ", retired_on=date(2024, 1, 1))
    offered = workbooks["incidents"].resource.fields["code"].widget.options(clerk)
    assert offered == ["D2 Kind D2"]


@pytest.mark.parametrize("key", LISTS)
def test_staff_without_the_right_cannot_import_a_list(client, clerk, key):
    assert client.get(reverse("import-sheet", args=[key])).status_code == 403
    assert send(client, key, xlsx(["Code"], ["x"])).status_code == 403


def test_each_row_asks_for_the_right_that_it_needs(client, administrator, monkeypatch):
    make_commune()
    monkeypatch.setattr(User, "permissions_today", frozenset({"districts.change_bordermarker"}))
    BorderMarker.objects.create(code="424", note="cũ")
    run = bring_in(client, "markers", ["Code", "Note"], ["424", "mới"], ["425", "mới"])
    assert counts(run) == (0, 1, 0, 1)
    assert faults(run) == [(3, "", "You may not add records here.")]
    assert BorderMarker.objects.get().note == "mới"


def test_faults_of_a_list_are_named(client, administrator):
    make_district()
    headings = ["Code", "Abbreviation", "Name", "Facing"]
    run = check(
        client, "districts", headings, ["027", "DV", "Mèo Vạc", ""], ["033", "", "Xín Mần", "Mã Quan"]
    )
    assert [(row, column) for row, column, _message in faults(run)] == [
        (2, "Abbreviation"), (3, "Abbreviation"), (3, "Facing"),
    ]  # fmt: skip
    assert District.objects.count() == 1
