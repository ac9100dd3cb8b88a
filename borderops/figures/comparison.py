"""How a figure stands to the one before it, in a number and in words."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.figures.unit_words import amount as amount_of

SMALLEST_BASE = 10  # a per cent of fewer says more than the figures do


@dataclass(frozen=True)
class Change:
    """What became of a figure: up, down, unchanged, or missing where one of the two is not known."""

    direction: str
    difference: int | Decimal | None
    percent: Decimal | None
    words: str


def compare(now, before, unit=""):
    """The change from one figure to the next; missing is not zero, and no per cent stands on a small base."""
    if now is None or before is None:
        return Change("missing", None, None, _("no figures"))
    now, before = _exact(now), _exact(before)
    if now == before:
        return Change("unchanged", 0, None, _("unchanged"))
    direction = "up" if now > before else "down"
    percent = _percent(now - before, before)
    return Change(direction, now - before, percent, _words(direction, abs(now - before), percent, unit))


def _exact(figure):
    return Decimal(str(figure)) if isinstance(figure, float) else figure


def _percent(difference, base):
    """The change in per cent, to one decimal; none on a small base, or where it would read as nought."""
    if base < SMALLEST_BASE:
        return None
    share = Decimal(difference) * 100 / Decimal(base)
    return share.quantize(Decimal("0.1"), ROUND_HALF_UP) or None


def _words(direction, size, percent, unit):
    amount = amount_of(size, unit)
    if percent is None:
        words = _("up %(amount)s") if direction == "up" else _("down %(amount)s")
        return words % {"amount": amount}
    words = _("up %(amount)s (%(share)s)") if direction == "up" else _("down %(amount)s (%(share)s)")
    return words % {"amount": amount, "share": vietnamese.percent(abs(percent))}
