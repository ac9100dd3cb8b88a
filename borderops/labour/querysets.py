"""Programmes, workers, permits, lists and counts as they are seen, listed and searched."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from borderops import vietnamese
from borderops.labour.choices import Stage
from borderops.labour.papers import plain_number
from borderops.people.roles import WRITERS, Role

# Who may know workers by name, in the own places.
KNOW_NAMES = WRITERS


class ProgrammeQuerySet(models.QuerySet):
    """Programmes; they are public facts, seen by everyone who may see any."""

    def visible_to(self, user):
        return self if user.has_perm("labour.view_programme") else self.none()

    def kept_by(self, user):
        """Those that the user keeps: the province and the administrator, all of them."""
        return self if user.has_perm("labour.change_programme") else self.none()

    def with_life(self):
        """With their steps, so that a day can be asked without a query."""
        return self.select_related("partner").prefetch_related("steps")


class EmployerQuerySet(models.QuerySet):
    """Employers abroad; firms, not persons."""

    def visible_to(self, user):
        return self if user.has_perm("labour.view_employer") else self.none()


class IntakeQuerySet(models.QuerySet):
    """Demands of employers; they name no worker."""

    def visible_to(self, user):
        return self if user.has_perm("labour.view_intake") else self.none()

    def for_list(self):
        """With everything that a row of the list shows."""
        return self.select_related("programme", "employer", "sector")


def home_within(places, prefix=""):
    """The condition that a worker's home lies within reach; a unit's own workers of its district do."""
    if places.everywhere:
        return ~Q(pk=None)
    near = Q(**{f"{prefix}district__in": places.districts}) | Q(**{f"{prefix}commune__in": places.communes})
    own = Q(**{f"{prefix}unit__in": places.units, f"{prefix}unit__district": F(f"{prefix}district")})
    return near | own


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
        return self.select_related("commune", "district", "unit")

    def with_paper(self, number):
        """Those with this number on their own or on a travel paper."""
        kept = plain_number(number)
        return (
            self.filter(Q(paper_number=kept) | Q(permits__paper_number=kept)).distinct()
            if kept
            else self.none()
        )

    def search(self, text):
        """Those with every word in the name or home, or with exactly this paper."""
        found = Q()
        for word in vietnamese.fold(text).split():
            found &= Q(search_text__contains=word)
        number = plain_number(text)
        permits = self.model._meta.get_field("permits").related_model.objects
        papers = Q(paper_number=number) | Q(pk__in=permits.with_number(number).values("worker"))
        return self.filter(found | papers) if number else self.filter(found)


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

    def with_number(self, number):
        """Those with this number, or for this travel paper."""
        return self.filter(Q(paper_number=plain_number(number)) | Q(number__iexact=number))

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
        roles = (Role.CLERK, Role.REVIEWER, Role.OVERSEER, Role.OBSERVER)
        return self.filter(user.places_as(*roles).covers())

    def between(self, start, end):
        """Those that departed from one day to another, both included."""
        return self.filter(out_on__gte=start, out_on__lte=end)
