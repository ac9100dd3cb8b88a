"""The pages on which it is arranged what is made by date."""

import pytest
from django.urls import reverse

from borderops.people.models import Posting
from borderops.summaries.schedule_making import make_due
from borderops.summaries.schedules import Schedule, ScheduleRun
from tests.factories import (
    make_administrator,
    make_clerk,
    make_observer,
    make_overseer,
    make_reviewer,
    make_user,
)
from tests.figures.factories import log_in
from tests.flat import opened_flat
from tests.summaries.scheduled import at, make_schedule

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("line")]
OTHERS = [make_clerk, make_reviewer, make_observer, make_administrator, make_user]


@pytest.fixture
def overseer(db):
    return make_overseer()


def form(*recipients, **fields):
    told = {"what": "summary", "period_kind": "month", "days_after": "2", "hour": "8", "active": "on"}
    return told | {"recipients": [each.pk for each in recipients]} | fields


def add(user, fields):
    return log_in(user).post(reverse("new-schedule"), fields)


def page(user):
    return log_in(user).get(reverse("schedules"))


def test_an_overseer_arranges_one_in_the_own_name(overseer):
    observer = make_observer()
    answer = add(overseer, form(overseer, observer))
    assert (answer.status_code, answer.url) == (302, reverse("schedules"))
    schedule = Schedule.objects.get()
    assert schedule.made_by == overseer and set(schedule.recipients.all()) == {overseer, observer}
    assert schedule.history.count() == 1 and schedule.history.get().history_user == overseer
    text = page(overseer).text
    assert "2 days after the end of the period, from 08:00" in text and str(observer) in text


@pytest.mark.parametrize(
    "fields, said",
    [
        ({"days_after": "0"}, "Write 1 to 60 days"),
        ({"days_after": "-3"}, "greater than or equal to 0"),
        ({"days_after": "x"}, "Enter a whole number"),
        ({"hour": "25"}, "Select a valid choice"),
        ({"what": "cake"}, "Select a valid choice"),
        ({"period_kind": "range"}, "Select a valid choice"),
        ({"template": "99"}, "Select a valid choice"),
        ({"recipients": ["999999"]}, "Select a valid choice"),
        ({"recipients": ["x"]}, "is not a valid value"),
        ({"recipients": []}, "This field is required"),
    ],
)
def test_what_cannot_be_comes_back(overseer, fields, said):
    answer = add(overseer, form(overseer, **fields))
    assert answer.status_code == 422 and said in answer.text
    assert not Schedule.objects.exists()


def test_only_who_may_see_it_can_be_chosen(overseer, line):
    reviewer, observer = make_reviewer(line[0]), make_observer()
    assert add(overseer, form(reviewer)).status_code == 422
    answer = add(overseer, form(overseer, observer, what="report"))
    assert answer.status_code == 422
    assert f"Drafts of reports are not open to {observer}" in answer.text
    assert not Schedule.objects.exists()


def test_who_was_chosen_and_lost_the_right_is_named(overseer):
    observer = make_observer()
    schedule = make_schedule(overseer, recipients=[overseer, observer])
    Posting.objects.filter(user=observer).update(province_wide=False)
    told = form(overseer, observer, seen=schedule.last_change)
    answer = log_in(overseer).post(schedule.get_absolute_url(), told)
    assert answer.status_code == 422 and f"not open to {observer} today" in answer.text


def test_who_changes_it_takes_it_over(overseer):
    schedule, other = make_schedule(make_overseer()), make_overseer()
    told = form(overseer, seen=schedule.last_change)
    assert log_in(other).post(schedule.get_absolute_url(), told).status_code == 302
    schedule.refresh_from_db()
    assert (schedule.made_by, schedule.days_after) == (other, 2)
    assert list(schedule.recipients.all()) == [overseer]


def test_a_stale_form_is_refused_without_loss(overseer):
    schedule = make_schedule(overseer)
    seen = schedule.last_change
    schedule.write(overseer)
    answer = log_in(overseer).post(schedule.get_absolute_url(), form(overseer, hour="23", seen=seen))
    assert answer.status_code == 409 and "Somebody has changed this" in answer.text
    assert Schedule.objects.get().hour == 7


