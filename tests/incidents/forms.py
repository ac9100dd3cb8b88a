"""What people type into the forms of incidents."""

import uuid

from tests.factories import make_code

NEW = "/incidents/new/"
# The administration's form without a row in any of its lists.
NO_ROWS = {
    f"{name}-{field}": "0"
    for name in ("further_kinds", "goods", "coordinations")
    for field in ("TOTAL_FORMS", "INITIAL_FORMS")
}


def typed(**fields):
    """What a clerk types into the quick form."""
    return {
        "occurred_on": "20/05/2024",
        "occurred_time": "7h40",
        "place": "lung cu 424",
        "code": make_code().pk,
        "direction": "entry",
        "offenders": "13",
        "account": "Tổ tuần tra phát hiện.",
        "form_key": str(uuid.uuid4()),
        "then": "submit",
    } | fields


def in_full(**fields):
    """What the browser sends of the whole form: every field, most of them empty."""
    empty = dict.fromkeys(
        [
            "reported_at", "found_by", "found_unit", "handling_unit", "male", "female", "under_18", "vn", "cn",
            "other_nationality", "sums_reason", "victims", "handed_back", "received", "injured", "confidence",
            "paper_book_number", "follows_from",
        ],
        "",
    )  # fmt: skip
    return typed(**{**empty, "severity": "1", "in_full": "1", **fields})
