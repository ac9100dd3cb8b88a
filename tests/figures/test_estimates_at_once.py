"""Of two figures that take the place of one estimate at the same moment, only one does."""

import uuid

import pytest

from borderops.figures.models import ReportedFigure
from borderops.review.states import State
from tests.factories import make_clerk
from tests.figures.factories import log_in, make_figure, make_indicator
from tests.review.test_concurrency import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_at_once_do_not_replace_one_estimate():
    cases = make_indicator()
    estimate = make_figure(cases, 500, standing="estimate")
    people = [log_in(make_clerk()) for _turn in range(4)]

    def typed(n):
        return {
            "indicator": cases.pk,
            "value": f"57{n}",
            "standing": "final",
            "period": "2021",
            "source": f"Nguồn {n}",
            "confidence": "S",
            "replaces": estimate.pk,
            "form_key": str(uuid.uuid4()),
            "then": "submit",
        }

    answers = at_once(
        [lambda n=n, person=person: person.post("/figures/new/", typed(n)) for n, person in enumerate(people)]
    )
    codes = sorted(answer.status_code for answer in answers)
    assert codes[0] == 302 and set(codes[1:]) <= {409, 422}
    assert ReportedFigure.objects.filter(state=State.SUBMITTED, replaces=estimate).count() == 1
    refused = next(answer for answer in answers if answer.status_code != 302)
    assert "already" in refused.content.decode()
