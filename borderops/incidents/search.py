"""Incidents in the search over all registers: by number, by words, and by the place in which they happened."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.districts.lookup import Gazetteer
from borderops.incidents.models import FollowUp, Incident
from borderops.incidents.querysets import reads_accounts
from borderops.lists.keyset import Sort
from borderops.lists.search import SHOWN, Row, Source, newest, register

NEWEST = Sort("occurred_on")


def list_of(**filters):
    """The list of incidents under these filters."""
    return f"{reverse('incidents')}?{urlencode(filters)}"


def find(user, text):
    """The newest incidents that hold every word, of those that the person may see."""
    records = newest(Incident.objects.visible_to(user).for_list().search(text, user), NEWEST)
    return [row_of(record) for record in records]


def row_of(record):
    return Row(str(record), f"{record.in_short} · {record.get_state_display()}", record.get_absolute_url())


def exact(user, text):
    """The incident with this number."""
    record = Incident.objects.visible_to(user).filter(number=text.upper()).first()
    return record and record.get_absolute_url()


def find_follow_ups(user, text):
    """The follow-ups with this number of a decision, of those that the person may see."""
    steps = FollowUp.objects.visible_to(user).filter(decision_number=vietnamese.clean(text, single_line=True))
    rows = steps.for_list().order_by("-happened_on", "-pk")[:SHOWN]
    return [
        Row(str(step), f"{step.in_short} · {step.get_state_display()}", step.get_absolute_url())
        for step in rows
    ]


def exact_follow_up(user, text):
    """The follow-up with this number."""
    step = FollowUp.objects.visible_to(user).filter(number=text.upper()).first()
    return step and step.get_absolute_url()


def find_places(user, text):
    """The communes and markers that a text may mean today, each with what happened there."""
    places = Gazetteer().find(text, timezone.localdate())
    return [Row(place.text, place.formerly, incidents_in(place, user)) for place in places[:SHOWN]]


def incidents_in(place, user):
    """The list of what happened in a place, under the name that its records bear."""
    if place.marker and reads_accounts(user):  # others do not search for markers
        return list_of(q=place.marker)
    name = place.formerly.partition(" ")[2] if place.formerly else place.commune.name
    return list_of(q=name, district=place.district.code)


register(
    Source(
        "incidents",
        _("Incidents"),
        "incidents.view_incident",
        find,
        all_url=lambda text: list_of(q=text),
        exact=exact,
    )
)
register(
    Source(
        "follow-ups",
        _("Follow-ups"),
        "incidents.view_followup",
        find_follow_ups,
        exact=exact_follow_up,
        rank=2,
    )
)
register(Source("places", _("Incidents by place"), "incidents.view_incident", find_places, rank=3))
