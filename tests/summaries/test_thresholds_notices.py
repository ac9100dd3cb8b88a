"""A crossing is told once, to those who review or oversee the place, and again only when it crosses anew."""

from datetime import date

import pytest
from django.utils import timezone

from borderops.figures.counting import StandingCounting, countings
from borderops.people.models import User
from borderops.people.roles import Role
from borderops.summaries import threshold_notices
from borderops.summaries.messages import Message
from borderops.summaries.threshold_notices import tell_crossed
from borderops.summaries.thresholds import ThresholdNotice
from tests.factories import make_clerk, make_observer, make_overseer, make_reviewer, make_user
from tests.figures.factories import make_indicator
from tests.summaries.factories import make_case
from tests.summaries.test_thresholds import at, cases, make_threshold

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(line):
    """By name: those who are told of Đồng Văn, and those who are not."""
    return {
        "overseer": make_overseer(),
        "reviewer": make_reviewer(line[5]),
        "far": make_reviewer(line[0]),
        "clerk": make_clerk(line[5], name="own-clerk"),
        "observer": make_observer(),
        "former": make_user(Role.REVIEWER, [line[5]], valid_to=date(2021, 1, 1)),
    }


def told(people):
    """Who has how many messages."""
    counts = {name: Message.objects.of(user).count() for name, user in people.items()}
    return {name: count for name, count in counts.items() if count}


def test_those_who_review_or_oversee_the_place_are_told_once(people, district, monkeypatch):
    at(monkeypatch, 2021, 3, 1)
    make_threshold(district, limit=2, note="Gọi trực ban.")
    cases(district, 2)
    tell_crossed()
    assert told(people) == {}
    cases(district, 1)
    tell_crossed()
    tell_crossed()
    cases(district, 1)
    tell_crossed()
    assert told(people) == {"overseer": 1, "reviewer": 1}
    message = Message.objects.of(people["reviewer"]).get()
    assert "Đồng Văn" in message.subject
    assert "3 vụ" in message.words and message.words.endswith("Gọi trực ban.")
    assert message.url.startswith("/incidents/?")


def test_the_whole_line_is_told_to_who_sees_all_of_it(people, district, monkeypatch):
    at(monkeypatch, 2021, 3, 1)
    make_threshold(limit=0)
    cases(district, 1)
    tell_crossed()
    assert told(people) == {"overseer": 1}


def test_people_without_the_right_to_count_it_are_not_told(people, district, monkeypatch):
    at(monkeypatch, 2021, 3, 1)
    make_threshold(district, limit=0)
    cases(district, 1)
    User.objects.filter(pk=people["overseer"].pk).update(is_active=False)
    tell_crossed()
    assert told(people) == {"reviewer": 1}


def test_a_new_period_is_told_anew(people, district, monkeypatch):
    make_threshold(district, limit=0)
    cases(district, 1)
    at(monkeypatch, 2021, 3, 1)
    tell_crossed()
    at(monkeypatch, 2021, 3, 21)
    cases(district, 1, on=date(2021, 3, 20))
    tell_crossed()
    assert told(people)["reviewer"] == 2
    assert set(ThresholdNotice.objects.values_list("period", flat=True)) == {"2021-M03", "2021-M04"}


def test_what_is_accepted_late_is_told_for_the_period_before(people, district, monkeypatch):
    make_threshold(district, limit=0)
    at(monkeypatch, 2021, 3, 20)
    tell_crossed()
    cases(district, 1)
    tell_crossed()
    assert ThresholdNotice.objects.get().period == "2021-M03"


def test_what_was_over_when_the_threshold_was_set_is_not_told(people, district, monkeypatch):
    at(monkeypatch, 2021, 3, 20)
    make_threshold(district, limit=0, made_at=timezone.now())
    make_threshold(district, "below", 5, made_at=timezone.now())
    cases(district, 1)
    tell_crossed()
    assert told(people) == {}


def test_below_is_told_after_the_period(people, district, monkeypatch):
    make_threshold(district, "below", 5)
    cases(district, 1)
    at(monkeypatch, 2021, 3, 14)
    tell_crossed()
    assert told(people) == {}
    at(monkeypatch, 2021, 3, 15)
    tell_crossed()
    assert told(people) == {"overseer": 1, "reviewer": 1}


def test_a_missing_base_tells_nobody(people, district, monkeypatch):
    at(monkeypatch, 2021, 3, 1)
    make_threshold(district, "rise_percent", 1)
    make_threshold(district, "rise", 1)
    cases(district, 12)
    tell_crossed()
    assert told(people) == {}


def test_a_stock_is_told_again_only_when_it_fell_back(people, district, monkeypatch):
    stood = {}
    counting = StandingCounting(
        "labour.standing", countings["incidents.law.cases"].dimensions, "labour.view_programme",
        standing=lambda user, period, dimensions: stood,
    )  # fmt: skip
    monkeypatch.setitem(countings, counting.key, counting)
    make_indicator(counting.key, nature="stock")
    make_threshold(district, limit=10, indicator=counting.key)
    for day, figure, messages in (
        ((2021, 3, 1), 11, 1), ((2021, 3, 20), 12, 1), ((2021, 3, 22), 9, 1), ((2021, 3, 24), 12, 2),
        ((2021, 4, 20), 8, 2), ((2021, 4, 22), 12, 3), ((2021, 4, 23), 9, 3), ((2021, 4, 24), 12, 3),
    ):  # fmt: skip
        stood[(district.code,)] = figure
        at(monkeypatch, *day)
        tell_crossed()
        assert told(people)["reviewer"] == messages, day


def test_one_threshold_that_fails_keeps_no_other_from_being_told(people, line, monkeypatch):
    at(monkeypatch, 2021, 3, 1)
    first, second = make_threshold(line[0], limit=0), make_threshold(line[5], limit=0)
    cases(line[5], 1)
    judge = threshold_notices.judge

    def failing(threshold, *told):
        if threshold.pk == first.pk:
            raise RuntimeError("broken")
        return judge(threshold, *told)

    monkeypatch.setattr(threshold_notices, "judge", failing)
    tell_crossed()
    assert ThresholdNotice.objects.get().threshold == second


def test_killed_in_the_middle_it_is_told_whole_the_next_time(people, district, monkeypatch):
    at(monkeypatch, 2021, 3, 1)
    threshold = make_threshold(district, limit=0)
    cases(district, 1)
    tell = threshold_notices.tell

    def killed(*what):
        raise RuntimeError("killed")

    monkeypatch.setattr(threshold_notices, "tell", killed)
    tell_crossed()
    assert not ThresholdNotice.objects.exists() and told(people) == {}
    monkeypatch.setattr(threshold_notices, "tell", tell)
    tell_crossed()
    assert ThresholdNotice.objects.filter(threshold=threshold).count() == 1
    assert told(people) == {"overseer": 1, "reviewer": 1}


def test_nothing_is_judged_with_the_rights_of_a_person(people, district, monkeypatch):
    """The register's own reader sees all and is nobody who could log in."""
    at(monkeypatch, 2021, 3, 1)
    make_threshold(limit=0)
    make_case(district, on=date(2021, 3, 1))
    User.objects.exclude(pk=people["overseer"].pk).update(is_active=False)
    tell_crossed()
    assert told(people) == {"overseer": 1}
    assert not User.objects.filter(pk=0).exists()
