"""Labour programmes in the search over all registers."""

import pytest

from tests.factories import make_observer, make_user
from tests.labour.makers import make_programme

pytestmark = pytest.mark.django_db


def found(client, text):
    parts = client.get("/search/", {"q": text}).context["parts"]
    return [row.title for part in parts if str(part["label"]) == "Labour programmes" for row in part["rows"]]


def test_any_name_finds_it_its_code_opens_it_and_a_stranger_finds_none(client):
    make_programme(), make_programme("BOEUN", "Lao động thời vụ", partner_elsewhere="Boeun, Hàn Quốc")
    client.force_login(make_observer())
    assert found(client, "han quoc") == ["Lao động thời vụ"]
    assert found(client, "lao dong van son") == ["Lao động qua biên giới với Văn Sơn"]
    assert client.get("/search/", {"q": "boeun"}).url == "/labour/programmes/BOEUN/"
    client.force_login(make_user())
    assert found(client, "han quoc") == []
