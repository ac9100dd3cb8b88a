"""What sample workers, permits, lists and counts are made from. Invented throughout, and nobody is named."""

NOTE = "(dữ liệu mẫu)"
# Where the workers of each district pass; others pass at the gate of the province.
CROSSINGS, GATE = {"026": "PB-DC", "027": "PB-DC", "033": "XM-DL", "032": "XM-DL"}, "TT-TB"
EMPLOYERS = [
    ("Cơ sở trồng mía mẫu", "Phú Ninh"),
    ("Cơ sở trồng chuối mẫu", "Malypho"),
    ("Xưởng may mẫu", "Mã Quan"),
    ("Xưởng gỗ mẫu", "Malypho"),
]
WAGES = [3200, 3600, 4000]

# A step of a cohort: what the list says, from which day of the permit, how many days later, and its state of review.
REGISTERED = [("register", "from", -60, "accepted")]
SELECTED = [*REGISTERED, ("select", "from", -45, "accepted")]
ISSUED = [*SELECTED, ("issue", "from", -20, "accepted")]
ABROAD = [*ISSUED, ("depart", "from", 3, "accepted")]
HOME = [*ABROAD, ("return", "to", -5, "accepted")]
TWICE = [
    *ABROAD,
    ("return", "from", 90, "accepted"),
    ("depart", "from", 104, "accepted"),
    ("return", "to", -2, "accepted"),
]
LATE = [*ABROAD, ("return", "to", 12, "accepted")]
LEFT = [*ABROAD, ("leave", "from", 80, "accepted")]
LONGER = [*ABROAD, ("extend", "to", -15, "accepted")]
REFUSED = [*REGISTERED, ("refuse", "from", -40, "accepted")]
CANCELLED = [*ISSUED, ("cancel", "from", -6, "accepted")]
EXTENDED_BY = 75

# Home district, how many workers, by which end the permit is placed ("to" or "from"), how many days from today that
# end lies, and what happened to them. Workers of the first cohort of a district go again in its second.
LAND = [
    ("026", 8, "to", -300, TWICE),
    ("026", 7, "to", 5, ABROAD),
    ("026", 5, "to", -12, ABROAD),
    ("026", 5, "from", -2, [*ISSUED, ("depart", "today", 0, "submitted")]),
    ("026", 3, "from", 40, [("register", "today", -2, "submitted")]),
    ("027", 6, "to", -310, LATE),
    ("027", 6, "to", 25, ABROAD),
    ("027", 4, "to", 40, LEFT),
    ("027", 3, "from", 35, SELECTED),
    ("033", 6, "to", -295, HOME),
    ("033", 6, "to", 50, ABROAD),
    ("033", 4, "to", -10, LONGER),
    ("033", 4, "to", -3, [*ABROAD, ("return", "today", -1, "submitted")]),
    ("033", 3, "from", 30, REFUSED),
    ("032", 6, "to", -320, HOME),
    ("032", 6, "to", 80, ABROAD),
    ("032", 2, "from", -1, CANCELLED),
    ("032", 4, "from", 45, [("register", "today", -6, "returned")]),
    ("030", 6, "to", -305, TWICE),
    ("030", 6, "to", 28, [*ABROAD, ("extend", "today", -1, "submitted")]),
    ("030", 4, "from", 12, ISSUED),
    ("030", 3, "from", 60, [("register", "today", -1, "draft")]),
    ("029", 5, "to", -330, HOME),
    ("029", 5, "to", 85, [*ABROAD, ("depart", "from", 4, "struck")]),
    ("028", 5, "to", -315, HOME),
    ("028", 4, "to", -30, ABROAD),
]
# In the programme that does not begin at a crossing point of the province; some homes do not lie on the border.
ELSEWHERE = [
    ("030", 4, "from", 70, SELECTED),
    ("029", 3, "from", 80, REGISTERED),
    ("035", 4, "from", 90, []),
]
# Whose waiting list of departures also names somebody without a permit, who is held back.
HELD_BACK = ("026", "depart")
# How many departed from a commune in a usual month, by month.
MONTHLY = [2, 9, 14, 8, 5, 4, 4, 6, 8, 7, 6, 4]
MONTHS_TOLD, COMMUNES_TOLD = 24, 2
# How many workers were met again as persons of an illegal exit.
MET_AGAIN = 6
