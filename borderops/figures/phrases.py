"""The sentences in which reports tell the figures of an indicator."""

import re

PLACES = ("{number}", "{figure}", "{reached}")
BRACES = re.compile(r"{[^{}]*}|[{}]")


def is_phrase(text):
    """Whether a sentence has exactly one place for a figure."""
    found = BRACES.findall(text)
    return len(found) == 1 and found[0] in PLACES
