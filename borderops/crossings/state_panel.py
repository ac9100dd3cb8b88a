"""How a crossing point stands, or stood at a moment, on the pages of other registers."""

from django.urls import reverse
from django.utils import timezone

from borderops.crossings.points import CrossingPoint
from borderops.crossings.standing import standings

PERMISSION = "crossings.view_flowchange"
TEMPLATE = "crossings/state_panel.html"


def state_panel(user, crossing, moment=None, when=""):
    """What a page shows of one crossing point, now or at a moment; nothing where the record has none."""
    return states_panel(user, [crossing.pk] if crossing else [], moment, when)


def states_panel(user, keys, moment=None, when=""):
    """The same for several by their keys; `when` says the moment as exactly as it is known."""
    if not keys:
        return None
    crossings = CrossingPoint.objects.filter(pk__in=keys).west_to_east()
    stood = standings(crossings, timezone.localdate(moment), moment)
    waits = moment is None and [each.crossing for each in stood if each.is_unconfirmed]
    shown = {"stood": stood, "when": when, "board": board_of(moment)}
    return shown | {"may_confirm": bool(waits) and may_confirm(user, waits)}


def may_confirm(user, crossings):
    """Whether one of these is the person's to confirm."""
    if not user.has_perm("crossings.add_confirmation"):
        return False
    keys = [crossing.pk for crossing in crossings]
    return CrossingPoint.objects.in_places_of(user).filter(pk__in=keys).exists()


def board_of(moment=None):
    """The address of the board, of today or of the day of a moment."""
    address = reverse("crossings")
    return address if moment is None else f"{address}?as_of={timezone.localdate(moment).isoformat()}"
