"""For every register a row that makes a record, and one that changes it."""

from dataclasses import dataclass
from datetime import date, datetime

from tests.crossings.makers import make_county, make_crossing, make_eastern_crossing, make_west
from tests.factories import (
    make_accepted,
    make_administrator,
    make_clerk,
    make_code,
    make_commune,
    make_district,
    make_marker,
    make_overseer,
    make_reviewer,
    make_unit,
)
from tests.figures.factories import make_indicator
from tests.labour.makers import (
    make_employer,
    make_partner,
    make_programme,
    make_sector,
    make_way_out,
    make_worker,
)
from tests.patrols.makers import make_post


@dataclass
class Case:
    """Who brings which row after which preparation; `key` is what names the record in the row that changes it."""

    who: object
    headings: list
    row: list
    column: str
    value: object
    key: str = ""
    reviewed: bool = False

    def lines(self, record):
        """A sheet that changes the record."""
        if self.key:
            return [self.key, self.column], [
                str(record.reference if self.reviewed else record.pk),
                self.value,
            ]
        told = dict(zip(self.headings, self.row, strict=True)) | {self.column: self.value}
        return list(told), list(told.values())


def by(maker, *before):
    """Who brings it, once what the row names is there."""

    def make():
        for each in before:
            each()
        return maker()

    return make


def clerk_of_commune():
    make_code()
    return make_clerk(make_commune().district)


def clerk_of_worker():
    make_employer(), make_way_out()
    make_worker(name="Sùng Thị Ví", paper_number="002090007777")
    return make_clerk(make_district())


def clerk_of_follow_ups():
    clerk = clerk_of_commune()
    make_accepted(clerk, commune=make_commune())
    return clerk


def reviewed(who, headings, row, column, value):
    return Case(who, headings, row, column, value, key="Number", reviewed=True)


