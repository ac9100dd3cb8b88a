"""Who may see and report from which posts; shifts and joint patrols as they are listed."""

import re
from datetime import timedelta

from django.db import models
from django.db.models import Prefetch, Q
from django.utils import timezone

from borderops import vietnamese
from borderops.patrols.choices import PostKind
from borderops.patrols.post_rules import kept_by
from borderops.people.roles import READERS, WRITERS, Role
from borderops.review.querysets import ReviewedQuerySet
from borderops.review.states import State

# What somebody types for a number: CT-2026-DV-0001, or it from the year on.
NUMBER = re.compile(r"ct-|\d{4}-")
# A report in one of these states has reached the office.
ARRIVED = (State.SUBMITTED, State.ACCEPTED)
# For how long the next shift is asked to confirm that it has taken over.
TO_TAKE_OVER = timedelta(days=3)


def by_place_or_unit(places):
    """The condition that something lies in a person's places, or belongs to the person's own unit."""
    return places.covers() | Q(unit__in=places.units)


def post_in(places):
    """The condition that a post lies there, by the commune of its last event or by that one's successor."""
    return by_place_or_unit(places) | Q(commune__main_successor__in=places.communes)


class PostQuerySet(models.QuerySet):
    """Posts: seen by whoever works where they stand, and by who keeps the lists."""

    def visible_to(self, user):
        """Those in the user's places, and those of the user's unit; the administrator keeps all of them."""
        if user.holds(Role.ADMINISTRATOR):
            return self
        return self.in_reach(user.places_as(*READERS))

    def reportable_by(self, user):
        """Those that the user may report shifts of; a team is reported from its own district or unit."""
        places = user.places_as(*WRITERS)
        return self if places.everywhere else self.filter(post_in(places))

    def changeable_by(self, user):
        """Those whose facts, events and expected reports the user keeps."""
        places = kept_by(user)
        return self if places.everywhere else self.filter(post_in(places))

    def in_reach(self, places):
        if places.everywhere:
            return self
        further = self.model.further_districts.through.objects.filter(district__in=places.districts)
        return self.filter(post_in(places) | Q(pk__in=further.values("post")))

    def with_life(self):
        """With their place, their events and what is expected of them: to ask of a day takes no query."""
        events = self.model._meta.get_field("events").related_model.objects.select_related(
            "commune", "district", "marker"
        )
        return self.select_related("commune").prefetch_related(Prefetch("events", events), "expectations")

    def called(self, words):
        """Those in whose name, number or unit each of these words stands, by name; marks do not matter."""
        words = vietnamese.fold(words).split()
        named = [
            (post, vietnamese.fold(f"{post.short_number} {post}"))
            for post in self.select_related("unit").order_by("name", "pk")
        ]
        return [post for post, name in named if all(word in name for word in words)]

    def for_list(self):
        """With everything that a row of the list shows."""
        return self.select_related(
            "unit", "district", "commune", "marker", "to_marker", "crossing"
        ).with_life()


class CheckpointManager(models.Manager.from_queryset(PostQuerySet)):
    """Fixed checkpoints alone."""

    def get_queryset(self):
        return super().get_queryset().filter(kind=PostKind.FIXED)


class PatrolTeamManager(models.Manager.from_queryset(PostQuerySet)):
    """Mobile patrol teams alone."""

    def get_queryset(self):
        return super().get_queryset().filter(kind=PostKind.MOBILE)


class ShiftReportQuerySet(ReviewedQuerySet):
    """Shift reports; see ReviewedQuerySet for who may see which."""

    def in_reach(self, places):
        return by_place_or_unit(places) if not places.everywhere else places.covers()

    def no_place_yet(self):
        """Every report names its post, and so its place."""
        return Q(pk__in=[])

    def whole_for(self, user):
        """The condition that the user may read all of a report: who kept the post, the note, trail and files."""
        return self.in_reach(user.places_as(*WRITERS)) if user.holds(*WRITERS) else Q(pk__in=[])

    def for_list(self):
        """With everything that a row of the list shows."""
        return self.select_related("post__unit", "district", "unit", "entered_by").defer("handover_note")

    def search(self, text, user):
        """By the beginning of the number, or by a post that the user may see: every word in what it is called."""
        folded = vietnamese.fold(text)
        if NUMBER.match(folded):
            return self.filter(number__startswith=f"CT-{folded.removeprefix('ct-').upper()}")
        posts = self.model._meta.get_field("post").related_model.objects.visible_to(user)
        return self.filter(post__in=[post.pk for post in posts.called(folded)])

    def not_taken_over(self, since):
        """Sent, of shifts that began after a moment, and the next shift has not confirmed the hand-over."""
        sent = self.exclude(state__in=[State.DRAFT, State.STRUCK])
        return sent.filter(starts_at__gte=since, handover__isnull=True)

    def to_take_over(self, user):
        """What the user may confirm for a unit of theirs: sent lately, by somebody else."""
        waiting = self.not_taken_over(timezone.now() - TO_TAKE_OVER)
        own = waiting.filter(unit__in=user.places_as(*WRITERS).units)
        return own.exclude(entered_by=user).exclude(submitted_by=user)

    def on_duty_days(self, start, end):
        """Reports of the duty days from `start` to `end`, both included."""
        return self.filter(duty_day__gte=start, duty_day__lte=end)

    def arrived(self):
        """Those that have reached the office: submitted or accepted."""
        return self.filter(state__in=ARRIVED)


class JointPatrolQuerySet(ReviewedQuerySet):
    """Joint patrols; see ReviewedQuerySet for who may see which."""

    def in_reach(self, places):
        """Those in a person's places, and what the person's unit logs in its own district."""
        of_unit = Q(unit__in=places.units, unit__district=models.F("district"))
        return places.covers() if places.everywhere else places.covers() | of_unit

    def whole_for(self, user):
        """The condition that the user may read all of it: trail and files."""
        if not user.holds(*WRITERS):
            return Q(pk__in=[])
        return self.no_place_yet() | self.in_reach(user.places_as(*WRITERS))

    def for_list(self):
        """With everything that a row of the list shows."""
        return self.select_related(
            "district", "counterpart", "from_marker__commune", "to_marker", "unit", "entered_by"
        )
