"""What incidents tell of markers, and what the page of an incident shows of its marker and of the shifts nearby."""

from datetime import date, time, timedelta

import pytest

from borderops.incidents.parts import FurtherKind
from borderops.patrols.marker_looks import PresentStates, history_of
from tests.factories import (
    EVENT_DAY,
    make_accepted,
    make_administrator,
    make_clerk,
    make_code,
    make_commune,
    make_draft,
    make_marker,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_struck,
    make_submitted,
)
from tests.patrols.makers import make_accepted_shift, make_post, make_sent_shift, make_shift
from tests.patrols.marker_looks import incident_at, shift_saw

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def state_of(marker):
    return PresentStates().of(marker).state


@pytest.mark.parametrize(
    ("code", "state"), [("A1", "damaged"), ("A2", "moved"), ("A3", "damaged"), ("A4", ""), ("D2", "")]
)
def test_an_incident_of_each_kind_says_its_own_of_the_marker(code, state):
    marker = make_marker()
    incident_at(marker, code)
    assert state_of(marker) == state


def test_work_in_the_cleared_strip_stands_in_the_history_and_says_so():
    marker = make_marker()
    incident_at(marker, "A4")
    (look,) = history_of(marker, make_overseer())
    assert (look.words, look.day) == ("says nothing of the marker's state", EVENT_DAY)


def test_a_further_kind_tells_it_too_and_the_case_stands_there_once():
    marker = make_marker()
    record = make_draft(marker=marker, code=make_code("A4", "Đào bới", "HD"))
    record.set_part("further_kinds", [FurtherKind(code=make_code("A2", "Dịch chuyển mốc", "HD"))])
    record.write(record.entered_by)
    record.submit(record.entered_by)
    record.accept(make_reviewer(record.district))
    (look,) = history_of(marker, make_overseer())
    assert look.state == state_of(marker) == "moved"


@pytest.mark.parametrize("make", [make_draft, make_submitted, make_struck])
def test_only_an_accepted_one_tells_anything(make):
    marker = make_marker()
    make(marker=marker, code=make_code("A1", "Phá mốc", "HD"))
    assert state_of(marker) == "" and history_of(marker, make_overseer()) == []


def test_a_later_check_holds_against_it_and_a_shift_of_the_same_day_does_not():
    marker = make_marker()
    incident_at(marker)
    shift_saw("intact", marker, day=EVENT_DAY)
    assert state_of(marker) == "damaged"
    shift_saw("worn", marker, day=EVENT_DAY + timedelta(days=3))
    assert state_of(marker) == "worn"


@pytest.mark.parametrize(
    ("person", "title", "words"),
    [(make_clerk, True, True), (make_observer, True, False), (make_administrator, False, False)],
)
def test_everybody_reads_of_it_what_they_may_read_of_the_incident(person, title, words):
    marker = make_marker()
    record = incident_at(marker, account="Kẻ gian đập mốc.")
    (look,) = history_of(marker, person())
    assert (bool(look.title and str(record) in look.title), bool(look.told)) == (title, words)


def page_of(client, record, user):
    client.force_login(user)
    return client.get(record.get_absolute_url()).content.decode()


def test_the_page_of_an_incident_shows_the_state_of_its_marker(client):
    marker = make_marker()
    shift = shift_saw("damaged", marker, words="Sứt góc phía đông.")
    record = make_accepted(marker=marker)
    page = page_of(client, record, make_clerk())
    assert 'id="panel-marker"' in page and "/patrols/markers/424/" in page
    assert shift.number in page and "Sứt góc phía đông." in page
    seen_by_an_observer = page_of(client, record, make_observer())
    assert 'id="panel-marker"' in seen_by_an_observer and "Sứt góc" not in seen_by_an_observer


def test_without_a_marker_there_is_no_such_part(client):
    page = page_of(client, make_accepted(), make_clerk())
    assert 'id="panel-marker"' not in page and 'id="panel-shifts-near"' not in page


def near(client, record, user):
    """The numbers of the shifts that the page names as near."""
    _before, _is, part = page_of(client, record, user).partition('id="panel-shifts-near"')
    part = part.partition("</section>")[0]
    return [word for word in part.replace("<", ">").split(">") if word.startswith("CT-")]


def test_it_shows_who_stood_there_that_day_and_first_who_was_on_duty_at_the_hour(client):
    post = make_post()
    night_before = make_accepted_shift(post=post, day=EVENT_DAY - timedelta(days=1), hour=22)
    morning = make_sent_shift(post=post, hour=6)
    noon = make_accepted_shift(post=post, hour=14)
    make_accepted_shift(post=post, day=EVENT_DAY + timedelta(days=1))
    record = make_accepted(occurred_time=time(15, 30))
    reviewer = make_reviewer(record.district)
    assert near(client, record, reviewer) == [noon.number, night_before.number, morning.number]
    assert near(client, make_accepted(), reviewer) == [night_before.number, morning.number, noon.number]


def test_near_is_the_same_commune_or_a_post_at_the_same_marker(client):
    marker = make_marker()
    far = make_commune("Chí Cà", "01105", make_other_district())
    here = make_accepted_shift(post=make_post("Chốt 424"))
    at_marker = make_accepted_shift(post=make_post("Chốt giáp ranh", commune=far, marker=marker))
    make_accepted_shift(post=make_post("Chốt xa", commune=far, marker=make_marker("198", far)))
    assert near(client, make_accepted(marker=marker), make_overseer()) == [here.number, at_marker.number]
    assert near(client, make_accepted(), make_overseer()) == [here.number]


def test_nobody_sees_a_shift_there_that_they_may_not_see(client):
    post = make_post()
    accepted, waiting = make_accepted_shift(post=post, hour=6), make_sent_shift(post=post, hour=14)
    make_shift(post=post, hour=22)
    record = make_accepted()
    assert near(client, record, make_observer()) == [accepted.number]
    assert near(client, record, make_reviewer(record.district)) == [accepted.number, waiting.number]


def test_no_more_than_five_shifts_are_named(client):
    posts = [make_post(f"Chốt {turn}") for turn in range(6)]
    for post in posts:
        make_accepted_shift(post=post)
    record = make_accepted()
    assert len(near(client, record, make_overseer())) == 5
    assert "There are more." in page_of(client, record, make_overseer())


def test_the_parts_take_no_more_queries_where_there_are_more_looks(client, django_assert_max_num_queries):
    marker, post = make_marker(), make_post()
    shift_saw("intact", marker, post=post, day=date(2024, 5, 1))
    record = make_accepted(marker=marker)
    client.force_login(make_clerk())
    with django_assert_max_num_queries(60) as few:
        client.get(record.get_absolute_url())
    for day in range(2, 6):
        shift_saw("intact", marker, post=post, day=date(2024, 5, day))
    make_accepted_shift(post=post)
    make_accepted_shift(post=make_post("Chốt khác"))
    with django_assert_max_num_queries(len(few)):
        client.get(record.get_absolute_url())
