"""Long work lets others write between its batches, and leaves the database set as it was."""

import time
from threading import Event, Thread

import pytest
from django.db import OperationalError, connection, connections, transaction

from borderops.districts.models import District
from borderops.sheets import turns
from tests.factories import make_district

pytestmark = pytest.mark.django_db(transaction=True)
BATCHES, A_BATCH = 8, 0.15


@pytest.fixture
def district():
    return make_district()


@pytest.fixture
def breathing(monkeypatch):
    """As long a pause as a real worker makes; other tests make none."""
    monkeypatch.setattr(turns, "BREATH", 0.01)


def write(district, turn):
    District.objects.filter(pk=district.pk).update(name=f"turn {turn}")


def batch_after_batch(district, done, begun):
    """What a worker does with a long sheet."""
    try:
        for turn in range(BATCHES):
            with transaction.atomic():
                write(district, turn)
                begun.set()
                time.sleep(A_BATCH)
            done.append(turn)
            turns.let_others_write()
    finally:
        connections.close_all()


def test_who_waits_to_write_has_their_turn_after_a_batch_or_two(district, breathing):
    done, begun = [], Event()
    worker = Thread(target=batch_after_batch, args=[district, done, begun])
    worker.start()
    assert begun.wait(60)
    with transaction.atomic():
        write(district, 99)
        passed = len(done)
    worker.join()
    assert passed <= 2 and len(done) == BATCHES


def test_who_waits_in_vain_is_told_so_and_the_next_one_may_write(district, monkeypatch):
    if connection.vendor != "sqlite":  # there each waits for a row alone, as long as its own settings say
        return
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.05)
    done, begun = [], Event()
    worker = Thread(target=batch_after_batch, args=[district, done, begun])
    worker.start()
    assert begun.wait(60)
    with pytest.raises(OperationalError, match="locked"), transaction.atomic():
        write(district, 99)
    worker.join()
    with transaction.atomic():
        write(district, 100)
    assert District.objects.get().name == "turn 100"


def test_the_database_is_set_as_before_once_the_work_is_done(district):
    if connection.vendor != "sqlite":
        with turns.more_at_hand():
            assert District.objects.exists()
        return
    names = "cache_size", "wal_autocheckpoint", "busy_timeout"
    before = [turns.pragma(name) for name in names]
    with pytest.raises(ValueError), turns.more_at_hand():
        assert turns.pragma("cache_size") != before[0]
        raise ValueError
    assert [turns.pragma(name) for name in names] == before and before[2] == 20_000
