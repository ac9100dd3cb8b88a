"""How far the permits of demands are, beside how many workers were asked for."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from borderops.labour.choices import Stage
from borderops.labour.permits import Permit

ONCE_ISSUED = {Stage.ISSUED, Stage.ABROAD, Stage.RETURNED, Stage.LEFT}
ONCE_SELECTED = ONCE_ISSUED | {Stage.SELECTED}
ONCE_REGISTERED = ONCE_SELECTED | {Stage.REGISTERED}


@dataclass(frozen=True)
class Filled:
    """Of the workers of a demand: how many were registered, selected, issued a permit, and are abroad now."""

    registered: int
    selected: int
    issued: int
    abroad: int

    @classmethod
    def of(cls, stages):
        """From the number of permits at each stage; who was refused or cancelled takes no place."""
        sums = [
            sum(stages[stage] for stage in among) for among in (ONCE_REGISTERED, ONCE_SELECTED, ONCE_ISSUED)
        ]
        return cls(*sums, stages[Stage.ABROAD])


def with_counts(intakes):
    """These demands, each with what is filled of it; one query for all."""
    intakes = list(intakes)
    permits = Permit.objects.filter(intake__in=[each.pk for each in intakes]).order_by()
    stages = {each.pk: Counter() for each in intakes}
    for key, stage, number in permits.values_list("intake", "stage").annotate(Count("pk")):
        stages[key][stage] = number
    for intake in intakes:
        intake.filled = Filled.of(stages[intake.pk])
    return intakes
