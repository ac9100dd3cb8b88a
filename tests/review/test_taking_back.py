"""Rows of reviewed registers are taken back under the rules of review; what others stand on stays."""

from datetime import date

import pytest

from borderops.crossings.models import FlowChange
from borderops.incidents.models import FollowUp, Incident, Person
from borderops.labour.choices import Stage
from borderops.labour.models import Permit, Worker, WorkerList
from borderops.patrols.models import Post
from borderops.review.states import State, Verb
from tests.crossings.makers import make_crossing
from tests.factories import (
    make_accepted,
    make_clerk,
    make_code,
    make_commune,
    make_draft,
    make_marker,
    make_other_district,
    make_overseer,
    make_reviewer,
)
from tests.incidents.follow_ups import make_follow_up, make_person
from tests.labour.makers import make_list, make_permit, make_way_out, make_worker
from tests.patrols.makers import change, make_post, make_shift, make_team
from tests.sheets.books import xlsx
from tests.sheets.linked import PERSON, RESULT
from tests.sheets.undone import applied, apply, sent, undone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
FLOW = [
    "Crossing point",
    "What passes",
    "On which side",
    "State of the flow",
    "From when",
    "Reason",
    "Source",
    "Urgent",
]
ON = date(2024, 6, 3)


@pytest.fixture
def clerk():
    make_code()
    return make_clerk(make_commune().district)


def struck_by(record, clerk):
    """Whether a record was taken out of the statistics by who brought it."""
    record.refresh_from_db()
    note = record.notes.order_by("pk").last()
    return (record.state, note.verb, note.by) == (State.STRUCK, Verb.STRIKE, clerk)


# What has consequences


def test_an_urgent_change_is_in_force_no_longer():
    clerk = make_clerk(make_crossing().district)
    row = ["TT-TB", "goods", "VN", "suspended", "20/05/2024", "Phòng dịch", "Báo cáo", "x"]
    run = applied(clerk, "flow-changes", FLOW, row, options=["submit"])
    record = FlowChange.objects.get()
    assert record.is_in_force
    assert undone(run) == ["done"]
    assert struck_by(record, clerk) and not record.is_in_force


def test_the_permits_of_a_list_stand_as_if_it_had_not_been_sent(clerk):
    make_way_out()
    permit = make_permit(make_worker(clerk))
    record = make_list("issue", [permit], clerk)
    version = record.version
    headings = ["Number", "Remark"]
    run = applied(clerk, "worker-lists", headings, [record.reference, "Đợt 1"], options=["submit"])
    assert WorkerList.objects.get().state == State.SUBMITTED
    assert undone(run) == ["done"]
    record = WorkerList.objects.get()
    assert (record.state, record.remark, record.submitted_by, record.lines.count()) == (
        State.DRAFT,
        "",
        None,
        1,
    )
    assert record.version > version and Permit.objects.get().stage == Stage.PREPARED


def test_who_else_submitted_it_is_not_overruled(clerk):
    record = make_draft(clerk)
    run = applied(clerk, "incidents", ["Number", "Offenders"], [record.reference, 99], options=["submit"])
    Incident.objects.update(submitted_by=make_clerk(record.district))
    assert undone(run) == ["Somebody else submitted this record."]


# Persons and follow-ups


def book(people, results):
    return xlsx(*people, first="Persons", extra=[("Results", results)])


def fine(incident, person="", line=""):
    return [incident.number, line, "Fine", ON, "12/QĐ", "7.500.000", person]


def test_a_new_person_goes_with_the_follow_up(clerk):
    incident = make_accepted(clerk, commune=make_commune())
    people = [PERSON, [incident.number, "new-1", "Người Thử Hai", 1990, "Identity card", "002090001234"]]
    run = apply(sent(clerk, "incidents", book(people, [RESULT, fine(incident, "new-1")])))
    assert Person.objects.exists()
    assert undone(run) == ["done", "done"]
    assert not Person.objects.exists() and not FollowUp.objects.exists()


