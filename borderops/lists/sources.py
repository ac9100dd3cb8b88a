"""A source as readers know it: by the name of the document, not by the name of the file it was read in."""

import re

FILE = re.compile(r"\s*\([^()\s]+\.(?:txt|pdf|docx?|xlsx?)\)", re.IGNORECASE)


def source_words(text):
    """The source without file names in brackets behind a document; a source that is only that stays."""
    return FILE.sub("", str(text or "")).strip() or str(text or "")
