"""Two clerks at once: a paper is taken once, and a merging is undone once."""

import pytest
from django.core.exceptions import ValidationError

from borderops.labour import merging
from borderops.labour.models import Permit, Worker
from tests.factories import make_clerk, make_commune, make_reviewer
from tests.labour.makers import make_permit, make_worker, new_worker
from tests.review.test_concurrency import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def tried(deed):
    """What the deed said when it was refused, or nothing."""
    try:
        deed()
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""


def test_of_clerks_who_type_one_paper_at_once_one_keeps_it():
    commune = make_commune()
    clerks = [make_clerk(commune.district) for _n in range(4)]
    typed = [new_worker(commune=commune, paper_number="002090001111") for _clerk in clerks]
    deeds = [
        lambda each=each: tried(lambda: each[0].write(each[1])) for each in zip(typed, clerks, strict=True)
    ]
    said = at_once(deeds)
    assert said.count("") == 1 == Worker.objects.count()
    assert all(str(Worker.objects.get().pk) in words for words in said if words)


def test_one_pair_is_merged_and_parted_once_however_many_do_it():
    kept, gone = make_worker(), make_worker()
    make_permit(gone)
    reviewers = [make_reviewer() for _n in range(3)]
    said = at_once([lambda by=by: tried(lambda: merging.merge(kept.pk, gone.pk, by)) for by in reviewers])
    assert said.count("") == 1
    made = gone.merges.get()
    said = at_once([lambda by=by: tried(lambda: merging.undo(made, by)) for by in reviewers])
    assert said.count("") == 1
    assert Permit.objects.get().worker == gone and Permit.objects.get().history.count() == 3
