"""What a bad row of incidents gets: its number, its column, and what to do."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from borderops.incidents.models import Incident
from tests.factories import (
    make_accepted,
    make_clerk,
    make_code,
    make_commune,
    make_draft,
    make_other_district,
    make_returned,
    make_submitted,
)
from tests.sheets.books import bring_in, check, counts, faults, told

pytestmark = pytest.mark.django_db

HEADINGS = [
    "Day",
    "Commune",
    "District",
    "Marker",
    "Kind of incident",
    "Counts as",
    "Offenders",
    "Unknown",
    "State",
]
GOOD = {"Day": date(2024, 5, 20), "Commune": "Lũng Cú", "Kind of incident": "D2", "Offenders": 2}


def fault_of(client, **cells):
    """The one fault of a sheet with one bad row."""
    row = GOOD | {name.replace("_", " "): cell for name, cell in cells.items()}
    run = check(client, "incidents", HEADINGS, [row.get(heading, "") for heading in HEADINGS])
    assert counts(run) == (0, 0, 0, 1), told(run)
    ((_row, column, message),) = faults(run)
    return column, message


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"Day": "hôm qua"}, "Day", "Write the day as dd/mm/yyyy"),
        ({"Day": ""}, "Day", "This cell is empty"),
        ({"Day": 45432}, "Day", "Write the day as dd/mm/yyyy"),
        ({"Commune": "Lũng Cù Lao"}, "Commune", "Check the spelling"),
        ({"District": "Sóc Trăng"}, "District", "There is no district"),
        ({"Marker": "17"}, "Marker", "is not a marker of this line"),
        ({"Kind of incident": "D99"}, "Kind of incident", "is not in the list"),
        ({"Kind of incident": "Nhap can trai phep"}, "Kind of incident", "Did you mean “D2"),
        ({"Kind of incident": "D"}, "Kind of incident", "is a group"),
        ({"Counts as": "abc"}, "Counts as", "Write one of: Breach of the Agreement, Breach of law, Event"),
        ({"Offenders": -1}, "Offenders", "less than zero"),
        ({"Offenders": "mười"}, "Offenders", "Write a whole number"),
        ({"Unknown": "x"}, "Offenders", "not both"),
        ({"State": "Accepted"}, "State", "it now says “Draft”"),
    ],
)
def test_every_fault_is_named_with_its_column_and_remedy(client, clerk, cells, column, words):
    found, message = fault_of(client, **cells)
    assert found == column
    assert words in message


def test_a_day_in_the_future(client, clerk):
    column, message = fault_of(client, Day=timezone.localdate() + timedelta(days=1))
    assert (column, "lies in the future" in message) == ("Day", True)


def test_a_retired_kind(client, clerk):
    make_code("D9", retired_on=date(2024, 1, 1))
    column, message = fault_of(client, **{"Kind of incident": "D9"})
    assert (column, "was retired on 01/01/2024" in message) == ("Kind of incident", True)


def test_a_commune_that_had_become_part_of_another_by_then(client, clerk):
    heir = make_commune("Sà Phìn", "00733", valid_from=date(2025, 7, 1))
    former = make_commune("Sủng Là", "00733", valid_to=date(2025, 6, 30), main_successor=heir)
    former.successors.add(heir)
    column, message = fault_of(client, Day=date(2025, 8, 5), Commune="Sủng Là")
    assert column == "Commune"
    assert "xã Sủng Là no longer stood on 05/08/2025" in message
    assert "xã Sà Phìn" in message


def test_a_commune_that_did_not_stand_yet(client, clerk):
    make_commune("Sà Phìn", "00733", valid_from=date(2025, 7, 1))
    column, message = fault_of(client, Commune="Sà Phìn")
    assert (column, "stands only from 01/07/2025" in message) == ("Commune", True)


def test_a_commune_that_stood_in_another_district(client, clerk):
    make_commune("Bản Máy", "01051", make_other_district(), valid_from=date(2025, 7, 1))
    column, message = fault_of(client, Day=date(2025, 8, 5), Commune="Bản Máy", District="Đồng Văn")
    assert column == "Commune" and "stands only from" not in message
    assert "“Bản Máy” does not lie in Đồng Văn, but here: xã Bản Máy" in message and "Xín Mần" in message


def test_a_place_that_may_be_several(client, clerk):
    make_commune("Tả Lủng", "00742")
    make_commune("Tả Lủng", "00743", kind="thị trấn")
    column, message = fault_of(client, Commune="Tả Lủng")
    assert (column, "may mean several places" in message) == ("Commune", True)


def test_several_faults_of_a_row_are_all_named(client, clerk):
    run = check(client, "incidents", HEADINGS, ["x", "y", "", "z", "q", "", "w", "", ""])
    assert {column for _row, column, _message in faults(run)} == {"Day", "Kind of incident", "Offenders"}


def test_a_row_of_another_district_is_refused(client, clerk):
    make_commune("Nàn Ma", "01117", district=make_other_district())
    run = check(
        client, "incidents", [*HEADINGS[:2], *HEADINGS[4:7]], [date(2024, 5, 20), "Nàn Ma", "D2", "", 2]
    )
    (fault,) = run.told.get().faults
    assert (fault["column"], fault["value"]) == ("Commune", "Nàn Ma")
    assert "You have no posting in this place" in fault["message"]


def test_a_row_that_names_only_another_district_is_refused_there(client, clerk):
    make_other_district()
    column, message = fault_of(client, Commune="", District="Xín Mần")
    assert (column, "You have no posting in this place" in message) == ("District", True)


def test_a_record_of_ones_own_is_not_moved_into_another_district(client, clerk):
    make_commune("Nàn Ma", "01117", district=make_other_district())
    run = check(client, "incidents", ["Number", "Commune"], [make_draft(clerk).reference, "Nàn Ma"])
    ((_row, column, message),) = faults(run)
    assert (column, "You have no posting in this place" in message) == ("Commune", True)


def test_a_number_out_of_sight_is_refused_in_the_words_for_a_number_that_is_not_there(client, clerk):
    other = make_commune("Nàn Ma", "01117", district=make_other_district())
    hidden = make_accepted(make_clerk(other.district), commune=other).number
    run = bring_in(
        client, "incidents", ["Number", "Day"], [hidden, "1/1/2024"], ["VV-2024-DV-9999", "1/1/2024"]
    )
    messages = [
        message.replace(hidden, "N").replace("VV-2024-DV-9999", "N") for _r, _c, message in faults(run)
    ]
    assert len(messages) == 2
    assert len(set(messages)) == 1
    assert {column for _row, column, _message in faults(run)} == {"Number"}


def test_a_draft_of_another_unit_is_not_there(client, clerk):
    hidden = make_draft(make_clerk(clerk.postings.get().districts.get(), name="neighbour"), unit=None)
    Incident.objects.update(unit=None)
    run = check(client, "incidents", ["Number", "Day"], [str(hidden.form_key), "1/1/2024"])
    assert "No record of yours" in faults(run)[0][2]


@pytest.mark.parametrize(
    ("make", "words"), [(make_submitted, "waits for review"), (make_accepted, "locked after")]
)
def test_a_locked_record_cannot_be_edited(client, clerk, make, words):
    record = make(clerk)
    run = bring_in(
        client, "incidents", ["Number", "Day", "Offenders"], [record.number, record.occurred_on, 99]
    )
    assert words in faults(run)[0][2]
    record.refresh_from_db()
    assert record.offenders == 2


def test_a_stale_edit_is_refused(client, clerk):
    record = make_returned(clerk)
    line = [record.number, record.occurred_on, 9, record.version]
    record.offenders = 3
    record.write(clerk)
    run = bring_in(client, "incidents", ["Number", "Day", "Offenders", "Version"], line)
    ((_row, _column, message),) = faults(run)
    assert "Somebody changed this record since the export" in message
    record.refresh_from_db()
    assert record.offenders == 3


def test_an_edit_of_the_present_version_goes_in(client, clerk):
    record = make_returned(clerk)
    line = [record.number, record.occurred_on, 9, record.version]
    assert counts(bring_in(client, "incidents", ["Number", "Day", "Offenders", "Version"], line)) == (
        0,
        1,
        0,
        0,
    )


def test_a_number_twice_in_a_sheet_is_refused_the_second_time(client, clerk):
    record = make_returned(clerk)
    lines = [[record.number, record.occurred_on, n] for n in (5, 6)]
    run = bring_in(client, "incidents", ["Number", "Day", "Offenders"], *lines)
    assert counts(run) == (0, 1, 0, 1)
    assert faults(run) == [(3, "Number", "Row 2 is about the same record. Leave one of the two.")]


def test_a_fault_nobody_thought_of_becomes_a_sentence(client, clerk, monkeypatch):
    def break_down(*args, **kwargs):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(Incident, "clean", break_down)
    run = check(client, "incidents", HEADINGS, [date(2024, 5, 20), "Lũng Cú", *[""] * 7])
    assert counts(run) == (0, 0, 0, 1)
    assert "An unexpected fault stopped this row" in faults(run)[0][2]


def test_a_row_that_fails_half_way_leaves_nothing_behind(client, clerk):
    cells = [date(2024, 5, 20), "Lũng Cú", "", "430", "", "", "", "", ""]
    run = bring_in(client, "incidents", HEADINGS, cells, options="submit")
    assert counts(run) == (0, 0, 0, 1)
    assert not Incident.objects.exists()
    assert not clerk.home_unit.district.communes.get().markers.exists()
