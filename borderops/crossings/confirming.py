"""Somebody saw that what stands at a crossing point still holds: one tap, once."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.crossings.changes import Confirmation
from borderops.crossings.points import CrossingPoint
from borderops.crossings.standing import standings
from borderops.review.states import State

# A second tap within this time is the same one.
SAME_TAP = timedelta(minutes=1)


def confirm(crossing, by, change=None, source="", seen=None):
    """Confirms one change, or all that stand; raises ValidationError where that cannot be, or others stand now."""
    with transaction.atomic():
        locked = CrossingPoint.objects.select_for_update(of=["self"], no_key=True).filter(pk=crossing.pk)
        (standing,) = standings(locked, timezone.localdate())
        if change is not None:
            change.refresh_from_db()  # it may have been struck or returned until we had the crossing point
        held = [each.change for each in standing.known]
        if seen is not None and seen != standing.seen:
            words = gettext("%(crossing)s has changed since you opened the page. Look again, then confirm.")
            raise ValidationError(words % {"crossing": crossing})
        if change is not None and change not in held:
            raise ValidationError(why_not(change, standing))
        if not held:
            raise ValidationError(
                gettext("Nothing is known of this crossing point that could be confirmed. Log a change.")
            )
        confirmed = held if change is None else [change]
        for each in confirmed:
            confirm_once(each, by, vietnamese.clean(source, single_line=True)[:200])
    return confirmed


def confirm_once(change, by, source):
    """Keeps a confirmation, unless the same person has just made it."""
    since = timezone.now() - SAME_TAP
    if not change.confirmations.filter(by=by, at__gt=since).exists():
        Confirmation.objects.create(change=change, by=by, source=source)


def why_not(change, standing):
    """Why a change cannot be confirmed, in words."""
    if change.state == State.STRUCK:
        return gettext("This change was struck and counts no longer. There is nothing to confirm.")
    if not change.is_in_force or change.counts_from > timezone.now():
        return gettext("This change is not in force yet. It can be confirmed once it is.")
    now = standing.of(change.flow, change.side).change
    if now == change:
        return gettext("By its kind this does not pass there any more, so there is nothing to confirm.")
    words = gettext("This change does not hold any more: %(newer)s came after it. Look at the board again.")
    return words % {"newer": now.in_short}
