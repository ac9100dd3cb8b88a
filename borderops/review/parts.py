"""Lists that hang on a record, such as its goods: written, locked and told together with it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Part(models.Model):
    """One row of such a list; its line names it within the record and stays."""

    # The records whose names its words hold; they are read with it.
    named = []

    line = models.PositiveSmallIntegerField(_("line"), editable=False)

    class Meta:
        abstract = True
        default_permissions = ()
        ordering = ["line"]

    def in_full(self):
        """All that the row says, where its short words leave something out."""
        return str(self)

    def same_as(self, other):
        """Whether two rows say the same."""
        names = [field.attname for field in self._meta.concrete_fields if not field.primary_key]
        return all(getattr(self, name) == getattr(other, name) for name in names)


class Parts:
    """What a record has beside its own fields. A list is set as a whole and kept with the next `write`."""

    # The related names of the lists.
    told_parts = []

    def set_part(self, name, rows):
        """Says what the list shall hold: new rows, and those of its rows that stay."""
        self.__dict__.setdefault("parts_to_write", {})[name] = list(rows)

    def part(self, name):
        """The rows of a list as they will be kept, or as they are."""
        to_write = self.__dict__.get("parts_to_write", {})
        return to_write[name] if name in to_write else self.stored_part(name)

    def stored_part(self, name):
        """The rows of a list as they are, in order."""
        if not self.pk:
            return []
        rows = getattr(self, name).all()
        is_read = name in getattr(self, "_prefetched_objects_cache", {})
        return list(rows if is_read or not rows.model.named else rows.select_related(*rows.model.named))

    def closer_changes(self, before):
        """Changes of lists that their short words do not show."""
        for name in self.told_parts:
            old, new = before.stored_part(name), self.part(name)
            full = ["; ".join(row.in_full() for row in rows) for rows in (old, new)]
            if list(map(str, old)) == list(map(str, new)) and full[0] != full[1]:
                yield [name, *full]

    def _keep_parts(self, by):
        for name, rows in self.__dict__.pop("parts_to_write", {}).items():
            self._keep_part(self._meta.get_field(name), rows, by)

    def _keep_part(self, relation, rows, by):
        stored = {row.pk: row for row in self.stored_part(relation.name)}
        staying = {row.pk for row in rows}
        for row in stored.values():
            if row.pk not in staying:
                row._history_user = by
                row.delete()
        last = max([row.line for row in stored.values()], default=0)
        for row in rows:
            setattr(row, relation.field.name, self)
            if row.pk not in stored:
                row.pk, row._state.adding, last = None, True, last + 1
                row.line = last
            else:
                row.line = stored[row.pk].line
            if row.pk is None or not row.same_as(stored[row.pk]):
                row._history_user = by
                row.save()
