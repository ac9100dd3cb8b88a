"""What must hold of the life of a crossing point, whichever door it comes through."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from borderops.crossings.models import CrossingEvent
from tests.crossings.makers import make_crossing, make_eastern_crossing, make_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def gate():
    """Opened as a secondary gate in 2010, bilateral since 2018."""
    crossing = make_crossing()
    make_event(crossing, "opened", "secondary", "2010")
    make_event(crossing, "upgraded", "main", "2018-03-26")
    return crossing


@pytest.mark.parametrize(
    ("kind", "kind_after", "on", "column"),
    [
        ("upgraded", "main", "2020", "kind_after"),
        ("upgraded", "opening", "2020", "kind_after"),
        ("downgraded", "international", "2020", "kind_after"),
        ("downgraded", "main", "2020", "kind_after"),
        ("upgraded", "international", "2015", "kind_after"),
        ("proposed", "main", "2020", "kind_after"),
        ("in_use", "", "2020", "kind_after"),
        ("closed", "main", "2020", "kind_after"),
        ("opened", "freight", "2020", "kind_after"),
        ("in_use", "main", "2020-13", "on"),
        ("in_use", "main", "hôm qua", "on"),
        ("upgraded", "international", "2018-03-26", "on"),
        ("in_use", "quoc te", "2020", "kind_after"),
        ("xay dung", "main", "2020", "kind"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_column(gate, kind, kind_after, on, column):
    with pytest.raises(ValidationError) as refusal:
        make_event(gate, kind, kind_after, on)
    assert set(refusal.value.message_dict) == {column}
    assert gate.events.count() == 2


def test_the_future_is_no_event(gate):
    tomorrow = timezone.localdate() + timedelta(days=1)
    for text in (tomorrow.isoformat(), str(tomorrow.year + 1)):
        with pytest.raises(ValidationError) as refusal:
            make_event(gate, "upgraded", "international", text)
        assert set(refusal.value.message_dict) == {"on"}


def test_what_is_closed_is_opened_again_before_anything_else(gate):
    make_event(gate, "closed", "", "2020")
    for kind, kind_after in [("closed", ""), ("upgraded", "international")]:
        with pytest.raises(ValidationError, match="opened again"):
            make_event(gate, kind, kind_after, "2021")
    make_event(gate, "opened", "secondary", "2021")
    assert gate.kind_on(date(2020, 12, 31)) == "" and gate.kind_on(date(2022, 1, 1)) == "secondary"


def test_only_an_international_or_bilateral_gate_has_parts(gate):
    part = make_eastern_crossing(part_of=gate)
    make_event(part, "opened", "freight", "2019")
    for kind_after, on in [("clearance", "2012"), ("opening", "2020")]:
        with pytest.raises(ValidationError) as refusal:
            make_event(part, "in_use", kind_after, on)
        assert set(refusal.value.message_dict) == {"kind_after"}


def test_no_two_events_of_a_sort_at_a_time_even_at_once(gate):
    twice = CrossingEvent(crossing=gate, kind="opened", kind_after="secondary", on="2010", source="x")
    with pytest.raises(ValidationError):
        twice.full_clean()


def test_an_event_without_which_the_next_is_untrue_is_not_taken_back(gate):
    make_event(gate, "downgraded", "secondary", "2020")
    first, upgrade, _last = gate.life
    with pytest.raises(ValidationError, match="no longer be true"):
        upgrade.refuse_withdrawal()
    first.refuse_withdrawal()


def test_since_when_it_is_what_it_is(gate):
    make_event(gate, "in_use", "main", "2019")
    assert gate.kind_since(date(2024, 1, 1)).on == "2018-03-26"
    assert gate.kind_since(date(2015, 1, 1)).on == "2010"
    assert gate.kind_since(date(2009, 1, 1)) is None


def test_a_proposal_of_a_year_is_over_once_it_opened_within_that_year():
    crossing = make_crossing()
    make_event(crossing, "proposed", "main", "2018")
    make_event(crossing, "opened", "main", "2018-03-26")
    assert crossing.proposal_on(date(2019, 1, 1)) is None
