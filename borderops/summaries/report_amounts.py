"""How a report writes the amount of a figure into the sentence of its indicator."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from borderops.figures.models import ReportedFigure
from borderops.vietnamese import fold

# Words that say themselves that a number is an estimate; the others only say that it is rounded.
ESTIMATES = ("uoc", "du kien", "du uoc", "uoc tinh", "uoc dat", "du kien dat")
Standing = ReportedFigure.Standing


def is_estimate_word(word):
    return fold(word) in ESTIMATES


def qualifier_of(figure):
    """What makes the number inexact, in the source's words; an estimate that says none is told to be one."""
    is_estimate = figure.standing == Standing.ESTIMATE
    if is_estimate and not is_estimate_word(figure.qualifier):
        return f"{pgettext('report', 'estimated')} {figure.qualifier}".strip()
    return figure.qualifier


def number_words(figure):
    """Qualifier and number: "trên 80"."""
    return f"{qualifier_of(figure)} {figure.value_words}".strip()


def amount_words(figure):
    """Qualifier, number and unit: "trên 277 km"; a per cent without a space."""
    if figure.value is None:
        return figure.published_text
    gap = "" if figure.unit_words == "%" else " "
    return f"{number_words(figure)}{gap}{figure.unit_words}".strip()


def reached_words(figure):
    """ "dự kiến đạt 180,1 triệu USD", "đạt gần 420 tỷ đồng"; the published words where there is no number."""
    if figure.value is None:
        return figure.published_text
    word = qualifier_of(figure)
    amount = amount_words(figure).removeprefix(word).strip()
    reached = pgettext("report", "reached")
    if fold(word).endswith(fold(reached)):
        return f"{word} {amount}"
    if is_estimate_word(word):
        return f"{word} {reached} {amount}"
    estimated = pgettext("report", "estimated")
    if word.startswith(f"{estimated} "):
        return f"{estimated} {reached} {word.removeprefix(estimated).strip()} {amount}"
    if word == estimated:
        return f"{word} {reached} {amount}"
    return f"{reached} {word} {amount}".replace("  ", " ")


def clause(figure):
    """The indicator's sentence with the figure in its place, not yet begun with a capital."""
    indicator = figure.indicator
    if figure.value is None and "{reached}" not in indicator.phrase:
        return f"{indicator.label_vi}: {figure.published_text}"
    written = indicator.phrase or indicator.label_vi + ": {figure}"
    written = written.replace("{reached}", reached_words(figure)).replace("{figure}", amount_words(figure))
    told = written.replace("{number}", number_words(figure))
    # A target is an order that somebody gave, and never a rate that somebody measured.
    if is_target(figure) and not fold(told).startswith("chi dao"):
        return _("instruction: %(words)s") % {"words": told}
    return told


def is_target(figure):
    return figure.standing == Standing.TARGET or figure.indicator.nature == "target"


def amount_of(indicator, value):
    """A value of an indicator as a figure that nobody keeps, to be written like those that somebody published."""
    return ReportedFigure(indicator=indicator, value=value)


def notes(figure):
    """What has to be said beside the number, in the order in which it is said."""
    if figure.value is None:
        yield _("the source gives no number")
    elif figure.standing == Standing.DERIVED:
        yield _("derived from the published comparison")
    elif is_target(figure):
        yield _("an instruction, not a measured rate")
    elif figure.published_text and figure.value_words not in figure.published_text:
        yield _("in the source: “%(words)s”") % {"words": figure.published_text}


def capital(text):
    return text[:1].upper() + text[1:]
