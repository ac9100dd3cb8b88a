"""Many changes and reports of traffic, quickly: as the samples make them, day by day into the past."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from borderops.crossings.models import FlowChange, TradeRow, TrafficReport, TravellerRow
from borderops.districts.sides import Side
from borderops.management.sample_crossings import CrossingMaker, add_crossing_samples
from borderops.management.sample_traffic import TrafficMaker, rows_of
from borderops.management.samples import trail
from borderops.review.models import Counter, Note
from borderops.review.states import State

# Before the samples and the documents, so that what stands now stays theirs.
LAST = datetime(2018, 12, 31).date()
STATES = ["suspended", "open", "restricted", "open"]


def make_crossing_base():
    """The samples of the demo."""
    add_crossing_samples()


@transaction.atomic
def multiply_crossings(number):
    """Adds so many accepted changes and reports of traffic."""
    maker = CrossingMaker()
    maker.chance.seed(number)  # other keys than those of the samples
    changes = list(many_changes(maker, number))
    FlowChange.objects.bulk_create(changes, batch_size=2000)
    reports = list(many_reports(maker, number))
    TrafficReport.objects.bulk_create(reports, batch_size=2000)
    Note.objects.bulk_create((note for each in [*changes, *reports] for note in trail(each)), batch_size=5000)
    for name, model in (("travellers", TravellerRow), ("trade", TradeRow)):
        rows = (row for each in reports for row in rows_of(each, name, model))
        model.objects.bulk_create(rows, batch_size=5000)
    Counter.objects.bulk_create(
        maker.counters(), update_conflicts=True, unique_fields=["key"], update_fields=["last"]
    )


def many_changes(maker, number):
    """Changes of every flow and side in turn, a day earlier each round."""
    places = [(code, flow, side) for code in maker.crossings for flow in ("people", "goods") for side in Side]
    for turn in range(number):
        code, flow, side = places[turn % len(places)]
        age = turn // len(places)
        moment = datetime.combine(LAST - timedelta(days=age), time(7))
        record = FlowChange(
            form_key=maker.key(), crossing=maker.crossings[code], flow=flow, side=side,
            state_of_flow=STATES[age % len(STATES)], since=moment.strftime("%Y-%m-%dT%H:%M"), reason_kind="works",
        )  # fmt: skip
        maker.settle(record, State.ACCEPTED, timezone.make_aware(moment))
        yield record


def many_reports(maker, number):
    """A final report of each of many days, of the two gates in turn."""
    traffic = TrafficMaker(maker)
    for turn in range(number):
        day = LAST - timedelta(days=turn // 2)
        yield traffic.report(["TT-TB", "XM-DL"][turn % 2], day.isoformat(), day, "final", 1 / 30)
