"""What a cell puts on a new record, found out once for each value of a column: most cells say what others said."""

from typing import NamedTuple

from borderops.sheets.cells import Remembered
from borderops.sheets.columns import Aside, Column, Guarded
from borderops.sheets.many_cells import field_of

# These read the cell of a new record by itself, whatever else stands in its row.
BY_ITSELF = (Column.save, Guarded.save, Aside.save)


class Put(NamedTuple):
    """The value of a good cell, and the record that it names."""

    value: object
    named: object


class JudgedColumn(Remembered):
    """{(type, cell): what it puts on a new record}; nothing where something is wrong with it."""

    def __init__(self, column, rules, fresh, is_settled):
        super().__init__()
        self.column, self.rules, self.is_settled = column, rules, is_settled
        self.trial = fresh.make()
        self.name, self.field = column.column_name, field_of(fresh.model, column)
        self.attname = None if isinstance(column, Aside) else self.field.attname

    def __missing__(self, key):
        put = self.judge(key[1])
        self.keep(key, put)
        return put

    def judge(self, cell):
        record = self.trial
        try:
            self.column.save(record, {self.name: cell})
        except ValueError:
            return None
        if self.attname is None:
            return Put(None, None)
        if not self.is_settled and self.rules.fault_of(self.field, record):
            return None
        named = record._state.fields_cache.get(self.field.name) if self.field.is_relation else None
        return Put(record.__dict__[self.attname], named)


class JudgedColumns:
    """The columns of a sheet: those whose cells are judged by themselves, and the others."""

    def __init__(self, columns, resource):
        told = resource.rules, resource.fresh
        by_itself = [column for column in columns if self.is_read_by_itself(column, resource)]
        self.judged = [
            JudgedColumn(column, *told, column.attribute in resource.known_to_be_there)
            for column in by_itself
        ]
        self.others = [column for column in columns if column.attribute and column not in by_itself]
        self.begun = resource.rules.good_of(resource.fresh.make())

    @staticmethod
    def is_read_by_itself(column, resource):
        """Rows before may bring what a column of the register itself names."""
        is_plain = type(column).save in BY_ITSELF and type(column).clean is Column.clean
        is_told = isinstance(column, Aside) or field_of(resource._meta.model, column)
        return bool(
            column.attribute
            and is_plain
            and is_told
            and column.widget.is_steady
            and column.column_name not in resource.own_columns
        )

    def put_on(self, record, row):
        """Puts a new row on its record; gives the values that nothing is wrong with, none where a cell is faulty."""
        values, named = {}, {}
        for known in self.judged:
            cell = row[known.name]
            put = known[type(cell), cell]
            if put is None:
                return None
            if known.attname:
                values[known.attname] = put.value
                if put.named is not None:
                    named[known.field.name] = put.named
        record.__dict__.update(values)
        record._state.fields_cache.update(named)
        return self.begun | values
