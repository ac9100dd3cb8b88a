"""What a period report says: counted beside reported, each with its source, and never added."""

import json
import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from borderops.figures.counting import countings
from borderops.figures.models import Indicator
from borderops.figures.periods import Period
from borderops.incidents.figure_names import COUNTED
from borderops.summaries.report_tables import cells
from borderops.summaries.summary import DistrictSummary
from tests.factories import (
    make_clerk,
    make_draft,
    make_observer,
    make_overseer,
    make_reviewer,
    make_submitted,
    make_user,
)
from tests.figures.factories import make_figure, make_indicator
from tests.summaries.factories import confirm, make_case
from tests.summaries.report_reading import AGREEMENT, LAW, content, source, text

pytestmark = pytest.mark.django_db
OFFENDERS = "incidents.agreement.offenders"
PHRASES = {
    AGREEMENT: "đã xảy ra {number} vụ vi phạm Hiệp định",
    LAW: "đã xảy ra {number} vụ vi phạm pháp luật",
}


@pytest.fixture
def overseer(line):
    for key, phrase in PHRASES.items():
        make_indicator(key, phrase=phrase)
    return make_overseer()


# Whose report it is


def test_the_report_is_plain_json(overseer):
    make_figure(LAW)
    told = content(overseer)
    assert json.loads(json.dumps(told)) == told
    assert (told["period"], told["dates"]) == ("2021", "15/12/2020 – 14/12/2021")


@pytest.mark.parametrize("make", [make_reviewer, make_clerk, make_observer, make_user])
def test_who_does_not_see_the_whole_line_to_write_of_it_gets_no_report(line, make):
    with pytest.raises(PermissionDenied, match="overseer"):
        content(make())


def test_a_period_that_has_not_begun_has_no_report(overseer):
    with pytest.raises(ValidationError, match="has not begun"):
        content(overseer, str(timezone.localdate().year + 3))


# Counted beside reported


def test_counted_and_reported_stand_side_by_side_with_their_sources(overseer, district):
    make_figure(LAW, 570)
    for day in range(1, 13):
        make_case(district, on=date(2021, 3, day))
    told = content(overseer)
    words = text(told, LAW)
    assert words.startswith("Theo sổ: đã xảy ra 12 vụ vi phạm pháp luật (thiếu 6 khu vực) [1]")
    assert "Số liệu đã công bố: đã xảy ra 570 vụ vi phạm pháp luật [2]" in words
    assert not re.search(r"\b582\b", json.dumps(told))
    counted, reported = source(told, 1), source(told, 2)
    assert (
        counted["kind"] == "counted" and "regime=PL" in counted["url"] and "state=accepted" in counted["url"]
    )
    assert reported["kind"] == "reported" and reported["url"].startswith("/figures/SL-")


def test_without_records_only_what_is_published_is_told(overseer):
    make_figure(LAW, 570)
    assert text(content(overseer), LAW).startswith("Đã xảy ra 570 vụ vi phạm pháp luật [1]")


def test_what_waits_is_told_to_the_makers_alone_and_not_counted(overseer, district):
    make_case(district)
    for _turn in range(2):
        make_case(district, make=make_submitted)
    make_case(district, make=make_draft)
    told = content(overseer)
    assert "đã xảy ra 1 vụ vi phạm pháp luật (thiếu 6 khu vực) [1]" in text(told, LAW)
    (waiting,) = told["waiting"]
    assert re.search(r"\b2 vụ\b", waiting) and "(+" not in json.dumps(told)


def test_counted_is_compared_with_counted(overseer, line):
    for district in line:
        for day in range(1, 3):
            make_case(district, on=date(2020, 3, day))
        for day in range(1, 4):
            make_case(district, on=date(2021, 3, day))
    words = text(content(overseer), LAW)
    assert words == "Theo sổ: đã xảy ra 21 vụ vi phạm pháp luật [1], tăng 7 vụ (50%) so với cùng kỳ năm 2020."


def test_no_per_cent_stands_on_a_small_base(overseer, line):
    for district in line:
        make_case(district, on=date(2020, 3, 1))
        make_case(district, on=date(2021, 3, 1))
    make_case(line[0], on=date(2021, 3, 2))
    assert "tăng 1 vụ so với cùng kỳ năm 2020." in text(content(overseer), LAW)


def test_districts_without_figures_are_not_compared(overseer, line):
    make_case(line[0], on=date(2020, 3, 1))
    make_case(line[0], on=date(2021, 3, 1))
    assert "không so sánh: thiếu 6 khu vực" in text(content(overseer), LAW)


def test_zero_is_told_only_where_it_is_confirmed(overseer, line):
    assert text(content(overseer), LAW) == ""
    for district in line:
        confirm(district, "2021")
    words = text(content(overseer), LAW)
    assert words.startswith("Theo sổ: đã xảy ra 0 vụ vi phạm pháp luật (đã xác nhận không có vụ việc) [2]")


