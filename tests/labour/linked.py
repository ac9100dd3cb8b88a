"""A person of an incident who is a worker, as tests of links need them."""

from datetime import date

from tests.factories import make_accepted, make_code
from tests.incidents.follow_ups import make_person
from tests.labour.makers import make_abroad

PAPER = "002090001234"


def make_exit(**fields):
    """An accepted illegal exit of 20 May 2024."""
    code = make_code("D1", "Xuất cảnh trái phép")
    return make_accepted(**{"code": code, "direction": "exit"} | fields)


def make_known(paper=PAPER, worker=None, **person):
    """(worker abroad since March 2024, person of an illegal exit in May, with the same paper)."""
    permit = make_abroad(worker) if worker else None
    if permit is None:
        permit = make_abroad()
        permit.worker.paper_number = PAPER
        permit.worker.save()
    incident = person.pop("incident", None) or make_exit()
    return permit.worker, make_person(incident, paper_number=paper, **person)


def panel(client, user, record, key):
    """A part of the record's page; nothing where it is left out."""
    client.force_login(user)
    response = client.get(record.get_absolute_url())
    assert response.status_code == 200
    return next((each for each in response.context.get("panels") or [] if each["key"] == key), None)


def link_url(person):
    return f"/labour/links/{person.incident.reference}/{person.pk}/"


def typed(**fields):
    """What somebody types who has found the worker by the number."""
    return {"paper_number": PAPER, "verdict": "same", "why": ""} | fields


LATER = date(2024, 12, 20)
