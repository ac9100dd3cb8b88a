"""What a person types into the form of a list of workers."""

import uuid

from django.utils import timezone

from borderops import vietnamese

NEW = "/labour/lists/new/"


def typed(permits, kind="register", then="submit", **fields):
    """A list of these permits of today, as the form sends it."""
    first = permits[0]
    told = {
        "kind": kind, "programme": first.programme_id, "district": first.district_id,
        "day": vietnamese.day(timezone.localdate()), "minutes_number": "12/BB-BG", "basis": "", "remark": "",
        "numbers": "", "find": "", "commune": "", "permit": [permit.pk for permit in permits],
        "form_key": str(uuid.uuid4()), "then": then,
    }  # fmt: skip
    return told | fields


def offered(response):
    """The permits that a form offers, and which of them are ticked."""
    rows = response.context["form"].rows
    return {row.permit.pk for row in rows}, {row.permit.pk for row in rows if row.is_ticked}
