"""Which registers go in and out as sheets: each app declares its own in `resources.py`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from borderops import vietnamese
from borderops.sheets.versions import give_version


@dataclass(frozen=True)
class LinkedSheet:
    """A further sheet of a register's workbook, whose rows belong to the records of the main one."""

    key: str
    label: Promise | str
    resource: type
    known_as: tuple = ()


@dataclass(frozen=True)
class Workbook:
    """A register as sheets: its key in addresses, its name, its resource, and who may do what with it."""

    key: str
    label: Promise | str
    resource: type
    # The records that a person may see, with all that a row shows of them.
    visible: Callable
    export_permission: str
    # The filters of the register's own list, so that an export is exactly what the list shows.
    filterset: type | None = None
    linked: tuple = ()
    # Keeps that somebody took names out, where that must be known: f(user, rows).
    noted: Callable | None = None
    # Filters whose value may be a name, which the log of exports does not keep.
    kept_back: tuple = ()

    @property
    def import_permissions(self):
        """Either is enough to begin: each row asks for the one that it needs."""
        return [self.resource.permission("add"), self.resource.permission("change")]

    def may_import(self, user):
        return any(map(user.has_perm, self.import_permissions))

    def may_export(self, user):
        return user.has_perm(self.export_permission)

    def is_open_to(self, user):
        return self.may_import(user) or self.may_export(user)

    def linked_for(self, user):
        """The further sheets that a person may read."""
        return [linked for linked in self.linked if linked.resource.readable_by(user)]


workbooks = {}


def register(*entries):
    """Adds workbooks; every row of theirs tells which version of its record it is."""
    for entry in entries:
        give_version(entry.resource)
    workbooks.update({entry.key: entry for entry in entries})


def opens_any(user):
    """Whether this person may take out or bring in anything."""
    return any(entry.is_open_to(user) for entry in workbooks.values())


def open_to(user):
    """The registers that a person may import or export, those that may be imported first."""
    entries = [entry for entry in workbooks.values() if entry.is_open_to(user)]
    return sorted(
        entries, key=lambda entry: (not entry.may_import(user), vietnamese.sort_key(str(entry.label)))
    )


def of_model(model):
    """The register that holds a model's records, if any."""
    return next((entry for entry in workbooks.values() if entry.resource._meta.model is model), None)
