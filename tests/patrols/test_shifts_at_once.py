"""Many people at one post at once: no time is reported twice, no number is given twice, one of two decides."""

import pytest
from django.core.exceptions import ValidationError

from borderops.patrols.models import ShiftReport
from borderops.review.models import Note
from borderops.review.states import State, Verb
from tests.factories import make_clerk, make_overseer, make_reviewer
from tests.patrols.makers import DAY, make_accepted_shift, make_post, make_sent_shift, make_shift, new_shift
from tests.patrols.shift_forms import other_hours, typed
from tests.review.test_concurrency import at_once, logged_in

pytestmark = pytest.mark.django_db(transaction=True)


def refused(deed):
    """What a person gets who is too late."""
    try:
        return deed()
    except ValidationError:
        return None


def test_of_reports_of_one_post_at_one_time_exactly_one_is_kept():
    post = make_post()
    clerks = [make_clerk() for _ in range(6)]
    kept = at_once([lambda by=by: refused(lambda: new_shift(post).write(by)) for by in clerks])
    assert len(list(filter(None, kept))) == 1 == ShiftReport.objects.count()


def test_two_who_send_the_form_of_one_shift_at_once_make_one_report():
    post = make_post()
    hours = other_hours("06:00", "14:00")
    forms = [(logged_in(make_clerk()), typed(post, **hours)) for _ in range(2)]
    answers = at_once([lambda form=form: form[0].post("/patrols/shifts/new/", form[1]) for form in forms])
    report = ShiftReport.objects.get()
    assert (report.state, report.number) == (State.SUBMITTED, "CT-2024-DV-0001")
    assert sorted(answer.status_code for answer in answers)[0] in (200, 302)
    assert Note.objects.about(ShiftReport).filter(verb=Verb.SUBMIT).count() == 1


def test_no_number_is_given_twice_when_many_submit_at_once():
    post = make_post()
    drafts = [make_shift(make_clerk(), post, hour=hour, hours=1) for hour in range(8)]
    at_once([lambda each=each: each.submit(each.entered_by) for each in drafts])
    numbers = sorted(ShiftReport.objects.values_list("number", flat=True))
    assert numbers == [f"CT-2024-DV-{n:04d}" for n in range(1, 9)]


def test_of_two_reviewers_who_decide_at_once_one_wins():
    report = make_sent_shift()
    one, other = logged_in(make_reviewer()), logged_in(make_overseer())
    address, version = report.get_absolute_url(), {"version": report.version}
    at_once(
        [
            lambda: one.post(f"{address}accept/", version),
            lambda: other.post(f"{address}return/", version | {"reason": "numbers"}),
        ]
    )
    assert report.notes.filter(verb__in=[Verb.ACCEPT, Verb.RETURN]).count() == 1


def test_a_struck_report_and_a_new_one_do_not_both_take_the_time_at_once():
    post = make_post()
    struck = make_accepted_shift(post=post)
    reviewer, clerk = make_reviewer(), make_clerk()
    struck.strike(reviewer, "mistake")
    at_once(
        [
            lambda: refused(lambda: ShiftReport.objects.get(pk=struck.pk).reopen(reviewer, "facts")),
            lambda: refused(lambda: new_shift(post, DAY).write(clerk)),
        ]
    )
    assert ShiftReport.objects.exclude(state=State.STRUCK).count() == 1
