"""Changes in the search over all registers: by number and by crossing point, only for who may see them."""

import pytest

from tests.crossings.makers import make_accepted_change, make_change, make_crossing, make_eastern_crossing
from tests.factories import make_clerk, make_observer, make_other_district, make_overseer

pytestmark = pytest.mark.django_db


def found(client, text):
    parts = client.get("/search/", {"q": text}).context["parts"]
    return [row.url for part in parts if part["label"] == "Changes of flows" for row in part["rows"]]


def test_a_number_leads_to_its_page(client):
    change = make_accepted_change()
    client.force_login(make_overseer())
    assert client.get("/search/", {"q": change.number.lower()}).url == change.get_absolute_url()


def test_the_newest_at_a_crossing_point_are_found_by_any_of_its_names(client):
    crossing = make_crossing()
    old = make_accepted_change(crossing=crossing)
    new = make_accepted_change(crossing=crossing, since="2024-05-21")
    make_accepted_change(crossing=make_eastern_crossing())
    client.force_login(make_observer())
    for text in ("thanh thuy", "TIANBAO"):
        assert found(client, text) == [new.get_absolute_url(), old.get_absolute_url()]


def test_a_draft_is_found_by_its_own_unit_alone(client):
    draft = make_change(decision="Số 77/QĐ")
    for user, urls in [(draft.entered_by, [draft.get_absolute_url()]), (make_overseer(), [])]:
        client.force_login(user)
        assert found(client, "77/QĐ") == urls
    client.force_login(make_clerk(make_other_district()))
    assert found(client, "77/QĐ") == []