def test_a_running_period_is_told_until_today_and_held_against_the_same_days(overseer, line, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *told: date(2021, 6, 20))
    for district in line:
        make_case(district, on=date(2021, 6, 20))
        make_case(district, on=date(2020, 6, 20))
    make_case(line[0], on=date(2020, 6, 21))  # later in the year than today
    told = content(overseer)
    begin = (
        "Theo sổ: đã xảy ra 7 vụ vi phạm pháp luật [1], đến 20/06/2021, không đổi so với cùng kỳ năm 2020."
    )
    assert text(told, LAW) == begin
    assert told["warnings"] == ["Kỳ báo cáo chưa kết thúc: số liệu theo sổ tính đến ngày 20/06/2021."]
    (section,) = [each for each in told["sections"] if each["key"] == "incidents"]
    assert section["tables"][0]["rows"][-1][1:3] == ["7", "7"]


def test_the_districts_stand_in_a_table_and_the_months_in_a_chart(overseer, line):
    make_case(line[0], on=date(2021, 3, 1))
    make_case(line[0], on=date(2020, 4, 1), regime="HD")
    (section,) = [each for each in content(overseer)["sections"] if each["key"] == "incidents"]
    (table,) = section["tables"]
    assert [row[0] for row in table["rows"]] == [*(district.name for district in line), "Toàn tuyến"]
    assert len({len(row) for row in [table["columns"], *table["rows"]]}) == 1
    assert "–" in table["rows"][1] and "0" not in table["rows"][1]
    agreement, law = section["charts"]
    assert law["points"][2] | {"words": ""} == {"label": "T3", "now": 1, "before": None, "words": ""}
    assert (agreement["points"][3]["now"], agreement["points"][3]["before"]) == (None, 1)


def test_every_number_of_a_table_and_a_chart_has_its_rows_of_this_year_and_of_last(overseer, line):
    make_case(line[0], on=date(2021, 3, 1))
    make_case(line[0], on=date(2020, 3, 1))
    told = content(overseer)
    (section,) = [each for each in told["sections"] if each["key"] == "incidents"]
    (table,), (chart,) = section["tables"], section["charts"]
    now, before = (source(told, n)["url"] for n in chart["refs"])
    assert "since=15%2F12%2F2020" in now and "since=15%2F12%2F2019" in before
    assert table["refs"] == chart["refs"]


def test_the_table_tells_no_more_than_the_summary_by_district_tells_an_observer(overseer, line):
    """Numbers of districts and of the whole line stand there unhidden; nothing splits them further."""
    make_case(line[0], offenders=2)
    told = content(overseer)
    (table,) = [each for section in told["sections"] for each in section["tables"]]
    with translation.override("vi"):
        places = [place for place, each in enumerate(COUNTED) if str(each.label) in table["columns"]]
        open_to_all = DistrictSummary(make_observer(), Period.parse("2021"))
        assert len(places) == 2
        assert table["rows"] == [cells(row, places) for row in [*open_to_all.rows, open_to_all.total]]


def test_the_table_says_of_how_many_cases_the_offenders_are_not_known(overseer, line):
    make_case(line[0], offenders=2)
    make_case(line[0], offenders=None, offenders_unknown=True)
    (section,) = [each for each in content(overseer)["sections"] if each["key"] == "incidents"]
    (table,) = section["tables"]
    assert table["rows"][0][1:] == ["2", "–", "2 (+1 vụ không rõ)", "–"]
    assert table["rows"][-1][3] == "2 (+1 vụ không rõ)"


def test_an_empty_register_makes_no_table_and_no_chart(overseer):
    make_figure(LAW)
    (section,) = [each for each in content(overseer)["sections"] if each["key"] == "incidents"]
    assert section["tables"] == section["charts"] == []


def test_what_several_indicators_are_counted_from_is_read_once(line):
    for key in countings:
        make_indicator(key)
    overseer = make_overseer()
    content(overseer)  # what is asked once in a process
    with CaptureQueriesContext(connection) as queries:
        content(overseer)
    of_traffic = [each for each in queries if 'FROM "crossings_trafficreport"' in each["sql"]]
    assert len(of_traffic) <= 8 and len(queries) < 80  # this year's and last year's, in four questions each


def test_records_that_add_up_to_nothing_are_a_figure(overseer, line):
    make_indicator(OFFENDERS, unit="đối tượng")
    assert text(content(overseer), OFFENDERS) == ""
    make_case(line[0], regime="HD", offenders=0)
    assert text(content(overseer), OFFENDERS).startswith(f"Theo sổ: Chỉ tiêu {OFFENDERS}: 0 đối tượng [")


def test_the_questions_do_not_grow_with_the_figures(overseer, line):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            content(overseer)
        return len(queries)

    make_figure(LAW)
    make_figure(LAW, 500, period="2020")
    make_case(line[0])
    asked()  # what is asked once in a process
    few = asked()
    for place in range(8):
        indicator = make_indicator(f"trade.number{place}")
        make_figure(indicator, 10 + place)
        make_figure(indicator, 9, period="2020")
        make_case(line[place % 7])
    Indicator.objects.filter(key="trade.number7").update(part_of=Indicator.objects.get(key="trade.number6"))
    assert asked() == few
