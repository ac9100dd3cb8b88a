"""The weights and words that sample incidents are made from. Invented throughout."""

DISTRICTS = {"027": 24, "030": 20, "026": 19, "033": 13, "029": 11, "032": 7, "028": 6}
# January to December: busy around the lunar new year and after the harvest.
MONTHS = [0.95, 0.9, 0.6, 0.5, 0.5, 0.45, 0.5, 0.55, 0.7, 0.8, 0.75, 0.9]
KINDS = {
    "D2": 300, "D1": 230, "D3": 25, "D4": 30, "F1": 95, "F2": 40, "F3": 18, "F4": 8, "G1": 24, "H1": 5, "H2": 6,
    "I1": 5, "I2": 12, "L1": 60, "L2": 25, "L3": 6, "L4": 20, "L5": 5, "L6": 15, "Z1": 3,
    "A1": 1, "A4": 4, "B1": 1, "C3": 3, "D5": 5, "D7": 3, "E1": 5, "E2": 6, "E3": 3, "E4": 3, "E5": 1,
    "A3": 3, "C5": 5, "K1": 4, "K2": 5,
}  # fmt: skip
OFFENDERS = {
    "D1": (1, 12), "D2": (1, 18), "D3": (1, 4), "D4": (1, 6), "D5": (0, 2), "D7": (0, 1), "E": (1, 5),
    "F": (1, 4), "G": (1, 3), "A": (0, 3), "C": (0, 3), "K": (0, 0), "A3": (0, 0), "C5": (0, 0),
}  # fmt: skip
DIRECTIONS = {
    "D1": {"exit": 9, "from_them": 1},
    "D2": {"entry": 6, "from_them": 4},
    "D3": {"exit": 5, "entry": 5},
    "F1": {"entry": 7, "exit": 3},
    "D5": {"exit": 5, "entry": 5, "to_them": 1},
}
ACCOUNTS = {
    "D": "Tổ tuần tra phát hiện tại khu vực {place}: {kind}. Đã đưa về đơn vị làm rõ, lập biên bản.",
    "E": "Phát hiện người dân {kind} tại {place}. Đã nhắc nhở, tuyên truyền quy chế biên giới.",
    "F": "Kiểm tra phương tiện tại {place}, phát hiện vận chuyển trái phép ({kind}). Tạm giữ hàng hóa để xử lý.",
    "G": "Phối hợp kiểm tra tại {place}, phát hiện tang vật nghi là ma túy. Bàn giao cơ quan điều tra.",
    "A": "Kiểm tra đường biên, mốc giới tại {place}: {kind}. Đã báo cáo và trao đổi với phía bạn.",
    "B": "Phát hiện tại {place}: {kind}. Đã lập biên bản, báo cáo cấp trên.",
    "C": "Phát hiện tại {place}: {kind}. Đã huy động lực lượng xử lý.",
    "K": "Tiếp nhận thông tin tại {place}: {kind}. Đã phối hợp y tế, thú y khoanh vùng.",
    "L": "Kiểm tra hành chính tại {place}: {kind}. Đã lập biên bản theo quy định.",
    "H": "Tiếp nhận tin báo tại {place}: {kind}. Đang phối hợp xác minh.",
    "I": "Tiếp nhận tin báo tại {place}: {kind}. Đang phối hợp xác minh.",
    "Z": "Vụ việc khác tại {place}. Đã ghi nhận và theo dõi.",
}
# For each group of kinds: kind of goods, what, the largest amount, unit, value of one in đồng.
GOODS = {
    "F": [("goods", "Hàng tạp hóa", 40, "kiện", 1_200_000), ("animals", "Gia cầm giống", 200, "con", 25_000)],
    "G": [("drugs", "Chất nghi là ma túy", 20, "gói", 0), ("vehicle", "Xe máy", 1, "chiếc", 9_000_000)],
    "E": [("animals", "Trâu, bò", 3, "con", 18_000_000)],
}
# For each group of kinds, what usually comes of a case; "" for the rest.
OUTCOMES = {
    "D": ["reminded", "fine", "handed_over", "pushed_back", "warned"],
    "F": ["fine", "confiscated", "handed_over"],
    "G": ["handed_over", "prosecuted"],
    "H": ["handed_over", "prosecuted"],
    "L": ["fine", "warned", "reminded"],
    "A": ["protested", "reminded"],
    "E": ["reminded", "pushed_back"],
    "": ["reminded", "no_action", "handed_over"],
}
