"""What sample changes, notices and traffic of crossing points are made from. Invented throughout, from 2025 on."""

from borderops.crossings.choices import TradeDirection, TravelDocument

NOTE = "(dữ liệu mẫu)"
P, G, V = ("people",), ("goods",), ("vehicles",)
ALL, LOADS = P + G + V, G + V
OURS, THEIRS = ("VN",), ("CN",)
BOTH = OURS + THEIRS

OPENED = {"reason_kind": "policy", "reason": f"Hai bên thống nhất duy trì thông quan {NOTE}"}
TET = {"reason_kind": "holiday", "reason": f"Nghỉ Tết Nguyên đán {NOTE}", "imposed_by": "VN"}
RAIN = {"reason_kind": "disaster", "reason": f"Mưa lũ, sạt lở đường lên cửa khẩu {NOTE}", "imposed_by": "VN"}
ROAD = {"reason_kind": "works", "reason": f"Sửa đường đầu cầu {NOTE}", "imposed_by": "VN"}
SAFETY = {"reason_kind": "security", "reason": f"Bảo đảm an ninh khu vực lối mở {NOTE}", "imposed_by": "VN"}
BY_CHIEF = {"ordered_by": "Đồn trưởng Đồn Biên phòng", "legal_basis": "Luật Biên phòng Việt Nam, Điều 11"}
CHECKS = {"reason_kind": "epidemic", "reason": f"Phía bạn tăng kiểm dịch {NOTE}", "imposed_by": "CN"}
AGAIN = {"reason": f"Khôi phục hoạt động {NOTE}"}

# Crossing point, flows, sides, state, since when (a moment, or so many days ago at an hour), what is said further,
# and in which state of review it is. In the order in which the units logged them.
CHANGES = [
    ("TT-TB", P, BOTH, "open", "2025-01-06T07:00", OPENED, "accepted"),
    ("TT-TB", LOADS, THEIRS, "open", "2025-01-06T07:00", OPENED, "accepted"),
    ("TT-TB", V, OURS, "open", "2025-01-06T07:00", OPENED, "accepted"),
    ("NT-BB", P, THEIRS, "open", "2025-01-10T08:00", OPENED, "accepted"),
    ("BD-DV", P, THEIRS, "open", "2025-01-10T08:00", OPENED, "accepted"),
    ("TT-TB", LOADS, BOTH, "suspended", "2025-01-28T12:00", TET | {"expected_until": "2025-02-02"}, "accepted"),
    ("TT-TB", LOADS, BOTH, "open", "2025-02-03T07:00", AGAIN, "accepted"),
    ("XM-DL", ALL, THEIRS, "open", "2025-02-05T07:30", OPENED, "accepted"),
    ("XM-DL", V, OURS, "open", "2025-02-05T07:30", OPENED, "accepted"),
    ("PB-DC", P, THEIRS, "open", "2025-03-03T08:00", OPENED, "accepted"),
    ("PB-DC", G, BOTH, "restricted", "2025-03-03T08:00", OPENED | {"manner": "chỉ hàng trao đổi của cư dân biên giới"},
     "accepted"),
    ("XM-DL", ALL, OURS, "suspended", "2025-08-12T16:00", RAIN | {"expected_until": "2025-08-15"}, "accepted"),
    ("XM-DL", ALL, OURS, "open", "2025-08-15T08:00", AGAIN, "accepted"),
    ("TT-TB", V, OURS, "suspended", "2025-09-30T14:00", RAIN | {"expected_until": "2025-10-02"}, "accepted"),
    ("TT-TB", V, OURS, "open", "2025-10-02T06:30", AGAIN, "accepted"),
    ("BD-DV", P, OURS, "suspended", "2025-12-09T07:00", SAFETY | BY_CHIEF | {"expected_until": "2025-12-09T12:00"},
     "accepted"),
    ("BD-DV", P, OURS, "open", "2025-12-09T12:00", AGAIN, "accepted"),
    ("TT-TB", LOADS, BOTH, "suspended", "2026-02-15T12:00", TET | {"expected_until": "2026-02-20"}, "accepted"),
    ("TT-TB", LOADS, BOTH, "open", "2026-02-21T07:00", AGAIN, "accepted"),
    ("XM-DL", G, OURS, "suspended", "2026-04-02T09:00", ROAD, "struck"),
    ("PB-DC", P, OURS, "suspended", "2026-06-10T08:00", SAFETY | BY_CHIEF | {"expected_until": "2026-06-10T13:30"},
     "accepted"),
    ("PB-DC", P, OURS, "open", "2026-06-10T13:30", AGAIN, "accepted"),
    ("NT-BB", P, OURS, "suspended", "2026-07-18T10:00", RAIN | {"expected_until": "2026-07-20"}, "accepted"),
    ("NT-BB", P, OURS, "open", "2026-07-21T07:00", AGAIN, "accepted"),
    ("XM-DL", V, OURS, "restricted", (12, "07:00"), ROAD | {"manner": "một làn, xe dưới 10 tấn"}, "accepted"),
    ("PB-DC", G, THEIRS, "suspended", (5, "08:00"), CHECKS, "returned"),
    ("TT-TB", G, THEIRS, "restricted", (3, "09:30"), CHECKS | {"manner": "chỉ giao nhận phương tiện"}, "accepted"),
    ("BD-DV", P, OURS, "restricted", (3, "08:00"), SAFETY | {"manner": "chỉ cư dân hai xã giáp biên"}, "submitted"),
    ("XM-DL", P, THEIRS, "restricted", (2, "08:00"), CHECKS, "submitted"),
    ("SP-DB", P, OURS, "restricted", (1, "15:00"), SAFETY, "draft"),
    ("PB-DC", P, OURS, "suspended", (1, "21:30"), SAFETY, "urgent"),
]  # fmt: skip
# How many days ago what stands there was last confirmed; where nothing is said, nobody confirmed it.
CONFIRMED = {"TT-TB": [15, 8, 1], "XM-DL": [30, 10], "PB-DC": [9, 2], "NT-BB": [15]}

