"""Rows on a record's form, such as its goods. Each cell is a field of the form, its fault the form's."""

import re
from copy import deepcopy
from dataclasses import dataclass, field

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from borderops import vietnamese

MOST = 50
REMOVE = gettext_lazy("Take this row away")


class PartForm(forms.Form):
    """One row: the list it belongs to, what a row is called, and its cells."""

    part = None
    model = None
    title = None

    @classmethod
    def value_of(cls, stored, name):
        """What a cell shows of a stored row."""
        return stored.serializable_value(name)


@dataclass
class Row:
    """One row as the page shows it."""

    title: str
    key: str
    cells: dict = field(default_factory=dict)

    @property
    def written(self):
        """The cells that a person writes into."""
        return [cell for name, cell in self.cells.items() if name not in ("id", "remove")]


class PartRows(forms.ModelForm):
    """The rows of a record's lists, blank ones among them."""

    row_forms = []
    too_many = gettext_lazy("No more than %(n)s rows. Write the rest into the account.")
    # The list to which a row was just added.
    opened = ""

    # Says that the browser has sent all rows; a copy of the form that lacks it changes none of them.
    in_full = forms.CharField(required=False, initial="1", widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.turns = {}
        self.stored_rows = {row.part: self.instance.stored_part(row.part) for row in self.row_forms}
        for row in self.row_forms:
            self.lay(row, self.turns_sent(row) if self.is_in_full() else self.turns_stored(row))

    def is_in_full(self):
        """Whether what was sent holds the rows at all."""
        return self.is_bound and bool(self.data.get("in_full"))

    def turns_sent(self, row):
        """The numbers of the rows that the browser has sent."""
        names = (re.fullmatch(rf"{row.part}-([0-9]{{1,4}})-\w+", name) for name in self.data)
        return sorted({int(found[1]) for found in names if found})[: MOST + 1]

    def turns_stored(self, row):
        """A row for each that is stored, and a blank one."""
        for turn, stored in enumerate(self.stored_rows[row.part]):
            self.initial[f"{row.part}-{turn}-id"] = stored.pk
            for name in row.base_fields:
                self.initial[f"{row.part}-{turn}-{name}"] = row.value_of(stored, name)
        return range(len(self.stored_rows[row.part]) + 1)

    def lay(self, row, turns):
        """Puts the cells of these rows on the form, called so that a list of faults says where."""
        before = self.turns.setdefault(row.part, [])
        for turn in turns:
            before.append(turn)
            for name, cell in self.cells_of(row).items():
                cell.label = f"{row.title % {'n': len(before)}}, {cell.label}"
                self.fields[f"{row.part}-{turn}-{name}"] = cell

    def cells_of(self, row):
        """New fields for a row: its own, which stored row it is, and whether to take it away."""
        cells = deepcopy(row.base_fields)
        cells["id"] = forms.CharField(required=False, widget=forms.HiddenInput, label="")
        cells["remove"] = forms.BooleanField(required=False, label=REMOVE)
        return cells

    def add_row(self, part):
        """Lays one more blank row, and says nothing of faults yet: the person is still writing."""
        self.full_clean()
        self.errors.clear()
        for row in self.row_forms:
            if row.part == part and len(self.turns[part]) < MOST:
                self.opened = part
                self.lay(row, [max(self.turns[part], default=-1) + 1])
                first = f"{part}-{self.turns[part][-1]}-{next(iter(row.base_fields))}"
                self.fields[first].widget.attrs["autofocus"] = True

    def rows(self, part):
        """The rows of a list, to show."""
        row = self.row_form(part)
        return [self.row_to_show(row, turn, place) for place, turn in enumerate(self.turns[part], 1)]

    def blank_row(self, part):
        """A row that the browser may copy; its cells are not fields of the form."""
        return self.row_to_show(self.row_form(part), "__turn__", "__n__")

    def row_form(self, part):
        return next(row for row in self.row_forms if row.part == part)

    def row_to_show(self, row, turn, place):
        """A row with short labels: what it is a row of stands above it."""
        shown = Row(row.title % {"n": place}, f"{row.part}-{turn}")
        for name, cell in self.cells_of(row).items():
            key = f"{shown.key}-{name}"
            shown.cells[name] = self.fields.get(key, cell).get_bound_field(self, key)
            shown.cells[name].label = cell.label
        return shown

    def clean(self):
        cleaned = super().clean()
        for row in self.row_forms:
            self.keep_rows(row, cleaned)
        return cleaned

    def keep_rows(self, row, cleaned):
        """Hands the list to the record, unless a row of it is faulty or none was sent."""
        self.left = {str(one.pk): one for one in self.stored_rows[row.part]}  # each stands for one row sent
        read = [self.read_row(row, turn, cleaned) for turn in self.turns[row.part]]
        kept = [one for one in read if one]
        if len(kept) > MOST:
            self.add_error(None, self.too_many % {"n": MOST})
        elif self.is_in_full() and not any(name.startswith(f"{row.part}-") for name in self.errors):
            self.instance.set_part(row.part, kept)

    def read_row(self, row, turn, cleaned):
        """The row as the model knows it; nothing for a blank one and for one that is taken away."""
        names = {name: f"{row.part}-{turn}-{name}" for name in row.base_fields}
        written = any((self.data.get(key) or "").strip() for key in names.values())
        if cleaned.get(f"{row.part}-{turn}-remove"):
            for key in names.values():
                self.errors.pop(key, None)
            return None
        return self.judged(row, turn, names, cleaned) if written else None

    def judged(self, row, turn, names, cleaned):
        """Puts the cells into the row and says beside each what the model says of it."""
        one = self.left.pop(cleaned.get(f"{row.part}-{turn}-id"), None) or row.model()
        for name, key in names.items():
            value = cleaned.get(key)
            setattr(one, name, vietnamese.clean(value, single_line=True) if isinstance(value, str) else value)
        faulty = [name for name, key in names.items() if key in self.errors]
        apart = [self.instance._meta.get_field(row.part).field.name, "line", *faulty]
        try:
            one.full_clean(apart, validate_unique=False, validate_constraints=False)
        except ValidationError as faults:
            for name, said in faults.error_dict.items():
                if name in names and name not in faulty:
                    self.add_error(names[name], [self.say(fault) for fault in said])
        return one

    def say(self, fault):
        """What to do about an empty cell in a row that is not empty."""
        if fault.code in ("blank", "null"):
            return ValidationError(_("Fill this in, or empty the whole row."), code=fault.code)
        return fault


class AddsRows:
    """A page of such a form, to which a row can be added without a script: everything typed stays."""

    def post(self, request, *args, **kwargs):
        if "add_row" not in request.POST:
            return super().post(request, *args, **kwargs)
        self.object = self.get_object() if kwargs else None
        form = self.get_form()
        form.add_row(request.POST["add_row"])
        return self.render_to_response(self.get_context_data(form=form))
