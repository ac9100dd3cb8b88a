"""Who sees which changes, and all of them: the same through every door."""

import pytest

from borderops.crossings.models import FlowChange
from tests.crossings.makers import (
    make_accepted_change,
    make_change,
    make_crossing,
    make_eastern_crossing,
    make_sent_change,
)
from tests.factories import (
    make_administrator,
    make_clerk,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db
LIST = "/crossings/changes/"


@pytest.fixture
def crossing():
    return make_crossing()


@pytest.fixture
def changes(crossing):
    """One in each state, by its name."""
    reviewer = make_reviewer(crossing.district)
    found = {
        "draft": make_change(crossing=crossing, since="2024-01"),
        "submitted": make_sent_change(crossing=crossing, since="2024-02"),
        "urgent": make_sent_change(crossing=crossing, since="2024-03", urgent=True),
        "returned": make_sent_change(crossing=crossing, since="2024-04"),
        "accepted": make_accepted_change(crossing=crossing, since="2024-05"),
        "struck": make_accepted_change(crossing=crossing, since="2024-06"),
    }
    found["returned"].send_back(reviewer, "numbers", "Xem lại.", [])
    found["struck"].strike(make_reviewer(crossing.district), "mistake")
    return found


IN_FORCE = {"urgent", "accepted"}
NOT_DRAFT = {"submitted", "urgent", "returned", "accepted", "struck"}
EVERY = NOT_DRAFT | {"draft"}


def people(crossing):
    """Each kind of person, with what they see."""
    here, elsewhere = crossing.district, make_other_district()
    return [
        (make_clerk(here), EVERY),
        (make_clerk(elsewhere), IN_FORCE),
        (make_reviewer(here), NOT_DRAFT),
        (make_reviewer(elsewhere), IN_FORCE),
        (make_overseer(), NOT_DRAFT),
        (make_observer(), IN_FORCE),
        (make_administrator(), set()),
        (make_user(), set()),
    ]


def test_each_person_sees_what_is_in_force_and_of_the_rest_only_the_own(crossing, changes):
    for user, seen in people(crossing):
        visible = set(FlowChange.objects.visible_to(user))
        assert {name for name, change in changes.items() if change in visible} == seen, user


def test_a_page_opens_for_whoever_sees_it_in_the_list_and_for_nobody_else(client, crossing, changes):
    for user, seen in people(crossing)[:6]:
        client.force_login(user)
        answers = {
            name: client.get(change.get_absolute_url()).status_code for name, change in changes.items()
        }
        assert answers == {name: 200 if name in seen else 404 for name in changes}, user


def test_the_two_ways_of_asking_who_reads_the_whole_agree(crossing, changes):
    make_accepted_change(crossing=make_eastern_crossing())
    in_commune = make_unit("Đồn Thanh Thủy")
    in_commune.communes.add(crossing.commune_today)
    more = [make_clerk(crossing.district, unit=make_unit("Phòng")), make_user("clerk", [], in_commune)]
    for user in [*more, *(user for user, _seen in people(crossing))]:
        told = set(FlowChange.objects.filter(FlowChange.objects.whole_for(user)))
        assert told == {change for change in FlowChange.objects.all() if change.is_whole_for(user)}, user


def test_a_unit_in_todays_commune_finds_what_it_logged_of_the_time_before(crossing):
    unit = make_unit("Đồn Thanh Thủy")
    unit.communes.add(crossing.commune_today)
    clerk = make_user("clerk", [], unit)
    change = make_change(clerk, crossing=crossing, since="2024-05-20")
    assert change.commune == crossing.commune != crossing.commune_today
    assert list(FlowChange.objects.editable_by(clerk)) == [change]
    change.submit(clerk)
    assert list(FlowChange.objects.reviewable_by(make_user("reviewer", [], unit))) == [change]


def test_readers_are_shown_neither_trail_nor_who_logged_it(client, crossing, changes):
    change = changes["urgent"]
    for user in (make_observer(), make_clerk(make_other_district())):
        client.force_login(user)
        page = client.get(change.get_absolute_url()).content.decode()
        assert (
            change.number in page and change.entered_by.username not in page and str(change.unit) not in page
        )


@pytest.mark.parametrize("verb", ["accept", "return", "strike", "reopen", "submit"])
def test_no_verb_is_for_readers(client, crossing, changes, verb):
    client.force_login(make_observer())
    assert client.post(f"{LIST}{changes['urgent'].number}/{verb}/").status_code == 403


def test_nobody_reopens_a_change(client, crossing, changes):
    for user in (make_reviewer(crossing.district), make_overseer()):
        client.force_login(user)
        for name in ("accepted", "struck"):
            change = changes[name]
            client.post(f"{LIST}{change.number}/reopen/", {"reason": "mistake", "version": change.version})
            assert FlowChange.objects.get(pk=change.pk).state == name
