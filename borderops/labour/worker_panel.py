"""On a worker's page: the incidents in which the worker is named, for those who may read both."""

from django.utils.translation import gettext_lazy as _

from borderops.labour.link_matches import persons_of
from borderops.labour.link_permits import PermitThen, permits_of
from borderops.review.inbox import Panel, register_record_panel


def incidents_of(user, worker):
    """The cases with this person, the latest first, and the permits then; nothing where there is none to tell."""
    found = persons_of(worker, user)
    if not found:
        return None
    held = permits_of([worker.pk]).get(worker.pk, ())
    rows = [
        {
            "person": person,
            "incident": person.incident,
            "word": word,
            "permits": [PermitThen(permit, person.incident.occurred_on) for permit in held],
        }
        for person, word in found
    ]
    rows.sort(key=lambda row: row["incident"].occurred_on, reverse=True)
    return {"rows": rows, "may_link": user.has_perm("labour.add_personlink")}


def register_worker_panel():
    """Adds the part to the page of every worker."""
    panel = Panel(
        "incidents",
        _("Incidents with this person"),
        "incidents.view_person",
        "labour/worker_panel.html",
        incidents_of,
    )
    register_record_panel("labour.worker", panel)
