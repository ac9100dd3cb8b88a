"""On an incident's page: which of its persons are workers, and which permits they held when it happened."""

from django.utils.translation import gettext_lazy as _

from borderops.incidents.models import Person
from borderops.labour.link_matches import matches_of
from borderops.labour.link_permits import PermitThen, permits_of
from borderops.labour.workers import Worker
from borderops.review.inbox import Panel, register_record_panel

MAY_SEE = "incidents.view_person"


def workers_among(user, incident):
    """Its persons whom the user may name, with those workers whom the user may see; nothing where there is neither."""
    if not user.has_perm(MAY_SEE) or not incident.is_whole_for(user):
        return None
    persons = Person.objects.visible_to(user).filter(incident=incident).select_related("incident")
    persons = [person for person in persons if person.name_for(user)]
    may_link = user.has_perm("labour.add_personlink")
    rows = rows_of(persons, incident.occurred_on, user) if persons else []
    rows = [row for row in rows if row["workers"] or may_link]
    return {"rows": rows, "may_link": may_link, "incident": incident} if rows else None


def rows_of(persons, day, user):
    """For each person the workers that they are, with the permits as of a day."""
    found = matches_of(persons)
    keys = {key for matches in found.values() for key in matches}
    seen = Worker.objects.visible_to(user).living().in_bulk(keys) if keys else {}
    held = permits_of(seen) if seen else {}
    return [
        {"person": person, "workers": workers_of(found[person.pk], seen, held, day)} for person in persons
    ]


def workers_of(matches, seen, held, day):
    """The workers whom the reader may see, each with what says that they are the person."""
    return [
        {"worker": seen[key], "word": word, "permits": permits_then(held.get(key, ()), day)}
        for key, word in sorted(matches.items())
        if key in seen
    ]


def permits_then(permits, day):
    """The permits as they were on a day."""
    return [PermitThen(permit, day) for permit in permits]


def register_incident_panel():
    """Adds the part to the page of every incident."""
    panel = Panel(
        "workers", _("Labour permits"), "labour.view_worker", "labour/incident_panel.html", workers_among
    )
    register_record_panel("incidents.incident", panel)
