"""A column of a sheet: its heading and how else it may be called, whether it must be there, what it holds."""

from django.utils.translation import gettext as _
from import_export.fields import Field

from borderops.sheets.cells import Cell, in_every_language, typed
from borderops.sheets.many_cells import quick


class Column(Field):
    """One column, tied to an attribute of the record."""

    # Whose export or import it is.
    reader = None

    def __init__(
        self, heading, attribute=None, cell=None, *, known_as=(), needed=None, filled=False, help_text=""
    ):
        super().__init__(attribute=attribute, widget=cell or Cell())
        self.heading, self.known_as, self.help_text = heading, known_as, help_text
        self.needed, self.filled = filled if needed is None else needed, filled

    def spellings(self):
        """Every way to write the heading."""
        return {self.column_name, *self.known_as, *in_every_language(self.heading)}

    def clean(self, row, **kwargs):
        cell, written = self.widget, row[self.column_name]
        value = cell.clean_once(written) if cell.is_steady else cell.clean(written, row=row, **kwargs)
        if self.filled and value in (None, "", ()):
            raise ValueError(_("This cell is empty. Fill it in."))
        return value

    def save(self, instance, row, is_m2m=False, **kwargs):
        setattr(instance, self.attribute, self.clean(row, **kwargs))

    def told(self, record):
        """What the record says here, for comparing."""
        return self.widget.told(self.get_value(record))

    def shown(self, record):
        """What the record says here, as a cell; most cells of most records are empty."""
        value = self.get_value(record)
        return "" if value is None or value == "" else self.widget.render(value)

    def all_shown(self, records):
        """What many records say here; an export asks so."""
        return [self.shown(record) for record in records]

    @property
    def tells_field(self):
        """Whether it says of a record what a field of its says, and nothing else."""
        own = type(self)
        return (own.get_value, own.shown, own.all_shown) == (Field.get_value, Column.shown, Column.all_shown)


class Guarded(Column):
    """A column that not everybody reads whole: what a person was shown of it, sent back, changes nothing."""

    def __init__(self, *args, shows, **kwargs):
        super().__init__(*args, **kwargs)
        self.shows = shows

    def shown(self, record):
        value = self.shows(record, self.reader)
        return "" if value is None or value == "" else self.widget.render(value)

    def all_shown(self, records):
        """The same quickly; where values stay as they are, there is nothing to render."""
        shows, reader, render = self.shows, self.reader, quick(self.widget) or (lambda value: value)
        values = [shows(record, reader) for record in records]
        return ["" if value is None or value == "" else render(value) for value in values]

    def save(self, instance, row, is_m2m=False, **kwargs):
        is_kept_back = not instance._state.adding and self.shown(instance) != super().shown(instance)
        if not (is_kept_back and typed(row[self.column_name]) == typed(self.shown(instance))):
            super().save(instance, row, is_m2m, **kwargs)


class Fixed(Column):
    """A column to read: the register fills it in, and a cell that says otherwise is an error."""

    def save(self, instance, row, is_m2m=False, **kwargs):
        said = self.clean(row, **kwargs)
        if said not in (None, "") and self.widget.told(said) != self.told(instance):
            now = self.shown(instance) or _("empty")
            words = _(
                "This column cannot be changed by a sheet; it now says “%(now)s”. Leave it, or empty the cell."
            )
            raise ValueError(words % {"now": now})


class Aside(Column):
    """A column that the resource itself reads, such as the key or one part of a place."""

    def save(self, instance, row, is_m2m=False, **kwargs):
        """Only says what cannot be read."""
        self.clean(row, **kwargs)


class Several(Column):
    """A column of records tied many to many; they are kept once the record itself is."""

    def get_value(self, instance):
        chosen = instance.__dict__.get("chosen_" + self.attribute)
        if chosen is not None:
            return chosen
        return list(getattr(instance, self.attribute).all()) if instance.pk else []

    def save(self, instance, row, is_m2m=False, **kwargs):
        setattr(instance, "chosen_" + self.attribute, list(self.clean(row, **kwargs)))

    def keep(self, instance, is_new):
        """Ties the chosen records to the kept one."""
        chosen = instance.__dict__.get("chosen_" + self.attribute)
        if chosen or (chosen is not None and not is_new):
            getattr(instance, self.attribute).set(chosen)
