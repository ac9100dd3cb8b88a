"""Reporting the traffic and trade of a day or a month."""

from decimal import Decimal

import pytest
from django.utils import timezone

from borderops.crossings.models import CrossingPoint, TrafficReport
from borderops.review.states import State
from tests.crossings.makers import (
    make_accepted_traffic,
    make_crossing,
    make_eastern_crossing,
    make_event,
    make_sent_traffic,
    make_traffic,
)
from tests.crossings.traffic_typing import NEW, goods, travellers, typed
from tests.factories import make_administrator, make_clerk, make_observer, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    user = make_clerk(make_crossing().district)
    client.force_login(user)
    return user


@pytest.fixture
def crossing(clerk):
    return CrossingPoint.objects.get()


def faults(response):
    return {name: " ".join(said) for name, said in response.context["form"].errors.items()}


def test_a_month_is_reported_and_waits_for_review(client, clerk, crossing):
    response = client.post(NEW, typed(crossing))
    report = TrafficReport.objects.get()
    assert response.url == report.get_absolute_url() == "/crossings/traffic/LL-2024-VX-0001/"
    assert (report.state, report.unit, report.period, report.standing) == (
        State.SUBMITTED, clerk.home_unit, "2024-05", "final",
    )  # fmt: skip
    row, trade = report.travellers.get(), report.trade.get()
    assert (row.people_in, row.people_out, report.people) == (1200, 0, 1200)
    assert (trade.tonnes, trade.value, trade.amount) == (Decimal("1234.5"), Decimal("180.1"), 180_100_000)
    assert trade.value_words == "180.1 million USD"


def test_zero_and_empty_stay_two_things(client, crossing):
    client.post(NEW, typed(crossing, vehicles_in="0", vehicles_out="", health_checked=""))
    report = TrafficReport.objects.get()
    assert (report.vehicles_in, report.vehicles_out, report.health_checked) == (0, None, None)
    page = client.get(report.get_absolute_url())
    assert page.context["coverage"] is None
    assert page.context["report"].vehicles == 0


def test_the_form_offers_the_only_crossing_last_month_an_estimate_and_rows(client, crossing):
    make_eastern_crossing()
    form = client.get(NEW).context["form"]
    first = timezone.localdate().replace(day=1)
    month = f"{(first.month - 2) % 12 + 1:02}/{first.year - (first.month == 1)}"
    assert (form["crossing"].value(), form["period"].value()) == (crossing.pk, month)
    assert form["standing"].value() == "estimate"
    assert [form[f"travellers-{n}-document"].value() for n in range(3)] == [
        "passport",
        "border_pass",
        "resident",
    ]
    assert list(form.fields["crossing"].queryset) == [crossing]


def test_the_address_may_say_crossing_and_period_and_nothing_of_other_places(client, crossing):
    other = make_eastern_crossing()
    form = client.get(NEW, {"crossing": crossing.code, "period": "2024-05-20"}).context["form"]
    assert (form["crossing"].value(), form["period"].value()) == (crossing.pk, "20/05/2024")
    for address in ({"crossing": other.code}, {"crossing": "\0"}, {"period": "2024"}, {"period": "hôm qua"}):
        assert client.get(NEW, address).status_code == 200
    assert client.get(NEW, {"final": "LL-2024-VX-9999"}).status_code == 404


def test_rows_that_count_nothing_are_left_out_and_rows_taken_away_are_not_kept(client, crossing):
    more = travellers(1, document="resident") | goods(1, direction="import")
    gone = travellers(2, document="border_pass", people_in="5") | {"travellers-2-remove": "on"}
    client.post(NEW, typed(crossing, **more, **gone))
    report = TrafficReport.objects.get()
    assert (report.travellers.count(), report.trade.count()) == (1, 1)


def test_without_a_script_a_button_adds_a_row_and_keeps_what_was_typed(client, crossing):
    response = client.post(NEW, typed(crossing, add_row="trade", period="xx"))
    form = response.context["form"]
    assert (form.turns["trade"], form["remark"].value(), form["period"].value()) == ([0, 1], "", "xx")
    assert form["trade-0-tonnes"].value() == "1.234,5" and not TrafficReport.objects.exists()


TWICE = travellers(1, people_in="3")
WRONG = {
    "a year": ({"period": "2024"}, "period", "a month or a day"),
    "no period": ({"period": ""}, "period", "required"),
    "no day at all": ({"period": "31/02/2024"}, "period", "a month or a day"),
    "the future": ({"period": "05/2099", "standing": "estimate"}, "period", "future"),
    "an unknown standing": ({"standing": "rough"}, "standing", "rough"),
    "less than zero": ({"vehicles_in": "-1"}, "vehicles_in", "less than zero"),
    "no whole number": ({"vehicles_out": "3,5"}, "vehicles_out", "3,5"),
    "far too many": ({"vehicles_in": "99999999"}, "vehicles_in", "9999999"),
    "negative tonnes": (goods(tonnes="-3"), "trade-0-tonnes", "less than zero"),
    "two ways to read": (goods(tonnes="350,500"), "trade-0-tonnes", "two ways"),
    "words behind a value": (goods(value="180,1 triệu"), "trade-0-value", "number alone"),
    "a value without currency": (goods(value="5", value_unit="1"), "trade-0-currency", "currency"),
    "a value without unit": (goods(value="5", currency="USD"), "trade-0-value_unit", "million"),
    "goods alone": (goods(goods="Quặng"), "trade-0-tonnes", "tonnes or the value"),
    "an unknown currency": (goods(value="5", value_unit="1", currency="EUR"), "trade-0-currency", "EUR"),
    "goods without a direction": (goods(direction="", tonnes="5"), "trade-0-direction", "empty the whole row"),
    "people without a paper": (travellers(document="", people_in="5"), "travellers-0-document", "whole row"),
    "the same paper twice": (TWICE, "travellers-1-document", "stands in two rows"),
    "more checked than passed": ({"health_checked": "1201"}, "health_checked", "1,200"),
}  # fmt: skip


