"""More permits than the quota has places: refused with the rule, or let through by an overseer."""

from datetime import date

import pytest

from borderops.labour.models import Permit
from borderops.review.states import State
from tests.factories import make_clerk, make_overseer, make_reviewer
from tests.labour.makers import make_accepted_list, make_permit, make_quota, make_sent_list

pytestmark = pytest.mark.django_db
WHY = "Bổ sung theo công văn 5"


def make_crowded():
    """Two permits, and one place."""
    make_quota(places=1)
    return make_sent_list("issue", [make_permit(), make_permit()])


def address(record):
    return f"{record.get_absolute_url()}over-quota/"


def held(record):
    return [line.held for line in record.lines.all()]


def test_an_overseer_gives_the_reason_and_both_permits_go_on(client):
    record = make_crowded()
    overseer = make_overseer()
    client.force_login(overseer)
    page = client.get(record.get_absolute_url()).content.decode()
    assert address(record) in page and "2024, VS: 1 (Quyết định 1/QĐ-UBND)" in page
    assert client.get(address(record)).status_code == 200
    client.post(address(record), {"reason": WHY, "version": record.version})
    record.refresh_from_db()
    assert held(record) == ["", ""] and record.over_quota_because == WHY
    note = record.notes.get(verb="pass")
    assert (note.by, note.words) == (overseer, WHY)
    record.accept(overseer)
    assert Permit.objects.filter(stage="issued").count() == 2


def test_a_reason_is_asked_and_a_stale_page_refused(client):
    record = make_crowded()
    client.force_login(make_overseer())
    assert client.post(address(record), {"reason": " "}).status_code == 422
    stale = {"reason": WHY, "version": record.version - 1}
    assert client.post(address(record), stale).status_code == 409
    assert held(record) == ["", "quota"]


def test_nobody_else_lets_permits_through(client):
    record = make_crowded()
    for user in (make_reviewer(), make_clerk()):
        client.force_login(user)
        assert client.post(address(record), {"reason": WHY}).status_code == 403
        assert address(record) not in client.get(record.get_absolute_url()).content.decode()


def test_only_a_list_that_waits_is_let_through(client):
    record = make_crowded()
    record.send_back(make_reviewer(), "numbers")
    client.force_login(make_overseer())
    assert client.post(address(record), {"reason": WHY}).status_code == 409


def test_what_was_let_through_is_asked_anew_once_the_list_was_returned():
    record = make_crowded()
    overseer = make_overseer()
    record.let_through(overseer, WHY)
    record.send_back(overseer, "numbers")
    assert record.over_quota_because == ""
    record.submit(record.entered_by)
    assert held(record) == ["", "quota"]


def test_a_place_taken_by_a_selection_is_kept_though_the_issue_holds_the_permit_back():
    make_quota(places=1)
    chosen = make_permit(number="")
    make_accepted_list("select", [chosen], day=date(2024, 1, 20))
    record = make_sent_list("issue", [chosen, make_permit()])
    assert held(record) == ["number", "quota"]


def test_a_selected_permit_is_issued_on_its_own_place():
    make_quota(places=1)
    permit = make_permit()
    make_accepted_list("select", [permit], day=date(2024, 1, 20))
    record = make_accepted_list("issue", [permit])
    assert record.state == State.ACCEPTED and held(record) == [""]
