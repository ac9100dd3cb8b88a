"""Follow-ups and persons as tests need them, and what people type into their forms."""

import uuid
from datetime import date

from borderops.incidents.models import FollowUp, Person
from tests.factories import make_accepted, make_clerk, make_reviewer

DONE_ON = date(2024, 6, 3)


def new_address(incident):
    return f"/incidents/{incident.reference}/follow-ups/new/"


def typed(**fields):
    """A fine as a clerk types it."""
    return {
        "kind": "outcome", "outcome": "fine", "happened_on": "03/06/2024", "people": "1",
        "decision_number": "12/QĐ-XPHC", "decision_on": "03/06/2024", "fine": "7.500.000", "handling": "usual",
        "form_key": str(uuid.uuid4()), "version": "1", "then": "submit",
    } | fields  # fmt: skip


def person(**fields):
    """Somebody new, as typed beside an outcome."""
    told = {
        "name": "Người Thử Một",
        "birth_year": "1990",
        "paper_kind": "cccd",
        "paper_number": "002090001234",
    }
    return {f"person_{name}": value for name, value in (told | {"part": "offender"} | fields).items()}


def make_person(incident, **fields):
    """Somebody whom the case concerns."""
    told = {"name": "Người Thử Một", "birth_year": 1990, "paper_kind": "cccd", "paper_number": "002090001234"}
    return Person.objects.create(incident=incident, **told | fields)


def make_follow_up(incident=None, by=None, **fields):
    """A complete draft of a follow-up."""
    incident = incident or make_accepted()
    by = by or make_clerk(incident.district)
    told = {"outcome": "verifying", "happened_on": DONE_ON} | fields
    return FollowUp(incident=incident, **told).write(by)


def make_submitted(incident=None, by=None, **fields):
    record = make_follow_up(incident, by, **fields)
    record.submit(record.entered_by)
    return record


def make_accepted_follow_up(incident=None, by=None, **fields):
    record = make_submitted(incident, by, **fields)
    record.accept(make_reviewer(record.incident.district))
    return record


def make_returned(incident=None, by=None, **fields):
    record = make_submitted(incident, by, **fields)
    record.send_back(make_reviewer(record.incident.district), "unclear", "Ghi rõ.", ["words"])
    return record
