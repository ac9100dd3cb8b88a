"""The page and the sheet of the hours closed: what is counted, what is not known, and where each number leads."""

import io
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from borderops.sheets.formats import read_sheet
from tests.crossings.figures_reading import cells, hours, hours_page, text
from tests.crossings.makers import (
    make_accepted_change,
    make_crossing,
    make_documented_change,
    make_eastern_crossing,
    make_sent_change,
)
from tests.factories import make_administrator, make_observer, make_overseer, make_reviewer, make_user
from tests.figures.factories import log_in

pytestmark = pytest.mark.django_db


def shut(crossing=None, since="2022-03-01", until="2022-03-03", **fields):
    """A flow that was suspended from one moment to another."""
    crossing = crossing or make_crossing()
    change = make_accepted_change(crossing=crossing, since=since, **fields)
    make_accepted_change(crossing=crossing, since=until, **fields | {"state_of_flow": "open"})
    return change


def test_hours_stand_by_month_and_year_beside_the_year_before():
    shut(since="2021-12-31T12:00", until="2022-03-03")
    found = hours_page()
    assert hours(found, "TT-TB") == "1,464"
    assert hours(found, "TT-TB", "01/2022") == "744"
    assert hours(found, "TT-TB", "03/2022") == "48"
    assert hours(found, "TT-TB", "04/2022") == "0"
    assert hours(found, "TT-TB", "2021") == "12"
    assert "= 31 days" in text(found)
    assert "up 1,452 hours" in text(found)


def test_a_flow_of_which_nothing_is_known_is_not_known_and_not_0():
    shut(since="2022-03-01")
    make_eastern_crossing()
    found = hours_page()
    assert hours(found, "PB-DC") == "not known"
    assert hours(found, "TT-TB", "02/2022") == "–"
    assert hours(found) == "48"
    assert "1 crossing point not known" in text(found)


def test_totals_of_different_crossing_points_are_not_compared():
    shut(since="2021-03-01", until="2022-02-01")
    shut(make_eastern_crossing(), since="2022-03-01")
    total = hours_page().context["hours"].total
    assert (total.change.direction, total.one_sided) == ("missing", 1)


def test_each_kind_of_reason_has_a_row():
    crossing = make_crossing()
    shut(crossing)
    shut(crossing, since="2022-06-01", until="2022-06-02", reason_kind="disaster")
    found = hours_page()
    assert hours(found, "TT-TB", reason="epidemic") == "48"
    assert hours(found, "TT-TB", reason="disaster") == "24"
    assert hours(found, "TT-TB", "06/2022", reason="epidemic") == "0"


def test_flow_side_and_crossing_point_can_be_chosen():
    shut(flow="people", side="CN")
    make_eastern_crossing()
    assert hours(hours_page(), "TT-TB") == "not known"
    found = hours_page(flow="people", side="CN", crossing="TT-TB")
    assert hours(found, "TT-TB") == "48"
    assert cells(found, crossing="PB-DC") == []
    assert found.context["hours"].total is None


def test_a_running_year_is_counted_until_now_beside_the_same_part_of_the_last(monkeypatch):
    crossing = make_crossing()
    make_accepted_change(crossing=crossing, since="2021-01-01")
    now = timezone.make_aware(datetime(2022, 2, 1, 6))
    monkeypatch.setattr(timezone, "now", lambda: now)
    found = hours_page()
    assert hours(found, "TT-TB") == hours(found, "TT-TB", "2021") == "750"
    assert hours(found, "TT-TB", "02/2022") == "6"
    assert hours(found, "TT-TB", "03/2022") == "–"
    assert "until 01/02/2022 06:00" in text(found)
    assert "still to come" in text(found)
    assert hours_page(year=2023).status_code == 400


def test_what_is_known_by_its_year_is_counted_from_its_last_day_and_said():
    change = make_documented_change(since="2021")
    found = hours_page(year=2021)
    assert hours(found, "TT-TB", "2021") == "24"
    assert hours(found, "TT-TB", "11/2021") == "–"
    assert "from an unknown day in 2021, counted from 31/12/2021" in text(found)
    assert "only a document says so, no unit has reported since" in text(found)
    assert change.get_absolute_url() in found.content.decode()


