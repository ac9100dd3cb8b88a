"""Joint patrols in the administration: the same rights, lock and rules as on their own pages."""

import pytest

from borderops.patrols.models import JointPatrol
from tests.factories import (
    make_clerk,
    make_district,
    make_marker,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
)
from tests.patrols.joint_patrols import make_checked_patrol
from tests.patrols.makers import make_accepted_patrol, make_patrol

pytestmark = pytest.mark.django_db
LIST = "/admin/patrols/jointpatrol/"


@pytest.fixture
def clerk(client):
    user = make_clerk()
    client.force_login(user)
    return user


def change(record):
    return f"{LIST}{record.pk}/change/"


def typed(*checks, initial=0, **fields):
    """What the administration's form sends, with rows of markers checked."""
    sent = {
        "kind": "bilateral", "held": "done", "postponed_reason": "", "day": "20/05/2024", "host": "VN",
        "from_marker": make_marker("424").pk, "to_marker": "", "district": make_district().pk, "counterpart": "",
        "our_number": "8", "version_seen": "1",
        "marker_checks-TOTAL_FORMS": str(len(checks)), "marker_checks-INITIAL_FORMS": str(initial),
    }  # fmt: skip
    for turn, cells in enumerate(checks):
        sent |= {f"marker_checks-{turn}-{name}": value for name, value in cells.items()}
    return sent | fields


def test_a_clerk_adds_a_draft_with_its_markers(client, clerk):
    row = {"marker": make_marker("425").pk, "found": "worn", "words": "mờ"}
    assert client.post(f"{LIST}add/", typed(row)).status_code == 302
    record = JointPatrol.objects.get()
    assert (record.state, record.unit, record.entered_by) == ("draft", clerk.home_unit, clerk)
    assert record.marker_checks.get().words == "mờ"


def test_markers_are_changed_with_a_note(client, clerk):
    record = make_checked_patrol(clerk)
    first, second = record.marker_checks.all()
    rows = [
        {"id": first.pk, "joint_patrol": record.pk, "marker": first.marker_id, "found": "worn", "words": ""},
        {
            "id": second.pk,
            "joint_patrol": record.pk,
            "marker": second.marker_id,
            "found": "worn",
            "DELETE": "on",
        },
    ]
    sent = typed(*rows, initial=2, version_seen=record.version)
    assert client.post(change(record), sent).status_code == 302
    assert [check.found for check in record.marker_checks.all()] == ["worn"]
    assert "marker_checks" in [name for name, *_ in record.notes.get(verb="edit").changes]


def test_the_rules_are_those_of_the_form(client, clerk):
    wrong = typed(held="postponed", to_marker=make_marker("420").pk)
    response = client.post(f"{LIST}add/", wrong)
    assert response.status_code == 200 and not JointPatrol.objects.exists()
    assert {"to_marker", "our_number"} <= response.context["adminform"].form.errors.keys()


def test_a_place_outside_is_refused(client, clerk):
    response = client.post(f"{LIST}add/", typed(district=make_other_district().pk, from_marker=""))
    assert response.status_code == 200 and not JointPatrol.objects.exists()


def test_the_list_holds_what_a_person_may_read_whole(client):
    accepted, draft = make_accepted_patrol(), make_patrol()
    for person, seen in [(draft.entered_by, {accepted, draft}), (make_overseer(), {accepted})]:
        client.force_login(person)
        assert set(client.get(LIST).context["cl"].queryset) == seen
    client.force_login(make_observer())
    assert client.get(LIST).status_code != 200


def test_a_locked_patrol_is_only_read(client):
    record = make_accepted_patrol()
    client.force_login(record.entered_by)
    assert client.get(change(record)).status_code == 200
    assert client.post(change(record), typed()).status_code == 403


def test_it_is_found_by_the_number_of_its_minutes(client, clerk):
    wanted = make_patrol(clerk, minutes_number="17/BB")
    make_patrol(clerk)
    assert list(client.get(LIST, {"q": "17/BB"}).context["cl"].queryset) == [wanted]


def test_a_reviewer_accepts_there(client):
    record = make_checked_patrol()
    record.submit(record.entered_by)
    client.force_login(make_reviewer())
    client.post(LIST, {"action": "accept", "_selected_action": [record.pk]})
    record.refresh_from_db()
    assert record.state == "accepted"
