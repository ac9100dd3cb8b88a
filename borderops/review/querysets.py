"""Who may see, mend and review which records. Every list, page, admin and workbook starts here."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from borderops.people.roles import REVIEWERS, WRITERS, Role
from borderops.review.states import HANDS_ON, State

NOTHING = Q(pk__in=[])


def past_review():
    """The condition that what waits should have been reviewed by now."""
    return Q(review_due_at__lt=timezone.now())


class ReviewedQuerySet(models.QuerySet):
    """Records that one person logs and another reviews."""

    # Who sees what is accepted, without having logged or reviewed it.
    readers = (Role.CLERK, Role.OBSERVER)

    def in_reach(self, places):
        """The condition that a record lies in `places`; registers without a place override this."""
        return places.covers()

    def own_of(self, user):
        """The condition that a record was logged by the user or in the user's unit, within reach."""
        if not user.holds(*WRITERS):
            return NOTHING
        return self.hand_of(user) & (self.no_place_yet() | self.in_reach(user.places_as(*WRITERS)))

    def hand_of(self, user):
        """The condition that the user or the user's unit logged it."""
        return Q(entered_by=user) | Q(unit__in=user.places_as(*WRITERS).units)

    def no_place_yet(self):
        """The condition that a draft does not say yet where."""
        return Q(district__isnull=True)

    def visible_to(self, user):
        """By place and state: drafts in their own unit only, what is sent to reviewers, the accepted to readers."""
        seen = self.no_place_yet() & self.hand_of(user) if user.holds(*WRITERS) else NOTHING
        for places, what in self.seen_in(user).items():
            seen |= self.in_reach(places) & what
        return self.filter(seen)

    def seen_in(self, user):
        """What the user sees in which places. Each place is asked for once, so that an index can find it."""
        roles = [
            (WRITERS, self.hand_of(user)),
            (REVIEWERS, ~Q(state=State.DRAFT)),
            (self.readers, self.open_to_readers()),
        ]
        seen = {}
        for held, what in roles:
            if user.holds(*held):
                places = user.places_as(*held)
                seen[places] = seen[places] | what if places in seen else what
        return seen

    def open_to_readers(self):
        """The condition that a record is for those who only read."""
        return Q(state=State.ACCEPTED)

    def whole_for(self, user):
        """The condition that this person, who may see a record, may read all of it (as `is_whole_for` says of one)."""
        return ~Q(pk=None)

    def readable_by(self, user):
        """What the user may see and may read all of."""
        return self.visible_to(user).filter(self.whole_for(user))

    def own_to(self, user):
        """What the user or the user's unit logged, in any state."""
        return self.filter(self.own_of(user))

    def editable_by(self, user):
        """Drafts and returned records of the user's own unit."""
        return self.filter(self.own_of(user), state__in=[State.DRAFT, State.RETURNED])

    def reviewable_by(self, user):
        """Records in a reviewer's places that no hand of the reviewer's has been on."""
        if not user.holds(*REVIEWERS):
            return self.none()
        places = self.in_reach(user.places_as(*REVIEWERS))
        return (
            self.filter(places)
            .exclude(entered_by=user)
            .exclude(self.handled_by(user))
            .exclude(state=State.DRAFT)
        )

    def handled_by(self, user):
        """The condition that the user wrote, edited or submitted the record at some time."""
        note = self.model._meta.get_field("notes").related_model
        hands = note.objects.about(self.model).filter(object_id=OuterRef("pk"), by=user, verb__in=HANDS_ON)
        return Exists(hands)

    def waiting(self):
        """Submitted and not yet reviewed."""
        return self.filter(state=State.SUBMITTED)

    def in_turn(self):
        """In the order in which many are accepted at once: who was sent first comes first."""
        return self.order_by("submitted_at", "pk")

    def late(self):
        """Waiting for longer than its deadline allows."""
        return self.waiting().filter(past_review())

    def counted(self):
        """Only accepted records enter any figure."""
        return self.filter(state=State.ACCEPTED)
