"""Illegal exits by people who once held a labour permit: how many workers, in which cases."""

from dataclasses import dataclass, field

from django.db.models import Count, Exists, Min, OuterRef, Q, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import ngettext

from borderops import vietnamese
from borderops.incidents.models import FollowUp, Incident, Person
from borderops.labour.link_matches import matches_of
from borderops.labour.permits import Permit
from borderops.review.states import State

# The kind of incident that an illegal exit is.
ILLEGAL_EXIT = "D1"


@dataclass
class Exits:
    """The illegal exits of a period: cases, offenders as far as they are known, and who once held a permit."""

    cases: int = 0
    offenders: int | None = None
    unknown: int = 0
    workers: set = field(default_factory=set)

    @property
    def holders(self):
        """How many workers; nothing where none is known, since few cases name anybody."""
        return len(self.workers) or None

    @property
    def unknown_words(self):
        """In how many cases the number of offenders is not known."""
        words = ngettext("+%(n)s case unknown", "+%(n)s cases unknown", self.unknown)
        return words % {"n": vietnamese.number(self.unknown)}


def illegal_exits(user):
    """The accepted cases that the user counts."""
    return Incident.objects.counted_for(user).filter(code__code=ILLEGAL_EXIT)


def exits_of(user, periods):
    """The illegal exits of each of these periods, in the same few queries for all of them."""
    days = Q(pk=None)
    for period in periods:
        days |= Q(occurred_on__gte=period.start, occurred_on__lte=period.end)
    cases = illegal_exits(user).filter(days)
    told = totals(cases, periods)
    for person, worker in holders_among(persons_of(cases)):
        for period, exits in zip(periods, told, strict=True):
            if person.incident.occurred_on in period:
                exits.workers.add(worker)
    return told


def totals(cases, periods):
    """Cases and offenders of each period, in one query."""
    asked = {}
    for turn, period in enumerate(periods):
        within = Q(occurred_on__gte=period.start, occurred_on__lte=period.end)
        asked[f"cases{turn}"] = Count("pk", filter=within)
        asked[f"offenders{turn}"] = Sum("offenders", filter=within)
        asked[f"unknown{turn}"] = Count("pk", filter=within & Q(offenders_unknown=True))
    found = cases.order_by().aggregate(**asked)
    names = ("cases", "offenders", "unknown")
    return [Exits(*(found[f"{name}{turn}"] for name in names)) for turn in range(len(periods))]


def persons_of(cases):
    """The offenders whom accepted follow-ups of these cases name."""
    naming = FollowUp.objects.filter(person=OuterRef("pk"))
    accepted = naming.filter(state=State.ACCEPTED)
    named = Person.objects.filter(~Exists(naming) | Exists(accepted), part=Person.Part.OFFENDER)
    return named.filter(incident__in=cases.order_by().values("pk")).select_related("incident")


def holders_among(persons):
    """Each person with the key of the worker whom a permit had been issued to by the day of the case."""
    persons = list(persons)
    found = matches_of(persons)
    first = first_issued({key for matches in found.values() for key in matches})
    for person in persons:
        for worker in found[person.pk]:
            if worker in first and first[worker] <= person.incident.occurred_on:
                yield person, worker


def first_issued(workers):
    """When each of these workers first got a permit."""
    permits = Permit.objects.filter(
        Q(worker__in=workers) | Q(worker__merged_into__in=workers), issued_on__isnull=False
    )
    told = (
        permits.order_by()
        .values_list(Coalesce("worker__merged_into", "worker"))
        .annotate(first=Min("issued_on"))
    )
    return dict(told)
