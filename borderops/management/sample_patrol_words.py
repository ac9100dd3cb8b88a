"""The numbers and words that sample posts, shifts and joint patrols are made from. Invented throughout."""

# Posts of each district at the end of 2021; in May there were nine checkpoints fewer.
FIXED = {"033": 8, "032": 6, "030": 14, "029": 9, "028": 7, "026": 12, "027": 12}
MOBILE = {"033": 2, "032": 2, "030": 3, "029": 2, "028": 2, "026": 3, "027": 3}
OPENED_LATER = 9
PER_DAY = {3: 8, 2: 7, 1: 5}
BASIS = "Quyết định mẫu số {n}"
REASONS = {
    "closed": "Tình hình ổn định, rút chốt (dữ liệu mẫu)",
    "reopened": "Lập lại chốt (dữ liệu mẫu)",
    "moved": "Chuyển vị trí chốt (dữ liệu mẫu)",
}
HANDOVER_NOTES = [
    "Quân số, trang bị đủ. Tình hình ổn định.",
    "Tình hình ổn định. Đường lên mốc trơn trượt sau mưa.",
    "Bàn giao đủ bộ đàm, đèn pin, sổ trực. Tình hình ổn định.",
    "Ca sau chú ý lối mòn phía dưới chốt.",
    "",
]
TAKEN_OVER = ["Đã nhận đủ.", "Nhận ca, tình hình đúng như bàn giao.", "", ""]
FEWER = [
    "Trẻ em đi cùng người lớn khai chung.",
    "Người dân trong thôn qua lại nhiều lần trong ca.",
    "Mất điện, ghi sổ sau.",
]
MARKER_STATES = {"intact": 80, "worn": 12, "damaged": 2, "moved": 1, "unreached": 5}
MARKER_WORDS = {
    "worn": "Chữ số mờ, cần tô lại.",
    "damaged": "Sứt góc bệ mốc.",
    "moved": "Mốc hơi nghiêng về phía khe.",
    "unreached": "Sạt lở, chưa lên được mốc.",
}
# Well-formed markers that the register does not list: met by chance on patrols, waiting to be listed.
UNLISTED = {"026": "427", "027": "457", "030": "262"}
OTHER_SIDE = {
    "033": "Mã Quan", "032": "Mã Quan", "030": "Ma Lật Pha", "029": "Ma Lật Pha", "028": "Ma Lật Pha",
    "026": "Phú Ninh", "027": "Phú Ninh",
}  # fmt: skip
# How many joint patrols in a year, and whether they were held: few were in the years of the epidemic.
PATROLS = {
    2017: 7, 2018: 9, 2019: 10, 2020: 5, 2021: 4, 2022: 3, 2023: 4, 2024: 8, 2025: 10, 2026: 9,
}  # fmt: skip
PUT_OFF = (2020, 2021, 2022)
WHY_PUT_OFF = [
    "Phòng, chống dịch Covid-19; hai bên thống nhất trao đổi qua điện đàm.",
    "Phía bạn đề nghị lùi do dịch bệnh; trao đổi bằng thư tín.",
]
WHY_LATER = ["Mưa lớn, sạt lở đường lên mốc.", "Phía bạn đề nghị lùi."]
FINDINGS = [
    "Đường biên, mốc giới trên tuyến giữ nguyên trạng. Hai bên phát quang quanh mốc.",
    "Không phát hiện dấu hiệu xâm canh, xâm cư. Đã kiểm tra các lối mòn.",
    "Phát hiện một lối mòn mới qua khe; hai bên thống nhất cùng theo dõi.",
]
AGREED = ["Duy trì điện đàm hằng tuần.", "Cùng tuyên truyền người dân hai bên.", ""]