LISTS = by(make_administrator)
DRAFTS = {
    "incidents": reviewed(
        clerk_of_commune, ["Day", "Commune", "District", "Kind of incident", "Offenders"],
        [date(2024, 5, 20), "Lũng Cú", "Đồng Văn", "D2", 13], "Offenders", 99,
    ),
    "flow-changes": reviewed(
        by(lambda: make_clerk(make_west()), make_crossing),
        ["Crossing point", "What passes", "On which side", "State of the flow", "From when", "Reason", "Imposed by"],
        ["TT-TB", "goods", "VN", "suspended", "20/05/2024", "Phòng dịch", "VN"], "Reason", "Mưa lũ",
    ),
    "traffic": reviewed(
        by(lambda: make_clerk(make_west()), make_crossing),
        ["Crossing point", "Day or month", "Estimate or final", "Passport, entering", "Passport, leaving"],
        ["TT-TB", "05/2024", "Final", 1200, 0], "Passport, entering", 7,
    ),
    "joint-patrols": reviewed(
        by(make_clerk, make_marker),
        ["Day", "Kind of patrol", "Host", "From marker", "To marker", "District", "How many of ours"],
        [date(2024, 5, 20), "Bilateral patrol", "China", "424", "426", "Đồng Văn", 8], "How many of ours", 9,
    ),
    "shifts": reviewed(
        by(clerk_of_commune, make_post),
        ["Post", "Shift from", "Shift until", "What happened", "People entering", "Health declarations"],
        ["Chốt 424", "20/05/2024 06:00", "20/05/2024 14:00", "Nothing happened", 12, 12], "People entering", 11,
    ),
    "month-counts": reviewed(
        by(clerk_of_commune, make_programme),
        ["Labour programme", "Month", "Commune", "Workers who departed", "Departures", "Workers who returned"],
        ["VS", "05/2024", "00715", 12, 14, 0], "Workers who departed", 5,
    ),
    "worker-lists": reviewed(
        by(lambda: make_clerk(make_district()), make_programme, make_way_out),
        ["Labour programme", "What happened", "Home district", "Day", "Crossing point", "Number of the minutes"],
        ["VS", "Hand-over at departure", "Đồng Văn", datetime(2024, 3, 5), "PB-DC", "12/BB-BG"],
        "Number of the minutes", "13/BB-BG",
    ),
    "reported-figures": reviewed(
        by(make_clerk, make_district, make_indicator),
        ["Indicator", "Value", "Period", "Districts", "Standing", "Published words", "Source"],
        ["incidents.law.cases", 570, 2021, "026", "final", "570 vụ", "báo chí"], "Districts", "",
    ),
}  # fmt: skip
KEYED = {
    "notices": Case(
        by(lambda: make_clerk(make_west()), make_crossing),
        ["What is announced", "Source", "Received at", "Crossing points", "Goods", "Expected from"],
        ["Dừng nhận hàng", "Điện đàm", "20/05/2024 07:40", "TT-TB", "x", "21/05/2024"],
        "Source", "Công văn", "Key of the notice",
    ),
    "posts": Case(
        by(make_reviewer, lambda: make_unit("Đồn Đồng Văn", make_district()), make_commune, make_marker),
        ["Sort of post", "Name", "Unit of the post", "Commune", "Marker", "Opened on", "Closed on"],
        ["fixed", "Chốt 424", "Đồn Đồng Văn", "Lũng Cú", "424", date(2021, 1, 10), date(2022, 3, 1)],
        "Number of the post", "7", "Key of the post",
    ),
    "permits": Case(
        clerk_of_worker,
        ["Labour programme", "Number of the worker", "Number of the permit", "Valid from", "Valid until"],
        ["VS", "002090007777", "GP-1", "01/03/2024", "30/11/2024"], "Place of work", "Mã Quan", "File of the permit",
    ),
    "workers": Case(
        by(make_clerk, make_commune),
        ["Family name and name", "Date of birth", "Sex", "Number of the paper", "Home commune"],
        ["Vàng Thị Máy", "01/05/1990", "Female", "002090001111", "00715"], "Remark", "x", "Key of the worker",
    ),
}  # fmt: skip
CASES_OF_LAW = "Indicator incidents.law.cases"
OF_TABLES = {
    "district-figures": Case(
        by(lambda: make_clerk(make_district()), make_indicator), ["Period", "District", "Source", CASES_OF_LAW],
        ["2021", "Đồng Văn", "Báo cáo X", 7], CASES_OF_LAW, 8,
    ),
}  # fmt: skip
OF_LISTS = {
    "districts": Case(LISTS, ["Code", "Abbreviation", "Name", "Facing"], ["026", "DV", "Đồng Văn", ""], "Name", "X"),
    "communes": Case(
        by(make_administrator, make_district), ["Code", "Name", "Kind", "District", "From"],
        ["00715", "Lũng Cú", "commune", "Đồng Văn", ""], "Further districts", "Đồng Văn",
    ),
    "units": Case(
        by(make_administrator, make_commune), ["Name", "Kind", "District", "Covers"],
        ["Đồn Lũng Cú", "Border post", "Đồng Văn", ""], "Covers", "00715",
    ),
    "markers": Case(by(make_administrator, make_commune), ["Code", "Commune"], ["424", "00715"], "Note", "x"),
    "counterparts": Case(
        LISTS, ["Code", "Level", "Vietnamese name"], ["YN", "province", "Vân Nam"], "Chinese name", "云南",
    ),
    "indicators": Case(
        LISTS, ["Key", "Vietnamese name", "English name", "Unit", "Nature", "Theme"],
        ["posts.fixed", "Chốt", "Posts", "chốt", "stock", "patrols"], "Unit as written", "chốt",
    ),
    "incident-codes": Case(
        LISTS, ["Code", "Vietnamese name", "English name"], ["D", "Xuất nhập cảnh", "Crossings"], "Legal basis", "Luật",
    ),
    "deadlines": Case(LISTS, ["Severity", "Hours to review", "Days to handle"], ["1", 48, 30], "Days to handle", 20),
    "order-rules": Case(
        LISTS, ["Title of who orders", "Kind of crossing", "Longest, in hours", "Article", "In force from", "Source"],
        ["Đồn trưởng", "Border opening", "6", "Điều 11", "01/01/2022", "Luật"], "Article", "Điều 12",
    ),
    "mechanisms": Case(
        by(make_overseer), ["Mechanism", "State", "Since", "Source"],
        ["bilateral", "suspended", "10/2021", "Báo cáo X"], "State", "Ended",
    ),
    "crossings": Case(
        by(make_administrator, make_county, lambda: make_marker("358", make_commune())),
        ["Code", "Name on our side", "Name on the other side", "Commune", "District", "Facing", "Marker"],
        ["BD-DV", "Bạch Đích", "Dương Vạn", "00715", "Đồng Văn", "Malypho", "358"], "Further markers", "359",
    ),
    "crossing-events": Case(
        by(make_reviewer, make_eastern_crossing), ["Crossing point", "Event", "When", "What it became", "Source"],
        ["PB-DC", "Proposed", "10/2021", "Gate, level not said", "Báo cáo X"], "What it became", "Border opening",
    ),
    "post-events": Case(
        by(make_overseer, make_post), ["Post", "Day", "What happened to the post", "Decision, reason"],
        ["Chốt 424", date(2024, 7, 1), "closed", "QĐ 1"], "Decision, reason", "QĐ 2",
    ),
    "post-expectations": Case(
        by(make_overseer, make_post), ["Post", "From day", "Reports a day", "First shift begins at", "Hours to send"],
        ["Chốt 424", date(2022, 1, 1), 3, "06:00", 6], "Reports a day", 2,
    ),
    "sectors": Case(LISTS, ["Code", "Vietnamese name"], ["NONG", "Nông nghiệp"], "English name", "Farming"),
    "programmes": Case(
        by(make_overseer, make_partner, make_sector),
        ["Code", "Name", "Partner on the other side", "Sectors of work", "Source"],
        ["VS", "Văn Sơn", "VS Văn Sơn", "NONG", "X"], "Sectors of work", "",
    ),
    "programme-steps": Case(
        by(make_overseer, make_programme), ["Labour programme", "What happened", "When", "Reason", "Source"],
        ["VS", "suspended", "2020", "Dịch", "X"], "Reason", "Dịch bệnh",
    ),
    "quotas": Case(
        by(make_overseer, make_programme, make_district),
        ["Labour programme", "Calendar year of issue", "District", "Number of places", "Rule that sets it"],
        ["VS", 2024, "", 1200, "QĐ 1"], "Number of places", 900,
    ),
    "sending-units": Case(
        by(make_overseer, make_programme), ["Name", "Programmes", "Basis"], ["Trung tâm", "VS", "QĐ"], "Programmes", "",
    ),
    "employers": Case(
        by(lambda: make_clerk(make_district()), make_programme), ["Employer", "Place", "Programmes"],
        ["Trại mía", "Phú Ninh", "VS"], "Programmes", "",
    ),
    "demands": Case(
        by(lambda: make_clerk(make_district()), make_employer),
        ["Number of the demand", "Labour programme", "Employer", "Workers asked for", "From day", "Until day"],
        ["NC-9", "VS", "Hợp tác xã Mía đường", 5, "01/01/2025", "30/06/2025"], "Workers asked for", 6,
    ),
}  # fmt: skip
# Nothing comes in by this one: the states follow from reports.
ONLY_OUT = {"marker-states"}
CASES = DRAFTS | KEYED | OF_TABLES | OF_LISTS
