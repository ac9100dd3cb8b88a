"""Numbers of papers: written one way, shown with their middle hidden, taken by one writer at a time."""

from hashlib import sha256

from borderops import vietnamese
from borderops.review.counters import Counter

HIDDEN = "••••"

# What stands between the signs of a number and says nothing.
MARKS = " .-–_"


def plain_number(text):
    """The one way a number is kept and compared: capitals, without spaces, dots and dashes."""
    bare = vietnamese.clean(text or "", single_line=True).upper()
    return "".join(letter for letter in bare if letter not in MARKS)


def masked(number):
    """A number with its middle hidden: 0020••••1234."""
    shown = 4 if len(number) >= 9 else 1
    return f"{number[:shown]}{HIDDEN}{number[-shown:]}" if len(number) > 2 else HIDDEN if number else ""


def take_paper(kind, number):
    """Lets one writer at a time ask whether a paper stands already; inside the transaction that keeps it.

    The row that is taken tells nothing of the paper: a few thousand rows serve all numbers.
    """
    Counter.next(f"labour-paper-{sha256(f'{kind} {number}'.encode()).hexdigest()[:3]}")
