"""What has changed since a period was closed: the difference between its manifest and what counts now."""

from dataclasses import dataclass

from borderops.figures.counted import CountedRegister, counted_registers
from borderops.figures.published_lines import PUBLISHED, PublishedFigures
from borderops.incidents.figure_names import COUNTED
from borderops.summaries.manifest import Manifest, written_registers


@dataclass(frozen=True)
class Amendment:
    """A record that counts otherwise than it did: (name, then, now) of each part that differs."""

    register: CountedRegister | PublishedFigures
    number: str
    # Whether it counted then, and whether it does now.
    was: bool
    stays: bool
    parts: tuple

    @property
    def is_published(self):
        """Whether it is a figure that documents publish, which is shown beside what counts."""
        return self.register is PUBLISHED


@dataclass(frozen=True)
class FigureChange:
    """A figure that is another one now; missing is no 0."""

    indicator: object
    code: str
    then: int | None
    now: int | None


@dataclass(frozen=True)
class Unheld:
    """A register, or parts of its lines, that either the closing or the register of today does not tell."""

    key: str
    # The parts, under their names where they are still known; none where it is the whole register.
    columns: tuple = ()

    @property
    def label(self):
        """The register under its present name, or under its key where it has none any more."""
        known = written_registers()
        return known[self.key].label if self.key in known else self.key


@dataclass(frozen=True)
class Difference:
    """All that differs between a closing and now."""

    records: tuple
    figures: tuple
    # What could not be compared; it is told, and amends nothing: what the closing wrote down and nobody tells today,
    # and what it did not write down.
    gone: tuple = ()
    unwritten: tuple = ()

    def __bool__(self):
        return bool(self.records or self.figures)


def difference(closing, now=None):
    """What differs; `now` is the manifest of this moment, made here where it is not given."""
    now = now or Manifest.of(closing.span, closing.district)
    then = closing.held
    records = (*record_changes(then, now.records), *published_changes(then, now.published))
    figures = tuple(figure_changes(then, now))
    return Difference(records, figures, tuple(what_is_gone(then)), tuple(what_is_unwritten(then)))


def record_changes(then, now):
    """The records that count otherwise than a manifest tells, by register and number.

    A register that was not written down yet when the period was closed has changed nothing in it, nor has a part of a
    line that was not.
    """
    written, was = then.columns, then.records
    compared = {
        key: Compared(counted_registers[key], written[key]) for key in written if key in counted_registers
    }
    for key, number in sorted(was.keys() | now.keys()):
        if register := compared.get(key):
            old, new = was.get((key, number)), now.get((key, number))
            if change := register.change(number, old, new):
                yield change


def published_changes(then, now):
    """The reported figures that a manifest wrote down and that are others now. What is published later changes none."""
    if written := then.columns.get(PUBLISHED.key):
        register = Compared(PUBLISHED, written)
        for number, old in then.published.items():
            if change := register.change(number, old, now.get(number)):
                yield change


class Compared:
    """A register as a closing wrote it down, beside what it tells now."""

    def __init__(self, register, written):
        self.register, present = register, [*register.columns]
        # (name, place in the line then, place in the line now) of each part that both tell.
        self.shared = [
            (register.columns[column], written.index(column), present.index(column))
            for column in written
            if column in present
        ]

    def change(self, number, old, new):
        """What became of a record; nothing where it counts as it did."""
        if old is None or new is None:
            return Amendment(self.register, number, old is not None, new is not None, ())
        parts = tuple(self.parts(old, new))
        return Amendment(self.register, number, True, True, parts) if parts else None

    def parts(self, old, new):
        """The parts that differ of a record that counted and still does."""
        for name, then, now in self.shared:
            was = old[then] if then < len(old) else ""
            if was != new[now]:
                yield name, was, new[now]


def what_is_gone(then):
    """What a manifest tells of its records and is known no longer."""
    known = written_registers()
    told = {key for key, _number in then.records} | ({PUBLISHED.key} if then.published else set())
    for key, written in then.columns.items():
        present = known[key].columns if key in known else {}
        columns = tuple(column for column in written if column not in present)
        if key in told and columns:
            yield Unheld(key, columns if present else ())


def what_is_unwritten(then):
    """What figures count today and a manifest does not tell."""
    written = then.columns
    for key, register in written_registers().items():
        columns = [name for column, name in register.columns.items() if column not in written.get(key, ())]
        if columns:
            yield Unheld(key, tuple(columns) if key in written else ())


def figure_changes(then, now):
    """The figures that are others now."""
    old, new = then.figures, now.figures
    known = {counted.key: counted for counted in COUNTED}
    for key in {**old, **new}:
        was, stands = (figures.get(key, ("", ""))[0] for figures in (old, new))
        if was != stands and key[0] in known:
            yield FigureChange(known[key[0]], key[1], as_number(was), as_number(stands))


def as_number(text):
    return int(text) if text else None
