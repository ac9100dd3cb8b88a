"""A follow-up has its own review; what is accepted says how far the case is, and by when it must be done."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from borderops.incidents.choices import Handling
from borderops.incidents.models import FollowUp
from borderops.review.states import State
from tests.factories import (
    make_accepted,
    make_clerk,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
)
from tests.incidents.follow_ups import (
    DONE_ON,
    make_accepted_follow_up,
    make_submitted,
    new_address,
    person,
    typed,
)
from tests.review.test_concurrency import at_once, logged_in

pytestmark = pytest.mark.django_db
LATER = DONE_ON + timedelta(days=9)


@pytest.fixture
def incident():
    return make_accepted()


def standing(incident):
    incident.refresh_from_db()
    return incident.handling


def test_the_last_word_counts_in_whatever_order_they_are_accepted(incident):
    first = make_submitted(incident, outcome="verifying", handling="in_hand")
    last = make_submitted(incident, outcome="no_action", handling="resolved", happened_on=LATER)
    last.accept(make_reviewer())
    assert standing(incident) == Handling.RESOLVED
    first.accept(make_reviewer())
    assert standing(incident) == Handling.RESOLVED


def test_a_follow_up_that_says_nothing_of_it_changes_nothing(incident):
    make_accepted_follow_up(incident, handling="in_hand")
    make_accepted_follow_up(incident, kind="letter", outcome="", document_number="15/ĐBP", happened_on=LATER)
    assert standing(incident) == Handling.IN_HAND


@pytest.mark.parametrize("undo", ["strike", "reopen"])
def test_what_counts_no_longer_has_no_say(incident, undo):
    make_accepted_follow_up(incident, handling="in_hand")
    last = make_accepted_follow_up(incident, handling="jointly", outcome="to_them", happened_on=LATER)
    assert standing(incident) == Handling.RESOLVED_JOINTLY
    getattr(last, undo)(make_reviewer(), "other", "Nhầm.")
    assert standing(incident) == Handling.IN_HAND
    assert incident.history.first().handling == Handling.IN_HAND


def test_the_day_to_be_handled_by_is_extended_and_taken_back(incident):
    usual = incident.handle_by
    more = make_accepted_follow_up(incident, extended_to=timezone.localdate() + timedelta(days=90))
    incident.refresh_from_db()
    assert incident.handle_by == more.extended_to > usual
    more.strike(make_reviewer(), "mistake")
    incident.refresh_from_db()
    assert incident.handle_by == usual


def test_an_incident_that_is_corrected_keeps_what_was_done_about_it(incident):
    more = make_accepted_follow_up(incident, handling="in_hand", extended_to=date(2099, 1, 1))
    incident.refresh_from_db()
    incident.reopen(make_reviewer(), "error", "Sai số người.")
    incident.offenders = 3
    incident.write(incident.entered_by)
    incident.submit(incident.entered_by)
    incident.accept(make_reviewer())
    assert (standing(incident), incident.handle_by) == (Handling.IN_HAND, more.extended_to)


def test_what_is_accepted_while_the_incident_is_corrected_is_not_lost(incident):
    waiting = make_submitted(incident, handling="resolved")
    incident.reopen(make_reviewer(), "error", "Sai số người.")
    incident.offenders = 3  # typed before the follow-up is accepted, saved after
    waiting.accept(make_reviewer())
    incident.write(incident.entered_by)
    assert standing(incident) == Handling.RESOLVED


@pytest.mark.django_db(transaction=True)
def test_two_reviewers_accept_two_follow_ups_at_once():
    incident = make_accepted()
    for _round in range(4):
        first = make_submitted(incident, handling="in_hand")
        last = make_submitted(incident, outcome="no_action", handling="resolved", happened_on=LATER)
        browsers = [(logged_in(make_reviewer()), record) for record in (first, last)]
        at_once(
            [
                lambda browser=browser, record=record: browser.post(
                    f"{record.get_absolute_url()}accept/", {"version": record.version}
                )
                for browser, record in browsers
            ]
        )
        assert FollowUp.objects.counted().filter(pk__in=[first.pk, last.pk]).count() == 2
        assert standing(incident) == Handling.RESOLVED
        for record in (first, last):
            record.strike(make_reviewer(), "mistake")
        assert standing(incident) == Handling.VERIFYING


@pytest.mark.django_db(transaction=True)
def test_one_form_that_is_sent_many_times_at_once_is_one_follow_up_and_one_person():
    incident = make_accepted()
    clerk, form = make_clerk(incident.district), typed() | person()
    browsers = [logged_in(clerk) for _ in range(6)]
    answers = at_once(
        [lambda browser=browser: browser.post(new_address(incident), form) for browser in browsers]
    )
    assert {answer.url for answer in answers} == {FollowUp.objects.get().get_absolute_url()}
    assert incident.persons.count() == 1


def test_it_is_reviewed_by_another_and_waits_in_the_inbox(client, incident):
    own = make_reviewer()
    record = make_submitted(incident, by=own)
    client.force_login(own)
    assert list(client.get("/review/follow-ups/").context["page"].rows) == []
    client.post(f"{record.get_absolute_url()}accept/")
    record.refresh_from_db()
    assert record.state == State.SUBMITTED
    client.force_login(make_reviewer())
    assert list(client.get("/review/follow-ups/").context["page"].rows) == [record]
    client.post("/review/follow-ups/accept-all/")
    record.refresh_from_db()
    assert record.state == State.ACCEPTED and standing(incident) == Handling.VERIFYING


def test_accepting_all_settles_each_case(client, incident):
    other = make_accepted()
    for case in (incident, other):
        make_submitted(case, outcome="no_action", handling="resolved")
    client.force_login(make_overseer())
    client.post("/review/follow-ups/accept-all/")
    assert standing(incident) == standing(other) == Handling.RESOLVED


def test_a_reviewer_of_elsewhere_and_an_observer_do_not_reach_it(client, incident):
    record = make_submitted(incident)
    for user, answer in [(make_reviewer(make_other_district()), 404), (make_observer(), 403)]:
        client.force_login(user)
        assert client.get(record.get_absolute_url()).status_code == answer
        assert client.post(f"{record.get_absolute_url()}accept/").status_code == answer
    assert client.get("/follow-ups/").status_code == 403
