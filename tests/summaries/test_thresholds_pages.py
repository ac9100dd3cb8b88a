"""The pages of the thresholds: who sees which, who keeps them, and what the form says no to."""

import pytest
from django.urls import reverse

from borderops.figures.counting import countings
from borderops.summaries.thresholds import Threshold
from tests.factories import (
    make_administrator,
    make_clerk,
    make_observer,
    make_overseer,
    make_reviewer,
    make_user,
)
from tests.figures.factories import log_in, make_indicator
from tests.flat import opened_flat
from tests.summaries.test_thresholds import at, cases, make_threshold

pytestmark = pytest.mark.django_db


@pytest.fixture
def overseer(db):
    return make_overseer()


def form(place=None, **fields):
    told = {"indicator": make_indicator().pk, "district": place.pk if place else "", "what": "above"}
    return (
        told | {"period_kind": "month", "limit": "1.500", "note": " Gọi  trực ban. ", "active": "on"} | fields
    )


def add(user, fields):
    return log_in(user).post(reverse("new-threshold"), fields)


def page(user):
    return log_in(user).get(reverse("thresholds"))


def test_an_overseer_sets_one_which_has_a_history(overseer, district):
    answer = add(overseer, form(district))
    assert (answer.status_code, answer.url) == (302, reverse("thresholds"))
    threshold = Threshold.objects.get()
    assert (threshold.limit, threshold.note, threshold.made_by) == (1500, "Gọi trực ban.", overseer)
    assert threshold.history.get().history_user == overseer
    assert "above 1,500 vụ" in page(overseer).text


def test_a_second_click_sets_no_second_one(overseer, district):
    add(overseer, form(district))
    answer = add(overseer, form(district, note="Khác."))
    assert (
        answer.status_code == 422
        and "There is this threshold already" in answer.text
        and "Khác." in answer.text
    )
    assert Threshold.objects.count() == 1
    assert add(overseer, form(district, limit="7")).status_code == 302


def test_amounts_are_written_as_people_write_them(overseer):
    make_indicator("crossings.export_value.usd", display_unit="triệu USD", unit="USD")
    indicator = make_indicator("crossings.export_value.usd")
    add(overseer, form(indicator=indicator.pk, limit="180,5 triệu"))
    assert Threshold.objects.get().limit == 180_500_000
    assert "above 180.5 million USD" in page(overseer).text


