"""The quota as a budget: how many places a programme and each district have in a year, and who has taken them."""

from dataclasses import dataclass, field

from django.db.models import Count, Q

from borderops import vietnamese
from borderops.labour.choices import TAKES_PLACE
from borderops.labour.quota_takes import takes_of
from borderops.labour.quotas import Quota
from borderops.review.states import State


@dataclass
class Budget:
    """What is left of the places of a year for a list: by the quota of its district, and of all districts."""

    left: dict = field(default_factory=dict)
    holders: set = field(default_factory=set)
    rule: Quota | None = None

    def take(self, permit):
        """Takes a place for a permit, unless it has one; says whether there was one."""
        if permit.pk in self.holders:
            return True
        full = next((quota for quota, left in self.left.items() if left <= 0), None)
        if full:
            self.rule = full
            return False
        self.holders.add(permit.pk)
        self.left = {quota: left - 1 for quota, left in self.left.items()}
        return True


def places_left(record):
    """The budget of a list; without limit where it takes no places or an overseer has let it through."""
    if record.kind not in TAKES_PLACE or record.over_quota_because or not record.day:
        return Budget()
    year = record.day.year
    of_district = Q(district=record.district_id) | Q(district__isnull=True)
    quotas = list(
        Quota.objects.select_related("programme", "district").filter(
            of_district, programme=record.programme_id, year=year
        )
    )
    if not quotas:
        return Budget()
    taken = takes_of(record.programme.permits.exclude(pk__in=without_turn(record)), year).order_by()
    by_district = dict(taken.values_list("district").annotate(Count("pk")))
    left = {
        quota: quota.places
        - (by_district.get(quota.district_id, 0) if quota.district_id else sum(by_district.values()))
        for quota in quotas
    }
    named = taken.filter(pk__in=[line.permit_id for line in record.part("lines")])
    return Budget(left, set(named.values_list("pk", flat=True)))


def without_turn(record):
    """The permits to which only this list, or one sent after it, gives a place of its year.

    First sent, first served: of two lists that wait for one place the later counts the earlier, never each the other.
    """
    lines = record._meta.get_field("lines").related_model.objects.filter(held="")
    of_year = {"list__programme": record.programme_id, "list__day__year": record.day.year}
    giving = lines.filter(list__kind__in=TAKES_PLACE, **of_year).exclude(list=record.pk)
    later = sent_after(record)
    behind = giving.filter(later, list__state=State.SUBMITTED).values_list("permit", flat=True)
    found = {line.permit_id for line in record.stored_part("lines")} | set(behind)
    ahead = giving.filter(Q(list__state=State.ACCEPTED) | Q(~later, list__state=State.SUBMITTED))
    return found - set(ahead.filter(permit__in=found).values_list("permit", flat=True))


def sent_after(record):
    """The condition that a line's list was sent after this one; before it is sent itself, none was."""
    at = record.submitted_at
    if at is None or record.state not in (State.SUBMITTED, State.ACCEPTED):
        return Q(pk=None)
    return Q(list__submitted_at__gt=at) | Q(list__submitted_at=at, list__gt=record.pk)


def quota_words(quota):
    """The rule that refuses, quoted, the same in every language."""
    where = quota.district or quota.programme.code
    return f"{quota.year}, {where}: {vietnamese.number(quota.places)} ({quota.basis})"
