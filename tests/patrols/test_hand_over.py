"""The next shift says that it has taken over: once, and not the one who wrote the report."""

import pytest

from borderops.patrols.models import HandOver
from tests.factories import (
    make_clerk,
    make_observer,
    make_other_district,
    make_reviewer,
    make_unit,
    make_user,
)
from tests.pages import said
from tests.patrols.makers import make_accepted_shift, make_post, make_sent_shift, make_shift

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    post = make_post()
    return make_sent_shift(make_clerk(post.district, post.unit), post=post)


@pytest.fixture
def next_one(client, record):
    user = make_clerk(record.post.district, record.post.unit)
    client.force_login(user)
    return user


def address(record):
    return f"{record.get_absolute_url()}hand-over/"


def test_the_next_shift_confirms_with_a_remark(client, record, next_one):
    assert address(record) in client.get(record.get_absolute_url()).content.decode()
    response = client.post(address(record), {"words": "Đủ  trang bị."})
    assert response.url == record.get_absolute_url() and said(response) == ["success"]
    given = HandOver.objects.get()
    assert (given.shift, given.by, given.words) == (record, next_one, "Đủ trang bị.")
    assert given.history.get().history_user == next_one
    page = client.get(record.get_absolute_url()).content.decode()
    assert "Đủ trang bị." in page and address(record) not in page


def test_confirmed_twice_it_stays_as_it_was_given_first(client, record, next_one):
    client.post(address(record))
    client.force_login(make_clerk(record.post.district, record.post.unit))
    assert said(client.post(address(record), {"words": "Tôi nữa."})) == ["success"]
    assert (HandOver.objects.get().by, HandOver.objects.get().words) == (next_one, "")


def test_an_accepted_report_is_still_confirmed(client):
    record = make_accepted_shift()
    client.force_login(make_clerk(record.post.district, record.post.unit))
    client.post(address(record))
    assert HandOver.objects.get().shift == record


def test_who_wrote_it_does_not_confirm_it(client, record):
    client.force_login(record.entered_by)
    assert address(record) not in client.get(record.get_absolute_url()).content.decode()
    assert said(client.post(address(record))) == ["error"]
    assert not HandOver.objects.exists()


def test_a_draft_is_not_confirmed(client, next_one):
    record = make_shift(
        make_clerk(next_one.home_unit.district, next_one.home_unit), post=make_post("Chốt 425")
    )
    assert address(record) not in client.get(record.get_absolute_url()).content.decode()
    assert said(client.post(address(record))) == ["error"]
    assert not HandOver.objects.exists()


@pytest.mark.parametrize(
    ("person", "status"),
    [
        (lambda: make_clerk(unit=make_unit("Đồn khác")), 404),
        (lambda: make_clerk(make_other_district()), 404),
        (lambda: make_reviewer(make_other_district()), 404),
        (make_observer, 403),
        (make_user, 403),
    ],
)
def test_nobody_outside_confirms(client, record, person, status):
    client.force_login(person())
    assert client.post(address(record)).status_code == status
    assert not HandOver.objects.exists()


def test_an_observer_of_an_accepted_one_sees_nothing_of_it(client):
    record = make_accepted_shift(handover_note="Riêng.")
    HandOver.confirm(record, make_clerk(record.post.district, record.post.unit), "Đã nhận.")
    client.force_login(make_observer())
    assert "Đã nhận." not in client.get(record.get_absolute_url()).content.decode()
    assert client.post(address(record)).status_code == 403


def test_log_in_is_asked_first_and_other_methods_are_refused(client, record):
    assert client.post(address(record)).url.startswith("/login/")
    client.force_login(record.entered_by)
    assert client.get(address(record)).status_code == 405