@pytest.mark.parametrize(
    "fields, said",
    [
        ({"indicator": "999999"}, "Select a valid choice"),
        ({"indicator": "law"}, "Select a valid choice"),
        ({"limit": "nhiều"}, "Write the number alone"),
        ({"limit": "0", "what": "rise"}, "Write a number above 0"),
        ({"limit": "99999999999999999999999"}, "Write the number alone"),
        ({"district": "nowhere"}, "Select a valid choice"),
        ({"what": "sideways"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_comes_back_with_all_that_was_typed(overseer, fields, said):
    answer = add(overseer, form(**fields))
    assert answer.status_code == 422 and said in answer.text and "Gọi  trực ban." in answer.text
    assert not Threshold.objects.exists()


def test_one_that_is_only_reported_is_not_offered(overseer):
    reported = make_indicator("aid.received")
    answer = add(overseer, form(indicator=reported.pk))
    assert answer.status_code == 422 and not Threshold.objects.exists()


def test_an_overseer_changes_one_and_takes_it_out_of_use(overseer, district):
    threshold = make_threshold(district)
    client = log_in(overseer)
    told = form(district, limit="7", seen=threshold.last_change)
    del told["active"]
    assert client.post(threshold.get_absolute_url(), told).status_code == 302
    threshold.refresh_from_db()
    assert (threshold.limit, threshold.active, threshold.history.count()) == (7, False, 2)
    assert "Out of use" in page(overseer).text


def test_one_whose_indicator_is_counted_no_more_is_taken_out_of_use(overseer, district, monkeypatch):
    threshold = make_threshold(district)
    monkeypatch.delitem(countings, "incidents.law.cases")
    assert page(overseer).status_code == 200
    told = form(district, seen=threshold.last_change)
    assert "does not count this indicator" in log_in(overseer).post(threshold.get_absolute_url(), told).text
    del told["active"]
    assert log_in(overseer).post(threshold.get_absolute_url(), told).status_code == 302
    assert not Threshold.objects.get().active


def test_a_stale_form_is_refused_without_loss(overseer, district):
    threshold = make_threshold(district)
    seen = threshold.last_change
    threshold.write(overseer)
    answer = log_in(overseer).post(threshold.get_absolute_url(), form(district, limit="7", seen=seen))
    assert answer.status_code == 409 and "Somebody has changed this" in answer.text
    assert Threshold.objects.get().limit == 1


@pytest.mark.parametrize("make", [make_clerk, make_reviewer, make_observer, make_user])
def test_others_set_and_change_nothing(make, district):
    threshold, user = make_threshold(district), make()
    client = log_in(user)
    for address in (reverse("new-threshold"), threshold.get_absolute_url()):
        assert client.get(address).status_code == 403
        assert client.post(address, form(district, limit="9")).status_code == 403
    assert Threshold.objects.get().limit == 1


def test_each_sees_the_thresholds_of_the_own_places(overseer, district, line, monkeypatch):
    at(monkeypatch, 2021, 3, 1)
    make_threshold(district, limit=0)
    make_threshold(limit=100)
    cases(district, 3)
    for user in (overseer, make_observer()):
        text = page(user).text
        assert "past the threshold" in text and "Whole line" in text and "3 vụ" in text
    own = page(make_clerk(district, name="own")).text
    assert "3 vụ" in own and "Whole line" not in own
    far = page(make_clerk(line[0])).text
    assert "3 vụ" not in far and "Đồng Văn" not in far and "No threshold is set" in far
    assert page(make_user()).status_code == 403


def test_the_administrator_keeps_them_and_sees_no_figures(district, monkeypatch):
    at(monkeypatch, 2021, 3, 1)
    make_threshold(district, limit=0)
    cases(district, 3)
    administrator = make_administrator()
    text = page(administrator).text
    assert "above 0 vụ" in text and "3 vụ" not in text
    assert add(administrator, form(district)).status_code == 302


def test_the_page_says_what_cannot_be_compared(overseer, district, monkeypatch):
    at(monkeypatch, 2021, 3, 1)
    make_threshold(district, "rise_percent", 20)
    cases(district, 12)
    text = page(overseer).text
    assert "not judged" in text and "cannot be compared: no figures for the same days last year" in text


def test_the_page_takes_as_many_queries_for_many(client, line):
    make_threshold(line[0])

    def more():
        for district in line:
            make_threshold(district, limit=3)

    opened_flat(client, [make_overseer, make_observer], reverse("thresholds"), more=more)


def test_only_the_forms_take_what_is_posted(overseer):
    assert log_in(overseer).post(reverse("thresholds")).status_code == 405


def test_the_admin_has_them_with_their_history(overseer, district):
    threshold = make_threshold(district)
    for user in (overseer, make_administrator()):
        client = log_in(user)
        assert "Đồng Văn" in client.get(reverse("admin:summaries_threshold_changelist")).text
        address = reverse("admin:summaries_threshold_change", args=[threshold.pk])
        assert client.get(address).status_code == 200
        answer = client.post(address, form(district, limit="33", seen=threshold.last_change))
        assert answer.status_code == 302 and Threshold.objects.get().limit == 33
        history = reverse("admin:summaries_threshold_history", args=[threshold.pk])
        assert client.get(history).status_code == 200
        assert (
            client.post(reverse("admin:summaries_threshold_delete", args=[threshold.pk])).status_code == 403
        )
    clerk = log_in(make_clerk())
    assert clerk.get(address).status_code == 200
    assert clerk.post(address, form(district, limit="9")).status_code == 403
