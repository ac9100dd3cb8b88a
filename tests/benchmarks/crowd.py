"""Many people submitting at the same moment: nothing may be lost and no number given twice."""

import threading
import uuid
from datetime import timedelta

from django.db import connection
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from borderops import vietnamese
from borderops.districts.lookup import Place
from borderops.districts.models import Commune
from borderops.incidents.models import Incident, IncidentCode
from borderops.review.states import State
from tests.benchmarks.measure import Door, Line, once
from tests.benchmarks.people import hands

CROWD = 50


def submit_at_once(crowd=CROWD):
    """Lines on what was lost, what was numbered twice, and how long the last one waited."""
    forms = [typed_by(user) for user in hands()[:crowd]]
    answers, slowest = send_all([Door(user).client for user in hands()[:crowd]], forms)
    sent = Incident.objects.filter(form_key__in=[form["form_key"] for form in forms])
    kept = sent.filter(state=State.SUBMITTED, number__isnull=False).count()
    twice = (
        Incident.objects.values("number")
        .annotate(times=Count("pk"))
        .filter(number__isnull=False, times__gt=1)
    )
    note = f"all within {slowest / 1000:.1f} s; answers {sorted(set(answers))}"
    yield Line(f"{len(forms)} people submit at once: lost", 0, len(forms) - kept, unit="", note=note)
    yield Line(f"{len(forms)} people submit at once: numbers given twice", 0, twice.count(), unit="")


def typed_by(user):
    """What a clerk types into the quick form."""
    yesterday = timezone.localdate() - timedelta(days=1)
    district = user.postings_today[0].districts.all()[0]
    commune = Commune.objects.valid_on(yesterday).filter(district=district, on_border=True).first()
    return {
        "occurred_on": vietnamese.day(yesterday),
        "place": Place(commune, district).text,
        "place_choice": Place(commune, district).key,
        "code": IncidentCode.objects.get(code="D2").pk,
        "offenders": "3",
        "form_key": str(uuid.uuid4()),
        "then": "submit",
        "not_double": "on",
    }


def send_all(clients, forms):
    """Sends every form from a thread of its own, all at once; gives the answers and the longest wait."""
    answers, waits, ready = [], [], threading.Barrier(len(clients))

    def send(client, form):
        try:
            ready.wait()
            waits.append(once(lambda: answers.append(client.post(reverse("new-incident"), form).status_code)))
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=pair) for pair in zip(clients, forms, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers, max(waits, default=0)
