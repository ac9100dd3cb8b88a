"""What permits a worker held on a day: how far each was then, and whether it was in force."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.functional import cached_property
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.labour.choices import Stage
from borderops.labour.course import Event, follow
from borderops.labour.line_faults import end_of
from borderops.labour.permits import Permit
from borderops.labour.worker_lists import ListLine


@dataclass(frozen=True)
class PermitThen:
    """A permit as it was at the end of a day."""

    permit: Permit
    day: date

    @cached_property
    def course(self):
        """How far it was by what had been accepted of the days until then."""
        return follow(self.permit, [each for each in self.permit.events if each.day <= self.day])

    @property
    def was_issued(self):
        return self.course.issued_on is not None

    @property
    def last_day(self):
        return end_of(self.permit, self.day) if self.permit.valid_to else None

    @property
    def was_overdue(self):
        return self.course.stage == Stage.ABROAD and self.last_day is not None and self.last_day < self.day

    @property
    def stage_words(self):
        """How far it was, overdue included."""
        return gettext("Overdue") if self.was_overdue else str(Stage(self.course.stage).label)

    @property
    def was_in_force(self):
        over = self.course.stage in (Stage.CANCELLED, Stage.REFUSED)
        days = self.permit.valid_from and self.permit.valid_from <= self.day <= self.last_day
        return bool(self.was_issued and days and not over)

    @property
    def tone(self):
        return "ok" if self.was_in_force else "wait" if self.was_issued else "mute"

    @property
    def words(self):
        """Whether it was in force, and if not, why."""
        if not self.was_issued:
            return gettext("not issued yet then")
        if self.was_in_force:
            return gettext("in force then")
        if self.last_day and self.last_day < self.day:
            return gettext("had ended on %(day)s") % {"day": vietnamese.day(self.last_day)}
        if self.permit.valid_from and self.permit.valid_from > self.day:
            return gettext("held from %(day)s on") % {"day": vietnamese.day(self.permit.valid_from)}
        return gettext("not in force then")


def permits_of(workers):
    """The permits of these workers by the worker's key, the earliest first, each with its accepted events."""
    found = Permit.objects.filter(worker__in=workers).select_related("programme")
    permits = {permit.pk: permit for permit in found.order_by("valid_from", "pk")}
    for permit in permits.values():
        permit.events = []
    for line in ListLine.objects.filter(permit__in=permits).events():
        permits[line.permit_id].events.append(Event.of(line))
    held = defaultdict(list)
    for permit in permits.values():
        held[permit.worker_id].append(permit)
    return held