def test_a_person_whom_another_follow_up_names_stays(clerk):
    incident = make_accepted(clerk, commune=make_commune())
    people = [PERSON, [incident.number, "new-1", "Người Thử Hai", 1990, "Identity card", "002090001234"]]
    run = apply(sent(clerk, "incidents", book(people, [RESULT, fine(incident, "new-1")])))
    make_follow_up(incident, clerk, person=Person.objects.get())
    person, follow_up = undone(run)
    assert follow_up == "done" and person.startswith("A follow-up still names this person")
    assert Person.objects.count() == FollowUp.objects.count() == 1


def test_a_mended_person_is_as_before(clerk):
    incident = make_accepted(clerk, commune=make_commune())
    person = make_person(incident)
    follow_up = make_follow_up(
        incident, clerk, person=person, outcome="fine", decision_number="12/QĐ", fine=1
    )
    people = [["Number", "Line", "Year of birth"], [incident.number, 1, 1991]]
    results = [["Number", "Line", "In words"], [incident.number, str(follow_up.form_key), "Đã mời làm việc"]]
    run = apply(sent(clerk, "incidents", book(people, results)))
    assert Person.objects.get().birth_year == 1991
    assert undone(run) == ["done", "done"]
    assert (Person.objects.get().birth_year, FollowUp.objects.get().words) == (1990, "")


# Posts, workers, permits


def test_an_event_is_taken_back_with_the_stretch_that_the_post_had():
    overseer, team = make_overseer(), make_team(to_marker=make_marker("426"))
    end = team.to_marker
    assert end
    headings = ["Key of the post", "Day", "What happened to the post", "District", "Commune"]
    row = [team.pk, date(2024, 7, 1), "moved", "Đồng Văn", make_commune().name]
    run = applied(overseer, "post-events", headings, row)
    team.refresh_from_db()
    assert team.to_marker is None
    assert undone(run) == ["done"]
    team.refresh_from_db()
    assert (team.to_marker, team.events.count()) == (end, 1)


def test_a_post_from_which_a_shift_is_reported_stays(clerk):
    reviewer, like = make_reviewer(), make_post()
    headings = ["Sort of post", "Name", "Unit of the post", "Commune", "Marker", "Opened on"]
    row = ["fixed", "Chốt mới", like.unit.name, "Lũng Cú", "424", date(2021, 1, 10)]
    run = applied(reviewer, "posts", headings, row)
    make_shift(post=Post.objects.get(name="Chốt mới"))
    assert undone(run) == ["Other records refer to it by now: shift reports."]


def test_a_later_event_keeps_an_earlier_one(clerk):
    overseer, post = make_overseer(), make_post()
    headings = ["Key of the post", "Day", "What happened to the post"]
    run = applied(overseer, "post-events", headings, [post.pk, date(2024, 7, 1), "closed"])
    change(post, "reopened", date(2024, 8, 1))
    assert undone(run) == ["Later events stand on this one. Take back the last one first."]


def test_nothing_personal_stays_of_a_worker_who_is_taken_back(clerk):
    headings = ["Family name and name", "Date of birth", "Sex", "Number of the paper", "Home commune"]
    row = ["Vàng Thị Máy", "01/05/1990", "Female", "002090001111", "00715"]
    run = applied(clerk, "workers", headings, row)
    assert undone(run) == ["done"]
    assert not Worker.objects.exists()
    assert {(each.name, each.paper_number, each.birth_date) for each in Worker.history.all()} == {
        ("", "", None)
    }


def test_a_worker_who_has_a_permit_by_now_stays(clerk):
    headings = ["Family name and name", "Date of birth", "Sex", "Number of the paper", "Home commune"]
    run = applied(
        clerk, "workers", headings, ["Vàng Thị Máy", "01/05/1990", "Female", "002090001111", "00715"]
    )
    make_permit(Worker.objects.get())
    assert undone(run)[0].startswith("Other records refer to it by now")


def test_who_is_posted_elsewhere_now_takes_no_worker_back(clerk):
    headings = ["Family name and name", "Date of birth", "Sex", "Number of the paper", "Home commune"]
    run = applied(
        clerk, "workers", headings, ["Vàng Thị Máy", "01/05/1990", "Female", "002090001111", "00715"]
    )
    clerk.postings.update(unit=None)
    clerk.postings.get().districts.set([make_other_district()])
    assert undone(run)[0].endswith("lies outside your places.")
    assert Worker.objects.exists()
