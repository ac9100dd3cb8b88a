"""The home of the labour programmes: how each stood in a year, what is counted and what documents publish."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    make_administrator,
    make_clerk,
    make_observer,
    make_other_district,
    make_overseer,
    make_user,
)
from tests.figures.factories import log_in
from tests.labour.figures_reading import cells, page, text
from tests.labour.makers import (
    make_abroad,
    make_accepted_count,
    make_accepted_list,
    make_issued,
    make_programme,
    make_quota,
    make_step,
)

pytestmark = pytest.mark.django_db


def board(user=None, **query):
    return page(user, name="labour", **query)


def both(response, period="cal:2024", of="VS"):
    """Workers and departures of a programme in a year."""
    return [
        cells(response, indicator=f"labour.{short}", kind="counted", of=of, period=period)[0][1]
        for short in ("workers_out", "departures")
    ]


def make_overdue():
    """A worker abroad whose permit ended in November 2024."""
    return make_abroad()


def test_a_programme_shows_its_partner_and_both_counts_beside_the_year_before():
    permit = make_abroad()
    make_accepted_list("return", [permit], day=date(2024, 5, 20))
    make_accepted_list("depart", [permit], day=date(2024, 6, 10))
    found = board(year=2024)
    assert "Văn Sơn" in text(found)
    assert both(found) == ["1", "2"]
    assert both(found, "cal:2023") == ["–", "–"]
    assert both(board(year=2025), "cal:2024") == ["1", "2"]


def test_the_mechanism_stands_as_of_the_end_of_the_year():
    make_step(make_programme(), "suspended", "2020-02", reason="Dịch bệnh")
    make_programme("BS", "Lao động qua biên giới với Bách Sắc").steps.all().delete()
    before = {row.programme.code: row.step for row in board(year=2019).context["board"].rows}
    assert before["VS"].kind == "started"
    found = board(year=2021)
    assert "Suspended since 02/2020" in text(found)
    assert "Dịch bệnh" in text(found)
    assert "not clear whether it runs" in text(found)


def test_who_is_abroad_and_overdue_stands_as_of_today():
    make_overdue()
    found = board(year=2024)
    row = found.context["board"].rows[0]
    assert (row.abroad, row.overdue) == (1, 1)
    assert "1 overdue" in text(found)
    assert "overdue=1" in found.content.decode()


def test_what_is_left_of_the_quota_is_said():
    make_quota(10)
    make_issued()
    assert "1 of 10 taken" in text(board(year=2024))
    assert cells(board(year=2024), indicator="labour.quota_left")[0][1] == "9"
    assert "no quota set" in text(board(year=2023))


def test_monthly_counts_stand_beside_and_are_not_added():
    make_abroad()
    make_accepted_count(overdue=3)
    found = board(year=2024)
    assert both(found) == ["1", "1"]
    assert cells(found, indicator="labour.departures", kind="monthly")[0][1] == "14"
    assert "12 workers, added month by month" in text(found)
    assert "3 overdue at the end of 05/2024" in text(found)


def test_the_reported_figure_keeps_its_span_and_its_source(seeded):
    found = board(year=2021)
    assert cells(found, indicator="labour.workers_sent", kind="reported")[0][1] == "2,442"
    shown = text(found)
    assert "cumulative from 2015 to 10/2021, as the source says" in shown
    assert "2.442 lao động" in shown
    assert "does not say whether these are workers or departures" in shown
    assert cells(board(year=2020), indicator="labour.workers_sent") == []
    assert cells(page(period="2021"), indicator="labour.workers_sent", kind="reported")


def test_the_reported_figure_is_told_in_vietnamese(seeded, client):
    client.force_login(make_observer())
    shown = client.get(reverse("labour"), {"year": 2021}, headers={"Accept-Language": "vi"})
    assert "2.442" in shown.content.decode()


def test_observers_see_numbers_and_no_way_to_workers():
    permit = make_abroad()
    found = board(make_observer(), year=2024)
    shown = found.content.decode()
    assert both(found) == ["1", "1"]
    assert permit.worker.name not in shown and permit.number not in shown
    assert reverse("permits") not in shown and reverse("workers") not in shown


def test_clerks_find_the_permits_by_stage():
    make_abroad()
    row = board(make_clerk(), year=2024).context["board"].rows[0]
    assert [(each.number, each.url) for each in row.stages] == [
        (1, "/labour/permits/?programme=VS&stage=abroad")
    ]


def test_numbers_are_those_of_the_own_places():
    make_abroad()
    assert both(board(make_clerk(make_other_district()), year=2024)) == ["–", "–"]
    administrator = board(make_administrator(), year=2024)
    assert both(administrator) == ["–", "–"]
    assert "for those who are posted in a place" in text(administrator)


def test_without_programmes_it_says_what_to_do():
    found = board(make_overseer())
    assert "No labour programme has been entered yet" in text(found)
    assert reverse("new-programme") in found.content.decode()
    assert reverse("new-programme") not in board(make_clerk()).content.decode()


def test_this_year_is_usual_and_a_year_that_cannot_be_is_said():
    assert board().context["board"].year == timezone.localdate().year
    for year in (1999, timezone.localdate().year + 1, "năm ngoái"):
        found = board(year=year)
        assert found.status_code == 400
        assert str(year) in found.content.decode()


def test_strangers_and_visitors_see_nothing(client):
    assert client.get(reverse("labour")).status_code == 302
    assert log_in(make_user()).get(reverse("labour")).status_code == 403
    assert log_in(make_overseer()).post(reverse("labour")).status_code == 405


def test_the_number_of_queries_does_not_grow():
    client = log_in(make_overseer())

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("labour"), {"year": 2024})
        return len(queries)

    make_quota(10)
    make_abroad()
    few = asked()
    other = make_programme("BS", "Lao động qua biên giới với Bách Sắc")
    make_quota(5, programme=other)
    make_abroad(programme=other, day=date(2024, 3, 1) + timedelta(days=9))
    make_accepted_count(programme=other)
    assert asked() <= few
