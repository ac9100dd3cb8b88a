"""One row of the grid of a month: what was typed for a commune, beside what stands of it now."""

import uuid
from copy import copy
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from borderops.labour.count_sums import numbers_of
from borderops.labour.month_counts import COUNTS, MonthCount
from borderops.review.states import State

ASIDE = ["form_key", "number", "programme", "commune"]


@dataclass(frozen=True)
class Cell:
    """A field of the grid under what its column is called."""

    label: str
    field: object


class CountRow:
    """What a person says of one commune, and what it does to the count that stands."""

    def __init__(self, form, line):
        self.form, self.line, self.commune = form, line, line.commune
        self.prefix = f"{line.commune.pk}-"
        self.record, self.is_changed = None, False

    @property
    def now(self):
        """The count that stands now."""
        return self.line.record

    @property
    def cells(self):
        """Its fields on the page, in order."""
        return [Cell(MonthCount.label(name), self.form[self.prefix + name]) for name in COUNTS]

    @property
    def hidden(self):
        """By which count and which version of it the row was filled."""
        return [self.form[self.prefix + name] for name in ("of", "version")]

    @property
    def numbers(self):
        """What is shown where nothing can be typed."""
        return numbers_of(self.now) if self.now else []

    def said(self, name):
        return self.form.cleaned_data.get(self.prefix + name)

    @property
    def typed(self):
        return {name: self.said(name) for name in COUNTS}

    @property
    def is_blank(self):
        return all(value is None for value in self.typed.values())

    @property
    def is_faulty(self):
        """Whether a cell cannot be read, or must not hold what it holds."""
        return any(self.prefix + name in self.form.errors for name in COUNTS)

    @property
    def key(self):
        """By which the count of this row is known when the same form comes again."""
        return uuid.uuid5(self.form.cleaned_data["form_key"], str(self.commune.pk))

    @property
    def source(self):
        """The line for all; left empty, each count keeps its own."""
        return self.form.cleaned_data.get("source") or (self.now.source if self.now else "")

    @property
    def says_nothing(self):
        """An empty row of which the form made no count: missing, which is not 0."""
        return self.is_blank and not self.said("of") and (self.now is None or self.now.form_key != self.key)

    @property
    def is_as_it_stands(self):
        same = self.now and all(getattr(self.now, name) == value for name, value in self.typed.items())
        return bool(same and self.now.source == self.source)

    @property
    def has_seen(self):
        """Whether it was filled by just this version of the count that stands now."""
        met = (self.said("of") or self.key, self.said("version") or 1)
        return bool(self.now and met == (self.now.form_key, self.now.version))

    @property
    def is_stale(self):
        """Whether what stands is another thing than what was on the page."""
        if self.now is None:
            return bool(self.said("of"))
        return not (self.has_seen and self.line.may_write)

    def settle(self):
        """Puts what was typed on the count: the one that stands, or a new one."""
        if self.is_as_it_stands:
            self.record = self.now
            return
        place = {
            "programme": self.form.month.programme,
            "month": self.form.month.month,
            "commune": self.commune,
        }
        self.record = copy(self.now) if self.now else MonthCount(form_key=self.key, **place)
        self.is_changed = True
        for name, value in (self.typed | {"source": self.source}).items():
            setattr(self.record, name, value)

    @property
    def goes_to_review(self):
        """A draft that says something, and a returned count that was filled by its last version."""
        if not self.form.submits or self.is_blank and self.record.state == State.DRAFT:
            return False
        return self.record.state == State.DRAFT or (self.record.state == State.RETURNED and self.has_seen)

    def faults(self):
        """What speaks against it, by field."""
        try:
            if self.goes_to_review:
                self.record.clean_for_submit()
            elif self.is_changed:
                self.record.full_clean(exclude=ASIDE)
        except ValidationError as refusal:
            return refusal.message_dict
        return {}

    def keep(self, by):
        """Saves what was changed and hands it to review where that was asked; the same form again does it once."""
        goes, seen = self.goes_to_review, self.said("version") or 1
        record = self.record.write(by, version=seen) if self.is_changed else self.record
        if goes:
            record.submit(by)
        return record

    def differences(self):
        """(name, typed, stands now) of each number that is not the same."""
        for name, value in self.typed.items():
            stands = getattr(self.now, name) if self.now else None
            if stands != value:
                label = f"{self.commune}: {MonthCount.label(name)}"
                yield label, *["" if each is None else str(each) for each in (value, stands)]