def test_it_is_switched_off_and_on(overseer):
    schedule = make_schedule(overseer)
    client, address = log_in(overseer), reverse("switch-schedule", args=[schedule.pk])
    assert client.post(address, {"active": "0"}).status_code == 302
    assert not Schedule.objects.get().active and "out of use" in page(overseer).text
    since = Schedule.objects.get().since
    client.post(address, {"active": "1"})
    assert Schedule.objects.get().active and Schedule.objects.get().since > since
    assert list(schedule.recipients.all()) == [overseer]
    assert client.get(address).status_code == 405
    assert client.post(reverse("switch-schedule", args=[0]), {"active": "1"}).status_code == 404


@pytest.mark.parametrize("make", OTHERS)
def test_others_see_and_arrange_nothing(overseer, make):
    schedule = make_schedule(overseer)
    client = log_in(make())
    addresses = [reverse("schedules"), reverse("new-schedule"), schedule.get_absolute_url()]
    assert [client.get(address).status_code for address in addresses] == [403] * 3
    posts = [*addresses[1:], reverse("switch-schedule", args=[schedule.pk])]
    assert [client.post(address, form(overseer)).status_code for address in posts] == [403] * 3
    assert Schedule.objects.get().active and Schedule.objects.get().hour == 7


def test_the_page_tells_what_became_of_it(overseer, monkeypatch):
    make_schedule(overseer)
    assert "Nothing was due since it was arranged" in page(overseer).text
    at(monkeypatch, 2021, 3, 15, 8)
    make_due()
    ScheduleRun.objects.create(
        schedule=Schedule.objects.get(), period="2021-M02", state="failed", fault="Vì vậy."
    )
    text = page(overseer).text
    assert "March 2021: " in text and ">Made<" in text and "Failed" in text and "Vì vậy." in text


def test_whom_a_summary_was_made_for_finds_its_file_on_the_page(overseer, monkeypatch):
    other, schedule = make_overseer(), make_schedule(overseer)
    schedule.recipients.set([other])
    at(monkeypatch, 2021, 3, 15, 8)
    make_due()
    address = reverse("schedule-file", args=[ScheduleRun.objects.get().pk])
    assert address not in page(overseer).text and f'<a href="{address}">' in page(other).text
    assert log_in(other).get(address).status_code == 200


def test_the_page_takes_as_many_queries_for_many(client, overseer):
    make_schedule(overseer)

    def more():
        for kind in ("week", "quarter", "half", "year"):
            schedule = make_schedule(overseer, period_kind=kind)
            for year in range(2010, 2020):
                ScheduleRun.objects.create(schedule=schedule, period=f"{year}", state="made")

    (opened,) = opened_flat(client, [make_overseer], reverse("schedules"), more=more)
    assert all(len(each.last_runs) <= 6 for each in opened.context["schedules"])


def test_the_admin_shows_them_and_changes_nothing(overseer):
    schedule = make_schedule(overseer)
    client = log_in(overseer)
    assert client.get(reverse("admin:summaries_schedule_changelist")).status_code == 200
    address = reverse("admin:summaries_schedule_change", args=[schedule.pk])
    assert client.get(address).status_code == 200 and client.post(address, {}).status_code == 403
    assert client.get(reverse("admin:summaries_schedule_history", args=[schedule.pk])).status_code == 200


def test_to_switch_one_off_writes_nobodys_change_over(overseer, monkeypatch):
    schedule, take_turn = make_schedule(overseer), Schedule.take_turn

    def changed_meanwhile(self):
        monkeypatch.setattr(Schedule, "take_turn", take_turn)
        other = Schedule.objects.get(pk=self.pk)
        other.days_after = 9
        other.write(overseer)

    monkeypatch.setattr(Schedule, "take_turn", changed_meanwhile)
    log_in(overseer).post(reverse("switch-schedule", args=[schedule.pk]), {"active": "0"})
    assert Schedule.objects.get().active
