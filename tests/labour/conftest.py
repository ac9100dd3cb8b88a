import pytest


@pytest.fixture(autouse=True)
def in_english(english):
    """These tests read pages, and read them in English."""
