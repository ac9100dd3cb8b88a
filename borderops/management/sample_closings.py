"""Sample closings: months of two districts last year, and the year of the province before, closed on this day."""

from django.utils import timezone

from borderops.districts.models import District
from borderops.figures.periods import Period
from borderops.people.models import User
from borderops.summaries.closing import close
from borderops.summaries.closings import Closing
from borderops.summaries.manifest import Manifest

DISTRICTS = ["026", "027"]
REASON = "Dữ liệu mẫu: chốt theo số đã có."


def add_closing_samples():
    """Closes them as reviewer and overseer of the demo do; gives how many."""
    reviewer, overseer = (User.objects.get(username=name) for name in ("reviewer", "overseer"))
    last = Period.current(timezone.localdate()).previous
    for district in District.objects.filter(code__in=DISTRICTS):
        for month in last.months:
            close(reviewer, month, district, REASON, Manifest.of(month, district).digest)
    close(overseer, last.previous, None, REASON, Manifest.of(last.previous).digest)
    return Closing.objects.count()
