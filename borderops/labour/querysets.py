"""Programmes, workers, permits, lists and counts as they are seen, listed and searched."""

from datetime import timedelta

from django.db import models
from django.db.models import Q, Subquery
from django.utils import timezone

from borderops import vietnamese
from borderops.districts.models import Unit
from borderops.labour.choices import Stage
from borderops.labour.papers import plain_number
from borderops.people.roles import READERS, WRITERS

# Of how many permits with one number the workers are found; more would be no number.
MOST_OF_NUMBER = 1000
# Who may know workers by name, in the own places.
KNOW_NAMES = WRITERS
# Who may know how many there are, in the own places; numbers name nobody.
KNOW_NUMBERS = READERS


class ProgrammeQuerySet(models.QuerySet):
    """Programmes; they are public facts, seen by everyone who may see any."""

    def visible_to(self, user):
        return self if user.has_perm("labour.view_programme") else self.none()

    def coded(self, code):
        """The one of this code, as an address may name it; no database takes a null."""
        return self.none() if "\0" in code else self.filter(code=code)

    def kept_by(self, user):
        """Those that the user keeps: the province and the administrator, all of them."""
        return self if user.has_perm("labour.change_programme") else self.none()

    def with_life(self):
        """With their steps, so that a day can be asked without a query."""
        return self.select_related("partner").prefetch_related("steps")


def home_within(places, prefix=""):
    """The condition that a worker's home lies within reach; a unit's own workers of its district do."""
    if places.everywhere:
        return ~Q(pk=None)
    near = Q(**{f"{prefix}district__in": places.districts}) | Q(**{f"{prefix}commune__in": places.communes})
    # Each unit's district by itself: joined, the database would read every worker.
    for unit in places.units:
        lies_in = Subquery(Unit.objects.filter(pk=unit).values("district")[:1])
        near |= Q(**{f"{prefix}unit": unit, f"{prefix}district": lies_in})
    return near


class WorkerQuerySet(models.QuerySet):
    """Workers; their names and papers are for clerks, reviewers and overseers of their place alone."""

    def visible_to(self, user):
        if not user.has_perm("labour.view_worker") or not user.holds(*KNOW_NAMES):
            return self.none()
        return self.filter(home_within(user.places_as(*KNOW_NAMES)))

    def living(self):
        """Those that stand for themselves: neither merged into another nor forgotten."""
        return self.filter(merged_into__isnull=True, forgotten_at__isnull=True)

    def for_list(self):
        """With everything that a row of the list shows."""
        return self.select_related("commune", "district", "unit").prefetch_related("permits__programme")

    def with_paper(self, number):
        """Those with this number on their own or on a travel paper."""
        kept = plain_number(number)
        return (
            self.filter(Q(paper_number=kept) | Q(permits__paper_number=kept)).distinct()
            if kept
            else self.none()
        )

    def search(self, text):
        """Those with every word in the name or home, or where there is a digit with exactly this paper or permit."""
        found = Q()
        for word in vietnamese.fold(text).split():
            found &= Q(search_text__contains=word)
        if not any(letter.isdecimal() for letter in text):
            return self.filter(found)
        # The keys by themselves: joined to the words they would keep the database from using an index.
        permits = self.model._meta.get_field("permits").related_model.objects.of_number(text)
        keys = set(permits.order_by().values_list("worker", flat=True)[:MOST_OF_NUMBER])
        return self.filter(found | Q(paper_number=plain_number(text) or None) | Q(pk__in=keys))


class PermitQuerySet(models.QuerySet):
    """Permits; who may see a worker may see the permits."""

    def visible_to(self, user):
        if not user.has_perm("labour.view_permit") or not user.holds(*KNOW_NAMES):
            return self.none()
        return self.filter(home_within(user.places_as(*KNOW_NAMES), "worker__"))

    def for_list(self):
        """With everything that a row of the list shows."""
        return self.select_related(
            "programme", "worker", "employer", "sector", "district", "commune", "crossing"
        )

    def search(self, text):
        """By a number or paper exactly, where there is a digit; else by words of the worker's name or home."""
        if any(letter.isdecimal() for letter in text):
            return self.of_number(text)
        found = Q()
        for word in vietnamese.fold(text).split():
            found &= Q(worker__search_text__contains=word)
        return self.filter(found)

    def of_number(self, text):
        """Those with exactly this number, travel paper or worker's own paper; each is asked of an index."""
        number, workers = plain_number(text), self.model._meta.get_field("worker").related_model.objects
        asked = self.numbered(text)
        if number:
            holders = list(workers.filter(paper_number=number).values_list("pk", flat=True))
            asked |= Q(paper_number=number) | Q(worker__in=holders)
        return self.filter(asked)

    def numbered(self, text):
        """The condition that a permit has exactly this number; asked by programme, as the index is."""
        written = vietnamese.clean(text, single_line=True)
        programmes = self.model._meta.get_field("programme").related_model.objects.order_by()
        keys = list(programmes.values_list("pk", flat=True))
        return Q(programme__in=keys, number__in={written, written.upper(), written.lower()} - {""})

    def valid_on(self, day):
        """Those that were issued and hold on a day, as extended."""
        ends = Q(due_on__gte=day) | Q(due_on__isnull=True, valid_to__gte=day)
        issued = self.filter(issued_on__lte=day, valid_from__lte=day).exclude(stage=Stage.CANCELLED)
        return issued.filter(ends)

    def counted_for(self, user):
        """Those that the user may count: of the own places; numbers name nobody."""
        places = user.places_as(*KNOW_NUMBERS)
        return self if places.everywhere else self.filter(places.covers())

    def overdue(self, today=None):
        """Abroad after the day on which they were due back."""
        return self.filter(stage=Stage.ABROAD, due_on__lt=today or timezone.localdate())

    def expiring(self, days, today=None):
        """Abroad or about to go, and due back within so many days."""
        today = today or timezone.localdate()
        soon = today + timedelta(days=days)
        return self.filter(stage__in=[Stage.ABROAD, Stage.ISSUED], due_on__gte=today, due_on__lte=soon)

    def kept_alive(self):
        """Those that are neither refused nor cancelled."""
        return self.exclude(stage__in=[Stage.REFUSED, Stage.CANCELLED])


class TripQuerySet(models.QuerySet):
    """Trips; only their numbers are shown to those who may not see the workers."""

    def visible_to(self, user):
        """Those of the workers whom the user may see."""
        if not user.has_perm("labour.view_permit") or not user.holds(*KNOW_NAMES):
            return self.none()
        return self.filter(home_within(user.places_as(*KNOW_NAMES), "worker__"))

    def counted_for(self, user):
        """Those that the user may count: of the own places; numbers name nobody."""
        places = user.places_as(*KNOW_NUMBERS)
        return self if places.everywhere else self.filter(places.covers())

    def away_on(self, day):
        """Those of who had departed by a day and had not come back by its end."""
        return self.filter(Q(in_on__isnull=True) | Q(in_on__gt=day), out_on__lte=day)

    def between(self, start, end):
        """Those that departed from one day to another, both included."""
        return self.filter(out_on__gte=start, out_on__lte=end)
