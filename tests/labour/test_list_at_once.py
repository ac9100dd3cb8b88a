"""Many offices with lists of workers at once: no place is given twice, nobody departs twice, nobody waits for ever."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from borderops.labour.models import ListLine, Permit, Trip, WorkerList
from borderops.review.states import State
from tests.factories import make_clerk, make_commune, make_reviewer
from tests.labour.list_typing import NEW, typed
from tests.labour.makers import (
    make_inland,
    make_issued,
    make_list,
    make_permit,
    make_quota,
    make_sent_list,
    make_worker,
)
from tests.review.test_concurrency import at_once, logged_in

pytestmark = pytest.mark.django_db(transaction=True)
GONE = date(2024, 3, 5)


def refused(deed):
    """What a deed is refused with; nothing where it succeeds."""
    try:
        deed()
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""


def test_of_two_offices_that_issue_the_last_place_at_once_one_gets_it():
    make_quota(places=1)
    far = make_worker(commune=make_commune("Yên Thành", "09999", make_inland()))
    drafts = [make_list("issue", [make_permit()]), make_list("issue", [make_permit(far)])]
    at_once([lambda each=each: each.submit(each.entered_by) for each in drafts])
    assert sorted(ListLine.objects.values_list("held", flat=True)) == ["", "quota"]
    assert Permit.objects.filter(committed_on__isnull=False).count() == 1


def test_of_two_lists_with_one_departure_accepted_at_once_one_makes_the_trip():
    permit = make_issued()
    waiting = [make_sent_list("depart", [permit], day=GONE, minutes_number=f"{n}/BB") for n in range(2)]
    said = at_once(
        [lambda each=each: refused(lambda: each.accept(make_reviewer(each.district))) for each in waiting]
    )
    assert said.count("") == 1 == Trip.objects.count()
    assert WorkerList.objects.filter(kind="depart", state=State.ACCEPTED).count() == 1


def test_a_permit_edited_while_its_list_is_accepted_is_issued_whole_or_held_back():
    permits = [make_permit() for _n in range(3)]
    record, clerk = make_sent_list("issue", permits), make_clerk()
    for permit in permits[:2]:
        permit.paper_kind, permit.paper_number, permit.paper_expires_on = "", "", None
    edits = [lambda each=each: refused(lambda: each.write(clerk)) for each in permits[:2]]
    at_once([lambda: record.accept(make_reviewer(record.district)), *edits])
    for line in record.lines.select_related("permit"):
        assert (line.held == "") == (line.permit.stage == "issued")


def test_the_same_form_sent_at_once_makes_one_list():
    permits = [make_permit(), make_permit()]
    clerk, sent = make_clerk(), typed(permits)
    browsers = [logged_in(clerk) for _n in range(3)]
    answers = at_once([lambda each=each: each.post(NEW, sent) for each in browsers])
    assert {answer.status_code for answer in answers} == {302} and len(
        {answer.url for answer in answers}
    ) == 1
    assert WorkerList.objects.get().lines.count() == 2


def test_lists_that_name_the_same_permits_are_decided_edited_and_accepted_in_bulk_without_a_deadlock():
    permits = [make_permit() for _n in range(4)]
    clerk = make_clerk()
    waiting = [
        make_sent_list("register", order, clerk, day=date(2024, 1, day))
        for day, order in [(5, permits), (6, permits[::-1]), (7, permits[1:])]
    ]
    reviewers = [logged_in(make_reviewer()) for _n in range(4)]
    deeds = [lambda: reviewers[0].post("/review/worker-lists/accept-all/", {})]
    deeds += [
        lambda each=each, n=n: reviewers[n].post(f"{each.get_absolute_url()}accept/", {})
        for n, each in enumerate(waiting, 1)
    ]
    deeds += [lambda each=each: logged_in(clerk).post(NEW, typed([each, *permits])) for each in permits[:2]]
    fresh = [Permit.objects.get(pk=permit.pk) for permit in permits]
    edits = [lambda each=each: refused(lambda: each.write(clerk)) for each in fresh]
    answers = at_once([*deeds, *edits])
    assert {answer.status_code for answer in answers[: len(deeds)]} <= {302}
    assert WorkerList.objects.filter(state=State.ACCEPTED).exists()
    assert set(Permit.objects.values_list("stage", flat=True)) == {"registered"}
