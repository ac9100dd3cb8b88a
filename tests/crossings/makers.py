"""Makes crossing points for tests."""

from datetime import date
from decimal import Decimal

from borderops.crossings.models import (
    CrossingEvent,
    CrossingPoint,
    FlowChange,
    Notice,
    OrderRule,
    TradeRow,
    TrafficReport,
    TravellerRow,
)
from borderops.districts.models import Counterpart
from tests.factories import (
    make_clerk,
    make_commune,
    make_district,
    make_marker,
    make_overseer,
    make_reviewer,
    the_same,
)

LAST_DAY, FIRST_DAY = date(2025, 6, 30), date(2025, 7, 1)


def make_west():
    """Vị Xuyên, which lies west of Đồng Văn."""
    return make_district("Vị Xuyên", "030", "VX", order=3)


def make_county(code="ML", name="Malypho", name_zh="麻栗坡"):
    return the_same(Counterpart, {"code": code}, {"name_vi": name, "name_zh": name_zh, "level": "huyện"})


def make_crossing(code="TT-TB", name="Thanh Thủy", other_name="Thiên Bảo", **fields):
    """The pair Thanh Thủy – Thiên Bảo at marker 261(1); its commune went into another of the same name."""
    if "commune" not in fields:
        heir = make_commune("Thanh Thủy", "00928", make_west(), valid_from=FIRST_DAY)
        former = make_commune("Thanh Thủy", "00928", make_west(), valid_to=LAST_DAY, main_successor=heir)
        former.successors.add(heir)
        fields |= {"commune": former, "district": former.district, "marker": make_marker("261(1)", former)}
    defaults = {"name_zh": "天保", "facing": make_county(), "marker_confidence": "S", "confidence": "S"}
    defaults |= {"aliases": "清水河|Tianbao", "source": "Báo cáo X"} | fields
    return CrossingPoint.objects.create(code=code, name=name, other_name=other_name, **defaults)


def make_eastern_crossing(code="PB-DC", name="Phó Bảng", other_name="Đổng Cán", **fields):
    """A pair in Đồng Văn, east of the other, at a place that still stands."""
    commune = make_commune()
    given = {"commune": commune, "district": commune.district, "marker": make_marker("424", commune)}
    return make_crossing(code, name, other_name, **given | {"name_zh": "董干", "aliases": ""} | fields)


def make_event(crossing, kind="opened", kind_after="main", on="2018-03-26", by=None, **fields):
    """An event in the life of a crossing point."""
    event = CrossingEvent(
        crossing=crossing, kind=kind, kind_after=kind_after, on=on, **{"source": "Báo cáo X"} | fields
    )
    return event.write(by or make_overseer())


def new_change(crossing=None, **fields):
    """Goods suspended on our side since a day in 2024, not kept yet."""
    defaults = {
        "flow": "goods", "side": "VN", "state_of_flow": "suspended", "since": "2024-05-20", "reason_kind": "epidemic",
        "reason": "Phòng dịch", "imposed_by": "VN",
    }  # fmt: skip
    return FlowChange(crossing=crossing or make_crossing(), **defaults | fields)


def make_change(by=None, **fields):
    """A draft."""
    record = new_change(**fields)
    return record.write(by or make_clerk(record.crossing.district))


def make_sent_change(by=None, **fields):
    record = make_change(by, **fields)
    record.submit(record.entered_by)
    return record


def make_accepted_change(by=None, reviewer=None, **fields):
    record = make_sent_change(by, **fields)
    record.accept(reviewer or make_reviewer(record.district))
    return record


def make_documented_change(**fields):
    """A change that only a document tells, as the seeds hold it."""
    return make_accepted_change(**{"known_from": "document", "source": "Báo cáo X"} | fields)


def make_rule(title="Đồn trưởng Đồn Biên phòng", kind="opening", longest_hours=6, **fields):
    """Who may order for how long."""
    defaults = {"article": "Điều 11", "version": "Luật Biên phòng 2020", "valid_from": date(2022, 1, 1)}
    defaults |= {"source": "Luật Biên phòng Việt Nam 2020", "verified": False}
    return OrderRule.objects.create(title=title, kind=kind, longest_hours=longest_hours, **defaults | fields)


def new_notice(crossings=None, **fields):
    """The other side announces that goods stop; not kept yet."""
    defaults = {
        "text": "Phía bạn dự kiến dừng giao nhận hàng hóa.", "source": "Điện đàm", "goods": True,
        "starts": "2024-05-21",
    }  # fmt: skip
    notice = Notice(**defaults | fields)
    notice.chosen_crossings = crossings or [make_crossing()]
    return notice


def make_notice(by=None, **fields):
    notice = new_notice(**fields)
    return notice.write(by or make_clerk(notice.chosen_crossings[0].district))


def new_traffic(crossing=None, travellers=None, trade=None, **fields):
    """A month of traffic as a form would fill it, not kept yet."""
    defaults = {"period": "2024-05", "standing": "final", "vehicles_in": 40, "vehicles_out": 38}
    report = TrafficReport(crossing=crossing or make_crossing(), **defaults | fields)
    people = (
        [{"document": "passport", "people_in": 120, "people_out": 110}] if travellers is None else travellers
    )
    goods = [
        {"direction": "export", "tonnes": Decimal("350.5"), "value": Decimal("1.2"), "value_unit": 1_000_000,
         "currency": "USD"},
    ] if trade is None else trade  # fmt: skip
    report.set_part("travellers", [TravellerRow(**row) for row in people])
    report.set_part("trade", [TradeRow(**row) for row in goods])
    return report


def make_traffic(by=None, **fields):
    """A draft."""
    record = new_traffic(**fields)
    return record.write(by or make_clerk(record.crossing.district))


def make_sent_traffic(by=None, **fields):
    record = make_traffic(by, **fields)
    record.submit(record.entered_by)
    return record


def make_accepted_traffic(by=None, reviewer=None, **fields):
    record = make_sent_traffic(by, **fields)
    record.accept(reviewer or make_reviewer(record.district))
    return record
