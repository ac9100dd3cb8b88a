"""Lists of workers and monthly counts as they are seen, listed and searched."""

from django.db import models
from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from borderops import vietnamese
from borderops.labour.course import ORDER
from borderops.people.roles import WRITERS, Role
from borderops.review.querysets import NOTHING, ReviewedQuerySet
from borderops.review.states import State


class Placed(ReviewedQuerySet):
    """Reports that name their place from the beginning."""

    def no_place_yet(self):
        return NOTHING

    def whole_for(self, user):
        """The condition that the user may read all of it: lines, trail and files."""
        return self.in_reach(user.places_as(*WRITERS)) if user.holds(*WRITERS) else NOTHING

    def whole_among(self, records, user):
        """The keys of those among some records that the user may read all of; one query for a whole page."""
        keys = [record.pk for record in records]
        return set(self.filter(self.whole_for(user), pk__in=keys).values_list("pk", flat=True))


class WorkerListQuerySet(Placed):
    """Lists of workers; observers see none: who stands in them is for the place alone."""

    readers = (Role.CLERK,)

    def in_reach(self, places):
        """In the districts, and by units of that district."""
        if places.everywhere:
            return places.covers()
        near = Q(district__in=places.districts)
        return near | Q(unit__in=places.units, unit__district=F("district"))

    def in_turn(self):
        """By their day, then in the usual order: a departure builds on the issue, whichever was keyed first."""
        kinds = [When(kind=kind, then=Value(turn)) for kind, turn in ORDER.items()]
        return self.order_by("day", Case(*kinds, output_field=IntegerField()), "submitted_at", "pk")

    def for_list(self):
        """With everything that a row of the list shows."""
        related = self.select_related("programme", "district", "crossing", "unit", "entered_by")
        return related.annotate(
            lines_good=self.lines_counted(held=""), lines_held=self.lines_counted(held__gt="")
        )

    def lines_counted(self, **which):
        """How many of its lines are such, asked in the same query."""
        lines = self.model._meta.get_field("lines").related_model.objects
        of_list = lines.filter(list=OuterRef("pk"), **which).order_by().values("list")
        return Coalesce(Subquery(of_list.annotate(n=Count("pk")).values("n")), 0)

    def with_held(self, is_so=True):
        """Those in which somebody is held back, or nobody."""
        lines = self.model._meta.get_field("lines").related_model.objects
        held = Exists(lines.filter(list=OuterRef("pk"), held__gt=""))
        return self.filter(held if is_so else ~held)

    def with_lines(self):
        """With their workers, read at once for all."""
        return self.prefetch_related("lines__permit__worker", "lines__permit__employer")

    def search(self, text):
        """Those in whose numbers, basis or remark every word stands, and those that name a permit of this number."""
        told = Q()
        for word in vietnamese.clean(text, single_line=True).split():
            fields = ("number", "minutes_number", "basis", "remark")
            told &= Q(*[(f"{field}__icontains", word) for field in fields], _connector=Q.OR)
        lines = self.model._meta.get_field("lines").related_model.objects
        permits = lines.model._meta.get_field("permit").related_model.objects
        numbered = list(permits.filter(permits.numbered(text)).order_by().values_list("pk", flat=True))
        naming = list(lines.filter(permit__in=numbered).values_list("list", flat=True))
        return self.filter(told | Q(pk__in=naming))


class ListLineQuerySet(models.QuerySet):
    """The workers of lists."""

    def events(self):
        """The lines that count: of accepted lists, not held back."""
        return self.filter(list__state=State.ACCEPTED, held="").select_related("list")


class MonthCountQuerySet(Placed):
    """Monthly counts; see ReviewedQuerySet for who may see which."""

    def for_list(self):
        """With everything that a row of the list shows."""
        return self.select_related("programme", "commune", "district", "unit", "entered_by")

    def search(self, text):
        """Those in which every word stands in the number, the source, the remark or the commune."""
        told = Q()
        for word in vietnamese.clean(text, single_line=True).split():
            fields = ("number", "source", "remark", "commune__name")
            told &= Q(*[(f"{field}__icontains", word) for field in fields], _connector=Q.OR)
        return self.filter(told)
