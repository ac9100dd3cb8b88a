"""What people type into the form of a traffic report."""

import uuid

from tests.crossings.makers import make_crossing

LIST, NEW = "/crossings/traffic/", "/crossings/traffic/new/"


def travellers(turn=0, **cells):
    """A row of travellers, as the browser sends it."""
    told = {"document": "passport", "people_in": "", "people_out": ""} | cells
    return {f"travellers-{turn}-{name}": value for name, value in told.items()}


def goods(turn=0, **cells):
    """A row of goods, as the browser sends it."""
    empty = {"goods": "", "tonnes": "", "value": "", "value_unit": "", "currency": ""}
    return {
        f"trade-{turn}-{name}": value for name, value in ({"direction": "export"} | empty | cells).items()
    }


def typed(crossing=None, **fields):
    """What the browser sends of a whole month with an export in USD."""
    rows = travellers(people_in="1.200", people_out="0")
    rows |= goods(tonnes="1.234,5", value="180,1", value_unit="1000000", currency="USD")
    return {
        "crossing": (crossing or make_crossing()).pk, "period": "05/2024", "standing": "final", "vehicles_in": "40",
        "vehicles_out": "", "health_checked": "600", "source": "Báo cáo tháng", "remark": "", "in_full": "1",
        "form_key": str(uuid.uuid4()), "then": "submit",
    } | rows | fields  # fmt: skip
