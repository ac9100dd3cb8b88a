"""How a person read files before, kept for the next file with the same headings."""

from dataclasses import replace

from borderops.sheets.conversions import EXCHANGED
from borderops.sheets.known_again import keys_of, signature
from borderops.sheets.meant import Meant
from borderops.sheets.models import Remembered
from borderops.sheets.questions import decided_by
from borderops.sheets.sheet_columns import columns_of
from borderops.sheets.survey import sheets_read, survey

# So many layouts of a register are kept for each person, the latest.
MOST_KEPT = 50


def remember(user, workbook, layout, book):
    """Keeps how a person reads sheets with these headings; the latest counts."""
    rights, seen = Rights(user, workbook), survey(layout, book, workbook)
    for told in sheets_read(layout):
        grid = book.grids[told.place]
        if rights.may_read(told.meaning):
            # Formats that the file itself decides were never said by anybody; one program's mistake is not the next's.
            decided = {
                str(place): decided_by(each.examples) for place, each in seen[told.place].formats.items()
            }
            said = {
                place: each
                for place, each in told.formats.items()
                if each not in (decided.get(place), EXCHANGED)
            }
            kept = as_kept(replace(told, formats=said), headings_of(grid, told, layout.font), layout.font)
            kept["values"] = rights.allowed(told.meaning, told.values)
            # The next file is met as it stands, before anybody knows in which font it is.
            met = signature(headings_of(grid, told, ""))
            Remembered.objects.update_or_create(
                user=user, workbook=workbook.key, signature=met, defaults={"layout": kept}
            )
    if old := [each.pk for each in latest(user, workbook)[MOST_KEPT:]]:
        Remembered.objects.filter(pk__in=old).delete()


def recall(user, workbook):
    """{signature: how the person read such a sheet the last time}, the latest first."""
    rights, recalled = Rights(user, workbook), {}
    for each in latest(user, workbook)[:MOST_KEPT]:
        if rights.may_read(each.layout["meaning"]):
            values = rights.allowed(each.layout["meaning"], each.layout["values"])
            recalled[each.signature] = each.layout | {"values": values}
    return recalled


def latest(user, workbook):
    return Remembered.objects.filter(user=user, workbook=workbook.key).order_by("-updated_at", "-pk")


def headings_of(grid, told, font):
    """The headings by place; nothing where a column has none."""
    found = {each.place: each.heading for each in columns_of(grid, told, font)}
    return [found.get(place, "") for place in range(max(found, default=-1) + 1)]


def as_kept(told, headings, font):
    """The layout of a sheet by the words of its headings instead of their places."""
    keys = keys_of(headings)
    return {
        "meaning": told.meaning,
        "headings": sorted(keys.values()),
        "columns": {keys[int(place)]: name for place, name in told.columns.items() if int(place) in keys},
        "formats": {keys[int(place)]: each for place, each in told.formats.items() if int(place) in keys},
        "above": [keys[place] for place in told.above if place in keys],
        "skip_totals": told.skip_totals,
        "font": font,
    }


class Rights:
    """What a memory may tell a person: rights change, and lists are closed to some."""

    def __init__(self, user, workbook):
        self.user = user
        self.resources = {"": workbook.resource}
        self.resources |= {each.key: each.resource for each in workbook.linked_for(user)}
        self.fields, self.lists = {}, {}

    def may_read(self, meaning):
        return meaning in self.resources

    def allowed(self, meaning, values):
        """Of the values that were matched, those that this person may still choose."""
        pairs = {name: self.of_field(meaning, name, matched) for name, matched in values.items()}
        return {name: matched for name, matched in pairs.items() if matched}

    def of_field(self, meaning, name, matched):
        if not (meant := self.meant(meaning, name)):
            return {}
        return {written: chosen for written, chosen in matched.items() if not chosen or meant.option(chosen)}

    def meant(self, meaning, name):
        """What values of a column may be matched with; nothing where the column is closed to the person."""
        if meaning not in self.fields:
            self.fields[meaning] = {
                column.column_name: column for column in self.resources[meaning]().columns_for(self.user)
            }
        if (meaning, name) not in self.lists:
            column = self.fields[meaning].get(name)
            self.lists[meaning, name] = Meant(column, self.user) if column else None
        return self.lists[meaning, name]
