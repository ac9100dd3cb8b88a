"""What stands in columns of lists and that no list has: to be matched once with what the list calls it."""

import difflib
from dataclasses import dataclass

from borderops import vietnamese
from borderops.sheets import sheet_columns
from borderops.sheets.cells import typed
from borderops.sheets.record_cells import BETWEEN, RecordCell, RecordsCell
from borderops.sheets.survey import resource_of, sheets_read, survey

# So many values of a column are told; the look for what each may mean takes so many comparisons at most.
MOST_TOLD, MOST_COMPARED, MOST_LIKE = 200, 50_000, 3


@dataclass(frozen=True)
class UnknownValue:
    """A value that the register does not know, in how many rows it stands, and what it may mean, likest first."""

    sheet: int
    field: str
    heading: str
    written: str
    rows: int
    proposals: tuple = ()


def unknown_values(layout, book, workbook, user):
    """The unknown values of each column of a list or of choices, the most frequent first."""
    seen, found = survey(layout, book, workbook), []
    for told in sheets_read(layout):
        fields, columns = resource_of(told, workbook)().fields, seen[told.place].values
        for each in sheet_columns.columns_of(book.grids[told.place], told, layout.font):
            if each.place in columns:
                column = fields[told.columns[str(each.place)]]
                rows = unread(
                    column.widget, columns[each.place].rows, told.values.get(column.column_name, {})
                )
                found += [
                    UnknownValue(told.place, column.column_name, each.heading, *value)
                    for value in with_proposals(rows, column.widget, options_of(column, user))
                ]
    return found


def options_of(column, user):
    """What a person may match a value of a column with."""
    cell = column.widget
    return RecordCell.options(cell, user) if isinstance(cell, RecordsCell) else cell.options(user)


def with_proposals(rows, cell, options):
    """(written, rows, what it may mean) of the most frequent values."""
    spelled = spellings_of(cell, options)
    compared = MOST_COMPARED // max(len(spelled), 1)
    most = sorted(rows.items(), key=lambda each: -each[1])[:MOST_TOLD]
    for place, (written, count) in enumerate(most):
        near = []
        if place < compared:
            near = difflib.get_close_matches(vietnamese.fold(written), spelled, n=2 * MOST_LIKE)
        yield written, count, tuple(dict.fromkeys(spelled[each] for each in near))[:MOST_LIKE]


def spellings_of(cell, options):
    """Each spelling, folded, with the option that it stands for."""
    spelled = {vietnamese.fold(option): option for option in options}
    if isinstance(cell, RecordCell):
        allowed = set(options)
        for spelling, records in cell.known.items():
            if len(records) == 1 and (shown := cell.show(*records.values())) in allowed:
                spelled.setdefault(spelling, shown)
    return spelled


def unread(cell, rows, known):
    """{value as written: rows} of what cannot be read and was not matched yet."""
    # The words of a refusal look through the whole list for something alike, and nobody reads them here.
    cell.unknown = lambda *told: ""
    matched, found = {vietnamese.fold(each) for each in known}, {}
    for value, count in rows.items():
        if not isinstance(value, str | int | float):
            continue
        for written in parts_of(cell, typed(value)):
            if vietnamese.fold(written) not in matched and not can_read(cell, written):
                found[written] = found.get(written, 0) + count
    return found


def parts_of(cell, text):
    """The values that stand in a cell, which may be a list of several."""
    if not isinstance(cell, RecordsCell):
        return [text] if text else []
    return [part.strip() for part in text.replace(";", BETWEEN).split(BETWEEN) if part.strip()]


def can_read(cell, text):
    try:
        cell.clean(text)
    except ValueError:
        return False
    return True
