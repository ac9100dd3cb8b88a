"""How a figure stands to the same period last year: as its source states it, else by what is published or counted."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from borderops import vietnamese
from borderops.figures.comparison import compare
from borderops.figures.published import in_times
from borderops.summaries.report_amounts import Standing, amount_of, amount_words, is_target, qualifier_of
from borderops.summaries.report_sources import marks
from borderops.summaries.report_times import last_year_words, same_period_words
from borderops.vietnamese import fold


@dataclass(frozen=True)
class Compared:
    """A comparison in words, with the numbers of its sources; `is_change` where it simply states a change."""

    words: str = ""
    refs: tuple = ()
    is_change: bool = False

    @property
    def joined(self):
        """As it follows the figure: a change after a comma, what is missing or in doubt as a clause of its own."""
        return f"{', ' if self.is_change else '; '}{self.words}" if self.words else ""


def compared(published, last, sources):
    """How a published figure stands to the year before."""
    figure, beside = published.single, published.beside
    if figure is None or figure.value is None or is_target(figure):
        return Compared()
    if figure.published_change and not published.is_main:
        return Compared(_("%(change)s, as published") % {"change": stated_words(figure)}, is_change=True)
    if figure.published_change:
        return stated(figure, beside, last, sources)
    if not (published.is_main and figure.indicator.comparable):
        return Compared()
    if beside.change is None:
        words = _("not compared: several figures are published for %(year)s")
        return Compared(words % {"year": last_year_words(last)})
    if beside.change.direction == "missing":
        return missing(last)
    base = beside.before[0]
    if not (figure.is_exact and base.is_exact):
        return side_by_side(base, last, sources)
    return with_base(change_words(figure.indicator, beside.change), base, last, sources)


def side_by_side(base, last, sources):
    """Both amounts and no difference, where one of them is only "about" so much."""
    n = sources.of_figure(base)
    words = f"{same_period_words(last)}: {amount_words(base)}"
    return Compared(words + marks([n]), (n,))


def missing(last):
    return Compared(_("no figures for %(period)s") % {"period": same_period_words(last)})


def stated(figure, beside, last, sources):
    """The source's own comparison; where the published figures say otherwise, both."""
    words = stated_words(figure)
    if not beside.before:
        return Compared(since(words, last), is_change=True)
    base = beside.before[0]
    if beside.contradicts:
        n = sources.of_figure(base)
        return Compared(conflict_words(figure, base, last, marks([n])), (n,))
    if base.standing == Standing.DERIVED or base.value is None or len(beside.before) > 1:
        return Compared(since(words, last), is_change=True)
    return with_base(words, base, last, sources)


def stated_words(figure):
    """As published, with the unit where the source left it out: "tăng 3" is "tăng 3 hội nghị"."""
    words = figure.published_change.strip()
    return f"{words} {figure.unit_words}" if words[-1:].isdigit() else words


def since(words, last):
    if fold(pgettext("report", "on %(period)s") % {"period": ""}) in fold(words):
        return words
    return f"{words} " + pgettext("report", "on %(period)s") % {"period": same_period_words(last)}


def with_base(words, base, last, sources):
    """With the figure that it is compared with, and where that stands."""
    n = sources.of_figure(base)
    return Compared(f"{since(words, last)} ({base_words(base)}){marks([n])}", (n,), is_change=True)


def base_words(base):
    """The figure of the year before: its amount, then what makes it inexact."""
    plain = amount_words(amount_of(base.indicator, base.value))
    return ", ".join(filter(None, [plain, qualifier_of(base)]))


def conflict_words(figure, base, last, mark):
    """Both comparisons in words; to settle which one holds is a person's matter."""
    told = {
        "stated": stated_words(figure),
        "year": last_year_words(last),
        "base": f"{base_words(base)}",
        "mark": mark,
        "ours": ours_in_kind(figure, base),
    }
    words = _(
        "the source says %(stated)s; by the published figure of %(year)s (%(base)s)%(mark)s it is %(ours)s"
    )
    return words % told


def ours_in_kind(figure, base):
    """Our own comparison, in the manner that the source chose: how many times as much, per cent, or the difference."""
    now, before = figure.value, base.value
    if times := in_times(figure.published_change, now, before):
        return times
    change = compare(now, before)
    if figure.published_change.strip().endswith("%") and change.percent is not None:
        direction = _("up %(amount)s") if now > before else _("down %(amount)s")
        return direction % {"amount": vietnamese.percent(abs(change.percent))}
    return change_words(figure.indicator, change)


def change_words(indicator, change):
    """A change in the unit in which the figures are written: "tăng 5,3 triệu USD (3%)"."""
    if change.direction in ("missing", "unchanged"):
        return change.words
    if indicator.unit == "%":  # a share that rises from 40% to 50% has not risen by 10%
        amount = pgettext("report", "%(n)s points") % {"n": vietnamese.number(abs(change.difference))}
    else:
        amount = amount_words(amount_of(indicator, abs(change.difference)))
    if change.percent is not None and indicator.unit != "%":
        words = (
            _("up %(amount)s (%(share)s)") if change.direction == "up" else _("down %(amount)s (%(share)s)")
        )
        return words % {"amount": amount, "share": vietnamese.percent(abs(change.percent))}
    words = _("up %(amount)s") if change.direction == "up" else _("down %(amount)s")
    return words % {"amount": amount}
