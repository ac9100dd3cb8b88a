"""Which column of a register each column of a sheet is: surely by its heading, perhaps by what it holds."""

import re

from borderops.sheets.cells import typed
from borderops.sheets.columns import Fixed
from borderops.sheets.headings import fold, spellings
from borderops.sheets.likeness import Candidate

# What stands between the two lines of a heading.
BETWEEN_LINES = " · "
# What our own further columns begin with, such as the one that tells the faults of rejected rows.
OURS = "#"
IN_ORDER = {"stt", "tt", "so tt", "so thu tu", "thu tu"}
PERHAPS_IN_ORDER = {"so", "no", "nr", "number"}
# What a lower heading says of its upper one without narrowing it.
IN_ALL = {"tong so", "tong", "tong cong", "cong", "so luong", "total", "sum"}
# What may stand in brackets without changing what the column means; a unit of measure would.
HARMLESS = re.compile(
    r"\s*[(\[](\d{1,2}|[a-z]|[dmyhn/:. ]+|ngay/thang/nam|gio:phut|nguoi|neu co|bat buoc|ghi ro|if any|required)[)\]]"
)
NUMBERING = re.compile(r"^(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+|^[(]\d{1,2}[)]\s*")


def match(resource, headings, samples=None):
    """The field that each place surely is, by any spelling of its heading; "" is left out, no key is unknown.

    `headings` by place, `samples` as {place: some of its cells}. A part of a heading in two lines counts only
    while no other column claims the same field.
    """
    known = spellings(resource.open_columns())
    whole, parts = {}, {}
    for place, heading in enumerate(headings):
        name = of_whole(heading, known, (samples or {}).get(place, ()), resource._meta.import_id_fields)
        if name is not None:
            whole[place] = name
        elif name := of_part(heading, known):
            parts[place] = name
    claimed = [*whole.values(), *parts.values()]
    return whole | {place: name for place, name in parts.items() if claimed.count(name) == 1}


def of_whole(heading, known, samples, keys):
    """The field that a heading names, "" where the column only counts or is ours, None where it is not known."""
    if not heading:
        return None
    spelled = readings(heading)
    name = next((known[each] for each in spelled if each in known), None)
    if str(heading).startswith(OURS) or counts_rows(spelled, samples, name, keys):
        return ""
    return name


def readings(heading):
    """A heading folded as it stands, and without what people put around it."""
    folded = fold(str(heading).replace(BETWEEN_LINES.strip(), " "))
    bare = fold(NUMBERING.sub("", HARMLESS.sub("", folded)))
    return [*dict.fromkeys(filter(None, [folded, bare]))]


def counts_rows(spelled, samples, name, keys):
    """Whether a column only numbers its rows, whatever it is called."""
    if name is None and any(each in IN_ORDER for each in spelled):
        return True
    numbers = [typed(cell) for cell in samples]
    in_order = len(numbers) > 1 and numbers == [str(n) for n in range(1, len(numbers) + 1)]
    return in_order and spelled[0] in PERHAPS_IN_ORDER and (name is None or name in keys)


def of_part(heading, known):
    """The field that the lower line of a heading names, or the upper one where the lower says "in all"."""
    lines = str(heading).split(BETWEEN_LINES)
    if len(lines) == 1:
        return None
    upper, lower = readings(lines[0]), readings(lines[-1])
    is_all = any(each in IN_ALL for each in lower)
    return next((known[each] for each in (upper if is_all else lower) if each in known), None)


def proposals(resource, headings, samples, user, columns=None):
    """The field that each unknown place may be, to be confirmed by a person; no two places get the same.

    `columns` are the fields decided so far by place; without them, those that are sure.
    """
    samples = samples or {}
    columns = match(resource, headings, samples) if columns is None else columns
    free = free_columns(resource, user, columns)
    likest = []
    for place, heading in enumerate(headings):
        if place not in columns and (heading or samples.get(place)):
            scores = [(each.likeness(heading, samples.get(place, ())), each.column) for each in free]
            likest += [(score, place, column) for score, column in likest_of(scores)]
    return once_each(likest)


def free_columns(resource, user, columns):
    """The columns that a person may fill in and that stand nowhere yet."""
    resource = resource() if isinstance(resource, type) else resource
    taken = {*columns.values()}
    fields = [each for each in resource.columns_for(user) if not isinstance(each, Fixed)]
    return [Candidate(each, user) for each in fields if each.column_name not in taken]


def likest_of(scores):
    """What is likest, then the next, as long as it is clear which: of equals, the one column that is needed."""
    for score in sorted({score for score, _column in scores if score}, reverse=True):
        equal = [column for each, column in scores if each == score]
        chosen = equal if len(equal) == 1 else [column for column in equal if column.needed]
        if len(chosen) != 1:
            return
        yield score, chosen[0]


def once_each(likest):
    """Gives each place one column and each column to one place, the likest first."""
    found = {}
    for _score, place, column in sorted(likest, key=lambda each: -each[0]):
        if place not in found and column.column_name not in found.values():
            found[place] = column.column_name
    return found
