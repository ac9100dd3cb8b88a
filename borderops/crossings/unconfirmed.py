"""On the first page: the crossing points whose state somebody on the spot has to confirm anew."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from borderops.crossings.changes import Confirmation, FlowChange
from borderops.crossings.choices import KnownFrom
from borderops.crossings.points import CrossingPoint
from borderops.crossings.standing import STAYS_CONFIRMED
from borderops.review.inbox import Task, register_task


def unconfirmed_for(user):
    """Those in the user's places; the same that their standing calls unconfirmed, found in one query."""
    own = CrossingPoint.objects.in_places_of(user)
    old = unconfirmed_changes(FlowChange.objects.filter(crossing__in=own.values("pk")), timezone.now())
    return own.filter(pk__in=old.values("crossing")).distinct()


def unconfirmed_changes(changes, moment):
    """Of these, the changes that stand at a moment, known from a unit and confirmed too long ago."""
    limit = moment - STAYS_CONFIRMED
    confirmed = Confirmation.objects.until(moment).filter(change=OuterRef("pk"))
    ages = Q(known_from=KnownFrom.UNIT) | Exists(confirmed)
    # By keys: a condition beside the window would choose the changes before their order is known.
    standing = FlowChange.objects.filter(pk__in=changes.standing_at(moment).values("pk"))
    return standing.filter(ages, ~Exists(confirmed.filter(at__gte=limit)), counts_from__lt=limit)


def register_unconfirmed():
    register_task(
        Task(
            "unconfirmed-crossings",
            _("Crossing points to be confirmed"),
            "crossings.add_confirmation",
            unconfirmed_for,
            "crossings",
            _("confirm that each still stands so, or log what has changed"),
            query="unconfirmed=on",
        )
    )
