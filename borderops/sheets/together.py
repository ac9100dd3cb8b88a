"""A whole file taken in, or only tried: the main sheet with the parts of its records, and then the linked records."""

from contextlib import nullcontext

from django.db import transaction
from django.utils.translation import gettext as _
from tablib import Dataset

from borderops.sheets.outcomes import Outcome
from borderops.sheets.parts import PartSheet


def take(workbook, contents, *, user, check, options=()):
    """The outcome of each sheet of a file, in the order in which they are taken."""
    taken = Together(workbook, contents, user, options)
    taken.main.one_by_one = check and taken.stands_alone
    with nullcontext() if taken.main.one_by_one else transaction.atomic():
        outcomes = taken.outcomes()
        if check and not taken.main.one_by_one:
            transaction.set_rollback(True)
    return outcomes


class Together:
    """The sheets of one file on their way in."""

    def __init__(self, workbook, contents, user, options):
        self.workbook, self.contents, self.told = workbook, contents, {"user": user, "options": options}
        self.main = workbook.resource()
        self.main.sheet_name = contents.main.name if contents.main else str(workbook.label)
        linked = [each for each in workbook.linked if each.key in contents.linked]
        self.parts = [each for each in linked if each.resource.attaches]
        self.records = [each for each in linked if not each.resource.attaches]
        self.main.part_sheets = [PartSheet(each, self.sheet(each)) for each in self.parts]

    def sheet(self, linked):
        return self.contents.linked[linked.key]

    @property
    def stands_alone(self):
        """Whether each row can be tried and taken back by itself."""
        return all(each.rows_stand_alone for each in [self.main, *(each.resource for each in self.records)])

    def outcomes(self):
        taken = []
        if self.contents.main:
            dataset = self.main.dataset(self.contents.main)
            taken.append((self.contents.main.name, self.main.take_rows(dataset, **self.told)))
        self.take_named()
        taken += [(sheet.name, sheet.in_order()) for sheet in self.main.part_sheets]
        taken += self.take_records()
        return [Outcome.of(results, name) for name, results in taken]

    def take_records(self):
        """The rows that are records of their own."""
        siblings, taken = {}, []
        for linked in self.records:
            sheet, resource = self.sheet(linked), linked.resource()
            resource.one_by_one, resource.sheet_name = self.main.one_by_one, sheet.name
            resource.siblings = siblings
            taken.append((sheet.name, resource.take_rows(resource.dataset(sheet), **self.told)))
            siblings[linked.key] = resource
        for resource in siblings.values():
            resource.finish()
        return taken

    def take_named(self):
        """The parts of records that have no row of their own in this file."""
        named = self.workbook.resource()
        named.only_named, named.one_by_one = True, self.main.one_by_one
        named.part_sheets, named.sheet_name = self.main.part_sheets, self.main.sheet_name
        self.refuse_nameless()
        numbers = {}
        for sheet in named.part_sheets:
            numbers |= {reference: rows[0][1]["number"] for reference, rows in sheet.waiting.items()}
        if numbers:
            rows = [[number] for number in numbers.values()]
            named.take_rows(Dataset(*rows, headers=[named.get_import_id_fields()[0]]), **self.told)

    def refuse_nameless(self):
        """Rows without a number, or with a mark that no row of the main sheet has."""
        words = _("No row of the sheet “%(sheet)s” has this mark. Write the number of a record.")
        for sheet in self.main.part_sheets:
            sheet.refuse("", _("This cell is empty. Fill it in."), in_number=True)
            for reference in [*filter(self.main.is_mark, sheet.waiting)]:
                sheet.refuse(reference, words % {"sheet": self.main.sheet_name}, in_number=True)
