"""Sample traffic of crossing points: months of the two gates, and days of the larger one, estimated and final."""

import random
from datetime import datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from borderops.crossings.models import TradeRow, TrafficReport, TravellerRow
from borderops.figures.periods import Period
from borderops.management.sample_crossing_words import EACH_DAY, MONTHS, NOTE, SEASON
from borderops.management.samples import trail
from borderops.review.models import Note
from borderops.review.states import State

MONTHS_TOLD, DAYS_TOLD, DAYS_ESTIMATED = 24, 40, 12
# The latest reports still wait for their review.
DAYS_WAITING = 3
SEED = 262


class TrafficMaker:
    """Makes reports of traffic by chance, the same ones each time."""

    def __init__(self, maker):
        self.maker, self.chance = maker, random.Random(SEED)  # noqa: S311 - samples, no secrets
        self.today = maker.today

    def reports(self):
        """Estimates and finals of months and days, in the order of their ends."""
        told = [*self.of_months(), *self.of_days()]
        return [
            self.report(*each) for each in sorted(told, key=lambda each: (each[2], each[0], each[1], each[3]))
        ]

    def of_months(self):
        """(crossing point, period, last day, standing, share of a usual month) of the last months and this one."""
        month = Period.containing_month(self.today, calendar=True)
        for number in range(MONTHS_TOLD + 1):
            for code in MONTHS.keys() & self.maker.crossings.keys():
                period = f"{month.start:%Y-%m}"
                if number <= 2:
                    yield code, period, min(month.end, self.today), "estimate", SEASON[month.start.month - 1]
                if number:
                    yield code, period, month.end, "final", SEASON[month.start.month - 1]
            month = Period.containing_month(month.start - timedelta(days=1), calendar=True)

    def of_days(self):
        """The same for the last days, each a thirtieth of its month."""
        for age in range(DAYS_TOLD + 1) if EACH_DAY in self.maker.crossings else ():
            day = self.today - timedelta(days=age)
            share = SEASON[day.month - 1] / 30
            if age <= DAYS_ESTIMATED:
                yield EACH_DAY, day.isoformat(), day, "estimate", share
            if age:
                yield EACH_DAY, day.isoformat(), day, "final", share

    def report(self, code, period, last, standing, share):
        papers, vehicles, trade = MONTHS[code]
        people = [
            TravellerRow(
                document=paper, people_in=self.about(usual * share), people_out=self.about(usual * share)
            )
            for paper, usual in papers.items()
        ]
        record = TrafficReport(
            form_key=self.maker.key(), crossing=self.maker.crossings[code], period=period, standing=standing,
            vehicles_in=self.about(vehicles * share), vehicles_out=self.about(vehicles * share),
            health_checked=self.about(sum(row.people_in for row in people) * 0.6),
            source=f"Báo cáo của đơn vị {NOTE}",
        )  # fmt: skip
        record.set_part("travellers", people)
        record.set_part("trade", [self.goods(way, *usual, share) for way, usual in trade.items()])
        self.settle(record, last)
        return record

    def about(self, number):
        """A number near the usual one."""
        return round(number * self.chance.uniform(0.85, 1.15))

    def goods(self, direction, tonnes, millions, goods, share):
        near = share * self.chance.uniform(0.85, 1.15)
        return TradeRow(
            direction=direction, goods=goods, tonnes=Decimal(round(tonnes * near)), currency="USD",
            value=Decimal(round(millions * near * 1000)), value_unit=1000,
        )  # fmt: skip

    def settle(self, record, last):
        """The latest wait; the others were accepted."""
        waits = (self.today - last).days < DAYS_WAITING
        evening = timezone.make_aware(datetime.combine(last, time(17)))
        self.maker.settle(record, State.SUBMITTED if waits else State.ACCEPTED, evening)


def rows_of(record, name, model):
    """The rows of a part, ready to be kept with their report."""
    for line, row in enumerate(record.part(name), 1):
        row.report, row.line = record, line
        row._history_date, row._history_user = record.updated_at, record.entered_by
        if model is TradeRow:
            row.settle_amount()
        yield row


def add_traffic(maker):
    """Adds the reports with their rows and their trail; gives how many."""
    records = TrafficMaker(maker).reports()
    saved = bulk_create_with_history(records, TrafficReport)
    Note.objects.bulk_create(note for each in saved for note in trail(each))
    for name, model in (("travellers", TravellerRow), ("trade", TradeRow)):
        bulk_create_with_history([row for each in saved for row in rows_of(each, name, model)], model)
    return len(saved)
