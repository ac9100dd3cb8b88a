"""What the reports of a list add up to, each month of a crossing point once and each currency for itself."""

from django.db.models import Sum
from django.utils.translation import gettext as _

from borderops.crossings.choices import TradeDirection, TrafficStanding
from borderops.crossings.figures_rule import A_MONTH
from borderops.crossings.traffic_fields import money_words
from borderops.crossings.traffic_rows import TradeRow
from borderops.review.states import State

SUMMED = ["crossing", "period", "standing", "state"]


def counted_among(rows):
    """The keys of the accepted ones that count: a final before its estimate, a month before its days."""
    told = {}
    for key, crossing, period, standing, state in rows:
        if state == State.ACCEPTED and ((crossing, period) not in told or standing == TrafficStanding.FINAL):
            told[crossing, period] = key
    return [
        key for (crossing, period), key in told.items()
        if len(period) == A_MONTH or (crossing, period[:A_MONTH]) not in told
    ]  # fmt: skip


def totals_words(rows):
    """Values by direction and currency, never added to one another; nothing where none was said."""
    trade = TradeRow.objects.filter(report__in=counted_among(rows), amount__isnull=False).order_by()
    sums = dict(by_money(trade))
    told = [
        f"{TradeDirection(way).label} {money_words(total, currency)}"
        for (way, currency), total in sorted(sums.items())
    ]
    return _("accepted: %(values)s") % {"values": ", ".join(told)} if told else ""


def by_money(trade):
    """The sums, by direction and currency."""
    for way, currency, total in trade.values_list("direction", "currency").annotate(total=Sum("amount")):
        yield (way, currency), total
