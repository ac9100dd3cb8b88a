"""The page and the sheet of the figures of traffic: what they count, what they leave unknown, where numbers lead."""

import io
import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from borderops.sheets.formats import read_sheet
from tests.crossings.figures_reading import address, cells, figure, page, text
from tests.crossings.makers import (
    make_accepted_traffic,
    make_crossing,
    make_eastern_crossing,
    make_event,
    make_sent_traffic,
)
from tests.factories import (
    make_administrator,
    make_clerk,
    make_observer,
    make_overseer,
    make_reviewer,
    make_user,
)
from tests.figures.factories import log_in

pytestmark = pytest.mark.django_db


def people(n_in, n_out=None):
    return [{"document": "passport", "people_in": n_in, "people_out": n_out}]


def goods(direction, value=None, currency="", unit=1_000_000, tonnes=None):
    told = {"value": Decimal(value), "currency": currency, "value_unit": unit} if value else {}
    return {"direction": direction, "tonnes": tonnes and Decimal(tonnes)} | told


@pytest.fixture
def crossing():
    """Thanh Thủy – Thiên Bảo, a gate since 2018."""
    crossing = make_crossing()
    make_event(crossing)
    return crossing


def test_each_crossing_point_and_all_together_are_counted(crossing):
    make_accepted_traffic(crossing=crossing)
    june = [*people(20, 0), {"document": "border_pass", "people_in": 10, "people_out": None}]
    make_accepted_traffic(crossing=crossing, period="2024-06", travellers=june, vehicles_in=None)
    make_accepted_traffic(crossing=make_eastern_crossing(), travellers=people(5, 6), trade=[])
    found = page()
    assert figure(found, "people_in", "TT-TB") == "150"
    assert figure(found, "people_out", "TT-TB") == "110"
    assert figure(found, "vehicles_in", "TT-TB") == "40"
    assert "not counted in 1 report" in text(found)
    assert figure(found, "export_tonnes", "TT-TB") == "701"
    assert figure(found, "import_tonnes", "TT-TB") == "–"
    assert figure(found, "people_in") == "155"


def test_values_of_different_currencies_stand_apart(crossing):
    trade = [
        goods("export", "1.2", "USD"), goods("export", "0.3", "USD"), goods("export", "5", "CNY"),
        goods("import", "2.5", "VND", 1_000_000_000),
    ]  # fmt: skip
    make_accepted_traffic(crossing=crossing, trade=trade)
    found = page()
    assert figure(found, "export_value", "TT-TB", currency="USD") == "1.5 million USD"
    assert figure(found, "export_value", "TT-TB", currency="CNY") == "5 million CNY"
    assert figure(found, "import_value", currency="VND") == "2.5 billion VND"
    assert cells(found, indicator="crossings.import_value", currency="USD") == []


def test_the_year_before_stands_beside(crossing):
    make_accepted_traffic(crossing=crossing, travellers=people(120), trade=[goods("export", "3", "USD")])
    make_accepted_traffic(
        crossing=crossing, period="2023-05", travellers=people(80), trade=[goods("export", "2", "USD")]
    )
    found = page()
    assert figure(found, "people_in", "TT-TB", "cal:2023") == "80"
    assert "up 40 persons (50%)" in text(found)
    assert "up 1 million USD (50%)" in text(found)
    assert "no figures" in text(page(period="cal:2023"))


def test_a_total_is_not_compared_where_a_crossing_point_is_known_in_one_year_only(crossing):
    make_accepted_traffic(crossing=crossing, travellers=people(120))
    make_accepted_traffic(crossing=crossing, period="2023-05", travellers=people(80))
    make_accepted_traffic(crossing=make_eastern_crossing(), travellers=people(5))
    total = page().context["figures"].total.groups[0][0]
    assert (total.now.value, total.before.value, total.change.direction) == (125, 80, "missing")


