"""`manage.py report`: the report of a period as a DOCX file, as a person may make it on its page."""

from pathlib import Path

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import BaseCommand, CommandError
from django.utils.translation import gettext as _

from borderops.figures.periods import Period
from borderops.people.models import User
from borderops.review.attachments import DamagedFile
from borderops.summaries.report_documents import document_of
from borderops.summaries.report_fields import TemplateFault
from borderops.summaries.report_heads import usual_head, usual_title
from borderops.summaries.report_querysets import writes_reports
from borderops.summaries.report_templates import ReportTemplate
from borderops.summaries.report_writing import content_now
from borderops.summaries.reports import Report

NUMBERS = {"indicators": "figures", "sources": "sources", "warnings": "warnings"}


class Command(BaseCommand):
    """Writes a draft of what counts now; nothing is kept in the register, and no number is given."""

    help = "Write the report of a period, such as 2021 or 2021-Q3, to a DOCX file."

    def add_arguments(self, parser):
        parser.add_argument("period", help="such as 2021, 2021-Q3 or cal:2021")
        parser.add_argument("--user", required=True, help="whose rights count")
        parser.add_argument("--out", required=True, help="the file, ending with .docx")
        parser.add_argument(
            "--template", help="the name of a template in use; without it, the one that comes along"
        )
        parser.add_argument(
            "--overwrite", action="store_true", help="replace the file if it is there already"
        )

    def handle(self, *, period, user, out, template, overwrite, **options):
        out = Path(out)
        by, span, chosen = person(user), period_of(period), template_of(template)
        refuse_place(out, overwrite)
        try:
            report = draft(by, span, chosen)
            document = document_of(report)
        except (PermissionDenied, ValidationError, TemplateFault, DamagedFile) as refusal:
            raise CommandError(words_of(refusal)) from None
        try:
            out.write_bytes(document)
        except OSError as problem:
            words = _("%(file)s cannot be written: %(why)s.")
            raise CommandError(words % {"file": out, "why": problem.strerror}) from None
        self.tell(out, report.told)

    def tell(self, out, told):
        """What the file holds; and what waits for review, which the file does not say."""
        words = _(
            "%(file)s: %(period)s, indicators: %(indicators)s, sources: %(sources)s, warnings: %(warnings)s."
            " A draft as of %(day)s; the register keeps nothing of it."
        )
        numbers = {name: len(told[key]) for name, key in NUMBERS.items()}
        about = {"file": out, "period": told["period_name"], "day": told["as_of"]}
        self.stdout.write(words % (about | numbers))
        for waiting in told["waiting"]:
            self.stdout.write(f"  {waiting}")


def person(name):
    """The account of a name, if it makes reports."""
    user = User.objects.filter(username=name, is_active=True).first()
    if user is None:
        raise CommandError(_("There is no account “%(name)s” in use.") % {"name": name})
    if not writes_reports(user, "add_report"):
        words = _("%(name)s may not make reports of the whole line. Name an overseer.")
        raise CommandError(words % {"name": name})
    return user


def period_of(text):
    try:
        return Period.parse(text)
    except ValueError as refusal:
        raise CommandError(str(refusal)) from None


def template_of(name):
    """A template that is in use; nothing for the one that comes along."""
    if name is None:
        return None
    offered = ReportTemplate.objects.offered()
    found = list(offered.filter(name=name).order_by("-added_at", "-pk")[:2])
    if not found:
        names = ", ".join(f"“{each}”" for each in offered.values_list("name", flat=True)) or "–"
        words = _("There is no template “%(name)s” in use. In use: %(names)s.")
        raise CommandError(words % {"name": name, "names": names})
    if len(found) > 1:
        words = _("Two templates in use are called “%(name)s”. Retire one of them first.")
        raise CommandError(words % {"name": name})
    return found[0]


def refuse_place(out, overwrite):
    """A file that is there already is left alone, unless told otherwise."""
    if out.suffix.lower() != ".docx":
        raise CommandError(_("%(file)s does not end with .docx. Name a Word file.") % {"file": out})
    if not out.parent.is_dir():
        words = _("There is no folder %(folder)s. Make it first, or choose another one.")
        raise CommandError(words % {"folder": out.parent})
    if out.is_dir() or (out.exists() and not overwrite):
        words = _("%(file)s is there already. Choose another name, or add --overwrite.")
        raise CommandError(words % {"file": out})


def draft(by, span, template):
    """A report that nobody keeps, with the head that was used last."""
    return Report(
        period=span.key, start=span.start, end=span.end, title=usual_title(span), template=template,
        content=content_now(by, span), made_by=by, written_by=by, **usual_head(by),
    )  # fmt: skip


def words_of(refusal):
    if isinstance(refusal, ValidationError):
        return " ".join(refusal.messages)
    if isinstance(refusal, DamagedFile):
        return _("The template is no longer what was kept. Tell the administrator.")
    return str(refusal)
