"""How far the figures of a period stand: whether they are closed, and what still waits for review. In Vietnamese."""

from django.utils import translation
from django.utils.translation import ngettext, pgettext

from borderops import vietnamese
from borderops.figures.counted import counted_registers
from borderops.summaries.amendments import difference
from borderops.summaries.closings import Closing
from borderops.summaries.manifest import Manifest


def standing(period):
    """(what a reader of a report must know, what those alone must know who make it), as sentences."""
    closing = Closing.objects.current().of(period, None).first()
    now = Manifest.of(period) if closing else None
    waiting = (
        now.waiting if now else {key: each.waiting(period, None) for key, each in counted_registers.items()}
    )
    with translation.override("vi"):
        return [closed_words(closing, now)], list(waiting_words(sum(waiting.values())))


def closed_words(closing, now):
    """The closing by which the figures stand, and whether anything counts otherwise since."""
    if closing is None:
        return pgettext("report", "The figures of the period are not closed.")
    words = pgettext("report", "The figures are closed as %(number)s on %(day)s.")
    words %= {"number": closing.number, "day": vietnamese.day(closing.closed_at)}
    if difference(closing, now):
        words += " " + pgettext("report", "Something has changed since; the report tells what counts now.")
    return words


def waiting_words(number):
    """How many records of the period wait; those who read what is issued are told nothing of them."""
    if number:
        words = ngettext(
            "%(n)s record of the period waits for review and is not counted.",
            "%(n)s records of the period wait for review and are not counted.",
            number,
        )
        yield words % {"n": vietnamese.number(number)}
