"""New records that wait until all rows of their batch are judged, and then are kept together."""

from dataclasses import dataclass

from django.db import OperationalError, transaction
from django.utils.translation import gettext as _

from borderops.sheets.outcomes import Kind
from borderops.sheets.row_steps import SameRow

# Takes in rows that say the same as an earlier row, or as a record of the register.
DUPLICATES = "duplicates"


def known_words(reference):
    return _("The same as %(record)s, which is in the register.") % {"record": reference}


@dataclass
class Waiting:
    """A row that was found good, with its place in the batch."""

    place: int
    row: dict
    key: tuple
    record: object
    result: object = None


class KeepsMany:
    """What a resource does whose new records can be judged without being written."""

    # Whether it does so at all; it then has `judge` and `keep_many`.
    keeps_in_bulk = False
    # The rows of this batch that wait, and whether rows may.
    waiting, may_wait = (), False

    def can_wait(self, record, is_new):
        """Whether a row is one of those that are kept together."""
        return False

    def can_judge(self, record):
        """Whether `judge` knows all that keeping this record would refuse."""
        return False

    def judge(self, record, is_new, row):
        """Raises ValidationError for all that keeping this record would refuse; writes nothing."""

    def keep_many(self, records):
        """Keeps new records that were judged: all, or none."""
        raise NotImplementedError

    def same_as_known(self, records):
        """{position: how people call it} of those new records that say the same as one of the register."""
        return {}

    def take_batch(self, rows):
        """The results of {place: row}; few queries keep all the new ones."""
        self.waiting, self.may_wait = [], True
        results = {place: self.import_row(row, None, row_number=place, **self.told) for place, row in rows}
        waiting, self.waiting, self.may_wait = self.waiting, [], False
        for each in waiting:
            each.result = results[each.place]
        waiting = self.without_known(waiting)
        if not self.checking:
            results |= self.kept(waiting)
        return [results[place] for place in sorted(results)]

    def without_known(self, waiting):
        """Those rows that are no duplicates of the register's records."""
        if DUPLICATES in self.options or not waiting:
            return waiting
        known = self.same_as_known([each.record for each in waiting])
        for position, reference in known.items():
            self.tell_known(waiting[position].result, reference)
        return [each for position, each in enumerate(waiting) if position not in known]

    def tell_known(self, result, reference):
        result.outright, result.warnings = Kind.DUPLICATE, []
        result.object_repr = known_words(reference)

    def kept(self, waiting):
        """Keeps the rows; where the database refuses one, each by itself, so that only that one is rejected."""
        if not waiting:
            return {}
        try:
            with transaction.atomic():
                self.keep_many([each.record for each in waiting])
        except OperationalError:
            raise
        except Exception:
            return {each.place: self.kept_alone(each) for each in waiting}
        for each in waiting:
            each.result.record = each.record
            each.result.add_instance_info(each.record)
        return {}

    def kept_alone(self, each):
        self.seen.pop(each.key, None)
        return self.import_row(each.row, None, row_number=each.place, **self.told)

    def keep_or_wait(self, record, is_new, row, place):
        """Keeps a record by itself, lets it wait for its batch, or in a check only judges it."""
        if self.may_wait and self.can_wait(record, is_new):
            self.judge(record, is_new, row)
            self.waiting.append(Waiting(place, row, self.key, record))
        elif self.checking and self.can_judge(record):
            self.refuse_known(record, is_new)
            self.judge(record, is_new, row)
        else:
            self.refuse_known(record, is_new)
            self.keep_now(record, is_new, row)

    def is_named_later(self, record):
        """Whether a record waits to be kept, and only then is called as it will be."""
        return bool(self.waiting) and not self.checking and self.waiting[-1].record is record

    def refuse_known(self, record, is_new):
        """The same as for many, for one that is kept by itself."""
        if is_new and DUPLICATES not in self.options:
            for reference in self.same_as_known([record]).values():
                raise SameRow(known_words(reference))

    def keep_now(self, record, is_new, row):
        """Keeps a record by itself; nothing of it stays if it is refused, or only tried."""
        with transaction.atomic():
            self.keep(record, is_new, row, **self.told)
            if self.one_by_one:
                transaction.set_rollback(True)