def test_an_urgent_change_counts_at_once_and_says_so():
    make_sent_change(urgent=True, since="2022-12-31")
    make_sent_change(crossing=make_eastern_crossing(), since="2022-12-31")
    found = hours_page()
    assert hours(found, "TT-TB") == "24"
    assert hours(found, "PB-DC") == "not known"
    assert "urgent, not reviewed yet" in text(found)


def test_a_correction_takes_the_place_of_what_it_corrects():
    crossing = make_crossing()
    wrong = shut(crossing, since="2022-03-01", until="2022-03-03")
    make_accepted_change(crossing=crossing, since="2022-03-02", corrects=wrong, by=wrong.entered_by)
    assert hours(hours_page(), "TT-TB") == "24"


def test_a_number_opens_the_changes_it_comes_from():
    crossing, user = make_crossing(), make_overseer()
    change = shut(crossing)
    other = shut(crossing, since="2022-06-01", until="2022-06-02")
    later = shut(crossing, since="2022-09-01T08:00", until="2022-09-01T09:00", flow="people")
    found = hours_page(user)
    ((_told, _words, one),) = cells(found, crossing="TT-TB", period="03/2022")[:1]
    assert one == change.get_absolute_url()
    ((_told, _words, several),) = cells(found, crossing="TT-TB", period="2022")[:1]
    listed = log_in(user).get(several).content.decode()
    assert change.number in listed
    assert other.number in listed
    assert later.number not in listed
    assert "TL-2022-VX-0002" not in listed  # the change that opened it again


def test_the_seeds_show_what_the_sources_say_of_goods_at_do_long(seeded):
    found = hours_page(year=2023)
    assert hours(found, "XM-DL", "2022") == "8,760"
    assert hours(found, "XM-DL", "2023") == "2,112"
    assert hours(found, "XM-DL", "03/2023") == "696"
    assert "inferred from the source" in text(found)


@pytest.mark.parametrize("make", [make_observer, make_reviewer])
def test_whoever_may_see_changes_sees_the_hours(make):
    shut()
    assert hours(hours_page(make()), "TT-TB") == "48"


def test_others_do_not(client):
    assert log_in(make_user()).get(reverse("closed-hours")).status_code == 403
    assert log_in(make_user()).get(reverse("closed-hours-file", args=["xlsx"])).status_code == 403
    assert client.get(reverse("closed-hours")).status_code == 302
    assert hours_page(make_administrator()).status_code == 403


def test_what_cannot_be_read_is_said_and_kept():
    found = hours_page(year="2o22", crossing="NONE")
    assert found.status_code == 400
    assert "2o22" in found.content.decode()
    answer = log_in(make_overseer()).get(reverse("closed-hours-file", args=["xlsx"]), {"year": "1700"})
    assert answer.url == "/crossings/closed-hours/?year=1700"
    assert log_in(make_overseer()).post(reverse("closed-hours")).status_code == 405


def test_the_sheet_holds_what_the_page_shows():
    shut()
    make_eastern_crossing()
    client = log_in(make_overseer())
    answer = client.get(reverse("closed-hours-file", args=["xlsx"]), {"year": "2022"})
    sheet = read_sheet(io.BytesIO(answer.content), "gio-dong.xlsx")
    rows = {(row.cells[0], row.cells[1] or ""): row.cells for row in sheet.rows}
    place = sheet.headings.index("03/2022")
    assert float(rows["Thanh Thủy – Thiên Bảo", ""][place]) == 48
    assert float(rows["Thanh Thủy – Thiên Bảo", "Epidemic"][2]) == 48
    assert rows["Phó Bảng – Đổng Cán", ""][2] == "–"
    assert client.get(reverse("closed-hours-file", args=["pdf"])).status_code == 404


def test_the_number_of_queries_does_not_grow():
    client = log_in(make_overseer())

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("closed-hours"), {"year": "2022"})
        return len(queries)

    shut()
    few = asked()
    shut(make_eastern_crossing())
    shut(make_eastern_crossing("BD-DV", "Bạch Đích", "Dương Vạn"), since="2022-05-01", until="2022-06-01")
    assert asked() <= few
