"""Sample lists of workers: each step of a cohort is one list, and some of the last wait with a line held back."""

from datetime import timedelta

from simple_history.utils import bulk_create_with_history

from borderops.labour.choices import AT_CROSSING, ListKind
from borderops.labour.models import ListLine, WorkerList
from borderops.management.sample_labour_words import EXTENDED_BY, HELD_BACK, NOTE
from borderops.management.samples import trail
from borderops.review.models import Note
from borderops.review.states import State


def add_lists(maker, cohorts):
    """Keeps the lists of all cohorts with their lines and their trail, in the order of their days."""
    told = [(day_of(maker, cohort, step), cohort, step) for cohort in cohorts for step in cohort.steps]
    told.sort(key=lambda each: (each[0], each[1].district.code))
    records = [record_of(maker, *each) for each in told]
    add_held_back(records, cohorts)
    saved = bulk_create_with_history(records, WorkerList)
    Note.objects.bulk_create(note for each in saved for note in trail(each))
    bulk_create_with_history([line for each in saved for line in lines_of(maker, each)], ListLine)
    weigh_waiting()


def day_of(maker, cohort, step):
    """The day of a step, not later than today."""
    _kind, base, days, _state = step
    begun = {"from": cohort.first, "to": cohort.last, "today": maker.today}[base]
    return min(begun + timedelta(days=days), maker.today)


def record_of(maker, day, cohort, step):
    """The list of a step."""
    kind, _base, _days, state = step
    crosses = kind in AT_CROSSING
    record = WorkerList(
        programme=cohort.programme, kind=kind, district=cohort.district, day=day,
        crossing=cohort.crossing if crosses else None, basis=f"Báo cáo của đơn vị {NOTE}",
        minutes_number=f"{maker.chance.randint(1, 90):02d}/BB-MAU" if crosses else "",
    )  # fmt: skip
    until = cohort.last + timedelta(days=EXTENDED_BY) if kind == ListKind.EXTEND else None
    record.set_part("lines", [ListLine(permit=permit, until=until) for permit in cohort.permits])
    return maker.settle(record, State(state), day)


def add_held_back(records, cohorts):
    """Into the waiting departure goes somebody who has no permit yet."""
    code, kind = HELD_BACK
    for record in records:
        if record.district.code == code and record.kind == kind and record.state == State.SUBMITTED:
            others = [each for each in cohorts if each.district == record.district and not each.is_issued]
            lines = record.part("lines")
            record.set_part("lines", [*lines, *(ListLine(permit=each.permits[0]) for each in others[:1])])


def lines_of(maker, record):
    """The lines, ready to be kept with their list."""
    for turn, line in enumerate(record.part("lines"), 1):
        line.list, line.line, line.permit_id = record, turn, line.permit.pk
        yield maker.dated(line, record.entered_at, record.entered_by)


def weigh_waiting():
    """What a submit would have found: the lines of the lists that wait, each with what holds it back."""
    waiting = WorkerList.objects.filter(state=State.SUBMITTED)
    lines = [
        line for record in waiting.select_related("programme", "district") for line in record.weighed_lines()
    ]
    ListLine.objects.bulk_update(lines, ["held", "held_about"])
