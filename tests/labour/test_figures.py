"""The figures of labour programmes: two counts that are never mixed, and where their numbers lead."""

import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from borderops.sheets.formats import read_sheet
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_observer,
    make_other_district,
    make_overseer,
    make_user,
)
from tests.figures.factories import log_in
from tests.labour.figures_reading import address, both, cells, figure, page, text
from tests.labour.makers import (
    make_abroad,
    make_accepted_count,
    make_accepted_list,
    make_inland,
    make_issued,
    make_permit,
    make_programme,
    make_sector,
    make_sent_list,
    make_worker,
)

pytestmark = pytest.mark.django_db


def leave_again(permit, day=date(2024, 6, 10)):
    """The worker comes back in May and leaves once more."""
    make_accepted_list("return", [permit], day=date(2024, 5, 20))
    make_accepted_list("depart", [permit], day=day)


def inland_commune():
    return make_commune("Tân Trịnh", "01165", district=make_inland())


def test_workers_and_departures_are_two_counts():
    leave_again(make_abroad())
    make_abroad()
    found = page()
    assert both(found, "VS") == ("2", "3")
    assert both(found) == ("2", "3")


def test_a_worker_of_two_programmes_stands_in_both_and_once_in_the_total():
    permit = make_abroad()
    make_accepted_list("return", [permit], day=date(2024, 5, 20))
    make_accepted_list("cancel", [permit], day=date(2024, 5, 21))
    other = make_programme("HQ", "Thời vụ Hàn Quốc", partner_elsewhere="Boeun", longest_term=8)
    again = make_permit(
        permit.worker, programme=other, valid_from=date(2024, 12, 1), valid_to=date(2025, 3, 31)
    )
    make_accepted_list("issue", [again], day=date(2024, 11, 20))
    make_accepted_list("depart", [again], day=date(2024, 12, 2))
    found = page()
    assert both(found, "VS") == both(found, "HQ") == ("1", "1")
    assert both(found) == ("1", "2")


def test_the_year_before_stands_beside_and_a_small_base_has_no_per_cent():
    make_abroad()
    make_abroad(day=date(2024, 4, 1))
    found = page(period="2024-04-01..2024-12-31")
    assert figure(found, "workers_out", "VS", "2024-04-01..2024-12-31") == "1"
    before = page(period="cal:2025")
    assert figure(before, "workers_out", "VS", "cal:2024") == "2"
    assert "no figures" in text(before)
    assert "%" not in text(found).partition("Workers and departures")[2].partition("Reported")[0]


def test_districts_off_the_border_have_their_row_too():
    make_abroad(make_worker(commune=inland_commune()))
    found = page(group="district")
    assert both(found, "035") == ("1", "1")


def test_a_month_counts_who_left_in_it_and_administrative_months_end_on_the_14th():
    leave_again(make_abroad(day=date(2024, 3, 15)), day=date(2024, 6, 14))
    calendar = page(group="month")
    assert [row.departures.now.value for row in calendar.context["figures"].rows] == [
        None, None, 1, None, None, 1, None, None, None, None, None, None,
    ]  # fmt: skip
    ours = page(group="month", period="2024").context["figures"].rows
    assert [n for n, row in enumerate(ours, 1) if row.workers.now.value] == [4, 6]


def test_sex_and_sector_are_told_apart():
    make_abroad(
        make_worker(sex="male"), sector=make_sector("GO", "Chế biến gỗ", "Wood"), programme=any_sector()
    )
    make_abroad()
    assert both(page(group="sex"), "male") == ("1", "1")
    assert both(page(group="sector"), "GO") == ("1", "1")


def any_sector():
    programme = make_programme()
    programme.sectors.clear()
    return programme


def test_a_programme_or_district_may_be_asked_for_alone():
    make_abroad()
    make_abroad(make_worker(commune=inland_commune()))
    assert both(page(district="035")) == ("1", "1")
    assert both(page(programme="VS")) == ("2", "2")


def test_every_number_opens_exactly_its_rows():
    there = make_abroad(make_worker(sex="male"))
    away = make_abroad(make_worker(sex="female"))
    user = make_overseer()
    found = page(user, group="sex")
    for short, kept in (("workers_out", "worker"), ("departures", None)):
        listed = log_in(user).get(address(found, short, "male"))
        assert listed.status_code == 200
        rows = {getattr(row, "pk", None) for row in listed.context["table"].data}
        wanted = there.worker_id if kept else there.pk
        assert rows == {wanted} and away.pk is not None


def test_what_waits_stands_beside_and_is_not_counted():
    permit = make_issued()
    make_sent_list("depart", [permit], day=date(2024, 3, 5))
    found = page()
    assert both(found) == ("–", "–")
    assert "+1 waiting" in text(found)
    assert "+1 waiting" not in text(page(make_observer()))


def test_observers_see_numbers_without_a_way_to_the_workers():
    permit = make_abroad()
    found = page(make_observer())
    assert both(found) == ("1", "1")
    assert address(found, "workers_out") == ""
    assert permit.worker.name not in found.content.decode()
    assert permit.number not in found.content.decode()


def test_small_groups_are_not_broken_down_for_observers():
    for sex in ["male"] + ["female"] * 5:
        make_abroad(make_worker(sex=sex))

    def shown(group):
        found = cells(page(make_observer(), group=group), period="cal:2024")
        return {told["of"]: words for told, words, _url in found}

    # Of the sexes the total would give the one away.
    assert shown("sex")["male"] == "<5" and shown("sex")["female"] == "not shown"
    assert shown("commune")[str(make_commune().pk)] == "6"
    assert both(page(make_overseer(), group="sex"), "male") == ("1", "1")


