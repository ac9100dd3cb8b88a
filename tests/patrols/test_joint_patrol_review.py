"""A joint patrol on its way: submitted, returned, mended, accepted, struck, reopened; one by one and all at once."""

import pytest

from borderops.patrols.models import JointPatrol
from tests.factories import (
    make_clerk,
    make_district,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_unit,
)
from tests.pages import hidden_fields, said
from tests.patrols.joint_patrols import LIST, NEW, make_checked_patrol, put_off, row, typed
from tests.patrols.makers import make_accepted_patrol, make_patrol

pytestmark = pytest.mark.django_db
INBOX = "/review/joint-patrols/"


@pytest.fixture
def reviewer(client):
    user = make_reviewer()
    client.force_login(user)
    return user


def make_sent(**fields):
    record = make_checked_patrol(**fields)
    record.submit(record.entered_by)
    return record


def state(record):
    return JointPatrol.objects.get(pk=record.pk).state


def verb(record, name):
    return f"{record.get_absolute_url()}{name}/"


def test_a_patrol_is_accepted_and_counts(client, reviewer):
    record = make_sent()
    assert client.post(verb(record, "accept"), {"version": record.version}).status_code == 302
    assert state(record) == "accepted"


def test_a_returned_patrol_is_mended_and_sent_again(client, reviewer):
    record = make_sent()
    reason = {"reason": "numbers", "words": "Xem lại mốc", "fields_to_mend": ["marker_checks", "our_number"]}
    assert client.post(verb(record, "return"), reason).status_code == 302
    client.force_login(record.entered_by)
    page = client.get(verb(record, "edit")).content.decode()
    assert "Xem lại mốc" in page
    record.refresh_from_db()
    sent = typed(version=record.version, **row(0, marker="424", found="moved", words="nghiêng"))
    assert client.post(verb(record, "edit"), sent).status_code == 302
    assert state(record) == "submitted" and record.marker_checks.get().words == "nghiêng"


def test_it_is_struck_and_reopened_with_a_reason(client, reviewer):
    record = make_accepted_patrol()
    client.post(verb(record, "strike"), {"reason": "duplicate", "words": ""})
    assert state(record) == "struck"
    client.post(verb(record, "reopen"), {"reason": "other", "words": "Nhầm"})
    assert state(record) == "returned"


@pytest.mark.parametrize("name", ["accept", "return", "strike", "reopen"])
def test_who_does_not_review_there_changes_nothing(client, name):
    record = make_sent()
    answers = []
    for person in [make_clerk(), make_observer(), make_reviewer(make_other_district())]:
        client.force_login(person)
        answers.append(client.post(verb(record, name), {"reason": "other", "words": "x"}).status_code)
    assert answers == [403, 403, 404] and state(record) == "submitted"


def test_nobody_reviews_the_own_patrol(client):
    record = make_patrol(make_reviewer(unit=make_unit("Ban chỉ huy", make_district())))
    record.submit(record.entered_by)
    client.force_login(record.entered_by)
    client.post(verb(record, "accept"))
    assert state(record) == "submitted"


def test_a_locked_patrol_has_no_form(client):
    record = make_sent()
    client.force_login(record.entered_by)
    response = client.get(verb(record, "edit"))
    assert response.url == record.get_absolute_url() and said(response) == ["error"]
    answer = client.post(verb(record, "edit"), typed(version=record.version, findings="Khác"))
    assert answer.status_code == 409 and "Khác" in answer.content.decode()


def test_a_stale_form_shows_both_and_loses_nothing(client):
    record = make_checked_patrol()
    client.force_login(record.entered_by)
    stale = record.version
    record.findings = "Bản mới"
    record.write(record.entered_by)
    sent = typed(version=stale, then="draft", findings="Bản của tôi")
    response = client.post(verb(record, "edit"), sent)
    page = response.content.decode()
    assert response.status_code == 409 and "Bản mới" in page and "Bản của tôi" in page
    again = client.post(verb(record, "edit"), sent | {"version": hidden_fields(response)["version"]})
    assert again.status_code == 302


def test_a_held_patrol_becomes_one_put_off_only_without_its_markers(client):
    record = make_checked_patrol()
    client.force_login(record.entered_by)
    rows = record.stored_part("marker_checks")
    kept = row(0, id=rows[0].pk, marker="424", found="intact", words="")
    sent = put_off(version=record.version, then="draft")
    assert list(client.post(verb(record, "edit"), sent | kept).context["form"].errors) == ["held"]
    assert client.post(verb(record, "edit"), sent | kept | row(0, remove="on")).status_code == 302
    record.refresh_from_db()
    assert record.held == "postponed" and not record.marker_checks.exists()


def test_the_clerk_of_another_unit_does_not_mend_it(client):
    record = make_accepted_patrol()
    client.force_login(make_clerk(make_district(), make_unit("Đồn khác", make_district())))
    assert client.get(verb(record, "edit")).url == record.get_absolute_url()


def test_the_inbox_shows_what_waits_here_and_accepts_all_that_is_filtered(client, reviewer):
    wanted, other = make_sent(), make_sent(kind="joint", minutes_number="7/BB")
    page = client.get(INBOX)
    assert {record.pk for record in page.context["page"].rows} == {wanted.pk, other.pk}
    assert wanted.entered_by.username in page.content.decode()
    address = f"{INBOX}accept-all/?kind=bilateral"
    client.post(address, hidden_fields(client.get(address)))
    assert [state(wanted), state(other)] == ["accepted", "submitted"]


def test_all_that_is_filtered_is_returned(client, reviewer):
    record = make_sent()
    address = f"{INBOX}return-all/"
    client.post(address, hidden_fields(client.get(address)) | {"reason": "numbers", "words": "Xem lại"})
    assert state(record) == "returned"


def test_all_drafts_that_are_filtered_are_submitted(client):
    clerk = make_clerk()
    wanted, other = make_checked_patrol(clerk), make_checked_patrol(clerk, kind="joint")
    client.force_login(clerk)
    address = "/review/joint-patrols/submit-all/?kind=bilateral"
    assert f'href="{address}"' in client.get(LIST, {"kind": "bilateral"}).content.decode()
    client.post(address, hidden_fields(client.get(address)))
    assert [state(wanted), state(other)] == ["submitted", "draft"]


def test_the_inbox_is_for_reviewers(client):
    for person, status in [(make_clerk(), 403), (make_observer(), 403), (make_overseer(), 200)]:
        client.force_login(person)
        assert client.get(INBOX).status_code == status


def test_the_tab_of_joint_patrols_stands_after_that_of_shifts(client, reviewer):
    keys = [tab["inbox"].key for tab in client.get(INBOX).context["tabs"]]
    assert keys.index("joint-patrols") > keys.index("shifts")


def test_a_form_from_another_account_is_refused(client):
    sent = typed()
    for person in (make_clerk(), make_clerk(make_district(), make_unit("Đồn khác", make_district()))):
        client.force_login(person)
        answer = client.post(NEW, sent)
    assert answer.status_code == 409 and JointPatrol.objects.count() == 1
