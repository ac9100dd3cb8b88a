"""What has changed since a period was closed: the difference between its manifest and what counts now."""

from dataclasses import dataclass

from borderops.figures.counted import CountedRegister, counted_registers
from borderops.incidents.indicators import COUNTED
from borderops.summaries.manifest import Manifest


@dataclass(frozen=True)
class Amendment:
    """A record that counts otherwise than it did: (name, then, now) of each part that differs."""

    register: CountedRegister
    number: str
    # Whether it counted then, and whether it does now.
    was: bool
    stays: bool
    parts: tuple


@dataclass(frozen=True)
class FigureChange:
    """A figure that is another one now; missing is no 0."""

    indicator: object
    code: str
    then: int | None
    now: int | None


@dataclass(frozen=True)
class Difference:
    """All that differs between a closing and now."""

    records: tuple
    figures: tuple

    def __bool__(self):
        return bool(self.records or self.figures)


def difference(closing, now=None):
    """What differs; `now` is the manifest of this moment, made here where it is not given."""
    now = now or Manifest.of(closing.span, closing.district)
    then = closing.held
    return Difference(tuple(record_changes(then, now.records)), tuple(figure_changes(then, now)))


def record_changes(then, now):
    """The records that count otherwise than a manifest tells, by register and number.

    A register that was not written down yet when the period was closed has changed nothing in it.
    """
    compared = then.waiting.keys() & counted_registers.keys()
    for register, number in sorted(then.records.keys() | now.keys()):
        old, new = then.records.get((register, number)), now.get((register, number))
        if old != new and register in compared:
            known = counted_registers[register]
            yield Amendment(known, number, old is not None, new is not None, tuple(parts(known, old, new)))


def parts(register, old, new):
    """The parts that differ of a record that counted and still does."""
    if old is None or new is None:
        return
    for name, was, stands in zip(register.columns.values(), old, new, strict=False):
        if was != stands:
            yield name, was, stands


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
