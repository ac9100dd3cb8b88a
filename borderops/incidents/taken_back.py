"""Persons and follow-ups that an import brought: a person comes with a follow-up, and goes with it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from borderops.incidents.models import FollowUp, Person
from borderops.review.states import State


class FollowUpsTakenBack:
    """What a sheet of follow-ups does with rows that are taken back, or older than the register."""

    naming = ["number", "line"]
    drafts_go_alone = False

    def remove(self, record, user, undo):
        """A draft takes the person along whom it brought into the register."""
        person = None if record.number else record.person_made_with_it()
        super().remove(record, user, undo)
        if person and not person.follow_ups.exists():
            person._history_user = user
            person.delete()


class PersonsTakenBack:
    """What a sheet of persons does with rows that are taken back."""

    def undo_row(self, object_id, undo, user):
        """A new person went with the follow-up, or stays in one that was struck."""
        if not undo.get("new"):
            return super().undo_row(object_id, undo, user)
        standing = FollowUp.objects.filter(person=object_id).exclude(state=State.STRUCK).order_by("pk")
        if Person.objects.filter(pk=object_id).exists() and standing.exists():
            words = gettext("A follow-up still names this person: %(other)s.")
            raise ValidationError(words % {"other": standing.first()})
        return None

    def put_back(self, record, user, undo):
        """Mends the person as they were, through a follow-up that is open."""
        self.one_by_one = True
        self.keep(record, False, {}, user=user)
