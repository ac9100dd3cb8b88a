"""The budget of a year as rows: for each programme its districts, then all of them together."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from borderops.districts.models import District
from borderops.labour.choices import Stage
from borderops.labour.permits import Permit
from borderops.labour.programmes import Programme
from borderops.labour.querysets import KNOW_NAMES
from borderops.labour.quota_takes import takes_of
from borderops.labour.quotas import Quota

# What is counted of the permits that take a place, in the order of the columns.
LABELS = {
    "committed": _("Places kept"),
    "issued": pgettext_lazy("quota", "Issued"),
    "abroad": pgettext_lazy("quota", "Abroad"),
    "overdue": pgettext_lazy("quota", "Overdue"),
    "returned": pgettext_lazy("quota", "Returned"),
    "left": pgettext_lazy("quota", "Left the job"),
}
COUNTED = list(LABELS)


def conditions(today):
    """What each column counts."""
    issued = Q(issued_on__isnull=False)
    return {
        "committed": Q(issued_on__isnull=True),
        "issued": issued,
        "abroad": issued & Q(stage=Stage.ABROAD),
        "overdue": issued & Q(stage=Stage.ABROAD, due_on__lt=today),
        "returned": issued & Q(stage=Stage.RETURNED),
        "left": issued & Q(stage=Stage.LEFT),
    }


def counts_of(programmes, year):
    """How many permits of a year stand where, by programme and district, in one query."""
    permits = takes_of(Permit.objects.filter(programme__in=[each.pk for each in programmes]), year)
    columns = {name: Count("pk", filter=told) for name, told in conditions(timezone.localdate()).items()}
    found = permits.order_by().values("programme", "district").annotate(**columns)
    return {(row["programme"], row["district"]): Counter({n: row[n] for n in COUNTED}) for row in found}


@dataclass
class Row:
    """The places of one district in a programme, or of all; what nobody has set or counted is None."""

    programme: Programme
    year: int
    district: District | None = None
    quota: Quota | None = None
    # The sum of the districts' quotas, where no quota of all districts is set.
    summed: int | None = None
    counts: Counter | None = None
    opens: bool = False

    @property
    def places(self):
        return self.quota.places if self.quota else self.summed

    @property
    def taken(self):
        """Places that are kept or used up."""
        return self.counts["committed"] + self.counts["issued"] if self.counts is not None else 0

    @property
    def remaining(self):
        """Places that are still free, less than zero where more are taken; None where no quota is set."""
        return None if self.places is None else self.places - self.taken

    @property
    def over(self):
        """By how many the quota is passed."""
        return max(0, -self.remaining) if self.remaining is not None else 0

    @property
    def is_full(self):
        return self.remaining == 0

    @property
    def cells(self):
        """Each count with the address of its permits, for who may see them."""
        for name in COUNTED:
            number = self.counts[name] if self.counts is not None else None
            yield {"name": name, "label": LABELS[name], "number": number, "url": self.url_of(name)}

    def url_of(self, name):
        """The permits behind a count."""
        if not (self.opens and self.counts and self.counts[name]):
            return ""
        asked = {"programme": self.programme.code, "quota_year": self.year, "taken": name}
        if self.district:
            asked["district"] = self.district.code
        return f"{reverse('permits')}?{urlencode(asked)}"

    @property
    def set_url(self):
        """Where its quota is changed, or set where there is none."""
        if self.quota:
            return reverse("edit-quota", args=[self.quota.pk])
        asked = {"programme": self.programme.code, "year": self.year}
        if self.district:
            asked["district"] = self.district.code
        return f"{reverse('new-quota')}?{urlencode(asked)}"


@dataclass
class Budget:
    """One programme in a year: its districts west to east, and all of them together."""

    programme: Programme
    rows: list
    total: Row


def budgets(user, programmes, year):
    """The budget of each programme; numbers name nobody, so every district is shown."""
    programmes = list(programmes)
    counts = counts_of(programmes, year)
    quotas = {}
    for quota in Quota.objects.filter(year=year, programme__in=programmes):
        quotas[quota.programme_id, quota.district_id] = quota
    districts = list(District.objects.all())
    opened = opened_by(user)
    return [budget(each, year, districts, quotas, counts, opened) for each in programmes]


def opened_by(user):
    """Tells of a district, or of all (None), whether the user sees all its permits."""
    if not user.has_perm("labour.view_permit") or not user.holds(*KNOW_NAMES):
        return lambda district: False
    places = user.places_as(*KNOW_NAMES)
    own = set(places.districts)
    return lambda district: places.everywhere or (district is not None and district.pk in own)


def budget(programme, year, districts, quotas, counts, opened):
    """The districts that have a quota or a permit in the year, and their sum."""
    rows = []
    for district in districts:
        key = programme.pk, district.pk
        if key in quotas or key in counts:
            told = {"quota": quotas.get(key), "counts": counts.get(key), "opens": opened(district)}
            rows.append(Row(programme, year, district, **told))
    known = [row.counts for row in rows if row.counts is not None]
    total = Row(
        programme,
        year,
        quota=quotas.get((programme.pk, None)),
        summed=sum(row.places for row in rows) if rows and all(row.quota for row in rows) else None,
        counts=sum_of(known),
        opens=opened(None),
    )
    return Budget(programme, rows, total)


def sum_of(counts):
    """Several counts added up; None where nothing is counted."""
    if not counts:
        return None
    return Counter({name: sum(each[name] for each in counts) for name in COUNTED})
