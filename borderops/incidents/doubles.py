"""Incidents that were logged twice: finding likely ones, and counting them once."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from borderops.people.roles import REVIEWERS
from borderops.review.reasons import StrikeReason
from borderops.review.states import LEADS_FROM, State, Verb

# What another record can be counted with: it counts, or may come to.
FOLDS_INTO = [State.SUBMITTED, State.ACCEPTED]


class Doubles:
    """Pointing at likely doubles, and folding one record into another."""

    is_being_folded = False

    def likely_doubles(self, user):
        """What this person may read whole of the same day, place and people, the surest first."""
        records = type(self).objects.all()
        if not (self.occurred_on and self.district_id):
            return records.none()
        return records.readable_by(user).like(self)

    def may_be(self, other):
        """Whether the two may be the same case: the rule of `like`, for records at hand."""
        if self.pk == other.pk or self.occurred_on != other.occurred_on:
            return False
        own_place = "commune_id" if self.commune_id else "district_id"
        same_marker = self.marker_id and self.marker_id == other.marker_id
        if getattr(self, own_place) != getattr(other, own_place) and not same_marker:
            return False
        return None in (self.offenders, other.offenders) or self.offenders == other.offenders

    def fold_into(self, other, by, words="", version=None):
        """Counts the two as one: this record is taken out of the statistics and points to the other."""
        with transaction.atomic():
            both = type(self).objects.select_for_update().order_by("pk")
            found = {each.pk: each for each in both.filter(pk__in=[self.pk, other.pk])}
            other = found[other.pk]
            self.refuse_folding(found[self.pk], other, by)
            told = f"{other.number}. {words}".strip()
            self.is_being_folded = True
            self.strike(by, StrikeReason.DUPLICATE, told, version=version)
            self.duplicate_of = other
            self.save(update_fields=["duplicate_of"])
            other._note(by, Verb.JOIN, words=self.number)

    def strike(self, by, reason, words="", version=None):
        """Refused where another record counts only through this one: then the case would count no more at all."""
        counted_here = self.doubles.filter(state=State.STRUCK).order_by("pk").first()
        if counted_here and not self.is_being_folded:
            said = gettext(
                "%(other)s is counted with this record. Reopen %(other)s first, or fold this one into another."
            )
            raise ValidationError(said % {"other": counted_here})
        super().strike(by, reason, words, version=version)

    def refuse_folding(self, mine, other, by):
        """Raises ValidationError where the two cannot be counted as one."""
        names = {"record": mine, "other": other}
        if mine.pk == other.pk:
            raise ValidationError(gettext("This is the same record. Choose the other one."))
        if not other.is_foldable_for(by):
            raise ValidationError(gettext("The other record lies outside your places."))
        mine.refuse_to_go(by)
        if other.duplicate_of_id == mine.pk:
            words = gettext("“%(other)s” has been counted with this record meanwhile. Nothing more to do.")
            raise ValidationError(words % names)
        if other.duplicate_of_id:
            words = gettext("“%(other)s” is itself counted with %(first)s. Choose that one.")
            raise ValidationError(words % (names | {"first": other.duplicate_of}))
        if other.state not in FOLDS_INTO:
            words = gettext(
                "“%(other)s” neither counts nor waits for review: nothing can be counted with it."
            )
            raise ValidationError(words % names)

    def refuse_to_go(self, by):
        """Raises ValidationError where this record cannot be folded into any other, or not by this person."""
        if self.duplicate_of_id:
            words = gettext("“%(record)s” is already counted with %(first)s. Nothing was changed.")
            raise ValidationError(words % {"record": self, "first": self.duplicate_of})
        if self.state not in LEADS_FROM[Verb.STRIKE]:
            words = gettext("A record in the state “%(state)s” cannot be counted with another.")
            raise ValidationError(words % {"state": self.get_state_display()})
        self._refuse_own(by)

    def is_foldable_for(self, user):
        """Whether this person reviews where the record lies and may see it; whoever wrote it."""
        seen = type(self).objects.visible_to(user).filter(pk=self.pk)
        return self.lies_in(user.places_as(*REVIEWERS)) and seen.exists()


def with_doubles(rows, user):
    """The keys of those rows of a page that have a likely double which this person may read; one query."""
    rows = [row for row in rows if row.occurred_on and row.district_id]
    if not rows:
        return set()
    places = Q(district__in={row.district_id for row in rows})
    places |= Q(commune__in={row.commune_id for row in rows if row.commune_id})
    places |= Q(marker__in={row.marker_id for row in rows if row.marker_id})
    days = {row.occurred_on for row in rows}
    seen = type(rows[0]).objects.readable_by(user).filter(places, occurred_on__in=days)
    told = ["pk", "occurred_on", "district_id", "commune_id", "marker_id", "offenders"]
    by_day = {}
    for other in seen.exclude(state=State.STRUCK).order_by().only(*told):
        by_day.setdefault(other.occurred_on, []).append(other)
    return {row.pk for row in rows if any(row.may_be(other) for other in by_day.get(row.occurred_on, []))}
