"""Beside the figures: how the crossing points of the districts stand on the last day of the period."""

import pytest
from django.utils import timezone

from tests.crossings.makers import make_crossing, make_documented_change, make_eastern_crossing, make_event
from tests.factories import make_clerk, make_observer
from tests.figures.factories import make_line
from tests.summaries.reading import summary, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def crossings():
    make_line()
    both = make_crossing(), make_eastern_crossing()
    for crossing in both:
        make_event(crossing, "opened", "main", on="2018")
    return both


def shown(response):
    """The crossing points shown and their day; nothing where the part is left out."""
    beside = response.context["crossings"]
    return beside and ([each.crossing for each in beside.stood], beside.day.isoformat())


def test_they_stand_west_to_east_as_on_the_last_day(crossings):
    make_documented_change(crossing=crossings[1], since="2021")
    make_documented_change(crossing=crossings[1], since="2023-03-30", state_of_flow="open")
    page = summary(make_observer(), "2021-01-01..2021-12-31")
    assert shown(page) == (list(crossings), "2021-12-31")
    [goods] = [each for each in page.context["crossings"].stood[1].known]
    assert goods.state_words == "suspended"
    words = text(page)
    assert "Crossing points on 31/12/2021" in words and "Viet Nam: suspended as a document says" in words
    assert 'href="/crossings/?as_of=2021-12-31"' in page.content.decode()


def test_a_period_that_runs_shows_today(crossings):
    today = timezone.localdate()
    assert shown(summary(make_observer(), str(today.year)))[1] == today.isoformat()


def test_people_of_a_district_see_their_own(crossings):
    assert shown(summary(make_clerk(crossings[1].district), "2021"))[0] == [crossings[1]]
    assert shown(summary(make_clerk(crossings[1].district), "2021", boundaries="now"))[0] == [crossings[1]]


def test_what_was_only_proposed_is_left_out_until_something_is_known_of_it(crossings):
    proposed = make_eastern_crossing("SP-DB")
    make_event(proposed, "proposed", "gate", on="2021-10")
    assert proposed not in shown(summary(make_observer(), "2022"))[0]
    make_documented_change(crossing=proposed, since="2022-03-01")
    assert proposed in shown(summary(make_observer(), "2022"))[0]


def test_without_crossing_points_the_part_is_left_out():
    make_line()
    assert shown(summary(make_observer(), "2021")) is None