def test_what_waits_stands_beside_and_is_not_counted(crossing):
    sent = make_sent_traffic(crossing=crossing)
    user = make_overseer()
    found = page(user)
    assert figure(found, "people_in", "TT-TB") == "–"
    assert "+1 waiting" in text(found)
    row = found.context["figures"].rows[0]
    assert sent.number in log_in(user).get(row.waiting_url).content.decode()


def test_estimates_are_said_and_a_final_takes_their_place(crossing):
    make_accepted_traffic(crossing=crossing, standing="estimate", travellers=people(100))
    assert "estimated: 100" in text(page())
    make_accepted_traffic(crossing=crossing, travellers=people(90))
    found = page()
    assert figure(found, "people_in", "TT-TB") == "90"
    assert "estimated:" not in text(found)


def test_health_checks_are_a_share_of_who_passed_where_both_were_counted(crossing):
    make_accepted_traffic(crossing=crossing, travellers=people(60, 40), health_checked=50)
    make_accepted_traffic(crossing=crossing, period="2024-06", travellers=people(900))
    found = page()
    assert figure(found, "health_share", "TT-TB") == "50%"
    assert "50 of 100" in text(found)


def test_months_that_were_told_are_counted_of_those_that_are_over(crossing):
    make_accepted_traffic(crossing=crossing)
    told = {"crossing": crossing, "trade": [], "travellers": []}
    clerk, reviewer = make_clerk(crossing.district), make_reviewer(crossing.district)
    for day in range(1, 30):
        make_accepted_traffic(clerk, reviewer, period=f"2024-02-{day:02}", **told)
    make_accepted_traffic(crossing=crossing, period="2024-07-01")
    found = page()
    assert figure(found, "completeness", "TT-TB") == "16.7%"
    assert "2 of 12" in text(found)
    assert "and 1 day of other months" in text(found)


def test_a_crossing_point_is_not_expected_to_report_before_it_was_opened(crossing):
    make_event(make_eastern_crossing(), on="2024-11-17")
    found = page()
    assert "0 of 2" in text(found)
    assert figure(found, "completeness", "PB-DC", "cal:2023") == "–"


def test_where_nothing_is_recorded_stands_a_dash_and_no_zero(crossing):
    shown = {words for told, words, _url in cells(page()) if told["indicator"] not in UNMISSING}
    assert shown == {"–"}


UNMISSING = {"crossings.of_kind", "crossings.completeness"}


def test_every_number_opens_exactly_its_reports(crossing):
    told = make_accepted_traffic(crossing=crossing)
    estimate = make_accepted_traffic(crossing=crossing, standing="estimate")
    day = make_accepted_traffic(crossing=crossing, period="2024-05-02")
    other = make_accepted_traffic(crossing=make_eastern_crossing(), period="2024-06")
    user = make_overseer()
    found = page(user)

    def numbers(url):
        listed = log_in(user).get(url)
        assert listed.status_code == 200
        return set(re.findall(r"LL-2024-\w\w-\d{4}", listed.content.decode()))

    assert numbers(address(found, "people_in", "TT-TB")) == {told.number}
    assert numbers(address(found, "vehicles_in")) == {told.number, other.number}
    assert {estimate.number, day.number} & numbers(address(found, "people_in")) == set()


def test_the_page_says_how_months_count_in_a_period_that_cuts_them(crossing):
    assert "where the last day of the month lies in the period" in text(page(period="2024"))
    assert "only where the whole month lies" in text(page(period="2024-01-10..2024-03-20"))
    assert "lies in the period" not in text(page())


def test_the_chart_shows_months_beside_those_of_the_year_before(crossing):
    make_accepted_traffic(crossing=crossing)
    make_accepted_traffic(crossing=crossing, period="2023-05")
    chart = page(chart="export_tonnes").context["chart"]
    shown = [(bar["value"], bar["last_value"]) for bar in chart["bars"]]
    assert shown[3:6] == [(None, None), (350.5, 350.5), (None, None)]
    assert page(period="cal:2024-M05").context["chart"] is None
    assert page(period="2015-01-01..2024-12-31").context["chart"]["is_long"]


