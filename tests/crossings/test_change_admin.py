"""Changes of flows in the administration: the same rights, lock and rules as on their own pages."""

import pytest

from borderops.crossings.models import FlowChange
from tests.crossings.makers import make_accepted_change, make_change, make_crossing, make_eastern_crossing
from tests.factories import (
    make_administrator,
    make_clerk,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
)

pytestmark = pytest.mark.django_db
LIST = "/admin/crossings/flowchange/"


@pytest.fixture
def crossing():
    return make_crossing()


@pytest.fixture
def clerk(client, crossing):
    user = make_clerk(crossing.district)
    client.force_login(user)
    return user


def change_page(change):
    return f"{LIST}{change.pk}/change/"


def typed(crossing, **fields):
    """What the administration's form sends."""
    return {
        "crossing": crossing.pk, "flow": "goods", "side": "VN", "state_of_flow": "suspended", "since": "20/05/2024",
        "manner": "", "expected_until": "", "reason_kind": "epidemic", "reason": "Phòng dịch", "imposed_by": "VN",
        "ordered_by": "", "legal_basis": "", "decision": "", "known_from": "unit", "told": "stated", "source": "",
        "confidence": "", "version_seen": "1",
    } | fields  # fmt: skip


def test_a_clerk_adds_a_draft_with_a_moment_as_people_write_it(client, clerk, crossing):
    assert client.post(f"{LIST}add/", typed(crossing, since="20/05/2024 14:30")).status_code == 302
    change = FlowChange.objects.get()
    assert (change.state, change.unit, change.since, change.district) == (
        "draft",
        clerk.home_unit,
        "2024-05-20T14:30",
        crossing.district,
    )


def test_the_rules_are_those_of_the_form(client, clerk, crossing):
    wrong = typed(crossing, expected_until="2023", known_from="document")
    response = client.post(f"{LIST}add/", wrong)
    assert {"expected_until", "source"} <= response.context["adminform"].form.errors.keys()
    make_accepted_change(crossing=crossing)
    response = client.post(f"{LIST}add/", typed(crossing))
    assert "same moment" in str(response.context["adminform"].form.errors["since"])


def test_a_crossing_point_elsewhere_cannot_be_chosen(client, clerk):
    response = client.post(f"{LIST}add/", typed(make_eastern_crossing()))
    assert "crossing" in response.context["adminform"].form.errors and not FlowChange.objects.exists()


def test_a_draft_is_mended_with_a_note_and_a_history_and_a_stale_form_refused(client, clerk, crossing):
    change = make_change(clerk, crossing=crossing)
    assert "20/05/2024" in client.get(change_page(change)).content.decode()
    sent = typed(crossing, state_of_flow="closed", version_seen=change.version)
    assert client.post(change_page(change), sent).status_code == 302
    assert FlowChange.objects.get().state_of_flow == "closed"
    assert client.get(f"{LIST}{change.pk}/history/").status_code == 200
    stale = client.post(change_page(change), sent | {"reason": "Bão"})
    assert stale.status_code == 200 and FlowChange.objects.get().reason == "Phòng dịch"


def test_the_list_holds_what_a_person_may_read_whole(client, crossing):
    accepted = make_accepted_change(crossing=crossing)
    draft = make_change(crossing=crossing, since="2024-06")
    elsewhere = make_clerk(make_other_district())
    for person, seen in [
        (draft.entered_by, {accepted, draft}),
        (make_overseer(), {accepted}),
        (elsewhere, set()),
    ]:
        client.force_login(person)
        assert set(client.get(LIST).context["cl"].queryset) == seen
    assert client.get(change_page(accepted)).status_code == 302
    assert client.get(f"{LIST}{accepted.pk}/history/").status_code == 404


@pytest.mark.parametrize("person", [make_observer, make_administrator])
def test_who_keeps_no_changes_finds_no_list(client, crossing, person):
    make_accepted_change(crossing=crossing)
    client.force_login(person())
    assert client.get(LIST).status_code != 200


def test_what_is_in_force_is_only_read(client, clerk, crossing):
    change = make_accepted_change(clerk, crossing=crossing)
    assert client.get(change_page(change)).status_code == 200
    assert client.post(change_page(change), typed(crossing)).status_code == 403
    assert client.post(f"{LIST}{change.pk}/delete/", {"post": "yes"}).status_code == 403


def test_it_is_found_by_any_name_of_the_crossing_point(client, clerk, crossing):
    wanted = make_change(clerk, crossing=crossing)
    assert list(client.get(LIST, {"q": "thien bao"}).context["cl"].queryset) == [wanted]
    assert list(client.get(LIST, {"q": "pho bang"}).context["cl"].queryset) == []


def test_a_reviewer_accepts_and_strikes_there_and_never_reopens(client, crossing):
    change = make_accepted_change(crossing=crossing)
    client.force_login(make_reviewer(crossing.district))
    assert "reopen" not in dict(client.get(LIST).context["action_form"].fields["action"].choices)
    chosen = {"_selected_action": [change.pk], "reason": "mistake", "apply": "1"}
    client.post(LIST, {"action": "reopen", **chosen})
    assert FlowChange.objects.get().state == "accepted"
    client.post(LIST, {"action": "strike", **chosen})
    assert FlowChange.objects.get().state == "struck"


def test_its_sheets_are_reached_from_there(client, clerk):
    assert client.get(f"{LIST}export/").url == "/sheets/flow-changes/export/"
