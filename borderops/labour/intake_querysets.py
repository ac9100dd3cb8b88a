"""Employers and their demands as they are seen, listed and searched."""

from django.db import models
from django.utils import timezone

from borderops import vietnamese


class EmployerQuerySet(models.QuerySet):
    """Employers abroad; firms, not persons."""

    def visible_to(self, user):
        return self if user.has_perm("labour.view_employer") else self.none()

    def for_list(self):
        """With everything that a row of the list shows."""
        return self.prefetch_related("programmes")

    def search(self, text):
        """Those with every word in a name, the place or the licence; they are few enough to be read whole."""
        return self.filter(pk__in=found_in(self, text, ["name", "name_there", "place", "licence"]))


class IntakeQuerySet(models.QuerySet):
    """Demands of employers; they name no worker."""

    def visible_to(self, user):
        return self if user.has_perm("labour.view_intake") else self.none()

    def for_list(self):
        """With everything that a row of the list shows."""
        return self.select_related("programme", "employer", "sector")

    def still_open(self):
        """Those for which workers are still to be found."""
        return self.filter(closed_on__isnull=True, ends_on__gte=timezone.localdate())

    def search(self, text):
        """Those with every word in the number, the letter, the place or the employer."""
        names = ["code", "letter", "place", "employer__name", "employer__place"]
        return self.filter(pk__in=found_in(self, text, names))


def found_in(rows, text, names):
    """The keys of the rows with every word in these fields, in any spelling."""
    words = vietnamese.fold(text).split()
    told = ((pk, vietnamese.fold(" ".join(said))) for pk, *said in rows.order_by().values_list("pk", *names))
    return [pk for pk, said in told if all(word in said for word in words)]