def test_kinds_are_counted_as_of_the_day(crossing):
    make_event(make_eastern_crossing(), kind_after="opening", on="2024-11-17")
    kinds = {each.kind: each.number for each in page().context["kinds"]}
    assert kinds == {"main": 1, "opening": 1}
    before = {each.kind: each.number for each in page(period="cal:2023").context["kinds"]}
    assert before == {"main": 1, "unknown": 1}


def test_reported_turnover_stands_apart_and_is_never_chained_with_that_of_the_gates(seeded):
    found = page(period="2021")
    shown = text(found).partition("Reported figures")[2]
    assert "180.1" in shown and "174.8" in shown and "tăng 3%" in shown
    assert "the two figures say" not in shown
    assert "target, not measured" in shown
    of_2016 = {each.example.indicator.key: each for each in page(period="2016").context["besides"]}
    assert (len(of_2016["trade.gates"].now), of_2016["trade.gates"].before) == (1, [])
    assert "trade.turnover" not in of_2016


def test_people_see_the_crossing_points_of_their_postings(crossing):
    make_accepted_traffic(crossing=crossing)
    eastern = make_eastern_crossing()
    make_event(eastern)
    make_accepted_traffic(crossing=eastern)
    found = page(make_clerk(crossing.district))
    assert [row.code for row in found.context["figures"].rows] == ["TT-TB"]
    assert figure(found, "people_in") == "120"
    assert figure(page(make_observer()), "people_in") == "240"


def test_whoever_may_not_see_reports_sees_no_figures(client):
    assert log_in(make_user()).get(reverse("crossing-figures")).status_code == 403
    assert log_in(make_user()).get(reverse("crossing-figures-file", args=["xlsx"])).status_code == 403
    assert client.get(reverse("crossing-figures")).status_code == 302
    assert page(make_administrator()).status_code == 403
    assert log_in(make_overseer()).post(reverse("crossing-figures")).status_code == 405


def test_a_period_that_cannot_be_read_is_said_and_kept():
    found = page(period="2024-X9")
    assert found.status_code == 400
    assert "2024-X9" in found.content.decode()
    answer = log_in(make_overseer()).get(
        reverse("crossing-figures-file", args=["xlsx"]), {"period": "2024-X9"}
    )
    assert answer.url == "/crossings/figures/?period=2024-X9"


def test_the_sheet_holds_what_the_page_shows(crossing):
    make_accepted_traffic(crossing=crossing, health_checked=23)
    client = log_in(make_overseer())
    answer = client.get(reverse("crossing-figures-file", args=["xlsx"]), {"period": "cal:2024"})
    sheet = read_sheet(io.BytesIO(answer.content), "so-lieu.xlsx")
    row = next(row.cells for row in sheet.rows if row.cells[0] == "Thanh Thủy – Thiên Bảo")
    named = dict(zip(sheet.headings, row, strict=False))
    assert int(named["People entering (persons), cal:2024"]) == 120
    assert float(named["Value of exports (USD), cal:2024"]) == 1_200_000
    assert named["Health checked, of people passing (%), cal:2024"] == "10% (23 of 230)"
    assert named["People entering (persons), cal:2023"] == "–"
    assert client.get(reverse("crossing-figures-file", args=["pdf"])).status_code == 404


def test_the_number_of_queries_does_not_grow(crossing):
    client = log_in(make_overseer())

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("crossing-figures"), {"period": "cal:2024"})
        return len(queries)

    make_accepted_traffic(crossing=crossing)
    few = asked()
    eastern = make_eastern_crossing()
    make_event(eastern)
    make_accepted_traffic(crossing=eastern)
    make_accepted_traffic(crossing=eastern, period="2024-06")
    assert asked() <= few
