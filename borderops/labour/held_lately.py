"""Workers whom an accepted list held back, and of whom nobody has said the same since."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from borderops.labour.choices import Stage
from borderops.labour.models import ListLine
from borderops.review.states import State

# Who was held back longer ago than this is no task of today.
LATELY = timedelta(days=90)
OVER = (Stage.REFUSED, Stage.CANCELLED)
SENT = (State.SUBMITTED, State.ACCEPTED)


def still_held(lists):
    """Those of some lists that hold back somebody who still has to be put into a new one."""
    return lists.filter(state=State.ACCEPTED, pk__in=lines_still_held().values("list"))


def lines_still_held():
    """The lines that do not count, while no list that waits or is accepted says the same of the permit since."""
    since = timezone.localdate() - LATELY
    lines = ListLine.objects.filter(held__gt="", list__state=State.ACCEPTED, list__day__gte=since)
    same = ListLine.objects.filter(permit=OuterRef("permit"), list__kind=OuterRef("list__kind"), held="")
    later = same.filter(list__state__in=SENT, list__day__gte=OuterRef("list__day"))
    return lines.exclude(permit__stage__in=OVER).filter(~Exists(later)).order_by()
