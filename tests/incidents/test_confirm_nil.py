"""Confirming that a district's month had no incident, and taking the word back."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from borderops.figures.periods import Period
from borderops.incidents.models import NilConfirmation
from borderops.people.roles import Role
from tests.factories import (
    make_accepted,
    make_clerk,
    make_code,
    make_commune,
    make_district,
    make_draft,
    make_observer,
    make_other_district,
    make_overseer,
    make_returned,
    make_reviewer,
    make_struck,
    make_submitted,
    make_unit,
    make_user,
)
from tests.figures.factories import log_in

pytestmark = pytest.mark.django_db
PAGE = "/incidents/none/"
IN_MARCH = date(2024, 3, 1)


@pytest.fixture
def reviewer():
    return make_reviewer(make_commune().district)


def confirm(user, month="2024-M03", district="026", **fields):
    asked = {"district": district, "month": month, "period": "2024"} | fields
    return log_in(user).post(reverse("confirm-nil"), asked, follow=True)


def test_a_reviewer_confirms_a_month_of_the_district(reviewer):
    page = confirm(reviewer).content.decode()
    word = NilConfirmation.objects.get()
    assert (word.start, word.end, word.regime, word.by) == (
        date(2024, 2, 15),
        date(2024, 3, 14),
        "",
        reviewer,
    )
    assert word.history.get().history_user == reviewer
    assert "Confirmed: no incident in Đồng Văn, March 2024." in page
    assert "confirmed: no incident" in page


def test_calendar_months_and_one_regime_can_be_confirmed(reviewer):
    page = confirm(reviewer, "cal:2024-M03", regime="HD").content.decode()
    assert "Confirmed: none of “Breach of the Agreement” in Đồng Văn, March 2024 (calendar)." in page
    assert "Confirm: none of “Breach of the Agreement”" in page
    word = NilConfirmation.objects.get()
    assert (word.start, word.end, word.regime) == (date(2024, 3, 1), date(2024, 3, 31), "HD")


def test_a_second_press_confirms_once(reviewer):
    confirm(reviewer)
    confirm(reviewer)
    assert NilConfirmation.objects.count() == 1


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (make_accepted, "There are accepted cases in this month"),
        (make_submitted, "wait for review or were returned"),
        (make_returned, "wait for review or were returned"),
    ],
)
def test_a_month_with_a_case_is_refused(reviewer, make, words):
    make(occurred_on=IN_MARCH)
    assert words in confirm(reviewer).content.decode()
    assert not NilConfirmation.objects.exists()
    confirm(reviewer, "2024-M04")
    assert NilConfirmation.objects.exists()


@pytest.mark.parametrize("make", [make_struck, make_draft])
def test_what_does_not_count_and_is_not_sent_is_in_nobodys_way(reviewer, make):
    make(occurred_on=IN_MARCH)
    confirm(reviewer)
    assert NilConfirmation.objects.exists()


def test_a_case_of_another_regime_is_in_nobodys_way(reviewer):
    make_accepted(occurred_on=IN_MARCH, code=make_code("D2"))
    confirm(reviewer, regime="HD")
    confirm(reviewer, regime="PL")
    assert [word.regime for word in NilConfirmation.objects.all()] == ["HD"]


def test_a_month_that_is_not_over_is_refused(reviewer):
    month = Period.containing_month(timezone.localdate()).key
    assert "not over yet" in confirm(reviewer, month).content.decode()
    assert not NilConfirmation.objects.exists()


@pytest.mark.parametrize("month", ["2024", "2024-M13", "", "2024-03-01..2024-03-31"])
def test_only_one_whole_month_can_be_confirmed(reviewer, month):
    assert "messages" in confirm(reviewer, month).content.decode()
    assert not NilConfirmation.objects.exists()


def test_a_regime_that_does_not_exist_is_refused(reviewer):
    confirm(reviewer, regime="XX")
    assert not NilConfirmation.objects.exists()


def test_another_district_is_not_found(reviewer):
    make_other_district()
    assert confirm(reviewer, district="033").status_code == 404
    assert log_in(reviewer).get(PAGE, {"district": "033"}).status_code == 404


def test_a_reviewer_of_some_communes_cannot_speak_for_the_district():
    unit = make_unit()
    unit.communes.set([make_commune()])
    person = make_user(Role.REVIEWER, unit=unit)
    assert confirm(person).status_code == 404
    assert "no whole district" in log_in(person).get(PAGE).content.decode()


@pytest.mark.parametrize("person", [make_clerk, make_observer])
def test_others_may_neither_look_nor_confirm(person):
    user = person()
    make_district()
    assert log_in(user).get(PAGE).status_code == 403
    assert confirm(user).status_code == 403


def test_anonymous_people_are_sent_to_log_in(client):
    assert client.get(PAGE).status_code == 302


def test_confirming_and_withdrawing_ask_for_a_post(reviewer):
    assert log_in(reviewer).get(reverse("confirm-nil")).status_code == 405
    assert log_in(reviewer).get(reverse("withdraw-nil", args=[1])).status_code == 405


def test_a_reviewer_withdraws_and_the_history_keeps_both(reviewer):
    confirm(reviewer)
    word = NilConfirmation.objects.get()
    page = log_in(reviewer).post(reverse("withdraw-nil", args=[word.pk]), {"district": "026"}, follow=True)
    assert "Withdrawn" in page.content.decode()
    assert not NilConfirmation.objects.exists()
    kept = NilConfirmation.history.filter(id=word.pk).order_by("history_date")
    assert [(each.history_type, each.history_user) for each in kept] == [("+", reviewer), ("-", reviewer)]


def test_a_confirmation_elsewhere_is_not_found(reviewer):
    other = make_other_district()
    confirm(make_overseer(), district=other.code)
    word = NilConfirmation.objects.get()
    assert log_in(reviewer).post(reverse("withdraw-nil", args=[word.pk])).status_code == 404
    assert NilConfirmation.objects.exists()


def test_the_page_tells_each_month_apart(reviewer):
    make_accepted(occurred_on=IN_MARCH)
    make_submitted(occurred_on=date(2024, 4, 1))
    confirm(reviewer, "2024-M05")
    months = log_in(reviewer).get(PAGE, {"period": "2024"}).context["months"]
    told = [(row.accepted, row.pending, len(row.standing), row.may_confirm) for row in months[:6]]
    assert told == [(0, 0, 0, True), (0, 0, 0, True), (1, 0, 0, False), (0, 1, 0, False), (0, 0, 1, False),
                    (0, 0, 0, True)]  # fmt: skip


def test_a_confirmation_that_a_later_case_belies_is_marked(reviewer):
    confirm(reviewer)
    make_accepted(occurred_on=IN_MARCH)
    assert "incidents were accepted since" in log_in(reviewer).get(PAGE, {"period": "2024"}).content.decode()


def test_a_period_without_whole_months_is_refused_in_words(reviewer):
    response = log_in(reviewer).get(PAGE, {"period": "2024-W10"})
    assert response.status_code == 400
    assert "whole months" in response.content.decode()
