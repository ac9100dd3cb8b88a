"""What a test asks of a figure itself is in the language of the sources, unless it chooses another."""

import pytest
from django.utils import translation

from tests.factories import make_clerk


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def clerk(db):
    """Who enters figures."""
    return make_clerk()
