"""Mending a draft or a returned list of workers."""

import pytest

from borderops.labour.models import Worker, WorkerList
from tests.factories import make_clerk, make_commune, make_reviewer
from tests.labour.list_typing import offered, typed
from tests.labour.makers import make_inland, make_list, make_permit, make_sent_list, make_worker
from tests.pages import said

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    user = make_clerk()
    client.force_login(user)
    return user


def address(record):
    return f"/labour/lists/{record.reference}/edit/"


def again(record, permits, **fields):
    """The stored list as its form sends it back."""
    told = {"day": "20/02/2024", "minutes_number": record.minutes_number, "version": record.version}
    return typed(permits, record.kind, "draft", **told | fields)


def test_a_draft_shows_its_workers_ticked_and_takes_others(client, clerk):
    one, two, three = make_permit(), make_permit(), make_permit()
    record = make_list("register", [one, two], clerk)
    assert offered(client.get(address(record))) == ({one.pk, two.pk, three.pk}, {one.pk, two.pk})
    assert client.post(address(record), again(record, [two, three])).status_code == 302
    lines = record.lines.values_list("line", "permit")
    assert list(lines) == [(2, two.pk), (3, three.pk)]
    change = record.notes.get(verb="edit").labelled_changes()[0]
    assert one.worker.name not in str(change) and three.number in change[2]


def test_a_remark_of_a_line_stays_when_the_list_is_mended(client, clerk):
    record = make_list("register", [make_permit()], clerk)
    record.lines.update(remark="Đi cùng chồng")
    client.post(address(record), again(record, [record.lines.get().permit], basis="Công văn 5"))
    record.refresh_from_db()
    assert (record.basis, record.lines.get().remark) == ("Công văn 5", "Đi cùng chồng")


def test_a_stale_form_is_refused_and_shows_both(client, clerk):
    one, two, three = make_permit(), make_permit(), make_permit()
    record = make_list("register", [one], clerk)
    client.post(address(record), again(record, [one, two]))
    response = client.post(address(record), again(record, [one, three], basis="Công văn 5"))
    assert response.status_code == 409 and offered(response)[1] == {one.pk, three.pk}
    said_of = {name: (mine, now) for name, mine, now in response.context["differences"]}
    assert said_of["workers of the list"] == (f"{one}; {three}", f"{one}; {two}")
    resent = again(record, [one, three], version=WorkerList.objects.get().version)
    assert client.post(address(record), resent).status_code == 302
    assert set(record.lines.values_list("permit", flat=True)) == {one.pk, three.pk}


def test_a_worker_who_moved_away_stays_in_the_list_without_the_name(client, clerk):
    gone = make_worker()
    record = make_list("register", [make_permit(gone), make_permit()], clerk)
    far = make_commune("Yên Thành", "09999", make_inland())
    Worker.objects.filter(pk=gone.pk).update(commune=far, district=far.district, unit=None)
    response = client.get(address(record))
    assert gone.name not in response.content.decode() and "name not shown" in response.content.decode()
    assert len(offered(response)[1]) == 2
    sent = again(record, [line.permit for line in record.lines.all()], basis="Công văn 5")
    assert client.post(address(record), sent).status_code == 302 and record.lines.count() == 2


def test_a_list_that_waits_for_review_is_not_mended(client, clerk):
    record = make_sent_list("register", [make_permit()], clerk)
    assert said(client.get(address(record))) == ["error"]
    response = client.post(address(record), again(record, [make_permit()]))
    assert response.status_code == 409 and record.lines.count() == 1


def test_only_the_own_unit_finds_a_draft(client, clerk):
    record = make_list("register", [make_permit()])
    for user, status in [(make_clerk(make_inland()), 404), (make_reviewer(), 404)]:
        client.force_login(user)
        assert client.get(address(record)).status_code == status
        assert client.post(address(record), again(record, [make_permit()])).status_code == status
