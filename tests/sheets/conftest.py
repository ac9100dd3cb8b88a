import pytest
from django.conf import settings
from django.utils import translation

from tests.factories import make_clerk, make_code, make_commune


@pytest.fixture(autouse=True)
def english(client):
    """These tests read messages, and read them in English."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    with translation.override("en"):
        yield


@pytest.fixture
def clerk(client):
    """A clerk of Đồng Văn, logged in."""
    make_code()
    user = make_clerk(make_commune().district)
    client.force_login(user)
    return user
