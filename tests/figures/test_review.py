"""The verbs of review on reported figures, on their page, in the inbox and all at once."""

import pytest
from django.urls import reverse
from django.utils import timezone

from borderops.figures.models import ReportedFigure
from borderops.review.bulk import accept_all
from borderops.review.states import State
from tests.factories import make_clerk, make_other_district, make_reviewer
from tests.figures.factories import log_in, make_figure

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer():
    return make_reviewer()


@pytest.fixture
def waiting():
    return make_figure(state=State.SUBMITTED, districts=[make_other_district()])


def verb(name, figure):
    return reverse(f"{name}-reported-figure", args=[figure.reference])


def test_a_reviewer_accepts(reviewer, waiting):
    log_in(reviewer).post(verb("accept", waiting))
    waiting.refresh_from_db()
    assert (waiting.state, waiting.reviewed_by) == (State.ACCEPTED, reviewer)


def test_a_reviewer_returns_pinned_to_the_value(reviewer, waiting):
    answer = {"reason": "numbers", "fields_to_mend": ["value", "districts"], "words": "Xem lại nguồn"}
    log_in(reviewer).post(verb("return", waiting), answer)
    note = ReportedFigure.objects.get(state=State.RETURNED).notes.get(verb="return")
    assert note.fields == ["value", "districts"]
    page = (
        log_in(waiting.entered_by)
        .get(reverse("edit-reported-figure", args=[waiting.number]))
        .content.decode()
    )
    assert "Xem lại nguồn" in page


def test_nobody_reviews_their_own(waiting):
    own = make_figure(state=State.SUBMITTED, entered_by=make_reviewer())
    log_in(own.entered_by).post(verb("accept", own))
    own.refresh_from_db()
    assert own.state == State.SUBMITTED


def test_a_clerk_may_not_accept(waiting):
    assert log_in(make_clerk()).post(verb("accept", waiting)).status_code == 403


def test_accepting_asks_for_a_post(reviewer, waiting):
    assert log_in(reviewer).get(verb("accept", waiting)).status_code == 405


def test_what_waits_stands_in_the_inbox_behind_the_incidents(reviewer, waiting):
    client = log_in(reviewer)
    first = client.get(reverse("review"))
    keys = [tab["inbox"].key for tab in first.context["tabs"]]
    assert keys[0] == "incidents" and "figures" in keys[1:]
    assert client.get(reverse("inbox", args=["figures"])).context["page"].rows == [waiting]


def test_accepting_all_keeps_the_districts_in_the_history(reviewer, waiting):
    assert accept_all(ReportedFigure.objects.all(), reviewer, timezone.now()) == 1
    latest = ReportedFigure.objects.get().history.latest()
    assert latest.state == State.ACCEPTED
    assert latest.districts.count() == 1
