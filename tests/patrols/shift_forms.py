"""What people type into the form of a shift, and the moment at which they do."""

import uuid

from tests.patrols.makers import DAY, at

NEW = "/patrols/shifts/new/"
# Half past two: the shift from six to two is over, the next one under way.
NOW = at(DAY, 14, 30)
MORNING = "2024-05-20T06:00/2024-05-20T14:00"


def typed(post, /, **fields):
    """What a clerk sends of the morning's shift with the big button."""
    return {
        "post": post.pk,
        "shift": MORNING,
        "people_in": "12",
        "people_out": "8",
        "vehicles_in": "",
        "vehicles_out": "",
        "declarations": "20",
        "border_guard": "4",
        "police": "1",
        "form_key": str(uuid.uuid4()),
        "in_full": "1",
        "then": "nil",
    } | fields


def other_hours(since, until, on="20/05/2024"):
    """Hours that are typed."""
    return {"shift": "other", "on": on, "from_time": since, "until_time": until}
