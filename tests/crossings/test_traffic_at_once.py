"""Many people at one crossing point at once: no period is told twice in one standing."""

import pytest
from django.core.exceptions import ValidationError

from borderops.crossings.models import TrafficReport
from borderops.review.states import State
from tests.crossings.makers import make_crossing, make_traffic
from tests.crossings.traffic_typing import NEW, typed
from tests.factories import make_clerk
from tests.review.test_concurrency import at_once, logged_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_drafts_of_one_period_submitted_at_once_exactly_one_goes_to_review():
    crossing = make_crossing()
    drafts = [make_traffic(make_clerk(crossing.district), crossing=crossing) for _n in range(5)]

    def submit(draft):
        try:
            draft.submit(draft.entered_by)
        except ValidationError as refusal:
            return " ".join(refusal.messages)
        return ""

    said = at_once([lambda each=each: submit(each) for each in drafts])
    assert said.count("") == 1 == TrafficReport.objects.filter(state=State.SUBMITTED).count()
    number = TrafficReport.objects.get(state=State.SUBMITTED).number
    assert all(number in words for words in said if words)  # in words of the site's own language


def test_the_same_form_sent_twice_at_once_makes_one_report():
    crossing = make_crossing()
    clerk, sent = make_clerk(crossing.district), typed(crossing)
    browsers = [logged_in(clerk), logged_in(clerk)]
    answers = at_once([lambda each=each: each.post(NEW, sent) for each in browsers])
    assert TrafficReport.objects.count() == 1 and {answer.status_code for answer in answers} <= {302, 409}
