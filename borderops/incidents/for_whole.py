"""Columns of sheets that are full only for who may read the whole of an incident, as on its page."""

from borderops.incidents.told import is_told_to_all
from borderops.sheets.columns import Guarded
from borderops.sheets.many_cells import quick


class ForWhole(Guarded):
    """A column of an incident, or of a part of it, that others find empty; so sent back, it changes nothing."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, shows=self.told_to, **kwargs)

    def told_to(self, record, user):
        """What the person may know; a part is known with its incident. Most cells hold nothing to keep back."""
        value = getattr(record, self.attribute)
        if value is None or value == "":
            return value
        incident = getattr(record, "incident", record)
        is_told = reads_whole(incident, user) or is_told_to_all(incident, self.attribute)
        return value if is_told else None

    def all_shown(self, records):
        """Most cells are empty; who reads the others hangs on the place, which is asked about once."""
        name, render, cells = self.attribute, quick(self.widget) or (lambda value: value), []
        for record in records:
            value = record.__dict__[name] if name in record.__dict__ else getattr(record, name)
            if value is None or value == "":
                cells.append("")
                continue
            incident = getattr(record, "incident", record)
            is_told = reads_whole_now(incident, self.reader) or is_told_to_all(incident, name)
            cells.append(render(value) if is_told else "")
        return cells


def reads_whole(incident, user):
    """Whether the person may read all of it; asked once for all columns of a row."""
    known = incident.__dict__.setdefault("whole_to", {})
    if user not in known:
        known[user] = bool(user) and incident.is_whole_for(user)
    return known[user]


def reads_whole_now(incident, reader):
    """The same for all columns of an export, which has one reader."""
    told = incident.__dict__
    known = told.get("whole_to_reader")
    if known is None or known[0] is not reader:
        known = told["whole_to_reader"] = reader, reads_whole_there(incident, reader)
    return known[1]


def reads_whole_there(incident, user):
    """The same for many incidents: those of one place are all read whole, or none of them."""
    known = user.__dict__.setdefault("places_read_whole", {})
    place = incident.district_id, incident.commune_id
    if place not in known:
        known[place] = incident.is_whole_for(user)
    return known[place]
