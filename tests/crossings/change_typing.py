"""What people type into the forms of changes."""

import uuid

NEW, SEVERAL, LIST = "/crossings/changes/new/", "/crossings/changes/several/", "/crossings/changes/"


def shared(**fields):
    """What one change and several ask alike: suspended since a day in 2024, by our side."""
    return {
        "state_of_flow": "suspended", "since": "20/05/2024", "manner": "", "expected_until": "",
        "reason_kind": "epidemic", "reason": "Phòng dịch", "imposed_by": "VN", "ordered_by": "", "legal_basis": "",
        "decision": "", "known_from": "unit", "told": "stated", "source": "Đồn báo", "confidence": "",
        "form_key": str(uuid.uuid4()), "then": "submit",
    } | fields  # fmt: skip


def typed(crossing, /, **fields):
    """What a clerk sends of goods suspended on our side."""
    return shared() | {"crossing": crossing.pk, "flow": "goods", "side": "VN"} | fields


def several(crossings, /, **fields):
    """What a clerk sends of goods and people suspended at several crossing points on our side."""
    keys = [crossing.pk for crossing in crossings]
    return shared() | {"crossings": keys, "flows": ["people", "goods"], "sides": ["VN"]} | fields
