"""How lists and papers say what a shift report holds: the duty day, who was there, who took over, sums."""

from django.utils.translation import gettext

from borderops import vietnamese


def duty_words(report):
    """The duty day, and which of its shifts it was."""
    day = vietnamese.day(report.duty_day)
    return gettext("%(day)s, shift %(n)s") % {"day": day, "n": report.slot} if report.slot else day


def present_facts(report):
    """Who was there: (label, number) of each force that was counted."""
    named = [(report.label(name), getattr(report, name)) for name in report.FORCES]
    return [(label, vietnamese.number(count)) for label, count in named if count is not None]


def present_words(report):
    """Who was there, in a line: numbers alone."""
    return ", ".join(f"{label} {number}" for label, number in present_facts(report))


def taken_over_words(report):
    """When the next shift confirmed the hand-over."""
    done = report.handed_over
    return vietnamese.moment(done.at) if done else gettext("not confirmed")


def known_sum(values):
    """The sum of what was counted; nothing where nobody counted."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None
