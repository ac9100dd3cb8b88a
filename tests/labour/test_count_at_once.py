"""Grids of one month sent at once: each commune is counted once."""

import pytest

from borderops.labour.models import MonthCount
from tests.factories import make_clerk, make_commune
from tests.labour.count_typing import ASKED, GRID, grid, row
from tests.labour.makers import make_programme
from tests.review.test_concurrency import at_once, logged_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_same_grid_sent_twice_at_once_makes_one_set_and_another_one_is_refused():
    make_programme()
    communes = [make_commune(), make_commune("Má Lé", "00718")]
    clerk = make_clerk(communes[0].district)
    sent = grid(*[row(commune, 5, 6) for commune in communes], then="submit")
    other = grid(row(communes[0], 7, 8), then="submit")
    browsers = [(logged_in(clerk), sent), (logged_in(clerk), sent), (logged_in(make_clerk()), other)]
    answers = at_once([lambda each=each: each[0].post(GRID + ASKED, each[1]) for each in browsers])
    states = {(count.commune.name, count.state) for count in MonthCount.objects.all()}
    assert MonthCount.objects.count() == len(states) <= 2
    assert {state for _name, state in states} == {"submitted"}
    assert {answer.status_code for answer in answers} <= {302, 409}
