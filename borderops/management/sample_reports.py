"""Sample reports: of the year before last, issued; of last year, checked; of this year so far, a draft."""

from django.utils import timezone

from borderops.figures.periods import Period
from borderops.people.models import User
from borderops.summaries import report_writing as writing
from borderops.summaries.reports import Report

HEAD = {
    "agency_above": "UBND TỈNH (DỮ LIỆU MẪU)",
    "agency": "SỞ NGOẠI VỤ",
    "place": "Tuyên Quang",
    "signature": "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
    "recipients": "UBND tỉnh (để báo cáo);\nBCH BĐBP tỉnh, Công an tỉnh (để phối hợp);\nLưu: VT.",
    "words": {"incidents": "Dữ liệu mẫu: tình hình an ninh, trật tự khu vực biên giới cơ bản ổn định."},
}
NUMBER = "01/BC-SNgV"


def add_report_samples():
    """Made by one overseer of the demo, checked and issued by the other; gives how many."""
    writer, checker = (User.objects.get(username=name) for name in ("overseer", "overseer2"))
    now = Period.current(timezone.localdate())
    issued, checked, _draft = (written(writer, span) for span in (now.previous.previous, now.previous, now))
    for report in (issued, checked):
        writing.check(report, checker)
    told = {"official_number": NUMBER, "written_on": timezone.localdate()}
    writing.issue(issued, checker, told)
    return Report.objects.count()


def written(writer, period):
    """A draft with a head and the office's own words."""
    return writing.edit(writing.make(writer, period), writer, HEAD)
