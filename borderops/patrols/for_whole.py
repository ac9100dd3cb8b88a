"""Columns of sheets that are full only for who may read the whole of a report, as on its page."""

from borderops.sheets.columns import Guarded


class ForWhole(Guarded):
    """A column that others find empty; so sent back, it changes nothing."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, shows=self.told_to, **kwargs)

    def told_to(self, report, user):
        """What the person may know."""
        return getattr(report, self.attribute) if reads_whole(report, user) else None


def reads_whole(report, user):
    """Whether the person may read all of it; asked once for all columns of a row."""
    known = report.__dict__.setdefault("whole_to", {})
    if user not in known:
        known[user] = bool(user) and report.is_whole_for(user)
    return known[user]
