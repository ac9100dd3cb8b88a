"""The quota as a budget: how many places a programme and each district have in a year, and who has taken them."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Q

from borderops import vietnamese
from borderops.labour.choices import TAKES_PLACE, Stage
from borderops.labour.quotas import Quota


def takes_of(permits, year):
    """The permits that take a place of a year: issued in it, or chosen in it and not issued yet."""
    in_year = Q(issued_on__year=year) | Q(issued_on__isnull=True, committed_on__year=year)
    return permits.filter(in_year).exclude(stage=Stage.CANCELLED, went_on__isnull=True)


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
    permits = record.programme.permits.all()
    own = {line.permit_id for line in record.stored_part("lines")}
    taken = list(takes_of(permits, year).values_list("pk", "district"))
    others = [(key, district) for key, district in taken if key not in own]
    by_district = Counter(district for _key, district in others)
    left = {
        quota: quota.places - (by_district[quota.district_id] if quota.district_id else len(others))
        for quota in quotas
    }
    return Budget(left, {key for key, _district in others})


def quota_words(quota):
    """The rule that refuses, quoted, the same in every language."""
    where = quota.district or quota.programme.code
    return f"{quota.year}, {where}: {vietnamese.number(quota.places)} ({quota.basis})"