# Crossing points, flows, importance, received how many days ago at an hour, from and until in how many days,
# the words, and what became of it.
NOTICES = [
    (("XM-DL",), LOADS, "usual", (25, "09:00"), -24, -22,
     "Phía bạn thông báo có thể dừng nhận hàng để bảo dưỡng cổng kiểm soát.", "Không xảy ra"),
    (("TT-TB",), G, "high", (4, "16:00"), -3, 6,
     "Phía bạn sẽ tăng kiểm dịch, chỉ giao nhận phương tiện tại vạch phân cách.", "Đã ghi thành thay đổi"),
    (("PB-DC", "BD-DV", "NT-BB"), P, "usual", (2, "10:30"), 5, 7,
     "Phía bạn dự kiến nghỉ làm thủ tục trong ngày lễ của địa phương.", ""),
    (("TT-TB", "XM-DL"), LOADS, "urgent", (1, "19:15"), 1, 4,
     "Phía bạn thông báo qua điện đàm: tạm dừng tiếp nhận hàng đông lạnh, chờ lấy mẫu kiểm dịch.", ""),
]  # fmt: skip
BY_RADIO = f"Điện đàm với trạm kiểm soát phía bạn {NOTE}"

# What passes in a usual month: people each way by paper; vehicles each way; tonnes and million USD each way.
MONTHS = {
    "TT-TB": (
        {TravelDocument.PASSPORT: 6200, TravelDocument.BORDER_PASS: 9800},
        1450,
        {
            TradeDirection.EXPORT: (21500, 6.4, "Nông sản"),
            TradeDirection.IMPORT: (9400, 8.1, "Máy móc, thiết bị"),
        },
    ),
    "XM-DL": (
        {TravelDocument.BORDER_PASS: 2100, TravelDocument.RESIDENT: 3400},
        210,
        {TradeDirection.EXPORT: (1900, 0.5, "Nông sản"), TradeDirection.IMPORT: (800, 0.4, "Hàng tiêu dùng")},
    ),
}
EACH_DAY = "TT-TB"
# How busy each month of the year is.
SEASON = [0.8, 0.6, 1.0, 1.0, 1.05, 0.95, 0.9, 0.9, 1.0, 1.1, 1.2, 1.25]
