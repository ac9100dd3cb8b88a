"""`manage.py demo`: everything a newcomer needs to try the register, in one command."""

import signal
import socket
import subprocess
import sys

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command

from borderops.crossings.models import TrafficReport
from borderops.incidents.models import Incident
from borderops.labour.models import Worker
from borderops.lists.models import Register
from borderops.management.accounts import ACCOUNTS, demo_password, make_accounts
from borderops.management.sample_closings import add_closing_samples
from borderops.management.sample_crossings import add_crossing_samples
from borderops.management.sample_labour import add_labour_samples
from borderops.management.sample_patrols import add_patrol_samples
from borderops.management.sample_reports import add_report_samples
from borderops.management.sample_thresholds import add_threshold_samples
from borderops.management.samples import add_samples
from borderops.patrols.models import Post
from borderops.people.models import User
from borderops.summaries.models import Closing, Report, Threshold

# Of each register: whose first record says that its samples are there, what makes them, and what they are called.
# Many records tell how far they are.
MANY_SAMPLES = [(Incident, add_samples, "incidents"), (Post, add_patrol_samples, "shifts")]
FEW_SAMPLES = [
    (TrafficReport, add_crossing_samples, "reports of crossing points"),
    (Worker, add_labour_samples, "workers"),
    (Closing, add_closing_samples, "closings"),
    (Report, add_report_samples, "reports"),
    (Threshold, add_threshold_samples, "thresholds and schedules"),
]


class Command(BaseCommand):
    """Prepares a demo database with accounts and samples, and serves it with the worker beside it."""

    help = "Make a demo database with accounts and sample data, and serve it on 127.0.0.1."

    def add_arguments(self, parser):
        parser.add_argument("--no-samples", action="store_true", help="only the seeds and the accounts")
        parser.add_argument("--prepare-only", action="store_true", help="do not serve")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--reset", action="store_true", help="empty the demo database first")

    def handle(self, *, no_samples, prepare_only, port, reset, **options):
        if not prepare_only:
            self.refuse_taken(port)
        self.stdout.write("Database …")
        settings.STATIC_ROOT.mkdir(
            parents=True, exist_ok=True
        )  # in `var/`; the server warns where it is missing
        call_command("migrate", verbosity=0, interactive=False)
        self.refuse_real_records()
        if reset:
            self.stdout.write("Emptying the demo database …")
            call_command("flush", verbosity=0, interactive=False)
        password = self.prepare(no_samples)
        self.tell(password, port)
        if not prepare_only:
            self.serve(port)

    def refuse_taken(self, port):
        """Says so before any work when somebody else serves on the port."""
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                raise CommandError(f"Port {port} is taken. Choose another one: --port {port + 1}") from None

    def refuse_real_records(self):
        """A database that `demo` did not make is left alone."""
        made_here = Register.objects.filter(is_demo=True).exists()
        if not made_here and (Incident.objects.exists() or User.objects.exists()):
            raise CommandError(
                "This database holds real records, so the demo leaves it alone. "
                "Name another one in DATABASE_URL, or unset it to use the file in var/."
            )

    def prepare(self, no_samples):
        """Loads what is missing; on a second run nothing."""
        Register.objects.get_or_create(pk=1, defaults={"is_demo": True})
        self.stdout.write("Places, kinds of incident, reported figures …")
        call_command("seed", stdout=self.stdout)
        password = demo_password()
        make_accounts(password)
        if not no_samples:
            self.add_missing_samples()
        elif Register.holds_samples():
            self.stdout.write("This database holds samples already; --reset --no-samples empties it.")
        return password

    def add_missing_samples(self):
        """Makes the samples of each register that has no record yet."""
        for model, add, what in MANY_SAMPLES:
            if not model.objects.exists():
                add(lambda done, total, what=what: self.stdout.write(f"Sample {what} … {done} of {total}"))
        for model, add, what in FEW_SAMPLES:
            if not model.objects.exists():
                self.stdout.write(f"Sample {what} … {add()}")

    def tell(self, password, port):
        self.stdout.write(
            self.style.SUCCESS(f"\nOpen http://127.0.0.1:{port}/ and log in, password: {password}")
        )
        for name, role, _districts, _unit, active, called in ACCOUNTS:
            if active:
                self.stdout.write(f"  {name:<10} {role.value:<14} {called}")
        self.stdout.write("")
        self.stdout.flush()

    def serve(self, port):
        """Serves until Ctrl-C; the worker ends with the server, however that ends."""
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        command = [sys.executable, sys.argv[0], "work", "--beside-server"]
        worker = subprocess.Popen(command)  # noqa: S603 - ourselves
        try:
            call_command("runserver", f"127.0.0.1:{port}", use_reloader=False, skip_checks=True)
        finally:
            worker.terminate()
            worker.wait(timeout=10)
