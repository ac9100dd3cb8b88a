"""Makes crossing points for tests."""

from datetime import date

from borderops.crossings.models import CrossingPoint
from borderops.districts.models import Counterpart
from tests.factories import make_commune, make_district, make_marker

LAST_DAY, FIRST_DAY = date(2025, 6, 30), date(2025, 7, 1)


def make_west():
    """Vị Xuyên, which lies west of Đồng Văn."""
    return make_district("Vị Xuyên", "030", "VX", order=3)


def make_county(code="ML", name="Malypho", name_zh="麻栗坡"):
    return Counterpart.objects.get_or_create(
        code=code, defaults={"name_vi": name, "name_zh": name_zh, "level": "huyện"}
    )[0]


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
