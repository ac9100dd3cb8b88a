"""`manage.py forget_workers`: removes the personal data of workers whose time is over; first only tells."""

import time

from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError
from django.db import connection

from borderops.labour.forgetting import Forgetting
from borderops.labour.forgetting_unplaced import ForgettingUnplaced
from borderops.labour.forgotten_words import PASTS, WRITTEN
from borderops.labour.models import Programme
from borderops.lists.models import SavedView
from borderops.people.models import User
from borderops.review.models import Attachment, Note
from borderops.sheets.models import ExportRun, ImportRun, RunRow

# How long the command waits for others to end what they are in the middle of, and how often it looks.
PATIENCE, LOOK = 30, 0.2
AT_WORK = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    " AND (backend_xid IS NOT NULL OR backend_xmin IS NOT NULL)"
)
REWRITTEN = [*WRITTEN, *PASTS.values(), Note, Attachment, ImportRun, RunRow, ExportRun, SavedView]


class Command(BaseCommand):
    """Tells what would go; with --really it goes, and the room it took is overwritten."""

    help = (
        "Remove the personal data of labour programmes after their date, and of workers without a permit"
        " two years after they were last touched; a dry run unless --really is given."
    )

    def add_arguments(self, parser):
        parser.add_argument("--programme", help="the code of one programme; all that are due otherwise")
        parser.add_argument("--really", action="store_true", help="remove, instead of only telling")
        parser.add_argument("--user", help="the account that removes; needed with --really")

    def handle(self, *, programme, really, user, **options):
        by = self.account(user) if really else None
        due = [each for each in map(Forgetting, self.programmes(programme)) if programme or each.is_due]
        due += [each for each in [ForgettingUnplaced()] if not programme and each.is_due]
        for forgetting in due:
            self.tell(forgetting)
            if really:
                self.carry_out(forgetting, by)
        if not due:
            self.stdout.write("No programme is due, and nobody without a permit.")
        elif really and not overwrite():
            self.stderr.write(
                "Others were in the middle of something: what they may still see stays in the files of the database."
                " Rewrite them once the register is quiet: VACUUM (FULL, ANALYZE)."
            )

    def programmes(self, code):
        if code and not Programme.objects.filter(code=code).exists():
            raise CommandError(f"There is no programme {code}.")
        return Programme.objects.filter(**({"code": code} if code else {}))

    def account(self, name):
        user = User.objects.filter(username=name, is_active=True).first()
        if user is None:
            raise CommandError("Name an active account with --user: the history says who removed the data.")
        return user

    def tell(self, forgetting):
        self.stdout.write(str(forgetting))
        for share in forgetting.plan():
            self.stdout.write(f"  {share.words}")

    def carry_out(self, forgetting, by):
        try:
            number = forgetting.carry_out(by)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from None
        self.stdout.write(f"  removed: {number}")


def overwrite():
    """A database only marks what was removed as free; this writes its tables anew, so that nothing is left there.

    Gives whether it could: PostgreSQL keeps for whoever began before what they may still look at.
    """
    if connection.in_atomic_block:
        return True
    is_quiet = True
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        elif connection.vendor == "postgresql":
            is_quiet = is_quiet_soon(cursor)
            for model in REWRITTEN:
                cursor.execute(f"VACUUM (FULL, ANALYZE) {connection.ops.quote_name(model._meta.db_table)}")
            cursor.execute("VACUUM (FULL) pg_catalog.pg_statistic")  # it quotes the values met most often
    return is_quiet


def is_quiet_soon(cursor):
    """Waits a little until nobody is in the middle of anything; gives whether that came."""
    until = time.monotonic() + PATIENCE
    while True:
        cursor.execute(AT_WORK)
        if not cursor.fetchone()[0]:
            return True
        if time.monotonic() > until:
            return False
        time.sleep(LOOK)
