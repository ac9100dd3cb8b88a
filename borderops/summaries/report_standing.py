"""How far the figures of a period stand: whether they are closed, and what still waits for review. In Vietnamese."""

from django.utils import translation
from django.utils.translation import ngettext, pgettext

from borderops import vietnamese
from borderops.figures.counted import counted_registers
from borderops.summaries.amendments import difference
from borderops.summaries.closings import Closing


def standing(period):
    """The sentences that a reader of a report must know."""
    with translation.override("vi"):
        told = [closed_words(period)]
        if number := sum(register.waiting(period, None) for register in counted_registers.values()):
            words = ngettext(
                "%(n)s record of the period waits for review and is not counted.",
                "%(n)s records of the period wait for review and are not counted.",
                number,
            )
            told.append(words % {"n": vietnamese.number(number)})
        return told


def closed_words(period):
    """The closing by which the figures stand, and whether anything counts otherwise since."""
    closing = Closing.objects.current().of(period, None).first()
    if closing is None:
        return pgettext("report", "The figures of the period are not closed.")
    words = pgettext("report", "The figures are closed as %(number)s on %(day)s.")
    words %= {"number": closing.number, "day": vietnamese.day(closing.closed_at)}
    if difference(closing):
        words += " " + pgettext("report", "Something has changed since; the report tells what counts now.")
    return words
