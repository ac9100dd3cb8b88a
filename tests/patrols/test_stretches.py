"""A stretch of the line: the same rule and the same words for a team and for a joint patrol."""

import pytest

from borderops.districts.models import BorderMarker
from borderops.patrols.stretches import faults_of_stretch, stretch_words
from tests.factories import make_marker
from tests.patrols.makers import make_patrol, make_team

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
ENDS = ["first", "last"]


def test_it_runs_from_west_to_east_and_has_a_beginning():
    west, east = make_marker("424"), make_marker("426")
    assert faults_of_stretch(west, east, named=ENDS) == {}
    assert faults_of_stretch(west, None, named=ENDS) == {}
    assert faults_of_stretch(None, None, named=ENDS) == {}
    assert list(faults_of_stretch(east, west, named=ENDS)) == ["last"]
    assert list(faults_of_stretch(None, east, named=ENDS)) == ["first"]


def test_markers_met_for_the_first_time_stand_in_order_too():
    west, east = BorderMarker(code="424"), BorderMarker(code="424/1")
    assert faults_of_stretch(west, east, named=ENDS) == {}
    assert list(faults_of_stretch(east, west, named=ENDS)) == ["last"]


def test_it_is_named_by_both_ends_or_by_the_only_one():
    west, east = make_marker("424"), make_marker("426")
    assert stretch_words(west, east) == "markers 424–426"
    assert stretch_words(west) == stretch_words(west, west) == "marker 424"
    assert stretch_words(None, None) == ""


def test_a_team_and_a_patrol_at_one_marker_are_told_so_alike():
    team, patrol = make_team(), make_patrol(to_marker=make_marker("424"))
    team.to_marker = team.marker
    assert team.place.endswith("marker 424") and patrol.stretch == "marker 424"
