"""Logging an incident like one before: the same place, kind, way and units; never its day, numbers or words."""

from borderops.incidents.models import Incident

COPIED = [
    "commune", "district", "marker", "place_note", "code", "regime", "direction", "found_by", "found_unit",
    "handling_unit",
]  # fmt: skip


def find_to_copy(user, number):
    """The incident of this number that the person may read whole, or nothing."""
    readable = Incident.objects.readable_by(user)
    return readable.filter(number=number).first() if "\0" not in number else None


def alike(record):
    """A new incident that has what is likely the same again."""
    return Incident(**{name: getattr(record, name) for name in COPIED})
