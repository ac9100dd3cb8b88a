"""A file on its way in, some rows at a time: the main sheet with the parts of its records, then the linked records."""

from dataclasses import dataclass, field
from functools import partial
from time import perf_counter

from django.utils.translation import gettext as _

from borderops.sheets.parts import PartSheet, skipped_line
from borderops.sheets.rows import SheetRow
from borderops.sheets.turns import one_writes_at_a_time

# So many rows, or so many seconds, are kept in one transaction: nobody else waits longer than that.
MOST, LEAST, LONGEST = 500, 10, 0.6
# Where only one writes at a time, a report of somebody else may wait for two of them: so each takes a part of it.
PART = 0.4
# Where nothing is kept nobody waits.
MOST_TO_CHECK = 1000


@dataclass
class Contents:
    """The sheets of a file by what they mean, each as (turn in the run, sheet); one that is absent says nothing."""

    # The register's own rows; offices often keep a sheet for each month.
    main: list = field(default_factory=list)
    linked: dict = field(default_factory=dict)

    @property
    def in_order(self):
        """(turn, sheet) of all that are read."""
        return sorted([*self.main, *self.linked.values()], key=lambda pair: pair[0])


@dataclass
class Terms:
    """Under which a file is taken: by whom, only tried or not, and what was decided before."""

    user: object
    check: bool
    options: tuple = ()
    trusted: bool = False
    # {turn of the sheet: numbers of its rows} that an earlier, broken-off call has kept.
    done: dict = field(default_factory=dict)
    # {turn of the sheet: {number of a row: what the person decided about it}}.
    decisions: dict = field(default_factory=dict)

    def begin(self, resource, turn, names):
        """Prepares a resource for the rows of one sheet."""
        told = {"user": self.user, "check": self.check, "options": self.options, "trusted": self.trusted}
        resource.begin(names, decisions=self.decisions.get(turn), **told)


class Passage:
    """Takes the sheets of one file, or only tries them."""

    def __init__(self, workbook, contents, terms):
        self.workbook, self.contents, self.terms = workbook, contents, terms
        self.most = MOST_TO_CHECK if terms.check else MOST
        self.main = self.new_main(contents.main[0][1].name if contents.main else str(workbook.label))
        linked = [each for each in workbook.linked if each.key in contents.linked]
        parts = [each for each in linked if each.resource.attaches]
        self.records = [each for each in linked if not each.resource.attaches]
        self.main.one_by_one = terms.check and self.stands_alone
        self.main.part_sheets = [PartSheet(each, *contents.linked[each.key], terms) for each in parts]

    def new_main(self, name):
        resource = self.workbook.resource()
        resource.sheet_name = name
        return resource

    @property
    def stands_alone(self):
        """Whether each row can be tried by itself; else rows refer to earlier ones of the same file."""
        resources = [self.workbook.resource, *(each.resource for each in self.records)]
        return all(each.rows_stand_alone for each in resources)

    def steps(self):
        """Calls to be made in turn, each in one transaction; each gives (turn of the sheet, result) of some rows."""
        yield from self.steps_of_main()
        yield self.refuse_nameless
        yield from self.steps_of_named()
        yield from self.steps_of_records()

    # The main sheet, and parts

    def steps_of_main(self):
        earlier = None
        for turn, sheet in self.contents.main:
            resource = self.main if earlier is None else self.further_main(sheet.name)
            self.terms.begin(resource, turn, sheet.names)
            resource.look_ahead(sheet)
            if earlier:
                resource.follow(earlier)
            for rows in self.chunks(sheet):
                yield partial(self.timed, self.take, resource, turn, rows)
            earlier = resource

    def further_main(self, name):
        """Takes a further sheet of the register's own rows, with the same parts."""
        resource = self.new_main(name)
        resource.one_by_one, resource.part_sheets = self.main.one_by_one, self.main.part_sheets
        return resource

    def chunks(self, rows):
        """Some rows at a time; fewer where the last ones took long."""
        chunk = []
        for row in rows:
            chunk.append(row)
            if len(chunk) >= self.most:
                yield chunk
                chunk = []
        if chunk:
            yield chunk

    def timed(self, step, *told):
        """Takes a step, and learns from its time how many rows the next one may have."""
        began = perf_counter()
        results = step(*told)
        longest = LONGEST * (PART if one_writes_at_a_time() else 1)
        share = longest / max(perf_counter() - began, 0.001)
        if not self.terms.check:
            self.most = round(min(max(self.most * min(share, 2), LEAST), MOST))
        return results

    def take(self, resource, turn, rows):
        """What became of some rows of a sheet, and of the parts that came with them."""
        skipped = [(turn, skipped_line(row)) for row in rows if row.skipped]
        records = [row for row in rows if not row.skipped]
        done = self.terms.done.get(turn, frozenset())
        taken = resource.take_rows(records, skip=done) if records else []
        kept = [each for each in skipped if each[1].number not in done]
        return [*kept, *((turn, result) for result in taken), *self.parts_done()]

    def parts_done(self):
        """What became of parts since this was asked last."""
        return [(sheet.turn, result) for sheet in self.main.part_sheets for result in sheet.drained()]

    def refuse_nameless(self):
        """Parts without a number, or with a mark that no row of the main sheet has."""
        words = _("No row of the sheet “%(sheet)s” has this mark. Write the number of a record.")
        for sheet in self.main.part_sheets:
            sheet.refuse("", _("This cell is empty. Fill it in."), in_number=True)
            for reference in [*filter(self.main.is_mark, sheet.waiting)]:
                sheet.refuse(reference, words % {"sheet": self.main.sheet_name}, in_number=True)
        return self.parts_done()

    def steps_of_named(self):
        """The parts of records that have no row of their own in this file."""
        named = self.further_main(self.main.sheet_name)
        named.only_named = True
        self.terms.begin(named, None, [named.get_import_id_fields()[0]])
        numbers = {}
        for sheet in named.part_sheets:
            numbers |= {reference: rows[0][1]["number"] for reference, rows in sheet.waiting.items()}
        for chunk in self.chunks(SheetRow(0, [number]) for number in numbers.values()):
            yield partial(self.timed, self.take_named, named, chunk)

    def take_named(self, named, rows):
        named.take_rows(rows)
        return self.parts_done()

    # Linked records

    def steps_of_records(self):
        siblings, held = {}, []
        for linked in self.records:
            turn, sheet = self.contents.linked[linked.key]
            resource = linked.resource()
            resource.one_by_one, resource.sheet_name = self.main.one_by_one, sheet.name
            resource.siblings = siblings
            self.terms.begin(resource, turn, sheet.names)
            for rows in self.chunks(sheet):
                step = partial(self.timed, self.take, resource, turn, rows)
                yield partial(hold_back, held, step) if resource.settled_by_others else step
            siblings[linked.key] = resource
        yield partial(self.finish, siblings, held)

    def finish(self, siblings, held):
        """What can only be said once all sheets are taken."""
        for resource in siblings.values():
            resource.finish()
        return held


def hold_back(held, step):
    """Takes rows whose outcome later rows may still change."""
    held += step()
    return []
