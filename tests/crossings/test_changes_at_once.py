"""Many people at one crossing point at once: nobody waits for another without end, and nothing is decided twice."""

import pytest

from borderops.crossings.models import Confirmation, FlowChange, TrafficReport
from borderops.review.states import State, Verb
from tests.crossings.change_typing import NEW, SEVERAL, several, typed
from tests.crossings.makers import (
    make_accepted_change,
    make_crossing,
    make_eastern_crossing,
    make_notice,
    make_sent_change,
    make_traffic,
)
from tests.crossings.traffic_typing import NEW as NEW_TRAFFIC
from tests.crossings.traffic_typing import typed as typed_traffic
from tests.factories import make_clerk, make_overseer, make_reviewer
from tests.review.test_concurrency import at_once, logged_in

pytestmark = pytest.mark.django_db(transaction=True)


def sends(user, address, sent):
    """What a person sends from a browser of their own, to be done later."""
    browser = logged_in(user)
    return lambda: browser.post(address, sent)


def test_all_are_accepted_while_others_decide_on_single_ones():
    crossing = make_crossing()
    clerk = make_clerk(crossing.district)
    waiting = [make_sent_change(clerk, crossing=crossing, since=f"2024-05-{day}") for day in range(10, 14)]
    deeds = [
        sends(make_reviewer(crossing.district), "/review/flow-changes/accept-all/", {}) for _ in range(2)
    ]
    for change in waiting:
        sent = {"version": change.version, "reason": "numbers"}
        deeds += [sends(make_reviewer(crossing.district), f"{change.get_absolute_url()}{verb}/", sent)
                  for verb in ("accept", "return")]  # fmt: skip
    answers = at_once(deeds)
    assert {answer.status_code for answer in answers} <= {302, 409}
    for change in FlowChange.objects.all():
        assert change.notes.filter(verb__in=[Verb.ACCEPT, Verb.RETURN]).count() == 1
        assert change.state in (State.ACCEPTED, State.RETURNED)


def test_a_change_is_corrected_struck_and_confirmed_at_once():
    crossing = make_crossing()
    district, overseer = crossing.district, make_overseer()
    wrong = make_accepted_change(crossing=crossing)
    correct = f"{NEW}?corrects={wrong.reference}"
    deeds = [
        sends(make_clerk(district), correct, typed(crossing, state_of_flow="open", urgent="on"))
        for _ in range(3)
    ]
    deeds += [
        sends(make_clerk(district), "/crossings/TT-TB/confirm/", {"change": wrong.number}) for _ in range(2)
    ]
    deeds += [
        sends(overseer, f"{wrong.get_absolute_url()}strike/", {"version": wrong.version, "reason": "mistake"})
    ]
    answers = at_once(deeds)
    wrong.refresh_from_db()
    sent = FlowChange.objects.filter(corrects=wrong).exclude(state=State.DRAFT)
    assert {answer.status_code for answer in answers} <= {302, 409, 422}
    assert wrong.state == State.STRUCK and wrong.notes.filter(verb=Verb.STRIKE).count() == 1
    assert sent.count() <= 1 and Confirmation.objects.count() <= 2


def test_a_notice_becomes_changes_at_two_crossing_points_at_once_and_is_closed_once():
    crossings = [make_crossing(), make_eastern_crossing()]
    clerks = [make_clerk(crossing.district) for crossing in crossings]
    notice = make_notice(clerks[0], crossings=crossings)
    forms = [several([crossing]) for crossing in crossings]
    address = f"{SEVERAL}?notice={notice.pk}"
    answers = at_once([sends(clerk, address, form) for clerk, form in zip(clerks, forms, strict=True)] * 2)
    notice.refresh_from_db()
    assert {answer.status_code for answer in answers} == {302}
    assert FlowChange.objects.filter(notice=notice, state=State.SUBMITTED).count() == 4
    assert notice.done_at and notice.history.filter(done_at__isnull=False).count() == 1


def test_new_reports_of_traffic_and_drafts_are_submitted_at_once():
    crossing = make_crossing()
    district, deeds = crossing.district, []
    for month in range(1, 4):
        draft = make_traffic(make_clerk(district), crossing=crossing, period=f"2024-{month:02}")
        deeds.append(
            sends(draft.entered_by, f"{draft.get_absolute_url()}submit/", {"version": draft.version})
        )
        form = typed_traffic(crossing, period=f"{month:02}/2023")
        deeds.append(sends(make_clerk(district), NEW_TRAFFIC, form))
    answers = at_once(deeds)
    assert {answer.status_code for answer in answers} == {302}
    assert TrafficReport.objects.filter(state=State.SUBMITTED).count() == 6
