"""The code of a border marker: text such as `261(2)` or `519/2`, ordered by its number."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from borderops import vietnamese

FIRST, LAST = 172, 519
SHAPE = re.compile(r"(\d{3})(?:/(\d{1,2}))?(?:\((\d)\))?")
WORDS_BEFORE = re.compile(r"^(?:moc(?: gioi)?(?: so)?|marker)[ .:]*")


def marker_sort_key(code):
    """The order of markers along the line, as text: number, supplementary number, post."""
    match = SHAPE.fullmatch(code)
    return "-".join((part or "0").zfill(3) for part in match.groups()) if match else code


def is_marker_code(code):
    """Whether `code` is well formed and lies on this province's line, 172 to 519/2."""
    match = SHAPE.fullmatch(code)
    return (
        bool(match) and FIRST <= int(match[1]) <= LAST and marker_sort_key(code) <= marker_sort_key("519/2")
    )


def check_marker_code(code):
    """Refuses what cannot be a marker of this province; raises ValidationError."""
    if not is_marker_code(code):
        raise ValidationError(not_a_marker(code))


def bare_code(text):
    """What somebody wrote without the words before it."""
    return WORDS_BEFORE.sub("", vietnamese.fold(text)).replace(" ", "")


def tells_marker(text):
    """Whether a text is a marker of this line."""
    return is_marker_code(bare_code(text))


def read_marker_code(text):
    """The code that somebody wrote, such as “mốc 261 (2)”; raises ValidationError for what is none."""
    code = bare_code(text)
    if not is_marker_code(code):
        raise ValidationError(not_a_marker(vietnamese.clean(text, single_line=True)))
    return code


def not_a_marker(code):
    """What to tell whoever wrote `code` for a marker."""
    return _("“%(code)s” is not a marker of this line. Write a number from 172 to 519/2, such as 261(2).") % {
        "code": code
    }
