"""Border markers in the search over all registers."""

import pytest

from tests.factories import make_clerk, make_marker, make_observer, make_user
from tests.patrols.marker_looks import shift_saw

pytestmark = pytest.mark.django_db


def found(client, user, text):
    """The addresses of the markers that the search finds."""
    client.force_login(user)
    parts = client.get("/search/", {"q": text}).context["parts"]
    return [row.url for part in parts for row in part["rows"] if row.url.startswith("/patrols/markers/")]


@pytest.mark.parametrize("text", ["424", "mốc 424", "moc gioi so 424", "lung cu 424"])
def test_a_marker_is_found_by_its_number_however_it_is_written(client, text):
    make_marker()
    assert found(client, make_observer(), text) == ["/patrols/markers/424/"]


def test_a_number_finds_all_its_posts(client):
    for code in ("261(1)", "261(2)", "262"):
        make_marker(code)
    assert found(client, make_clerk(), "mốc 261") == ["/patrols/markers/261(1)/", "/patrols/markers/261(2)/"]


def test_what_names_no_marker_finds_none(client):
    make_marker()
    assert found(client, make_clerk(), "999") == found(client, make_clerk(), "lũng cú") == []


def test_it_says_in_which_state_the_marker_is(client):
    shift_saw("damaged")
    client.force_login(make_clerk())
    assert "20/05/2024" in client.get("/search/", {"q": "424"}).content.decode()


def test_a_stranger_finds_nothing(client):
    make_marker()
    client.force_login(make_user())
    answer = client.get("/search/", {"q": "424"})
    assert answer.status_code == 403 or "/patrols/markers/" not in answer.content.decode()
