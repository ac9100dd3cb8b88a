"""Whom a new list may name: the files of a programme and district that stand where this kind of list leads on."""

from dataclasses import dataclass
from datetime import date

from django.db.models import DateField, Q
from django.db.models.functions import Coalesce, Upper
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.districts.models import District
from borderops.labour.choices import LEADS_FROM, OVER_AT_END
from borderops.labour.list_rules import MOST
from borderops.labour.papers import masked, plain_number
from borderops.labour.permits import Permit
from borderops.labour.worker_lists import ListLine
from borderops.people.roles import WRITERS
from borderops.review.states import State

NAMED = ["worker", "commune__district", "programme", "district"]
OPEN = [State.DRAFT, State.RETURNED, State.SUBMITTED]


def own_districts(user):
    """The districts of which a person may write lists, by name."""
    places = user.places_as(*WRITERS)
    districts = District.objects.order_by("name")
    if places.everywhere:
        return districts
    return districts.filter(Q(pk__in=places.districts) | Q(units__in=places.units)).distinct()


def permits_of(user, programme, district):
    """The files that a list of this programme and district may name, for this person."""
    if not programme or not district:
        return Permit.objects.none()
    return Permit.objects.visible_to(user).filter(programme=programme, district=district)


def ready_for(permits, kind):
    """Those from which a list of this kind leads on, of workers who stand for themselves."""
    living = permits.filter(worker__merged_into__isnull=True, worker__forgotten_at__isnull=True)
    return living.filter(stage__in=LEADS_FROM.get(kind, ()))


def offered_for(permits, kind, day):
    """Those of them to be offered: who has come back, or would depart, under a permit that was over by then is not."""
    ending = permits.annotate(last_day=Coalesce("due_on", "valid_to", output_field=DateField()))
    return ending.exclude(stage__in=OVER_AT_END.get(kind, ()), last_day__isnull=False, last_day__lt=day)


def narrowed(permits, text, commune):
    """Those of a home commune, with every word in the name or home, or with this number."""
    if commune:
        permits = permits.filter(commune=commune)
    if not text:
        return permits
    named = Q()
    for word in vietnamese.fold(text).split():
        named &= Q(worker__search_text__contains=word)
    number = plain_number(text)
    numbers = Q(number__icontains=text) | Q(paper_number=number) | Q(worker__paper_number=number)
    return permits.filter(named | numbers)


def in_order(permits):
    """With everything that a row shows, by name."""
    return permits.select_related(*NAMED).order_by("worker__search_text", "pk")


def named_elsewhere(permits, kind, record):
    """Which other lists of this kind name them and are not accepted yet: their words by the key of the permit."""
    lines = ListLine.objects.filter(permit__in=permits, list__kind=kind, list__state__in=OPEN)
    found = {}
    for line in lines.exclude(list=record.pk).select_related("list").order_by("list", "line"):
        words = line.list.number or gettext("a draft")
        found.setdefault(line.permit_id, []).append(f"{words} ({line.list.get_state_display()})")
    return found


@dataclass(frozen=True)
class Pasted:
    """One line of pasted numbers: which one, the number, and until when an extension goes."""

    line: int
    number: str
    until: date | None = None
    fault: str = ""

    @classmethod
    def read(cls, line, text):
        """A number, and after a tab or semicolon the day of an extension."""
        number, *more = [part.strip() for part in text.replace("\t", ";").split(";")]
        day = more[0] if more else ""
        try:
            return cls(line, number, vietnamese.parse_day(day) if day else None)
        except ValueError as problem:
            return cls(line, number, fault=str(problem))

    def words(self, fault):
        """The line by its place and with its number masked, and what is wrong with it."""
        told = {"line": self.line, "number": masked(plain_number(self.number)), "why": fault}
        return gettext("Line %(line)s (%(number)s): %(why)s") % told


def read_pasted(text):
    """The lines of a pasted column, without empty ones; no more than a list can hold."""
    lines = enumerate((text or "").replace("\0", "").splitlines(), 1)
    return [Pasted.read(turn, line) for turn, line in lines if line.strip(" \t;")][:MOST]


def find_pasted(permits, kind, pasted):
    """Whom the numbers mean: (the permits' keys with the day beside each, the words of the lines that mean nobody)."""
    capitals = {each.number.upper() for each in pasted}
    plain = {plain_number(each.number) for each in pasted} - {""}
    meant = Q(upper__in=capitals) | Q(paper_number__in=plain) | Q(worker__paper_number__in=plain)
    by_number = {}
    known = permits.annotate(upper=Upper("number")).filter(meant).select_related("worker").order_by("pk")
    for permit in sorted(known, key=lambda each: each.stage in LEADS_FROM.get(kind, ())):
        for number in filter(None, [permit.worker.paper_number, permit.paper_number, permit.upper]):
            by_number[number] = permit.pk
    found, faults = {}, []
    for each in pasted:
        key = by_number.get(each.number.upper()) or by_number.get(plain_number(each.number))
        if key:
            found[key] = each.until
        fault = each.fault or ("" if key else gettext("not found in your places under this programme."))
        if fault:
            faults.append(each.words(fault))
    return found, faults
