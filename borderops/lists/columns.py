"""Which columns of a table a person has chosen to see."""

from functools import cached_property


class Columns:
    """The columns of a table, in its own order. The first, which links to the record, is always shown.

    A table names those that are hidden until somebody asks for them: `hidden = ["regime"]` in its Meta.
    """

    def __init__(self, table_class, asked):
        """`asked` are the values of `columns` in an address, such as ["number,place"]."""
        self.labels = {name: column.verbose_name or name for name, column in table_class.base_columns.items()}
        self.usually_hidden = getattr(getattr(table_class, "Meta", None), "hidden", [])
        self.asked = {name for value in asked for name in value.split(",")} & set(self.labels)

    @cached_property
    def first(self):
        return next(iter(self.labels))

    @cached_property
    def usual(self):
        return [name for name in self.labels if name == self.first or name not in self.usually_hidden]

    @cached_property
    def shown(self):
        """The names of the columns to show."""
        return (
            [name for name in self.labels if name in self.asked | {self.first}] if self.asked else self.usual
        )

    @property
    def left_out(self):
        return [name for name in self.labels if name not in self.shown]

    @property
    def are_usual(self):
        return self.shown == self.usual

    @property
    def text(self):
        """The choice as an address holds it; nothing where it is the usual one."""
        return "" if self.are_usual else ",".join(self.shown)

    @property
    def choices(self):
        """Every column for the boxes to tick: name, label, whether it is shown."""
        return [(name, label, name in self.shown) for name, label in self.labels.items()]
