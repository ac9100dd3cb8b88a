"""What holds of a marker: the newest look that counts, whichever record tells it."""

from datetime import date

import pytest

from borderops.patrols.marker_looks import PresentStates, history_of
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_marker,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
)
from tests.patrols.makers import DAY, make_post, new_shift
from tests.patrols.marker_looks import accepted, check, patrol_saw, sent, shift_saw

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
LATER = date(2024, 6, 1)


def state_of(marker):
    found = PresentStates().of(marker)
    assert found == PresentStates([marker]).of(marker)
    return found.state, found.day


def told(marker, user):
    return [(str(look.source.label), look.state, look.day) for look in history_of(marker, user)]


def test_a_marker_that_nobody_looked_at_has_no_state():
    found = PresentStates().of(make_marker())
    assert (found.state, found.day, found.age, found.words) == ("", None, None, "Never checked")


def test_shifts_and_patrols_make_its_history_the_newest_first():
    marker = make_marker()
    shift_saw("intact", marker)
    patrol_saw("worn", marker, day=LATER)
    assert told(marker, make_overseer()) == [("Joint patrol", "worn", LATER), ("Shift report", "intact", DAY)]
    assert state_of(marker) == ("worn", LATER)


def test_what_is_entered_later_of_an_earlier_day_does_not_hold():
    marker = make_marker()
    patrol_saw("intact", marker, day=LATER)
    shift_saw("damaged", marker)
    assert state_of(marker) == ("intact", LATER)


@pytest.mark.parametrize("states", [("damaged", "intact"), ("intact", "damaged"), ("missing", "worn")])
def test_of_one_day_the_worse_state_holds(states):
    marker, (by_shift, by_patrol) = make_marker(), states
    shift_saw(by_shift, marker)
    patrol_saw(by_patrol, marker)
    worse = {"damaged", "missing"} & set(states)
    assert state_of(marker) == (*worse, DAY)
    assert {history_of(marker, make_overseer())[0].state} == worse


def test_whoever_did_not_reach_the_marker_says_nothing_of_its_state():
    marker = make_marker()
    shift_saw("damaged", marker)
    patrol_saw("unreached", marker, day=LATER)
    assert state_of(marker) == ("damaged", DAY)
    assert told(marker, make_overseer())[0] == ("Joint patrol", "unreached", LATER)


def test_only_what_is_accepted_tells_anything():
    marker = make_marker()
    waiting = shift_saw("damaged", marker, accept=False)
    assert state_of(marker) == ("", None) and told(marker, make_overseer()) == []
    accepted(waiting)
    assert state_of(marker) == ("damaged", DAY)


@pytest.mark.parametrize("verb", ["strike", "reopen"])
@pytest.mark.parametrize("saw", [shift_saw, patrol_saw])
def test_what_is_struck_or_reopened_tells_nothing_any_more(saw, verb):
    marker = make_marker()
    record = saw("damaged", marker)
    getattr(record, verb)(make_reviewer(record.district), "error", "Sai.")
    assert state_of(marker) == ("", None) and told(marker, make_overseer()) == []


def test_what_is_returned_tells_nothing():
    marker = make_marker()
    record = shift_saw("damaged", marker, accept=False)
    record.send_back(make_reviewer(record.district), "numbers", "Đếm lại.", ["people_in"])
    assert state_of(marker) == ("", None)


def test_a_night_shift_looks_on_its_duty_day():
    marker = make_marker()
    shift_saw("intact", marker, hour=22)
    assert state_of(marker) == ("intact", DAY)


def test_each_marker_of_a_report_has_its_own_state():
    one, other = make_marker("424"), make_marker("425")
    shift = new_shift(make_post())
    shift.district = shift.post.district
    accepted(sent(shift, [check(one, "intact"), check(other, "moved")]))
    assert (state_of(one), state_of(other)) == (("intact", DAY), ("moved", DAY))


def look_of(user, words="Sứt góc phía đông."):
    marker = make_marker()
    shift_saw("damaged", marker, words=words)
    (look,) = history_of(marker, user)
    return look


def test_a_clerk_of_the_place_sees_the_record_and_its_words():
    look = look_of(make_clerk())
    assert look.title == str(look.record) != "" and look.url and look.told == "Sứt góc phía đông."


def test_an_observer_sees_the_record_but_not_its_words():
    look = look_of(make_observer())
    assert look.url and look.told == ""


@pytest.mark.parametrize("person", [make_administrator, lambda: make_clerk(make_other_district())])
def test_who_may_not_see_the_record_sees_the_state_alone(person):
    look = look_of(person())
    assert (look.state, look.title, look.url, look.told) == ("damaged", "", "", "")


def test_of_several_looks_that_give_the_state_the_one_is_named_that_the_reader_may_see():
    marker = make_marker()
    far = make_commune("Chí Cà", "01105", make_other_district())
    shift_saw("damaged", marker)
    patrol_saw("damaged", marker, district=far.district)
    for user in (make_clerk(), make_clerk(far.district)):
        present = PresentStates()
        look = present.who_looked(user, [marker])[marker.pk]
        assert look.record is not None
        assert look.record.district in user.postings.get().districts.all()


def test_all_states_take_a_handful_of_queries(django_assert_max_num_queries):
    for code in ("424", "425", "426"):
        shift_saw("intact", make_marker(code), hour=int(code[-1]), hours=1, post=make_post())
    with django_assert_max_num_queries(5):
        assert len(PresentStates().by_marker) == 3
