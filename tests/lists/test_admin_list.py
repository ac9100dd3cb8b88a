"""Lists of the admin: counted no further than the other lists."""

from functools import partial

import pytest

from borderops.lists import admin
from borderops.lists.keyset import bounded_count
from tests.factories import make_overseer, make_submitted

pytestmark = pytest.mark.django_db
LIST = "/admin/incidents/incident/"


@pytest.fixture
def overseer(client):
    client.cookies["django_language"] = "en"
    user = make_overseer()
    client.force_login(user)
    return user


@pytest.fixture
def limit_of_two(monkeypatch):
    monkeypatch.setattr(admin, "bounded_count", partial(bounded_count, limit=2))


def test_a_short_list_gives_its_number(client, overseer, limit_of_two):
    make_submitted()
    assert "1 record\n" in client.get(LIST).content.decode()


def test_a_long_list_says_that_there_are_more(client, overseer, limit_of_two):
    for _ in range(3):
        make_submitted()
    response = client.get(LIST)
    assert "over 2 records" in response.content.decode()
    assert response.context["cl"].result_count == 2


def accept_everything(client, records):
    chosen = {"action": "accept", "select_across": "1", "_selected_action": [records[0].pk]}
    return client.post(LIST, chosen, follow=True)


def test_all_that_the_list_counts_can_be_chosen(client, overseer, limit_of_two):
    records = [make_submitted() for _ in range(2)]
    accept_everything(client, records)
    assert {type(record).objects.get(pk=record.pk).state for record in records} == {"accepted"}


def test_what_was_not_counted_cannot_be_chosen(client, overseer, limit_of_two):
    records = [make_submitted() for _ in range(3)]
    page = accept_everything(client, records).content.decode()
    assert "Narrow the list by filters first." in page
    assert {type(record).objects.get(pk=record.pk).state for record in records} == {"submitted"}