@pytest.mark.parametrize(("fields", "wrong", "said"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_is_refused_in_words_beside_its_field(client, crossing, fields, wrong, said):
    response = client.post(NEW, typed(crossing, **{"source": "Sổ trực cửa khẩu"} | fields))
    found = faults(response)
    assert response.status_code == 422 and wrong in found and said in found[wrong]
    assert "Sổ trực cửa khẩu" in response.content.decode() and not TrafficReport.objects.exists()


def test_this_month_may_be_estimated_but_is_not_final_before_it_is_over(client, crossing):
    month = timezone.localdate().strftime("%m/%Y")
    said = faults(client.post(NEW, typed(crossing, period=month)))
    assert "not over yet" in said["standing"]
    assert client.post(NEW, typed(crossing, period=month, standing="estimate")).status_code == 302


def test_today_may_be_final(client, crossing):
    day = timezone.localdate().strftime("%d/%m/%Y")
    assert client.post(NEW, typed(crossing, period=day)).status_code == 302


def test_a_draft_may_be_empty_but_nothing_is_submitted_that_says_nothing(client, crossing):
    nothing = travellers() | goods() | {"vehicles_in": "", "health_checked": ""}
    said = faults(client.post(NEW, typed(crossing, **nothing)))
    assert "at least one figure" in said["__all__"]
    assert client.post(NEW, typed(crossing, **nothing, then="draft")).status_code == 302


def test_what_the_kind_of_crossing_does_not_have_is_refused(client, crossing):
    crossing.part_of = make_eastern_crossing()
    crossing.save()
    make_event(crossing, kind_after="freight")
    said = faults(client.post(NEW, typed(crossing)))
    assert "nothing of this passes there" in said["__all__"] and "health_checked" in said
    crossing.events.all().delete()
    crossing.part_of = None
    crossing.save()
    make_event(crossing, kind_after="market")
    said = faults(client.post(NEW, typed(crossing, vehicles_out="3")))
    assert {"vehicles_in", "vehicles_out"} <= said.keys()
    assert client.post(NEW, typed(crossing, vehicles_in="0")).status_code == 302


def test_a_period_is_told_once_in_each_standing(client, crossing):
    first = make_sent_traffic(crossing=crossing)
    said = faults(client.post(NEW, typed(crossing)))
    assert first.number in said["period"] and "Correct that one" in said["period"]
    assert client.post(NEW, typed(crossing, standing="estimate")).status_code == 302
    assert client.post(NEW, typed(crossing, period="06/2024")).status_code == 302


def test_a_final_begins_with_what_its_accepted_estimate_says(client, crossing):
    estimate = make_accepted_traffic(crossing=crossing, standing="estimate", vehicles_in=0, vehicles_out=None)
    response = client.get(NEW, {"final": estimate.reference})
    form = response.context["form"]
    assert (form["standing"].value(), form["period"].value()) == ("final", "05/2024")
    assert (form["vehicles_in"].value(), form["vehicles_out"].value()) == ("0", None)
    assert (form["travellers-0-people_in"].value(), form["trade-0-value"].value()) == ("120", "1,2")
    assert estimate.get_absolute_url() in response.content.decode()


def test_no_final_begins_with_a_draft_a_final_or_another_place(client, crossing):
    here = make_traffic(crossing=crossing, standing="estimate")
    final = make_accepted_traffic(crossing=crossing)
    there = make_accepted_traffic(crossing=make_eastern_crossing(), standing="estimate")
    for report in (here, final, there):
        assert client.get(NEW, {"final": report.reference}).status_code == 404


def test_a_double_click_makes_one_report_and_typing_further_mends_the_draft(client, crossing):
    sent = typed(crossing)
    client.post(NEW, sent)
    client.post(NEW, sent)
    assert TrafficReport.objects.count() == 1
    draft = typed(crossing, period="06/2024", then="draft")
    client.post(NEW, draft)
    client.post(NEW, draft | {"vehicles_in": "41"})
    assert [each.vehicles_in for each in TrafficReport.objects.filter(period="2024-06")] == [41]


def test_a_clerk_of_another_district_reports_nothing_here(client, crossing):
    client.force_login(make_clerk(make_eastern_crossing().district))
    response = client.post(NEW, typed(crossing))
    assert "crossing" in faults(response) and not TrafficReport.objects.exists()


@pytest.mark.parametrize("person", [make_observer, make_administrator, make_user])
def test_only_those_who_log_may_open_or_send_it(client, crossing, person):
    client.force_login(person())
    assert client.get(NEW).status_code == client.post(NEW, typed(crossing)).status_code == 403


def test_other_methods_are_refused(client, clerk):
    assert client.delete(NEW).status_code == 405
