"""What a closing of a period holds: each record that counted and each figure, a line for each, in one order."""

import hashlib
from collections import Counter
from dataclasses import dataclass

from borderops.figures.counted import as_text, counted_registers
from borderops.figures.published_lines import PUBLISHED
from borderops.incidents.figure_names import COUNTED
from borderops.summaries.first_columns import FIRST_COLUMNS
from borderops.summaries.summary import WholeSummary

# The first part of a line says what it tells.
HEADING, FIGURE, REPORTING, WAITING, COLUMNS, RECORD, BESIDE = (
    "closing", "figure", "reporting", "waiting", "columns", "record", "published",
)  # fmt: skip
# How a manifest is written; those of the first form do not say what the parts of their lines are.
FIRST_FORM, FORM = "1", "2"


@dataclass(frozen=True)
class Manifest:
    """The lines, each with its parts. The same state of the register always gives the same lines, whoever asks."""

    lines: tuple

    @classmethod
    def of(cls, period, district=None):
        """What counts now for a period, in a district or in all of them."""
        place = district.code if district else ""
        heading = [(HEADING, FORM, period.key, as_text(period.start), as_text(period.end), place)]
        registers = counted_registers.values()
        waiting = [(WAITING, each.key, as_text(each.waiting(period, district))) for each in registers]
        columns = [(COLUMNS, each.key, *each.columns) for each in written_registers().values()]
        figures, records = figure_lines(period, district), record_lines(period, district)
        beside = [(BESIDE, *told) for told in PUBLISHED.lines(period, district)]
        return cls((*heading, *figures, *waiting, *columns, *records, *beside))

    @classmethod
    def read(cls, text):
        """A manifest as it was kept."""
        return cls(tuple(tuple(line.split("\t")) for line in text.splitlines()))

    @property
    def text(self):
        return "".join("\t".join(line) + "\n" for line in self.lines)

    @property
    def digest(self):
        """What tells it from every other one."""
        return digest_of(self.text)

    def told(self, kind, length):
        """The lines of a kind, as {the parts that say of what: the rest}; `length` parts say of what."""
        return {line[1 : 1 + length]: line[1 + length :] for line in self.lines if line[0] == kind}

    @property
    def records(self):
        """{(key of the register, number): what counted of the record}."""
        return self.told(RECORD, 2)

    @property
    def published(self):
        """{number of a reported figure: what it said}."""
        return {number: said for (number,), said in self.told(BESIDE, 1).items()}

    @property
    def columns(self):
        """{key of the register: what the parts of its lines are}, of every register that was written down."""
        if self.lines and self.lines[0][:2] == (HEADING, FIRST_FORM):
            return {key: FIRST_COLUMNS.get(key, ()) for key in self.waiting}
        return {key: columns for (key,), columns in self.told(COLUMNS, 1).items()}

    @property
    def figures(self):
        """{(key of the indicator, code of the district): (value, how often it was not known)}."""
        return self.told(FIGURE, 2)

    @property
    def reporting(self):
        """{(code of a district,): (units that owe shift reports, those that sent all, shifts due, missing)}."""
        return self.told(REPORTING, 1)

    @property
    def adds_up(self):
        """Whether the figures are those of the records beside them: somebody may review while both are read."""
        place = self.lines[0][-1]
        cases = [counted for counted in COUNTED if not counted.of_offenders]
        regime, told = self.columns["incidents"].index("regime"), Counter()
        for (register, _number), parts in self.records.items():
            if register == "incidents":
                told[parts[regime]] += 1
        return all(
            int(self.figures.get((each.key, place), [""])[0] or 0) == told[each.regime] for each in cases
        )

    @property
    def waiting(self):
        """{key of the register: how many records waited for review}."""
        return {key: int(number) for (key,), (number,) in self.told(WAITING, 1).items()}


def written_registers():
    """All that a closing writes down: the registers of which figures are counted, and what documents publish."""
    return counted_registers | {PUBLISHED.key: PUBLISHED}


def digest_of(text):
    return hashlib.sha256(text.encode()).hexdigest()


def record_lines(period, district):
    """What counts of each record."""
    for register in counted_registers.values():
        for told in register.lines(period, district):
            yield (RECORD, register.key, *told)


def records_now(period, district):
    """The same as a manifest of this moment would tell it, without the figures."""
    return {line[1:3]: line[3:] for line in record_lines(period, district)}


def figure_lines(period, district):
    """The figures of the summary as the register itself reads them, and how completely the shifts were reported."""
    summary = WholeSummary(period)
    rows = (
        [row for row in summary.rows if row.codes == district.code]
        if district
        else summary.rows and [*summary.rows, summary.total]
    )
    for row in rows:
        for counted, pair in zip(COUNTED, row.pairs, strict=True):
            yield FIGURE, counted.key, row.codes, as_text(pair.now.value), as_text(pair.now.unknown)
    for row in rows:
        if told := row.reporting:
            numbers = [told.units, told.complete, told.due, told.missing]
            yield (REPORTING, row.codes, *map(as_text, numbers))
