"""`manage.py sheets`: the same way in and out for workbooks as the pages, under a person's rights, from the shell."""

import json
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.management import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from borderops.management.sheets_out import export_to
from borderops.people.models import User
from borderops.sheets import runs
from borderops.sheets.models import ImportRun
from borderops.sheets.options import options_of
from borderops.sheets.outcomes import Kind
from borderops.sheets.problems import SheetProblem
from borderops.sheets.registry import open_to, workbooks

# The outcomes of rows as the balance calls them.
NAMES = {
    "created": Kind.NEW,
    "updated": Kind.CHANGED,
    "unchanged": Kind.UNCHANGED,
    "duplicate": Kind.DUPLICATE,
    "rejected": Kind.REJECTED,
    "skipped": Kind.SKIPPED,
}
RUNS_SHOWN = 20


class Command(BaseCommand):
    """Imports, exports and undoes; ends with 0 only when nothing was rejected or left alone."""

    help = "Bring workbooks in and take registers out, under a person's rights."

    def add_arguments(self, parser):
        verbs = parser.add_subparsers(dest="verb", required=True)
        bring = verbs.add_parser("import", help="check a file and import its good rows")
        bring.add_argument("resource")
        bring.add_argument("file", type=Path)
        bring.add_argument("--check", action="store_true", help="only check, import nothing")
        bring.add_argument(
            "--option", action="append", default=[], help="such as submit, whole or duplicates"
        )
        take = verbs.add_parser("export", help="write a register to a file, xlsx or csv by its ending")
        take.add_argument("resource")
        take.add_argument("file", type=Path)
        take.add_argument(
            "--filter", default="", help="the filters as in the address of the list, or that address"
        )
        undo = verbs.add_parser("undo", help="take back what an import brought")
        undo.add_argument("run", type=int)
        told = verbs.add_parser("list", help="the registers, and the last imports")
        for each in (bring, take, undo):
            each.add_argument("--user", required=True, help="whose rights count")
        told.add_argument("--user", help="only what this person may do, and their own imports")
        for each in (bring, undo):
            each.add_argument("--json", action="store_true", help="print what became of it as JSON")

    def handle(self, *, verb, user, **options):
        user = person(user) if user else None
        status = {"import": self.bring, "export": self.take, "undo": self.undo, "list": self.list}[verb](
            user, **options
        )
        if status:
            raise SystemExit(status)

    def bring(self, user, *, resource, file, check, option, json, **rest):
        """Sends, checks and applies a file."""
        workbook = register(resource, user, "may_import")
        refuse_options(workbook, option)
        try:
            with file.open("rb") as opened:
                run = runs.send(workbook, File(opened, file.name), file.name, user, option)
            open_questions = [question.words for question in runs.questions(run)]
        except OSError as problem:
            words = _("%(file)s cannot be read: %(why)s.")
            raise CommandError(words % {"file": file, "why": problem.strerror}) from None
        except SheetProblem as problem:
            return self.tell(None, json, problem.sentences)
        if open_questions:
            return self.tell(run, json, open_questions)
        runs.ask(run, "check", now=True)
        may_go_in = run.comes and not ("whole" in run.options and run.balance[Kind.REJECTED])
        if run.state == ImportRun.State.CHECKED and not check and may_go_in:
            runs.ask(run, "apply", now=True)
        return self.tell(run, json, [run.fault] if run.fault else [])

    def undo(self, user, *, run, json, **rest):
        """Takes an import of this person back."""
        found = ImportRun.objects.filter(pk=run, user=user).first()
        if found is None:
            words = _("%(name)s has no import %(run)s. “sheets list --user …” names them.")
            raise CommandError(words % {"name": user.username, "run": run})
        if not runs.ask(found, "undo", now=True):
            words = _("Import %(run)s is in the state “%(state)s” and cannot be undone.")
            raise CommandError(words % {"run": run, "state": found.get_state_display()})
        left = found.told.exclude(undone__in=["", "done"])
        back = found.told.filter(undone="done").count()
        told = [{"row": row.number, "record": row.record, "message": row.undone} for row in left]
        self.say(json, {"run": found.pk, "undone": back, "left": told}, [f"{back} taken back, {len(told)} left alone"]
                 + [f"row {each['row']}: {each['message']}" for each in told])  # fmt: skip
        return 1 if told or found.fault else 0

    def take(self, user, *, resource, file, **options):
        """Writes an export."""
        workbook = register(resource, user, "may_export")
        try:
            rows = export_to(workbook, file, user, options["filter"])
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from None
        except SheetProblem as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write(f"{rows} rows in {file}")

    def list(self, user, **rest):
        """Names the registers and the last imports."""
        for workbook in open_to(user) if user else workbooks.values():
            self.stdout.write(f"{workbook.key:<20} {workbook.label}")
        for run in ImportRun.objects.filter(**{"user": user} if user else {})[:RUNS_SHOWN]:
            sent = timezone.localtime(run.started_at)
            self.stdout.write(f"{run.pk:>6}  {sent:%Y-%m-%d %H:%M}  {run.workbook:<20} {run.state:<9} {run}")

    def tell(self, run, as_json, sentences):
        """Prints the balance and every error; gives the exit status."""
        balance = balance_of(run)
        errors = [{"row": None, "column": "", "value": "", "message": words} for words in sentences]
        errors += errors_of(run) if run else []
        lines = [
            ", ".join(f"{number} {name}" for name, number in balance.items())
            + f", run {run.pk if run else '–'}"
        ]
        lines += [
            f"row {each['row'] or '–'}, {each['column'] or '–'}: “{each['value']}” {each['message']}"
            for each in errors
        ]
        self.say(as_json, {**balance, "run": run and run.pk, "errors": errors}, lines)
        return 1 if errors or balance["rejected"] else 0

    def say(self, as_json, told, lines):
        self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) if as_json else "\n".join(lines))


def person(name):
    """The account of a name, if it is in use."""
    user = User.objects.filter(username=name, is_active=True).first()
    if user is None:
        raise CommandError(_("There is no account “%(name)s” in use.") % {"name": name})
    return user


def register(key, user, may):
    """The register of a key, if the person may do this with it."""
    if key not in workbooks:
        words = _("There is no register “%(key)s”. “manage.py sheets list” names them.")
        raise CommandError(words % {"key": key})
    if not getattr(workbooks[key], may)(user):
        words = _("%(name)s may not do this with “%(key)s”.")
        raise CommandError(words % {"name": user.username, "key": key})
    return workbooks[key]


def refuse_options(workbook, chosen):
    known = [name for name, _words in options_of(workbook)]
    if unknown := [name for name in chosen if name not in known]:
        words = _("Unknown option %(unknown)s. There are: %(known)s.")
        raise CommandError(words % {"unknown": ", ".join(unknown), "known": ", ".join(known)})


def balance_of(run):
    """The rows and what became of them; nothing where the file could not be read."""
    balance = run.balance if run else {}
    return {"rows": run.rows if run else 0} | {name: balance.get(kind, 0) for name, kind in NAMES.items()}


def errors_of(run):
    """Every fault of every rejected row."""
    rows = run.told.filter(kind=Kind.REJECTED)
    return [{"row": row.number, **fault} for row in rows for fault in row.faults]
