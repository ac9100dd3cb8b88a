"""Accepting many records at once: the same rule as for one, in batches of one transaction each."""

from itertools import batched

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from borderops.review.models import Note
from borderops.review.states import State, Verb

BATCH = 500
CHANGED = ["state", "version", "reviewed_by", "reviewed_at", "updated_at"]


def accept_all(records, by, shown_at):
    """Accepts what waits among `records` and was submitted before the page was shown; gives the number."""
    waiting = records.reviewable_by(by).waiting().filter(submitted_at__lte=shown_at)
    keys = list(waiting.in_turn().values_list("pk", flat=True))
    batches = batched(keys, BATCH, strict=False)
    return sum(accept_batch(records.model, list(batch), by, shown_at) for batch in batches)


@transaction.atomic
def accept_batch(model, keys, by, shown_at):
    """Accepts those of `keys`, in this order, that still wait and were not mended and submitted again meanwhile."""
    now = timezone.now()
    model.take_first(keys)
    waiting = model.objects.filter(pk__in=keys, state=State.SUBMITTED, submitted_at__lte=shown_at)
    records = list(waiting.select_for_update().order_by("pk"))
    if model.has_consequences or model.history.model._history_m2m_fields:
        return accept_singly(sorted(records, key=lambda record: keys.index(record.pk)), by)
    for record in records:
        record.state, record.version = State.ACCEPTED, record.version + 1
        record.reviewed_by, record.reviewed_at, record.updated_at = by, now, now
    bulk_update_with_history(records, model, CHANGED, default_user=by)
    Note.objects.bulk_create(Note(record=record, by=by, verb=Verb.ACCEPT) for record in records)
    return len(records)


def accept_singly(records, by):
    """Accepts one after the other; one that refuses stays waiting, and its own page says why."""
    accepted = 0
    for record in records:
        try:
            record.accept(by)
        except ValidationError:
            continue
        accepted += 1
    return accepted
