"""What a test asks of a summary itself is in the language of the sources, as the pages are that it opens."""

import pytest
from django.utils import translation

from tests.figures.factories import make_line


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def line(db):
    """The seven border districts, west to east."""
    return make_line()


@pytest.fixture
def district(line):
    """Đồng Văn."""
    return line[5]
