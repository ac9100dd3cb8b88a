"""What a clerk types into the form of a reported figure."""

import uuid

NEW = "/figures/new/"


def typed(indicator, value, **changes):
    """A final figure of 2021, sent to review."""
    return {
        "indicator": indicator.pk,
        "value": value,
        "standing": "final",
        "period": "2021",
        "source": "Báo cáo năm 2021",
        "confidence": "S",
        "form_key": str(uuid.uuid4()),
        "then": "submit",
    } | changes
