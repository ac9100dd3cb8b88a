"""Columns of sheets that are full only for who may read the whole of an incident, as on its page."""

from borderops.incidents.told import is_told_to_all
from borderops.sheets.columns import Guarded


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


def reads_whole(incident, user):
    """Whether the person may read all of it; asked once for all columns of a row."""
    known = incident.__dict__.setdefault("whole_to", {})
    if user not in known:
        known[user] = bool(user) and incident.is_whole_for(user)
    return known[user]
