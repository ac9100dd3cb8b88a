"""`manage.py seed`: places, kinds of incident, indicators and published figures, through the importers of the staff."""

from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.db import transaction

from borderops.people.models import User
from borderops.sheets.formats import read_sheet
from borderops.sheets.problems import SheetProblem
from borderops.sheets.registry import workbooks

FOLDER = settings.BASE_DIR / "seeds"
# What later files name stands in earlier ones.
FILES = {
    "counterparts.csv": "counterparts",
    "districts.csv": "districts",
    "communes.csv": "communes",
    "units.csv": "units",
    "markers.csv": "markers",
    "crossings.csv": "crossings",
    "crossing_events.csv": "crossing-events",
    "order_rules.csv": "order-rules",
    "incident_codes.csv": "incident-codes",
    "deadlines.csv": "deadlines",
    "indicators.csv": "indicators",
    "reported_figures.csv": "reported-figures",
    "mechanisms.csv": "mechanisms",
    "flow_changes.csv": "flow-changes",
    "sectors.csv": "sectors",
    "programmes.csv": "programmes",
    "programme_steps.csv": "programme-steps",
    "sending_units.csv": "sending-units",
}
# Each row of a seed says where it is from; a register that has no place for it leaves it in the file.
SOURCE = "source"
ACCOUNT, CALLED = "source-documents", "Tài liệu nguồn"


class Command(BaseCommand):
    """Loads the seeds; a second run changes nothing, and a bad row stops everything."""

    help = "Load the reference data and the published figures from seeds/."

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, default=FOLDER, help="another folder with the same files")

    def handle(self, *, folder, verbosity, **options):
        with transaction.atomic():
            user = documents_account()
            for name, key in FILES.items():
                told = load(folder / name, workbooks[key].resource(), user)
                if verbosity:
                    self.tell(name, told)

    def tell(self, name, told):
        numbers = ", ".join(f"{told[kind]} {kind}" for kind in ("new", "changed", "unchanged"))
        self.stdout.write(f"  {name:<22} {numbers}")


def documents_account():
    """The account that stands for the documents; nobody can log in with it."""
    user, is_new = User.objects.get_or_create(
        username=ACCOUNT, defaults={"is_active": False, "last_name": CALLED}
    )
    if is_new:
        user.set_unusable_password()
        user.save()
    return user


def load(path, resource, user):
    """Takes one file in and gives its balance; stops at what cannot be taken, by file, row and column."""
    try:
        with path.open("rb") as file:
            sheet = read_sheet(file, path.name)
        refuse_without_source(sheet, path)
        outcome = resource.take(sheet, user=user, check=False, trusted=True, asides=asides(resource))
    except FileNotFoundError:
        raise CommandError(f"{path} is missing.") from None
    except SheetProblem as problem:
        raise CommandError(f"{path.name}: {problem}") from None
    if outcome.rejected:
        raise CommandError("\n".join(faults_of(path, outcome)))
    return outcome.balance


def asides(resource):
    return [] if SOURCE in resource.fields else [SOURCE]


def refuse_without_source(sheet, path):
    """A row that does not say where it is from is not taken."""
    if SOURCE not in sheet.headings:
        raise CommandError(f"{path.name}: the column “{SOURCE}” is missing.")
    place = sheet.headings.index(SOURCE)
    for row in sheet.rows:
        if len(row.cells) <= place or not row.cells[place]:
            raise CommandError(f"{path.name}, row {row.number}, column {SOURCE}: say where the row is from.")


def faults_of(path, outcome):
    """A line for each fault."""
    for row in outcome.rejected:
        for fault in row["faults"]:
            where = f"{path.name}, row {row['row']}, column {fault['column'] or '–'}"
            yield f"{where}: “{fault['value']}” – {fault['message']}"
