"""Counts incidents by month, place and regime, in one query for a period."""

from dataclasses import dataclass

from django.db.models import Count, Q, Sum
from django.utils import timezone

from borderops.figures.counted import month_number
from borderops.incidents.choices import RESOLVED
from borderops.incidents.querysets import past_handling
from borderops.review.querysets import past_review


@dataclass
class Tally:
    """Cases, their offenders as far as they are known, and the cases in which they are not."""

    cases: int = 0
    offenders: int | None = None
    unknown: int = 0
    resolved: int = 0
    late: int = 0

    def add(self, cases, offenders, known, resolved, late):
        """Adds cases, their offenders, how many know those, are resolved, and are past their deadline."""
        self.cases += cases
        self.resolved += resolved
        self.late += late
        self.unknown += cases - known
        if offenders is not None:
            self.offenders = (self.offenders or 0) + offenders


def past_due(waiting=False):
    """The condition that an accepted case should be resolved by now, or one that waits be reviewed."""
    return past_review() if waiting else past_handling(timezone.localdate())


def counted_rows(incidents, months, by_commune=False, waiting=False):
    """Rows of (month, district, commune or nothing, regime, and the figures that a Tally adds)."""
    keys = ["month", "district", *(["commune"] if by_commune else []), "regime"]
    spans = incidents.on_days(months[0].start, months[-1].end).order_by()
    rows = spans.annotate(month=month_number("occurred_on", [month.start for month in months])).values_list(
        *keys
    )
    rows = rows.annotate(cases=Count("*"), offenders_sum=Sum("offenders"), known=Count("offenders"))
    rows = rows.annotate(
        resolved=Count("occurred_on", filter=Q(handling__in=RESOLVED)),
        late=Count("occurred_on", filter=past_due(waiting)),
    )
    return [row if by_commune else (*row[:2], None, *row[2:]) for row in rows]
