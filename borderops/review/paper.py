"""What stands on every official paper: who draws it up, and the day in words."""

from django.utils.translation import gettext as _


def agency(user):
    """What stands at the head of the sheet: the unit of whoever prints it, or else the districts of the posting."""
    named = [posting.where() for posting in user.postings_today if not posting.reaches_everywhere]
    return str(user.home_unit or "; ".join(named))


def long_day(day):
    """A day as it stands at the head of an official paper: ngày 05 tháng 02 năm 2026."""
    month = f"{day:%m}" if day.month < 3 else str(day.month)
    parts = {"day": f"{day:%d}", "month": month, "year": str(day.year)}
    return _("%(day)s/%(month)s/%(year)s") % parts


def filled(pairs):
    """Those of (label, words) that say something."""
    return [(label, words) for label, words in pairs if words not in ("", None)]
