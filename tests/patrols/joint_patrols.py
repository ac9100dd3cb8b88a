"""What people type into the form of a joint patrol."""

import uuid

from borderops.patrols.models import MarkerCheck
from tests.factories import make_clerk, make_commune, make_marker
from tests.patrols.makers import new_patrol

NEW = "/patrols/joint/new/"
LIST = "/patrols/joint/"


def row(turn=0, **cells):
    """A marker checked, as the browser sends it."""
    return {f"marker_checks-{turn}-{name}": value for name, value in cells.items()}


def typed(**fields):
    """What the browser sends of a bilateral patrol along 424–426 of Đồng Văn."""
    commune = make_commune()
    for code in ("424", "426"):
        make_marker(code, commune)
    return {
        "kind": "bilateral", "held": "done", "postponed_reason": "", "day": "20/05/2024", "host": "VN",
        "from_marker": "424", "to_marker": "mốc 426", "district": commune.district.pk, "counterpart": "",
        "our_body": "Đồn Lũng Cú", "their_body": "", "our_number": "8", "their_number": "", "findings": "Bình thường.",
        "minutes_number": "05/BB-TTSP", "agreed": "", "form_key": str(uuid.uuid4()), "in_full": "1", "then": "submit",
    } | fields  # fmt: skip


def put_off(**fields):
    """What it sends of one that was put off."""
    empty = dict.fromkeys(["our_number", "findings", "minutes_number"], "")
    return typed(**{"held": "postponed", "postponed_reason": "Mưa lũ", **empty, **fields})


def make_checked_patrol(by=None, **fields):
    """A draft with two markers checked."""
    record = new_patrol(**{"minutes_number": "05/BB-TTSP", "findings": "Mốc bị mờ chữ", **fields})
    first = MarkerCheck(marker=make_marker("424"), found="intact")
    second = MarkerCheck(marker=make_marker("425"), found="worn", words="mờ chữ")
    record.set_part("marker_checks", [first, second])
    return record.write(by or make_clerk(record.district))
