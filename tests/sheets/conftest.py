import pytest

from tests.factories import make_clerk, make_code, make_commune


@pytest.fixture(autouse=True)
def in_english(english):
    """These tests read messages, and read them in English."""


@pytest.fixture
def clerk(client):
    """A clerk of Đồng Văn, logged in."""
    make_code()
    user = make_clerk(make_commune().district)
    client.force_login(user)
    return user
