"""Early notices as they are listed, searched and put before people."""

from datetime import datetime, time

from django.db import models
from django.db.models import Case, IntegerField, Q, Value, When
from django.utils import timezone

from borderops import vietnamese
from borderops.crossings.choices import Importance
from borderops.crossings.points import CrossingPoint
from borderops.people.roles import WRITERS

CLOSED_TURN = 9
TURNS = {Importance.URGENT: 0, Importance.HIGH: 1, Importance.USUAL: 2}
NAMES = ["code", "name", "other_name", "name_zh", "aliases"]


def beginning_of(day):
    return timezone.make_aware(datetime.combine(day, time.min))


def ending_of(day):
    return timezone.make_aware(datetime.combine(day, time.max))


def names_of_crossings():
    """The names of every crossing point by its key, folded; they are few enough to be read whole."""
    rows = CrossingPoint.objects.order_by().values_list("pk", *NAMES)
    return {pk: vietnamese.fold(" ".join(names)) for pk, *names in rows}


class NoticeQuerySet(models.QuerySet):
    """Early notices: for those who work where one of their crossing points lies."""

    def visible_to(self, user):
        """Those about crossing points in the user's places, and the user's own."""
        if not user.has_perm("crossings.view_notice"):
            return self.none()
        if user.places_as(*WRITERS).everywhere:
            return self
        return self.filter(self.about_places_of(user) | Q(entered_by=user))

    def answerable_by(self, user):
        """Those which the user, posted at one of their crossing points, may close or make changes from."""
        if not user.has_perm("crossings.change_notice"):
            return self.none()
        return self.filter(self.about_places_of(user))

    def about_places_of(self, user):
        """The condition that one of the crossing points lies in the user's places."""
        return Q(pk__in=self.told_of(CrossingPoint.objects.in_places_of(user)))

    def about(self, crossings):
        """Those about one of these crossing points."""
        return self.filter(pk__in=self.told_of(crossings))

    def told_of(self, crossings):
        through = self.model.crossings.through.objects
        return through.filter(crossingpoint__in=crossings.order_by().values("pk")).values("notice")

    def waiting(self):
        """Those of which nothing has been made yet."""
        return self.filter(done_at__isnull=True)

    def closed(self):
        """Those of which somebody has said what became of them."""
        return self.filter(done_at__isnull=False)

    def received_between(self, since=None, until=None):
        """Those received from a day until a day."""
        rows = self
        if since:
            rows = rows.filter(received_at__gte=beginning_of(since))
        if until:
            rows = rows.filter(received_at__lte=ending_of(until))
        return rows

    def urgent(self):
        """Those that must be read at once."""
        return self.filter(importance=Importance.URGENT)

    def concerning(self, day, with_waiting=False):
        """Those whose time includes a day; without a start they count from when they were received.

        Without an end they count until they are closed. A year or a month includes each of its days: kept as text,
        it stands before them in their order, so that only an end has to be asked for by name.
        """
        iso, begins, ends = day.isoformat(), beginning_of(day), ending_of(day)
        begun = Q(starts__gt="", starts__lte=f"{iso}T99") | Q(starts="", received_at__lte=ends)
        whole = [iso[:4], iso[:7]]
        open_end = Q(ends="") & (Q(done_at__isnull=True) | Q(done_at__gte=begins))
        includes = begun & (Q(ends__gte=iso) | Q(ends__in=whole) | open_end)
        return self.filter(includes | Q(done_at__isnull=True) if with_waiting else includes)

    def by_importance(self):
        """What is urgent first, the latest on top."""
        whens = [When(importance=name, then=Value(turn)) for name, turn in TURNS.items()]
        weight = Case(*whens, output_field=IntegerField())
        return self.annotate(weight=weight).order_by("weight", "-received_at", "-pk")

    def in_turn(self):
        """With the place in which each must be read: what waits by importance, then what is closed."""
        whens = [When(importance=name, then=Value(turn)) for name, turn in TURNS.items()]
        closed = When(done_at__isnull=False, then=Value(CLOSED_TURN))
        return self.annotate(turn=Case(closed, *whens, output_field=IntegerField()))

    def urgent_first(self):
        """As they must be read."""
        return self.in_turn().order_by("turn", "-received_at", "-pk")

    def saying(self, text):
        """Those with every word in what they say or in a crossing point's names, in any spelling."""
        words = dict.fromkeys(vietnamese.fold(text).split())
        names = names_of_crossings() if words else {}
        rows = self
        for word in words:
            rows = rows.filter(self.says(word, names))
        return rows

    def says(self, word, names):
        """The condition that a word stands in what a notice says, or in a name of what it is about."""
        said = Q(search_text__contains=word)
        named = [pk for pk, folded in names.items() if word in folded]
        if not named:
            return said
        return said | Q(pk__in=self.told_of(CrossingPoint.objects.filter(pk__in=named)))

    def for_list(self):
        """With everything that a row of the list shows."""
        return self.select_related("unit", "entered_by", "done_by").prefetch_related(
            models.Prefetch("crossings", CrossingPoint.objects.west_to_east())
        )
