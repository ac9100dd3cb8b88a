"""Lists of workers in the search over all registers: by numbers, never by a name."""

import pytest

from tests.factories import make_clerk, make_observer, make_overseer
from tests.labour.makers import make_inland, make_permit, make_sent_list, make_worker

pytestmark = pytest.mark.django_db


def found(client, text):
    parts = client.get("/search/", {"q": text}).context["parts"]
    return [row.url for part in parts if part["label"] == "Lists of workers" for row in part["rows"]]


def test_a_number_leads_to_its_page(client):
    record = make_sent_list("register", [make_permit()])
    client.force_login(make_overseer())
    assert client.get("/search/", {"q": record.number.lower()}).url == record.get_absolute_url()


def test_minutes_and_permits_find_it_and_names_do_not(client):
    permit = make_permit(make_worker(name="Sùng Mí Chá"), number="GP-501")
    record = make_sent_list("depart", [permit], minutes_number="88/BB-BG")
    client.force_login(make_clerk(record.district))
    assert found(client, "88/bb") == found(client, "gp-501") == [record.get_absolute_url()]
    assert found(client, "Sùng Mí Chá") == []


def test_other_places_and_observers_do_not_find_it(client):
    make_sent_list("depart", [make_permit()], minutes_number="88/BB-BG")
    for person in (make_clerk(make_inland()), make_observer()):
        client.force_login(person)
        assert found(client, "88/BB") == []
