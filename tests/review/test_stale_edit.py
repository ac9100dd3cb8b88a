"""Two people mend one record: the second is shown both, and loses nothing."""

import pytest

from borderops.incidents.models import Incident
from borderops.review.states import State
from tests.factories import make_clerk, make_commune, make_draft, make_returned, make_reviewer
from tests.pages import hidden_fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    user = make_clerk(make_commune().district)
    client.force_login(user)
    return user


def address(record):
    return f"/incidents/{record.reference}/edit/"


def opened(client, record, **fields):
    """What the form holds when it is opened now, and what is typed over it."""
    form = client.get(address(record)).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in shown.items() if value not in (None, False)} | fields


def test_the_second_is_refused_and_shown_both(client, clerk):
    record = make_draft(clerk, offenders=2)
    mine = opened(client, record, offenders="7", account="Của tôi.")
    theirs = Incident.objects.get()
    theirs.offenders, theirs.account = 4, "Của họ."
    theirs.write(make_clerk())
    response = client.post(address(record), mine | {"then": "draft"})
    assert response.status_code == 409
    assert [(typed, stored) for _name, typed, stored in response.context["differences"]] == [
        ("7", "4"),
        ("Của tôi.", "Của họ."),
    ]
    assert response.context["form"]["account"].value() == "Của tôi."
    record.refresh_from_db()
    assert (record.offenders, record.account) == (4, "Của họ.")


def test_sent_again_after_comparing_it_goes_through(client, clerk):
    record = make_draft(clerk)
    mine = opened(client, record, offenders="7", then="draft")
    theirs = Incident.objects.get()
    theirs.offenders = 4
    theirs.write(make_clerk())
    page = client.post(address(record), mine)
    assert client.post(address(record), mine | {"version": hidden_fields(page)["version"]}).status_code == 302
    record.refresh_from_db()
    assert record.offenders == 7
    assert [note.by for note in record.notes.filter(verb="edit")][-1] == clerk


def test_what_was_submitted_meanwhile_is_not_overwritten(client, clerk):
    record = make_draft(clerk)
    mine = opened(client, record, offenders="7", then="submit")
    Incident.objects.get().submit(make_clerk())
    response = client.post(address(record), mine)
    assert response.status_code == 409
    record.refresh_from_db()
    assert (record.offenders, record.state) == (2, State.SUBMITTED)


def test_without_any_change_of_others_it_goes_through_at_once(client, clerk):
    record = make_draft(clerk)
    assert (
        client.post(address(record), opened(client, record, offenders="7", then="draft")).status_code == 302
    )


def test_saving_without_a_change_leaves_no_trace(client, clerk):
    record = make_draft(clerk)
    client.post(address(record), opened(client, record, then="draft"))
    record.refresh_from_db()
    assert record.version == 1
    assert (record.notes.count(), record.history.count()) == (1, 1)


@pytest.mark.parametrize("version", ["x", "1.5"])
def test_a_version_that_is_none_is_refused(client, clerk, version):
    record = make_draft(clerk)
    response = client.post(address(record), opened(client, record, offenders="7", version=version))
    assert response.status_code == 422
    record.refresh_from_db()
    assert record.offenders == 2


def test_an_old_copy_in_memory_does_not_undo_what_review_has_noted():
    record = make_returned()
    old = Incident.objects.get()
    record.offenders = 9
    record.write(record.entered_by)
    record.submit(record.entered_by)
    record.send_back(reviewer := make_reviewer(), "numbers")
    old.account = "Thêm."
    old.write(old.entered_by)
    after = Incident.objects.get()
    assert (after.reviewed_by, after.submitted_at) == (reviewer, record.submitted_at)
    assert after.version == record.version + 1
