"""`manage.py demo` with its samples: plausible and flagged, and a second run changes nothing."""

from io import StringIO

import pytest
from django.core.management import call_command

from borderops.districts.models import Commune
from borderops.figures.models import ReportedFigure
from borderops.incidents.models import FollowUp, Goods, Incident, Person
from borderops.lists.models import Register
from borderops.management import sample_labour_counts, sample_patrols, sample_traffic, samples
from borderops.people.models import Posting, User
from borderops.review.attachments import Attachment
from borderops.review.counters import Counter
from borderops.review.states import State
from tests.factories import PASSWORD
from tests.lasting import lasting
from tests.seeded import load_seeds

pytestmark = pytest.mark.django_db
FEW = [
    (sample_patrols, "DAYS"), (sample_patrols, "DAYS_BEFORE"), (sample_traffic, "MONTHS_TOLD"),
    (sample_traffic, "DAYS_TOLD"), (sample_labour_counts, "MONTHS_TOLD"),
]  # fmt: skip


@lasting
def said():
    """What the command says of a hundred incidents and little of the rest."""
    Register.objects.create(pk=1, is_demo=True)
    load_seeds()
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(samples, "HOW_MANY", 100)
        for module, name in FEW:
            changed.setattr(module, name, 1)
        return demo(changed)


def demo(monkeypatch):
    """Runs the command without serving, and gives what it says."""
    monkeypatch.setenv("BORDEROPS_DEMO_PASSWORD", PASSWORD)
    told = StringIO()
    call_command("demo", "--prepare-only", stdout=told)
    return told.getvalue()


def test_samples_are_plausible_and_flagged(said):
    assert Register.holds_samples()
    assert "100 of 100" in said
    assert set(Incident.objects.values_list("state", flat=True)) >= {State.ACCEPTED, State.STRUCK}
    for record in Incident.objects.prefetch_related("notes"):
        record.clean()
        verbs = [note for note in record.notes.all() if note.verb != "attach"]
        assert len(verbs) == record.version
        assert record.history.count() == 1
    assert Attachment.objects.exists() and all(photo.content() for photo in Attachment.objects.all())


def test_numbers_go_on_after_the_samples(said):
    counters = Counter.objects.filter(key__startswith="VV-")
    of_incidents = [counter for counter in counters if counter.key.count("-") == 2]
    assert of_incidents and len(of_incidents) < len(counters)
    for counter in counters:
        if counter in of_incidents:
            numbered = Incident.objects.filter(number__startswith=f"{counter.key}-")
        else:
            numbered = FollowUp.objects.filter(incident__number=counter.key)
        assert numbered.count() == counter.last


def test_samples_are_handled_by_follow_ups(said):
    for step in FollowUp.objects.select_related("incident", "person").prefetch_related("notes"):
        step.full_clean(exclude=["form_key", "number"])
        assert len(step.notes.all()) == step.version and step.history.count() == 1
    assert FollowUp.objects.counted().exists() and Goods.objects.exists()
    assert set(Person.objects.values_list("name", flat=True)) <= {"Đối tượng (dữ liệu mẫu)"}
    handled = Incident.objects.counted().exclude(handling="verifying")
    assert handled.count() == FollowUp.objects.counted().count()


def test_a_second_run_changes_nothing(said, monkeypatch):
    before = state_of_the_database()
    assert " 0 new, 0 changed" in demo(monkeypatch)
    assert state_of_the_database() == before


def state_of_the_database():
    return [
        list(model.objects.order_by("pk").values())
        for model in (User, Posting, Incident, Commune, ReportedFigure)
    ]
