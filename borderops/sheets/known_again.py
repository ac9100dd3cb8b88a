"""A sheet like one that the same person read before: known by the words of its headings, whatever their order."""

import hashlib

from borderops.sheets.headings import fold

# From which share of common headings on another sheet is taken for an earlier state of this one.
ALIKE = 0.6


def signature(headings):
    """By what a sheet is known again: its headings, in whatever order."""
    return hashlib.sha256("\n".join(sorted(keys_of(headings).values())).encode()).hexdigest()


def keys_of(headings):
    """{place: what a heading is remembered by}; the second of the same name is told apart."""
    keys, met = {}, {}
    for place, heading in enumerate(headings):
        if folded := fold(heading):
            met[folded] = met.get(folded, 0) + 1
            keys[place] = folded if met[folded] == 1 else f"{folded} #{met[folded]}"
    return keys


def remembered_for(headings, meaning, remembered):
    """How a sheet with these headings was read, or one of this meaning with most of them; none where nothing is."""
    remembered = remembered or {}
    if exact := remembered.get(signature(headings)):
        return exact
    here = set(keys_of(headings).values())
    alike = [(share(here, {*kept["headings"]}), kept) for kept in remembered.values()]
    alike = [pair for pair in alike if pair[0] >= ALIKE and pair[1]["meaning"] == meaning]
    return max(alike, key=lambda pair: pair[0], default=(0, None))[1]


def share(here, there):
    return len(here & there) / max(len(here | there), 1)


def put_in(told, headings, kept, resource):
    """Puts what is remembered into the layout of a sheet; what else was guessed there stays."""
    places, fields = {key: place for place, key in keys_of(headings).items()}, resource.fields
    for key, name in kept["columns"].items():
        if key in places and (not name or name in fields):
            told.columns[str(places[key])] = name
    told.formats |= {str(places[key]): each for key, each in kept["formats"].items() if key in places}
    told.above = sorted({*told.above, *(places[key] for key in kept["above"] if key in places)})
    told.values |= {name: matched for name, matched in kept["values"].items() if name in fields}
