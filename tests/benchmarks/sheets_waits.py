"""How long other people's submits wait while a sheet is imported: they come from a process of their own."""

import multiprocessing
import time
from contextlib import contextmanager

from django.db import connection
from django.urls import reverse

from borderops.people.models import User
from tests.benchmarks.crowd import typed_by
from tests.benchmarks.measure import Door, once

PAUSE = 0.1


@contextmanager
def others_submitting(user):
    """Meanwhile one person after the other submits; gives a list that afterwards holds how long each waited."""
    ways = multiprocessing.get_context("spawn")
    stop, told, waits = ways.Event(), ways.Queue(), []
    submitting = ways.Process(
        target=submit_until, args=(connection.settings_dict["NAME"], user.pk, stop, told)
    )
    submitting.start()
    told.get()  # the first one is through
    try:
        yield waits
    finally:
        stop.set()
        waits += told.get()
        submitting.join()


def submit_until(name, key, stop, told):
    """Submits reports until it is told to stop; the first one, which warms up, is not counted."""
    connection.settings_dict["NAME"] = name
    user = User.objects.get(pk=key)
    door, waits = Door(user), []
    submit(door, user)
    told.put(None)
    while not stop.is_set():
        waits.append(once(lambda: submit(door, user)))
        time.sleep(PAUSE)
    told.put(waits)


def submit(door, user):
    answer = door.client.post(reverse("new-incident"), typed_by(user))
    assert answer.status_code == 302, answer.status_code
