"""Two people at one post at the same moment, each through another door: neither is thrown out, nothing is lost."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from borderops.patrols.models import Expectation, HandOver, ShiftReport
from borderops.review.states import State
from tests.factories import make_clerk, make_overseer, make_reviewer
from tests.patrols.makers import OPENED, expect, make_post, make_sent_shift, make_shift
from tests.review.test_concurrency import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_reports_are_accepted_and_mended_while_what_is_expected_changes():
    post, clerk, reviewer = make_post(), make_clerk(), make_reviewer()
    expected = expect(post, 3)
    sent = [make_sent_shift(clerk, post=post, hour=hour, hours=2) for hour in (0, 2, 4, 6)]
    drafts = [make_shift(clerk, post, hour=hour, hours=2) for hour in (8, 10)]

    def change(number):
        each = Expectation.objects.get(pk=expected.pk)
        each.per_day = number
        return each.write(make_overseer(name=f"lead-{number}"))

    at_once(
        [
            *[lambda each=each: each.accept(reviewer) for each in sent],
            *[lambda each=each: each.submit(clerk) for each in drafts],
            lambda: change(2),
            lambda: change(4),
        ]
    )
    assert ShiftReport.objects.filter(state=State.ACCEPTED).count() == len(sent)
    assert ShiftReport.objects.filter(state=State.SUBMITTED).count() == len(drafts)


def test_a_hand_over_that_two_confirm_at_once_is_one():
    report = make_sent_shift()
    clerks = [make_clerk() for _ in range(4)]
    given = at_once([lambda by=by: HandOver.confirm(report, by) for by in clerks])
    assert len({each.pk for each in given}) == 1 == HandOver.objects.count()
    assert HandOver.history.count() == 1


def test_of_two_who_say_what_is_expected_at_once_one_is_told_so():
    post, leads = make_post(), [make_overseer() for _ in range(3)]
    said = at_once([lambda by=by: expected_or_refused(post, by) for by in leads])
    assert [each for each in said if each] == [Expectation.objects.get()]


def expected_or_refused(post, by):
    try:
        return Expectation(post=post, per_day=3, valid_from=OPENED + timedelta(days=1)).write(by)
    except ValidationError:
        return None
