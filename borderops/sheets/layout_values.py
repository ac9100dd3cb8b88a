"""The values of a file that the register does not know, each with what the person says that it means."""

from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from borderops.sheets.meant import Meant
from borderops.sheets.survey import resource_of
from borderops.sheets.unknown_values import unknown_values

# So many values of a column stand on the page; the rows of the others are rejected until they are mended in the file.
MOST_SHOWN, MOST_IN_ALL = 60, 200
# Beyond so many options the person types, with a list that narrows down.
MOST_CHOICES = 40
# How it is written in the form that a value is read as an empty cell.
AS_EMPTY = "-"


@dataclass
class ValuePart:
    """One value: as written, in how many rows, and what is meant."""

    prefix: str
    written: str
    rows: int | None
    chosen: str = ""
    proposals: tuple = ()
    # What is wrong with what was typed.
    fault: str = ""


@dataclass
class ColumnValues:
    """The unknown values of one column, and what they may mean."""

    sheet: int
    field: str
    heading: str
    options: list
    values: list = field(default_factory=list)
    # How many further ones there are.
    more: int = 0

    @property
    def prefix(self):
        return f"s{self.sheet}-v-{self.field}"

    @property
    def is_typed(self):
        return len(self.options) > MOST_CHOICES

    def add(self, written, rows, chosen="", proposals=()):
        if len(self.values) >= MOST_SHOWN:
            self.more += 1
            return
        part = ValuePart(f"{self.prefix}-{len(self.values)}", written, rows, chosen, proposals)
        self.values.append(part)


def values_of(layout, book, workbook, user):
    """{place of a sheet: its columns with values that are unknown or that were matched}."""
    found = {}
    for each in unknown_values(layout, book, workbook, user):
        found.setdefault((each.sheet, each.field), []).append(each)
    parts = {}
    for told in layout.sheets:
        if told.meaning is not None:
            resource = resource_of(told, workbook)()
            columns = [of_column(told, name, resource, user, found) for name in told.columns.values() if name]
            parts[told.place] = [each for each in columns if each and each.values]
    leave_out_most([part for columns in parts.values() for part in columns])
    return parts


def leave_out_most(parts):
    """A form has only so many controls; what is left out is counted."""
    room = MOST_IN_ALL
    for part in parts:
        part.more += max(len(part.values) - room, 0)
        part.values = part.values[:room]
        room -= len(part.values)


def of_column(told, name, resource, user, found):
    """The values of one column."""
    unknown, matched = found.get((told.place, name), []), told.values.get(name, {})
    column = resource.fields.get(name)
    if column is None or not (unknown or matched):
        return None
    meant = Meant(column, user)
    part = ColumnValues(told.place, name, str(column.heading), meant.options)
    for each in unknown:
        part.add(each.written, each.rows, proposals=each.proposals)
    for written, chosen in matched.items():
        part.add(written, None, meant.option(chosen) or chosen or AS_EMPTY)
    return part


def put_back(parts, strange):
    """Shows what was said that no list has again, with what is wrong; gives the words and where they belong."""
    for part in parts:
        for value in part.values:
            if chosen := strange.get((part.sheet, part.field, value.written)):
                words = _(
                    "“%(text)s” is not in the list “%(what)s”. Choose one of the list, or empty the field."
                )
                value.chosen, value.fault = chosen, words % {"text": chosen, "what": part.heading}
                yield value.fault, f"#{value.prefix}-meant"


# What was posted


def said_of(post, told, resource, user):
    """The layout of a sheet with what was said of its values, and what was said that no list has; the rest stays."""
    values, strange = {name: dict(matched) for name, matched in told.values.items()}, {}
    for name in dict.fromkeys(told.columns.values()):
        said = [*posted(post, f"s{told.place}-v-{name}")] if name in resource.fields else []
        meant = Meant(resource.fields[name], user) if said else None
        matched = values.setdefault(name, {})
        for written, chosen in said:
            matched.pop(written, None)
            if chosen == AS_EMPTY:
                matched[written] = ""
            elif option := meant.option(chosen):
                matched[written] = option
            elif chosen:
                strange[told.place, name, written] = chosen
    return replace(told, values={name: matched for name, matched in values.items() if matched}), strange


def posted(post, prefix):
    """(as written, what was chosen) of the values of one column."""
    for turn in range(MOST_SHOWN):
        written = post.get(f"{prefix}-{turn}-written")
        if written is None:
            return
        yield written, post.get(f"{prefix}-{turn}-meant", "").strip()
