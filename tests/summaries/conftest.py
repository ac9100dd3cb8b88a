"""What a test asks of a summary itself is in the language of the sources, as the pages are that it opens."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield
