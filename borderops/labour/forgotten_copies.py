"""Where names and papers of workers stand beside their own records: lists, notes, files, workbooks, saved views."""

import json
import re
from functools import cached_property, partial
from urllib.parse import parse_qsl, urlencode

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.labour.forgotten_words import Words
from borderops.labour.models import ListLine, Permit, Worker, WorkerList
from borderops.lists.models import SavedView
from borderops.review.attachments import Attachment
from borderops.review.filing import off_the_disk
from borderops.review.notes import Note
from borderops.sheets.formats import read_sheets
from borderops.sheets.models import ExportRun, ImportRun, Remembered, RunRow
from borderops.sheets.problems import SheetProblem

# The registers whose workbooks hold workers.
PERSONAL = ["workers", "permits", "worker-lists"]
# In how many groups people write a number: 002 090 001 234.
GROUPS = 5
# What the report of an import quotes of a row.
WRITTEN = ["minutes_number", "basis", "remark", "over_quota_because"]


class Copies:
    """The copies of some workers' names and papers."""

    def __init__(self, keys):
        self.keys, self.words = keys, Words(self.mentions)

    @cached_property
    def told(self):
        """Names of two words and more, and papers, as they are looked for."""
        permits = Permit.objects.filter(worker__in=self.keys)
        workers = Worker.objects.filter(pk__in=self.keys)
        people = [workers, Worker.history.filter(id__in=self.keys)]
        names = {name for rows in people for name in rows.values_list("name", flat=True)}
        papers = [*people, permits, Permit.history.filter(worker__in=self.keys)]
        numbers = {
            number.casefold() for rows in papers for number in rows.values_list("paper_number", flat=True)
        }
        folded = {" ".join(words_in(name)) for name in names}
        return {name for name in folded if " " in name} | numbers - {""}

    @cached_property
    def longest(self):
        """Of how many words the longest name is; a number may have been written in as many groups."""
        return max([len(each.split()) for each in self.told] + [GROUPS])

    def mentions(self, text):
        """Whether a text names one of them, in any spelling."""
        words = words_in(text)
        for first in range(len(words) if self.told else 0):
            for last in range(first + 1, min(first + self.longest, len(words)) + 1):
                part = words[first:last]
                if " ".join(part) in self.told or "".join(part) in self.told:
                    return True
        return False

    @cached_property
    def lists(self):
        """The lists that name one of them, or did before somebody was taken out."""
        of_them = {"permit__worker__in": self.keys}
        named = Q(pk__in=ListLine.objects.filter(**of_them).values("list"))
        return WorkerList.objects.filter(named | Q(pk__in=ListLine.history.filter(**of_them).values("list")))

    def files(self):
        """The files of those lists in which nobody stays."""
        naming_others = ListLine.objects.filter(list__in=self.lists).exclude(permit__worker__in=self.keys)
        naming_others = naming_others.filter(permit__worker__forgotten_at__isnull=True).values("list")
        alone = list(self.lists.exclude(pk__in=naming_others).values_list("pk", flat=True))
        of_lists = ContentType.objects.get_for_model(WorkerList)
        kept = Attachment.objects.filter(content_type=of_lists, object_id__in=alone)
        return list(kept.exclude(file="", small="", original_name=""))

    def runs(self):
        """The imports that name one of them, brought to whichever register; and those that nobody can read."""
        return [run for run in ImportRun.objects.all() if self.mentions(self.words_of(run)) or is_closed(run)]

    def words_of(self, run):
        """All that an import still holds in words."""
        told = [json.dumps(each, ensure_ascii=False) for each in (run.layout, run.sheets)]
        rows = RunRow.objects.filter(run=run).values_list("record", "said", "undo")
        quoted = (json.dumps(row, ensure_ascii=False) for row in rows.iterator())
        return " ".join([run.original_name, *told, *quoted, *cells_of(run)])

    def remove(self, by):
        """Removes all copies; each kind in a transaction of its own."""
        for step in (
            self.clear_lists,
            self.clear_words,
            self.clear_runs,
            self.clear_exports,
            self.clear_views,
        ):
            with transaction.atomic():
                step()
        with transaction.atomic():
            self.clear_files(by)

    def clear_lists(self):
        """Remarks of lines go, also of those that were taken out of a list."""
        lines = ListLine.objects.filter(permit__worker__in=self.keys)
        ListLine.history.filter(permit__worker__in=self.keys).update(remark="")
        lines.update(remark="")

    def clear_words(self):
        """What people wrote freely goes where it names somebody."""
        self.words.clear()

    def clear_runs(self):
        """The workbooks and what was quoted from them; who brought what, and the balance, stays."""
        for run in self.runs():
            if run.file:
                transaction.on_commit(partial(off_the_disk, [run.file.name]))
            sheets = [each | {"name": ""} for each in run.sheets]
            gone = {"file": "", "layout": {}, "original_name": "", "sheets": sheets}
            ImportRun.objects.filter(pk=run.pk).update(**gone)
            RunRow.objects.filter(run=run).delete()

    def clear_exports(self):
        """What was looked for, large exports that are still kept, and how columns were read before."""
        self.words.blank(ExportRun.objects.all(), ["filters"])
        for run in ExportRun.objects.filter(workbook__in=PERSONAL).exclude(file=""):
            transaction.on_commit(partial(off_the_disk, [run.file.name]))
            ExportRun.objects.filter(pk=run.pk).update(file="")
        for memory in Remembered.objects.all():
            if self.mentions(json.dumps(memory.layout, ensure_ascii=False)):
                memory.delete()

    def clear_views(self):
        """Saved views that search for one of them search for nobody."""
        for view in SavedView.objects.exclude(query=""):
            parts = parse_qsl(view.query)
            kept = [(name, value) for name, value in parts if not self.mentions(value)]
            name = "" if self.mentions(view.name) else view.name
            if len(kept) < len(parts) or name != view.name:
                SavedView.objects.filter(pk=view.pk).update(query=urlencode(kept), name=name or f"{view.pk}")

    def clear_files(self, by):
        """The files go from the disk; that there was one, and who added it, stays."""
        why = gettext("Personal data removed")
        for file in self.files():
            transaction.on_commit(partial(off_the_disk, file.stored()))
            gone = {"removed_at": file.removed_at or timezone.now(), "removed_by": file.removed_by or by}
            Attachment.objects.filter(pk=file.pk).update(
                file="", small="", original_name="", words="", removed_why=why, **gone
            )
            self.clear_notes_of_file(file)

    def clear_notes_of_file(self, file):
        """Notes quote a file by its name and what it shows."""
        Note.objects.about(WorkerList).filter(object_id=file.object_id, words__contains=file.name).update(
            words=""
        )


def words_in(text):
    """The words of a text, without case and marks."""
    return re.findall(r"\w+", vietnamese.fold(text))


def is_closed(run):
    """Whether a workbook that may name workers can no longer be read."""
    return bool(run.workbook in PERSONAL and run.file and next(cells_of(run), None) is None)


def cells_of(run):
    """Every cell of the workbook of an import, as text; nothing where it cannot be read."""
    if not run.file:
        return
    try:
        with run.file.open("rb") as file:
            for _name, lines in read_sheets(file, run.file.name):
                for _number, cells in lines:
                    yield from (str(cell) for cell in cells if cell not in (None, ""))
    except (SheetProblem, OSError):
        return
