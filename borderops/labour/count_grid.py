"""The grid of a month: a row of five numbers for each commune of a district, and one source for all."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from borderops import vietnamese
from borderops.labour.count_rows import CountRow
from borderops.labour.month_counts import COUNTS, MonthCount
from borderops.lists.fields import WholeField

CELL = {"class": "form-control"}


class CellField(WholeField):
    """One number of one commune; its name says of which, in the summary of faults and to a screen reader."""

    def __init__(self, commune, name):
        label = f"{commune}: {MonthCount.label(name)}"
        super().__init__(label=label, required=False)

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | CELL | {"aria-label": self.label, "maxlength": 12}


class MonthGrid(forms.Form):
    """Says of many communes at once what a form each would say; all of it is kept, or nothing."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    source = forms.CharField(
        label=gettext_lazy("Source of all rows"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Written into every row. Left empty, each row keeps its own."),
    )

    def __init__(self, data=None, *, month, user):
        super().__init__(data)
        self.month, self.user = month, user
        self.rows = [CountRow(self, line) for line in month.lines]
        self.to_keep, self.stale = [], []
        self.initial["form_key"] = uuid.uuid4()
        sources = {line.record.source for line in month.lines if line.record and line.may_write}
        self.initial["source"] = sources.pop() if len(sources) == 1 else ""
        for row in self.rows:
            if row.line.may_write or self.has_typed(row):
                self.add_cells(row)

    def has_typed(self, row):
        return self.is_bound and row.prefix + "version" in self.data

    def add_cells(self, row):
        """Fields for the numbers of a commune, filled with what stands."""
        now = row.now
        for name in COUNTS:
            self.fields[row.prefix + name] = CellField(row.commune, name)
            self.initial[row.prefix + name] = getattr(now, name) if now else None
        self.fields[row.prefix + "of"] = forms.UUIDField(widget=forms.HiddenInput, required=False)
        self.fields[row.prefix + "version"] = forms.IntegerField(
            widget=forms.HiddenInput, required=False, min_value=1, max_value=2**31 - 1
        )
        if now:
            self.initial |= {row.prefix + "of": now.form_key, row.prefix + "version": now.version}

    @property
    def submits(self):
        """Whether the rows are sent to review instead of kept as drafts."""
        return self.data.get("then") == "submit"

    def clean_source(self):
        return vietnamese.clean(self.cleaned_data["source"], single_line=True)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("form_key") is None:
            cleaned["form_key"] = uuid.uuid4()
        for row in self.rows:
            if self.has_typed(row) and not row.is_faulty and not row.says_nothing:
                self.judge(row)
        if not self.to_keep and not self.errors:
            self.add_error(None, _("Nothing is written yet. Write the numbers of at least one commune."))
        return cleaned

    def judge(self, row):
        """Takes a row up, or says what is wrong with it."""
        if row.line.told_elsewhere:
            self.refuse(row, _("another unit has told this month already. Ask it, or the reviewer."))
        elif row.is_stale and not row.is_as_it_stands:
            self.stale.append(row)
            words = _("somebody has changed this row since you opened the page. Nothing is saved yet.")
            self.refuse(row, ValidationError(words, code="stale"))
        else:
            row.settle()
            self.to_keep.append(row)
            for name, said in row.faults().items():
                self.refuse(row, said, cell_of(row, name))

    def refuse(self, row, words, field=None):
        """Says it beside the cell; what is about no cell, above the grid and by the commune's name."""
        messages = ValidationError(words).messages
        self.add_error(field, messages if field else [f"{row.commune}: {said}" for said in messages])

    def keep(self):
        """Saves every row; ValidationError refuses all of them."""
        kept = []
        for row in self.to_keep:
            try:
                kept.append(row.keep(self.user))
            except ValidationError as refusal:
                self.refuse(row, refusal.messages)
                raise
        return kept

    def look_again(self):
        """What was typed stays and is sent next time over what stands now, which the page shows beside it."""
        self.data = self.data.copy()
        for row in self.stale:
            now = row.now
            self.data[row.prefix + "of"] = str(now.form_key) if now else ""
            self.data[row.prefix + "version"] = str(now.version) if now else ""

    def differences(self):
        return [told for row in self.stale for told in row.differences()]


def cell_of(row, name):
    """The cell that a fault is about, if it is about one."""
    return row.prefix + name if name in COUNTS else None