@pytest.mark.parametrize("period", ["2024-03-01..2024-03-30", "2024-W10", "2024-02-16..2024-03-14"])
def test_observers_ask_for_whole_months_so_that_no_two_periods_differ_by_a_few_days(period):
    make_abroad()
    observer = make_observer()
    found = page(observer, period=period)
    assert found.status_code == 400 and "only for whole months" in text(found)
    assert not cells(found, period=period)
    answer = log_in(observer).get(reverse("labour-figures-file", args=["csv"]), {"period": period})
    assert answer.status_code == 302
    for whole in ("cal:2024-M03", "2024-M03", "2024-02-01..2024-03-31"):
        assert page(observer, period=whole).status_code == 200
    assert page(period=period).status_code == 200


def test_few_of_last_year_are_hidden_too_and_not_compared():
    make_abroad(make_worker(sex="male"))
    make_abroad()
    found = page(make_observer(), group="sex", period="cal:2025")
    assert both(found, "male", "cal:2024") == ("<5", "<5")
    assert "not compared" in text(found)


def test_people_count_within_their_places():
    make_abroad()
    make_abroad(make_worker(commune=inland_commune()))
    assert both(page(make_clerk())) == ("1", "1")
    assert both(page(make_clerk(make_other_district()))) == ("–", "–")
    assert "only what lies in your places" in text(page(make_clerk()))


def test_who_has_no_place_reads_why_there_is_nothing():
    make_abroad()
    found = page(make_administrator())
    assert found.status_code == 200
    assert "There is nothing here for you to count" in text(found)
    assert cells(found, indicator="labour.workers_out") == []


def test_whoever_may_not_see_programmes_sees_no_figures(client):
    stranger = log_in(make_user())
    assert stranger.get(reverse("labour-figures")).status_code == 403
    assert stranger.get(reverse("labour-figures-file", args=["xlsx"])).status_code == 403
    assert client.get(reverse("labour-figures")).status_code == 302
    assert log_in(make_overseer()).post(reverse("labour-figures")).status_code == 405


def test_what_cannot_be_read_is_said_and_kept():
    found = page(period="2024-X9")
    assert found.status_code == 400
    assert "2024-X9" in found.content.decode()
    assert page(group="ethnicity").status_code == 400
    assert page(programme="NONE").status_code == 400
    answer = log_in(make_overseer()).get(reverse("labour-figures-file", args=["csv"]), {"period": "2024-X9"})
    assert answer.url == "/labour/figures/?period=2024-X9"


def test_monthly_counts_stand_beside_and_are_never_added():
    make_abroad()
    make_accepted_count()
    make_accepted_count(month="2024-06", people_out=5, trips_out=5, people_in=3)
    found = page()
    assert both(found) == ("1", "1")
    monthly = found.context["monthly"]
    assert [now for now, _before in monthly.total.pairs] == [17, 19, 3, "–"]
    assert [now for now, _before in page(group="month").context["monthly"].rows[1].pairs][:2] == [5, 5]
    assert "Monthly counts do not tell this" in text(page(group="sex"))


def test_monthly_counts_open_in_their_list():
    record = make_accepted_count()
    make_accepted_count(month="2023-05")
    user = make_overseer()
    url = page(user).context["monthly"].rows[0].url
    listed = log_in(user).get(url)
    assert record.number in listed.content.decode()
    assert "LD-2023" not in listed.content.decode().partition("<tbody")[2]


def test_small_monthly_counts_of_a_commune_are_hidden_from_observers():
    make_accepted_count(people_out=3, trips_out=14)
    row = page(make_observer(), group="commune").context["monthly"].rows[0]
    assert row.pairs[0][0] == "<5"


def test_the_sheet_holds_what_the_page_shows():
    leave_again(make_abroad())
    make_accepted_count()
    client = log_in(make_overseer())
    answer = client.get(
        reverse("labour-figures-file", args=["xlsx"]), {"period": "cal:2024", "group": "district"}
    )
    sheet = read_sheet(io.BytesIO(answer.content), "so-lieu.xlsx")
    rows = [dict(zip(sheet.headings, row.cells, strict=False)) for row in sheet.rows]
    told = next(row for row in rows if row["Home district"] == "Đồng Văn")
    assert int(told["Workers who left (persons), cal:2024"]) == 1
    assert int(told["Departures (departures), cal:2024"]) == 2
    assert told["Departures (departures), cal:2023"] == "–"
    monthly = next(row for row in rows if row["Counted from"] == "Monthly counts")
    assert int(monthly["Departures (departures), cal:2024"]) == 14
    assert client.get(reverse("labour-figures-file", args=["pdf"])).status_code == 404


def test_the_sheet_of_an_observer_hides_small_groups_and_names_nobody():
    permit = make_abroad()
    answer = log_in(make_observer()).get(
        reverse("labour-figures-file", args=["csv"]), {"period": "cal:2024", "group": "sex"}
    )
    shown = answer.content.decode("utf-8-sig")
    assert "<5" in shown
    assert permit.worker.name not in shown


def test_the_number_of_queries_does_not_grow():
    client = log_in(make_overseer())

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("labour-figures"), {"period": "cal:2024", "group": "commune"})
        return len(queries)

    make_abroad()
    make_accepted_count()
    few = asked()
    make_abroad(make_worker(commune=inland_commune()))
    make_accepted_count(commune=inland_commune())
    assert asked() <= few
