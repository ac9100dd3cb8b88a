"""How many reports a post owes a day is said from a day on, once for each day."""

from datetime import date, time

import pytest

from tests.factories import make_clerk, make_other_district, make_reviewer
from tests.patrols.makers import expect, make_post, make_shift

pytestmark = pytest.mark.django_db
GIVEN = {
    "per_day": "3", "first_start": "06:00", "hours_to_send": "6", "valid_from": "01/01/2024", "valid_to": "",
}  # fmt: skip


@pytest.fixture
def reviewer(client):
    user = make_reviewer()
    client.force_login(user)
    return user


def send(client, post, expected=None, **changed):
    page = f"{expected.pk}/edit/" if expected else "new/"
    return client.post(f"/patrols/posts/{post.pk}/expectations/{page}", GIVEN | changed)


def test_it_is_said_for_a_post(client, reviewer):
    post = make_post()
    shift = make_shift(post=post, hour=14)
    assert send(client, post, first_start="6h").url == post.get_absolute_url()
    expected = post.expectations.get()
    assert (expected.per_day, expected.first_start, expected.valid_to) == (3, time(6), None)
    assert expected.history.get().history_user == reviewer
    shift.refresh_from_db()
    assert shift.slot == 2


def test_it_ends_and_another_one_begins(client, reviewer):
    post = make_post()
    first = expect(post, 3)
    assert send(client, post, valid_from="1/6/2024").status_code == 422
    assert send(client, post, first, valid_to="31/05/2024").status_code == 302
    assert send(client, post, valid_from="1/6/2024", per_day="1").status_code == 302
    assert [each.per_day for each in post.expectations.all()] == [3, 1]
    assert post.expectation_on(date(2024, 5, 31)) == first


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"per_day": "0"}, "per_day"),
        ({"per_day": "9"}, "per_day"),
        ({"per_day": "ba"}, "per_day"),
        ({"hours_to_send": "73"}, "hours_to_send"),
        ({"first_start": "25:00"}, "first_start"),
        ({"valid_from": ""}, "valid_from"),
        ({"valid_to": "31/12/2023"}, "valid_to"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(client, reviewer, changed, field):
    post = make_post()
    response = send(client, post, **changed)
    assert response.status_code == 422 and set(response.context["form"].errors) == {field}
    assert not post.expectations.exists()


def test_of_another_post_it_is_not_found(client, reviewer):
    expected = expect(make_post())
    other = make_post("Chốt 425")
    assert send(client, other, expected).status_code == 404


@pytest.mark.parametrize(
    ("make", "status"), [(make_clerk, 403), (lambda: make_reviewer(make_other_district()), 404)]
)
def test_others_say_nothing(client, make, status):
    post = make_post()
    expected = expect(post)
    client.force_login(make())
    assert send(client, post).status_code == send(client, post, expected).status_code == status
