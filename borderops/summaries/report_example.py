"""A report of nothing real, with two of everything: templates are tried on it before they are kept."""

from borderops.figures.models import Indicator

FIGURE = {"amount": "6 vụ", "change": "chưa có số liệu cùng kỳ", "refs": [1]}
SECTION = {
    "key": "incidents",
    "heading": "Vụ việc",
    "sentences": [{"key": "incidents.agreement.cases", "text": "Đã xảy ra 6 vụ < 7 & > 5 [1].", "refs": [1]}],
    "tables": [
        {
            "heading": "Vụ việc theo khu vực",
            "columns": ["Khu vực", "Vụ"],
            "rows": [["Xín Mần", "6"], ["Toàn tuyến", "6"]],
            "refs": [1],
        }
    ],
    "charts": [
        {
            "heading": "Vụ việc theo tháng",
            "points": [
                {"label": "T1", "now": 4, "before": None, "words": "4; cùng kỳ –"},
                {"label": "T2", "now": 2, "before": 1, "words": "2; cùng kỳ 1"},
            ],
        }
    ],
    "words": "Lời của cơ quan.",
}
HEAD = {
    "agency_above": "CƠ QUAN CẤP TRÊN",
    "agency": "CƠ QUAN",
    "number": "01/BC",
    "place_and_day": "Địa danh, ngày 05 tháng 02 năm 2026",
    "title": "BÁO CÁO",
    "subject": "Trích yếu",
    "signature": "THỦ TRƯỞNG",
    "signer": "Họ và tên",
    "recipients": ["Như trên;", "Lưu: VT."],
    "is_draft": True,
    "sample": True,
}


def example_content():
    """The content of such a report; every indicator of the register has a figure in it."""
    keys = Indicator.objects.order_by("key").values_list("key", flat=True)
    return {
        "period": "2021",
        "period_name": "Năm báo cáo 2021",
        "dates": "15/12/2020 – 14/12/2021",
        "as_of": "14/12/2021",
        "sections": [SECTION, SECTION | {"key": "trade", "heading": "Thương mại"}],
        "sources": [{"n": n, "words": "Nguồn", "url": f"/figures/SL-2021-000{n}/"} for n in (1, 2)],
        "gaps": ["Chưa có số liệu."] * 2,
        "warnings": ["Tổng các phần khác tổng số."] * 2,
        "figures": {key: FIGURE for key in keys},
    }
