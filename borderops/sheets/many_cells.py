"""What many records say in one column, as cells: the same as when each is asked, only quicker."""

from django.core.exceptions import FieldDoesNotExist
from django.db.models import ForeignKey
from django.utils import timezone

from borderops import vietnamese
from borderops.sheets.cells import Cell, ChoiceCell, LongText, ReadCell, TimeCell, YesNoCell
from borderops.sheets.further_cells import MomentCell

MOST_KEPT = 20_000


class Rendered(dict):
    """The cells of values, of which the same come again and again."""

    def __init__(self, render):
        super().__init__({None: "", "": ""})
        self.render = render

    def __missing__(self, value):
        if len(self) > MOST_KEPT:
            self.clear()
            self.update({None: "", "": ""})
        self[value] = cell = self.render(value)
        return cell


class CellsOf:
    """One column of an export; what it learns of records and values serves all further rows."""

    def __init__(self, column, model):
        self.column = column
        field = field_of(model, column)
        if not column.tells_field:
            self.cells = self.one_by_one
        elif isinstance(field, ForeignKey):
            self.name, self.attribute = field.name, field.attname
            self.known, self.cells = {None: ""}, self.of_records
        else:
            self.attribute, self.render = field and field.attname, quick(column.widget)
            self.cells = self.of_values

    def one_by_one(self, records):
        return self.column.all_shown(records)

    def of_values(self, records):
        """Cells of a field that is kept in the record itself, or of what the record works out."""
        name, render = self.attribute, self.render
        if name is None:
            values = map(self.column.get_value, records)
        else:
            values = [record.__dict__[name] for record in records]
        if render is None:
            return ["" if value is None else value for value in values]
        return ["" if value is None or value == "" else render(value) for value in values]

    def of_records(self, records):
        """Cells that name another record: each is asked for its name once."""
        known, attribute, cells = self.known, self.attribute, []
        for record in records:
            key = record.__dict__[attribute]
            if key not in known:
                if len(known) > MOST_KEPT:
                    known.clear()
                    known[None] = ""
                known[key] = self.column.shown(record)
            cells.append(known[key])
        return cells


def field_of(model, column):
    """The model's own field that a column tells, if it is one."""
    try:
        field = model._meta.get_field(column.attribute)
    except FieldDoesNotExist:
        return None
    return field if field.concrete and not field.many_to_many else None


def quick(cell):
    """A function that writes a kind of cell quickly; nothing where values stay as they are.

    Looked up by how it is written, so that a cell with a way of its own keeps it.
    """
    written = type(cell).render
    if written is ReadCell.render:
        return None
    if written in (ChoiceCell.render, YesNoCell.render, TimeCell.render):
        return Rendered(cell.render).__getitem__
    if written is MomentCell.render:
        return naive_moment(timezone.get_current_timezone())
    return {Cell.render: tidy_line, LongText.render: tidy_text}.get(written, cell.render)


def naive_moment(zone):
    def render(value):
        return value.astimezone(zone).replace(second=0, microsecond=0, tzinfo=None)

    return render


def tidy_line(text):
    """Text in one line as we keep it; most of it is so already."""
    return text if is_tidy(text) else vietnamese.clean(text, single_line=True)


def tidy_text(text):
    """Text in several lines."""
    if isinstance(text, str) and is_tidy(text.replace("\n", "/")):
        lines = text.split("\n")
        if lines[0] and lines[-1] and all(not line or is_tidy(line) for line in lines):
            return text
    return vietnamese.clean(text)


def is_tidy(text):
    """Whether `vietnamese.clean` would leave a line as it is."""
    return isinstance(text, str) and vietnamese.is_tidy(text)
