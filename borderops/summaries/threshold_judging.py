"""Whether figures cross their thresholds, and how that is said."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from borderops.figures.comparison import SMALLEST_BASE, Change, compare
from borderops.figures.counting import counting_of
from borderops.figures.periods import Period
from borderops.figures.same_days import same_days_last_year
from borderops.figures.unit_words import amount
from borderops.figures.units import scale_of


@dataclass(frozen=True)
class Crossed:
    """What a threshold makes of a figure of a period; `fires` says whether the figure is past it."""

    threshold: object
    period: Period
    now: int | Decimal | None = None
    before: int | Decimal | None = None
    fires: bool = False
    change: Change | None = None
    # Why it cannot be judged, in words.
    fault: str = ""
    # Where the records behind the figure stand, for who may open them.
    url: str = ""

    @property
    def district(self):
        """The district, or nothing for the whole line."""
        return self.threshold.district

    @property
    def words(self):
        """The figure and how it stands to its threshold, or why nobody can say."""
        about = _("%(indicator)s, %(place)s, %(period)s") % {
            "indicator": self.threshold.indicator.label,
            "place": self.threshold.place,
            "period": self.period.name,
        }
        return f"{about}: {self.standing_words}"

    @property
    def standing_words(self):
        """The same without what it is about."""
        return "; ".join([*self.figure_words(), self.fault or self.limit_words])

    @property
    def found_words(self):
        """The figure alone, and why it cannot be judged; beside the threshold that is enough."""
        return "; ".join([*self.figure_words(), *filter(None, [self.fault])])

    def figure_words(self):
        """The figure, and how it changed where that is what the threshold is about."""
        if self.now is None:
            return
        indicator = self.threshold.indicator
        yield amount_words(indicator, self.now)
        if self.change and not self.fault:
            told = {"change": self.change.words, "before": amount_words(indicator, self.before)}
            yield _("%(change)s on the same days last year (%(before)s)") % told

    @property
    def limit_words(self):
        """Whether it is past the threshold, and what that is."""
        words = _("past the threshold: %(limit)s") if self.fires else _("within the threshold: %(limit)s")
        return words % {"limit": self.threshold.condition}


def amount_words(indicator, value):
    """A figure with its unit, in the size in which the office writes it, such as 180,1 triệu USD."""
    if value is None:
        return _("no figures")
    return amount(round(Decimal(str(value)) / scale_of(indicator), 3), indicator.written_unit)


def judge(threshold, figures, period, today):
    """How a figure of a period stands to its threshold."""
    counting = counting_of(threshold.indicator.key)
    if counting is None:
        return Crossed(threshold, period, fault=_("The register does not count this indicator any more."))
    last, place = same_days_last_year(period, today), threshold.district
    if not all(
        figures.may_be_told(counting, span) for span in [period, *([last] if threshold.is_rise else [])]
    ):
        words = _("numbers of people are told to you only for whole reporting months")
        return Crossed(threshold, period, fault=words)
    now = figures.at(counting, period, place)
    told = {"now": now, "url": figures.url(counting, period, place)}
    if threshold.waits_for_end and period.end >= today:
        return Crossed(threshold, period, **told, fault=_("it is judged once the period is over"))
    if threshold.is_rise:
        told["before"] = figures.at(counting, last, place)
        return Crossed(threshold, period, **told, **judge_rise(threshold, now, told["before"]))
    if now is None:
        return Crossed(threshold, period, **told, fault=_("no figures"))
    fires = now > threshold.limit if threshold.is_above else now < threshold.limit
    return Crossed(threshold, period, **told, fires=fires)


def judge_rise(threshold, now, before):
    """Whether a figure has risen by as much; a base that is missing or too small is not compared with."""
    if now is None:
        return {"fault": _("no figures")}
    if before is None:
        return {"fault": _("cannot be compared: no figures for the same days last year")}
    change = compare(now, before, threshold.indicator.unit_words)
    if not threshold.is_percent:
        return {"fires": exact(now) - exact(before) >= threshold.limit, "change": change}
    if before < SMALLEST_BASE:
        words = _("cannot be compared in per cent: only %(before)s on the same days last year")
        return {"fault": words % {"before": amount_words(threshold.indicator, before)}, "change": change}
    share = (exact(now) - exact(before)) * 100 / exact(before)
    return {"fires": share >= threshold.limit, "change": change}


def exact(figure):
    return Decimal(str(figure))
