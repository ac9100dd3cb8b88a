"""Sample monthly counts of two years, for offices that keep no lists; those of the last month wait."""

from datetime import timedelta

from simple_history.utils import bulk_create_with_history

from borderops.figures.periods import Period
from borderops.labour.models import MonthCount
from borderops.management.sample_labour_words import COMMUNES_TOLD, MONTHLY, MONTHS_TOLD, NOTE
from borderops.management.samples import WRITERS, trail
from borderops.review.models import Note
from borderops.review.states import State


def add_counts(maker, programmes):
    """Keeps the counts of the first programme with their trail, the oldest first."""
    records = [record for programme in programmes[:1] for record in counts_of(maker, programme)]
    saved = bulk_create_with_history(records, MonthCount)
    Note.objects.bulk_create(note for each in saved for note in trail(each))


def months_until(today):
    """The last months that are over, the oldest first."""
    month, found = Period.containing_month(today, calendar=True), []
    for _ in range(MONTHS_TOLD):
        month = Period.containing_month(month.start - timedelta(days=1), calendar=True)
        found.append(month)
    return found[::-1]


def counts_of(maker, programme):
    """Each month of the communes that stood then."""
    months = months_until(maker.today)
    border = [each for each in maker.districts.values() if each.on_border]
    for month in months:
        for district in sorted(border, key=lambda each: each.code):
            for commune in maker.communes_on(district, month.start)[:COMMUNES_TOLD]:
                yield count_of(maker, programme, commune, month, month == months[-1])


def count_of(maker, programme, commune, month, is_last):
    """Workers and trips are two counts; of few months nobody knows who came back."""
    out = max(0, round(MONTHLY[month.start.month - 1] * maker.chance.uniform(0.4, 1.4)))
    back = max(0, round(MONTHLY[(month.start.month + 5) % 12] * maker.chance.uniform(0.3, 1.2)))
    is_known = maker.chance.random() > 0.1
    record = MonthCount(
        programme=programme, month=f"{month.start:%Y-%m}", commune=commune, district=commune.district,
        starts_on=month.start, people_out=out, trips_out=out + (out and maker.chance.randint(0, 2)),
        people_in=back if is_known else None, trips_in=back if is_known else None,
        overdue=maker.chance.choice([0, 0, 0, 1]), source=f"Báo cáo của xã {NOTE}",
    )  # fmt: skip
    waits = is_last and commune.district.code in WRITERS
    return maker.settle(record, State.SUBMITTED if waits else State.ACCEPTED, month.end + timedelta(days=5))
