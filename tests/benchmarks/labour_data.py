"""Many workers, permits, lists and monthly counts, quickly: as the samples make them, cohort by cohort, long ago."""

from collections import Counter as Tally
from datetime import date, timedelta

from django.db import transaction

from borderops.figures.periods import Period
from borderops.labour.models import Employer, Intake, ListLine, MonthCount, Permit, Worker, WorkerList
from borderops.labour.settling import settle
from borderops.management.sample_labour import LabourMaker, add_labour_samples
from borderops.management.sample_labour_counts import count_of
from borderops.management.sample_labour_lists import day_of, lines_of, record_of
from borderops.management.sample_labour_words import HOME
from borderops.management.sample_labour_workers import WorkerMaker
from borderops.review.models import Counter

COHORT, FIRST = 40, date(2015, 2, 1)
HOMES = ["026", "027", "028", "029", "030", "032", "033"]


def make_labour_base():
    """The samples of the demo."""
    add_labour_samples()


@transaction.atomic
def multiply_labour(number):
    """Adds so many workers, each with a permit, a departure and a return; and as many months of counts."""
    maker = LabourMaker()
    maker.chance.seed(number)  # other keys than those of the samples
    maker.numbers = Tally(dict(Counter.objects.values_list("key", "last")))
    known = set(maker.numbers.items())
    workers = WorkerMaker(maker)
    workers.turn = 1_000_000
    workers.further = {each.pk: known_around(each) for each in workers.programmes}
    add_cohorts(maker, workers, number)
    add_months(maker, workers.land[0], number // 4)
    keys = [key for key, last in maker.numbers.items() if (key, last) not in known]
    counters = [Counter(key=key, last=maker.numbers[key]) for key in keys]
    Counter.objects.bulk_create(
        counters, update_conflicts=True, unique_fields=["key"], update_fields=["last"]
    )


def known_around(programme):
    """What the samples have made already for a programme."""
    return {
        "sectors": list(programme.sectors.all()),
        "employers": list(Employer.objects.filter(programmes=programme)),
        "intakes": list(Intake.objects.filter(programme=programme)),
        "unit": None,
    }


def add_cohorts(maker, workers, number):
    """Cohorts of each district in turn, a month later each round."""
    cohorts = []
    for turn in range(number // COHORT):
        first = FIRST + timedelta(days=30 * (turn // len(HOMES)) % 3000)
        days = (first - maker.today).days
        workers.earlier.clear()
        cohorts.append(workers.cohort(workers.land[0], HOMES[turn % len(HOMES)], COHORT, "from", days, HOME))
    for turn, permit in enumerate(workers.permits):
        permit.number, permit.paper_number = f"CU-{turn}", f"B{turn:08d}"
    Worker.objects.bulk_create([permit.worker for permit in workers.permits], batch_size=2000)
    Permit.objects.bulk_create(workers.permits, batch_size=2000)
    steps = [(day_of(maker, each, step), each, step) for each in cohorts for step in each.steps]
    lists = [record_of(maker, *each) for each in steps]
    WorkerList.objects.bulk_create(lists, batch_size=2000)
    ListLine.objects.bulk_create((line for each in lists for line in lines_of(maker, each)), batch_size=5000)
    settle(permit.pk for permit in workers.permits)


def add_months(maker, programme, number):
    """So many counts of the communes on the border, a month earlier each round."""
    month, records = Period.containing_month(date(2023, 12, 1), calendar=True), []
    communes = [each for each in maker.communes if each.on_border and each.stands_on(month.start)]
    while len(records) < number:
        records += [count_of(maker, programme, each, month, False) for each in communes]
        month = Period.containing_month(month.start - timedelta(days=1), calendar=True)
    MonthCount.objects.bulk_create(records[:number], batch_size=2000)
