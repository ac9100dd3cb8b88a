"""The months of a district as a reviewer goes through them: with records, waiting, confirmed, or to confirm."""

from dataclasses import dataclass, field

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import ngettext

from borderops import vietnamese
from borderops.figures.counted import month_number
from borderops.figures.periods import Period
from borderops.incidents.models import Incident, NilConfirmation
from borderops.review.states import State


@dataclass
class NilMonth:
    """One month: its counted cases, those on their way, and the confirmation that stands."""

    month: Period
    accepted: int = 0
    pending: int = 0
    standing: list = field(default_factory=list)

    @property
    def is_over(self):
        return self.month.end < timezone.localdate()

    @property
    def may_confirm(self):
        return self.is_over and not (self.accepted or self.pending or self.standing)

    @property
    def accepted_words(self):
        words = ngettext("%(n)s accepted incident", "%(n)s accepted incidents", self.accepted)
        return words % {"n": vietnamese.number(self.accepted)}

    @property
    def pending_words(self):
        words = ngettext(
            "%(n)s waits or was returned: decide on it first",
            "%(n)s wait or were returned: decide on them first",
            self.pending,
        )
        return words % {"n": vietnamese.number(self.pending)}


def nil_months(district, period, regime):
    """The whole months of the period, in order; two queries."""
    months = [NilMonth(month) for month in period.months if month.kind == "month"]
    spans = [row.month for row in months]
    records = Incident.objects.filter(district=district).on_days(spans[0].start, spans[-1].end)
    records = records.filter(regime=regime) if regime else records
    rows = records.exclude(state__in=[State.DRAFT, State.STRUCK]).order_by()
    rows = rows.annotate(month=month_number("occurred_on", [span.start for span in spans])).values_list(
        "month", "state"
    )
    for number, state, count in rows.annotate(records=Count("*")):
        if state == State.ACCEPTED:
            months[number].accepted += count
        else:
            months[number].pending += count
    add_standing(months, confirmations(district, period), regime)
    return months


def confirmations(district, period):
    """Those that touch the period, with who gave them."""
    return (
        NilConfirmation.objects.touching(period.start, period.end)
        .filter(district=district)
        .select_related("by")
    )


def add_standing(months, standing, regime):
    """Puts the confirmations that cover a whole month, for this regime or for all, beside it."""
    for confirmation in standing:
        if confirmation.regime in ("", regime):
            for row in months:
                if confirmation.start <= row.month.start and row.month.end <= confirmation.end:
                    row.standing.append(confirmation)
