"""Making a report: who may, of which period, by which number, and that a second click makes no second one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from borderops.figures.periods import Period
from borderops.summaries import report_writing as writing
from borderops.summaries.reports import Report
from tests.factories import (
    make_administrator,
    make_clerk,
    make_observer,
    make_overseer,
    make_reviewer,
    make_submitted,
    make_unit,
)
from tests.figures.factories import log_in, make_figure
from tests.pages import hidden_fields
from tests.summaries.closed import closed
from tests.summaries.factories import make_case
from tests.summaries.report_makers import make_counted_indicators, make_report, make_template

pytestmark = pytest.mark.django_db
NOT_CLOSED = ["Chưa chốt số liệu của kỳ.", "The figures of the period are not closed."]


def address():
    return reverse("new-report")


def send(user, period="2021", **more):
    client = log_in(user)
    shown = hidden_fields(client.get(address()))
    return client.post(address(), {"period": period, "form_key": shown["form_key"], **more})


def test_an_overseer_makes_the_draft_of_a_period(line):
    make_figure(value=570)
    overseer = make_overseer()
    answer = send(overseer)
    report = Report.objects.get()
    assert answer.status_code == 302 and answer["Location"] == report.get_absolute_url()
    assert (report.number, report.period, report.state) == ("BC-2021-0001", "2021", "draft")
    assert (report.start, report.end) == (date(2020, 12, 15), date(2021, 12, 14))
    assert (report.made_by, report.written_by, report.template) == (overseer, overseer, None)
    assert "570" in report.content and report.told["period"] == "2021"


def test_the_number_goes_by_the_year_of_the_period(line):
    numbers = [make_report(period=period).number for period in ("2021", "2021-Q1", "2022", "cal:2021")]
    assert numbers == ["BC-2021-0001", "BC-2021-0002", "BC-2022-0001", "BC-2021-0003"]


@pytest.mark.parametrize("person", [make_clerk, make_reviewer, make_observer, make_administrator])
def test_nobody_else_makes_one(line, person):
    user = person()
    assert log_in(user).get(address()).status_code == 403
    assert log_in(user).post(address(), {"period": "2021"}).status_code == 403
    assert not Report.objects.exists()


def test_who_oversees_no_longer_makes_none(line):
    user = make_overseer(valid_to=date(2021, 1, 1))
    assert log_in(user).get(address()).status_code == 403


@pytest.mark.parametrize(
    "period, words",
    [("2099", "has not begun"), ("bao giờ", "is not a period"), ("", "required"), ("%00", "not a period")],
)
def test_a_period_that_cannot_be_reported_says_why_and_stays_typed(line, period, words):
    answer = send(make_overseer(), period)
    assert answer.status_code == 422 and words in answer.text and not Report.objects.exists()
    assert not period or f'value="{period}"' in answer.text


def test_a_second_click_makes_no_second_report(line):
    client = log_in(make_overseer())
    told = {"period": "2021", "form_key": hidden_fields(client.get(address()))["form_key"]}
    first, second = (client.post(address(), told) for _turn in range(2))
    assert first["Location"] == second["Location"] and Report.objects.count() == 1


def test_a_form_sent_for_another_period_or_by_another_person_is_refused(line):
    key, overseer = uuid4(), make_overseer()
    report = make_report(overseer, form_key=key)
    for user, period in [(overseer, "2022"), (make_overseer(), "2021")]:
        answer = log_in(user).post(address(), {"period": period, "form_key": key})
        assert answer.status_code == 422 and report.number in answer.text
    assert Report.objects.count() == 1


def test_a_retired_template_is_not_offered(line):
    overseer = make_overseer()
    template = make_template(overseer)
    template.retire(overseer)
    assert template.name not in log_in(overseer).get(address()).text
    assert send(overseer, template=template.pk).status_code == 422
    template.offer_again(overseer)
    assert send(overseer, template=template.pk).status_code == 302
    assert Report.objects.get().template == template


def test_it_says_whether_the_figures_are_closed_and_what_waits(line, district):
    overseer = make_overseer()
    make_case(district, make=make_submitted)
    warnings = make_report(overseer, "2021-M03").told["warnings"]
    assert any(words in warnings for words in NOT_CLOSED)
    closing = closed(overseer)
    told = make_report(overseer, "2021-M03").told
    assert any(closing.number in words for words in told["warnings"])
    assert any(words.startswith("1 ") for words in told["waiting"])


def test_it_says_that_something_changed_since_the_closing(line, district):
    make_counted_indicators()
    overseer = make_overseer()
    closing = closed(overseer)
    before = make_report(overseer, "2021-M03").told["warnings"]
    make_case(district)
    after = make_report(overseer, "2021-M03").told["warnings"]
    told = [next(words for words in each if closing.number in words) for each in (before, after)]
    assert told[1].startswith(told[0]) and len(told[1]) > len(told[0])


def test_a_period_that_is_not_over_says_so(line):
    period = Period.current(timezone.localdate(), "month").key
    assert len(make_report(period=period).told["warnings"]) > len(
        make_report(period="2021-M03").told["warnings"]
    )


def test_the_next_one_begins_with_the_head_of_the_last(line):
    overseer = make_overseer(unit=make_unit("Sở Ngoại vụ"))
    first = make_report(overseer)
    assert first.agency == "Sở Ngoại vụ"
    told = {
        "agency_above": "UBND TỈNH",
        "agency": "SỞ NGOẠI VỤ",
        "place": "Tuyên Quang",
        "official_number": "9/BC",
    }
    writing.edit(first, overseer, told)
    later = make_report(make_overseer())
    assert (later.agency_above, later.agency, later.place) == ("UBND TỈNH", "SỞ NGOẠI VỤ", "Tuyên Quang")
    assert later.official_number == "" and later.written_on is None


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_make_one_report():
    overseer, key, period = make_overseer(), uuid4(), Period.parse("2021")

    def click(_turn):
        try:
            return writing.make(overseer, period, form_key=key).number
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(click, range(4))) == {"BC-2021-0001"}
    assert Report.objects.count() == 1
