"""Workers and permits that an import brought and that are taken back: nothing personal stays of them."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from borderops.labour.forgetting import OF_PERMITS, OF_WORKERS
from borderops.labour.models import Permit, Worker
from borderops.people.roles import WRITERS


class WorkersTakenBack:
    """What a sheet of workers does with rows that are taken back."""

    def refuse_undo(self, record, user, is_new):
        super().refuse_undo(record, user, is_new)
        if not record.lies_in(user.places_as(*WRITERS)):
            raise ValidationError(gettext("This worker lies outside your places."))

    def remove(self, record, user, undo):
        """Nobody could later ask what a history without its worker says of a person: it is emptied."""
        key = record.pk
        super().remove(record, user, undo)
        Worker.history.filter(id=key).update(**OF_WORKERS)


class PermitsTakenBack:
    """What a sheet of permits does with rows that are taken back."""

    def remove(self, record, user, undo):
        """What its history says of the person's paper goes with it."""
        key = record.pk
        super().remove(record, user, undo)
        Permit.history.filter(id=key).update(**OF_PERMITS)
