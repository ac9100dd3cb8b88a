"""Crossing points in and out as sheets, and the seeds of them."""

import pytest
from django.urls import reverse

from borderops.crossings.models import CrossingPoint
from borderops.sheets.models import ImportRun
from tests.crossings.makers import make_county, make_crossing, make_eastern_crossing
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_marker,
    make_observer,
    make_reviewer,
    make_user,
)
from tests.sheets.books import bring_in, changed, check, counts, export, faults, lines_of, rejected, send

pytestmark = pytest.mark.django_db
HEADINGS = ["Code", "Name on our side", "Name on the other side", "Commune", "District", "Facing", "Marker"]
LINE = ["BD-DV", "Bạch Đích", "Dương Vạn", "00715", "Đồng Văn", "Malypho", "358"]


@pytest.fixture
def administrator(client):
    user = make_administrator()
    client.force_login(user)
    return user


@pytest.fixture
def places():
    make_county()
    make_marker("358", make_commune())


def test_all_documents_name_are_there_west_to_east(client, seeded):
    client.force_login(make_observer())
    found = client.get("/crossings/points/").context["page"].rows
    assert [each.code for each in found] == [
        "XM-DL", "TT-TB", "NL-HL", "NT-BB", "BD-DV", "PB-DC", "SP-DB", "LL-LB",
    ]  # fmt: skip
    assert str(found[1].marker) == "261(1)"
    assert found[0].get_marker_confidence_display() == "Unsure"
    assert (found[7].marker, "theo trí nhớ" in found[7].source) == (None, True)
    assert all(each.place_formerly.endswith("(until 30/06/2025)") for each in found)
    assert found[7].place_today == "xã Sơn Vĩ, area Mèo Vạc"


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_they_come_back_unchanged(client, seeded, administrator, kind):
    send(client, "crossings", export(client, "crossings", format=kind), f"a.{kind}")
    run = ImportRun.objects.get()
    assert rejected(run) == []
    assert counts(run) == (0, 0, 8, 0)


def test_a_new_one_comes_in_with_its_history(client, administrator, places):
    assert counts(bring_in(client, "crossings", HEADINGS, LINE)) == (1, 0, 0, 0)
    crossing = CrossingPoint.objects.get()
    assert (str(crossing), str(crossing.marker)) == ("Bạch Đích – Dương Vạn", "358")
    assert crossing.history.get().history_user == administrator


def test_a_change_is_told(client, administrator, places):
    bring_in(client, "crossings", HEADINGS, LINE)
    run = bring_in(client, "crossings", ["Code", "Other names"], ["BD-DV", "Yangwan|百德"])
    assert changed(run)[0]["changes"] == [{"column": "Other names", "old": "", "new": "Yangwan|百德"}]


def test_markers_gate_hours_and_papers_go_out_and_come_in(client, administrator, places):
    gate = make_crossing()
    head = [
        *HEADINGS,
        "Further markers",
        "Part of the gate",
        "Opening hours",
        "Opening days",
        "Papers accepted",
        "Pinyin",
    ]
    line = [*LINE, "360|mốc 359", "TT-TB", "7h00 – 17h30", "thứ hai – thứ sáu", "giấy thông hành", "Yángwàn"]
    assert counts(bring_in(client, "crossings", head, line)) == (1, 0, 0, 0)
    crossing = CrossingPoint.objects.get(code="BD-DV")
    assert [marker.code for marker in crossing.further_markers.all()] == ["359", "360"]
    assert (crossing.part_of, crossing.hours, crossing.pinyin) == (gate, "7h00 – 17h30", "Yángwàn")
    send(client, "crossings", export(client, "crossings"))
    assert counts(ImportRun.objects.latest("pk")) == (0, 0, 2, 0)
    run = bring_in(client, "crossings", ["Code", "Further markers"], ["BD-DV", "359"])
    assert counts(run) == (0, 1, 0, 0)
    assert [marker.code for marker in crossing.further_markers.all()] == ["359"]


def test_who_reviews_brings_in_the_own_places_only(client, places):
    make_crossing()
    client.force_login(make_reviewer())
    assert counts(bring_in(client, "crossings", HEADINGS, LINE)) == (1, 0, 0, 0)
    run = bring_in(client, "crossings", ["Code", "Pinyin"], ["BD-DV", "Yángwàn"], ["TT-TB", "Tiānbǎo"])
    assert (counts(run), [fault[0] for fault in faults(run)]) == ((0, 1, 0, 1), [3])
    assert CrossingPoint.objects.get(code="TT-TB").pinyin == ""
    west = [*LINE[:3], "", "Vị Xuyên", *LINE[5:]]
    assert [fault[:2] for fault in faults(check(client, "crossings", HEADINGS, west))] == [(2, "District")]


@pytest.mark.parametrize(
    ("place", "value", "column"),
    [(0, "B/D", "Code"), (1, "", "Name on our side"), (3, "99999", "Commune"), (4, "Sapa", "District"),
     (5, "Bắc Kinh", "Facing"), (6, "999", "Marker")],
)  # fmt: skip
def test_faults_are_named_by_row_and_column(client, administrator, places, place, value, column):
    line = [value if number == place else cell for number, cell in enumerate(LINE)]
    run = check(client, "crossings", HEADINGS, line)
    assert [fault[:2] for fault in faults(run)] == [(2, column)]
    assert not CrossingPoint.objects.exists()


def test_a_commune_of_another_district_is_refused(client, administrator, places):
    make_crossing()
    line = [*LINE[:4], "Vị Xuyên", *LINE[5:]]
    ((_row, column, message),) = faults(check(client, "crossings", HEADINGS, line))
    assert (column, message) == ("District", "xã Lũng Cú does not lie in Vị Xuyên.")


def test_an_export_is_what_the_list_shows(client):
    make_crossing()
    make_eastern_crossing()
    client.force_login(make_observer())
    assert [line[0] for line in lines_of(export(client, "crossings"))[1:]] == ["TT-TB", "PB-DC"]
    assert [line[0] for line in lines_of(export(client, "crossings", q="đổng cán"))[1:]] == ["PB-DC"]


def test_clerks_may_export_and_not_import_and_strangers_neither(client, places):
    client.force_login(make_clerk())
    assert export(client, "crossings")
    assert client.get(reverse("import-sheet", args=["crossings"])).status_code == 403
    client.force_login(make_user())
    assert client.get(reverse("export-sheet", args=["crossings"])).status_code == 403
