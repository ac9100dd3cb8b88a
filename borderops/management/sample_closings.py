"""Sample closings: months of two districts last year, and the year of the province before, as people close them."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from borderops.districts.models import District
from borderops.figures.periods import Period
from borderops.people.models import User
from borderops.summaries.closing import close
from borderops.summaries.closings import Closing
from borderops.summaries.manifest import Manifest

DISTRICTS = ["026", "027"]
REASON = "Dữ liệu mẫu: chốt theo số đã có."
# So long after its end a month is closed.
LATER = timedelta(days=5)


def add_closing_samples():
    """Closes them as reviewer and overseer of the demo do; gives how many."""
    reviewer, overseer = (User.objects.get(username=name) for name in ("reviewer", "overseer"))
    last = Period.current(timezone.localdate()).previous
    for district in District.objects.filter(code__in=DISTRICTS):
        for month in last.months:
            close_sample(reviewer, month, district)
    close_sample(overseer, last.previous, None)
    return Closing.objects.count()


def close_sample(by, period, district):
    """A closing of some days after the period's end."""
    closing = close(by, period, district, REASON, Manifest.of(period, district).digest)
    at = timezone.make_aware(datetime.combine(period.end + LATER, time(9)))
    Closing.objects.filter(pk=closing.pk).update(closed_at=at)
