"""`manage.py work`: the worker for long tasks, with a tick for what is due by the clock."""

import logging
import os
import signal
import threading
import time

from django.core.management import BaseCommand, call_command
from django.db import connection

from borderops.review.models import Attachment
from borderops.sheets import export_runs, runs
from borderops.summaries import schedule_clock

MINUTE, DAY = 60, 24 * 60
log = logging.getLogger(__name__)


def tick(minute):
    """What is due at this minute since the start."""
    for work in (runs, export_runs):
        work.remove_old()
        work.take_up_the_dead()
    schedule_clock.each_minute()
    if minute % DAY == 0:
        call_command("clearsessions")
        Attachment.objects.remove_strays()
        call_command("prune_db_task_results", verbosity=0)
        schedule_clock.each_day()


def end_with(parent):
    """Ends this worker once the server that started it is gone."""
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)


def keep_ticking(stop):
    """Ticks each minute; one failure is logged and does not end the others."""
    minute = 0
    while not stop.wait(MINUTE if minute else 1):
        try:
            tick(minute)
        except Exception:
            log.exception("The tick failed; it is tried again in a minute.")
        finally:
            connection.close()
        minute += 1


class Command(BaseCommand):
    """Runs tasks until it is stopped."""

    help = "Run long tasks and what is due each minute."

    def add_arguments(self, parser):
        parser.add_argument("--beside-server", action="store_true", help="end when the starting process ends")

    def handle(self, *, beside_server, **options):
        stop = threading.Event()
        if beside_server:
            threading.Thread(target=end_with, args=[os.getppid()], daemon=True).start()
        threading.Thread(target=keep_ticking, args=[stop], daemon=True).start()
        try:
            call_command("db_worker", verbosity=0)
        finally:
            stop.set()
