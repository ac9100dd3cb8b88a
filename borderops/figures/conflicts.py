"""Published figures that contradict each other: shown with both, until a person has decided. None is ever changed."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from borderops.figures.models import ReportedFigure
from borderops.figures.published import Beside
from borderops.figures.same import time_key_last_year
from borderops.lists.sources import source_words
from borderops.review.states import State


@dataclass(frozen=True)
class Conflict:
    """What contradicts a figure, in words that say both sides; the figures of the other side."""

    words: str
    others: tuple
    # The figures whose last word settles it; while there is none it is open.
    judged: tuple = ()
    advice: str = ""

    @property
    def is_open(self):
        return not self.judged


class Conflicts:
    """What contradicts figures, found among what is published."""

    def __init__(self, published):
        self.published = {}
        for figure in published:
            key = figure.indicator_id, figure.time_key, figure.place_key
            self.published.setdefault(key, []).append(figure)

    @classmethod
    def about(cls, figures):
        """Among all that is published of the same as these figures, now and a year before: one query for all."""
        times = {figure.time_now for figure in figures}
        times |= {time_key_last_year(figure.period) for figure in figures if figure.published_change}
        published = (
            ReportedFigure.objects.counted()
            .current()
            .filter(
                indicator__in={figure.indicator_id for figure in figures},
                time_key__in=times - {None},
                place_key__in={figure.place for figure in figures},
            )
        )
        return cls(published.select_related("indicator", "judged_by").order_by("pk"))

    def of(self, figure):
        """Every contradiction of a figure, with its source's own comparison first."""
        return [*self.with_own_comparison(figure), *self.with_other_sources(figure)]

    def with_own_comparison(self, figure):
        """Where the source says another change than the published values do."""
        last = figure.published_change and time_key_last_year(figure.period)
        before = self.published.get((figure.indicator_id, last, figure.place), []) if last else []
        beside = Beside([figure], before)
        if beside.contradicts:
            words = _("The source says “%(stated)s”; the published figures say %(ours)s.")
            told = words % {"stated": figure.published_change, "ours": beside.ours}
            yield Conflict(told, tuple(before), tuple([figure] if figure.settles(*before) else []))

    def with_other_sources(self, figure):
        """Where other documents publish another value for the same."""
        if figure.value is None or figure.standing == figure.Standing.TARGET:
            return
        same = self.published.get((figure.indicator_id, figure.time_now, figure.place), [])
        others = [each for each in same if disagree(figure, each)]
        if others:
            said = "; ".join(f"{each.amount_words} ({each}, {source_words(each.source)})" for each in others)
            words = _("Published here: %(mine)s. Published elsewhere for the same: %(others)s.")
            told = words % {"mine": figure.amount_words, "others": said}
            both = (figure, *others)
            judged = tuple(each for each in both if each.settles(*both))
            yield Conflict(told, tuple(others), judged, advice(figure, others))


def disagree(figure, other):
    """Whether two figures about the same say different numbers, and neither takes the place of the other."""
    if other.pk in (figure.pk, figure.replaces_id) or other.replaces_id == (figure.pk or 0):
        return False
    says = other.value is not None and other.standing != other.Standing.TARGET
    return says and other.value != figure.value


def advice(figure, others):
    """What to do where one is an estimate that nobody has said to be replaced."""
    kinds = {each.standing == each.Standing.ESTIMATE for each in (figure, *others)}
    if kinds != {True, False}:
        return ""
    return _("One of them is an estimate. If the other takes its place, reopen that one and say so in it.")


def conflicts_of(figure):
    """What contradicts one figure; nothing where another has taken its place."""
    if not figure.indicator_id or not (figure.period or figure.as_of):
        return []
    return Conflicts.about([figure]).of(figure)


def suspected(figures):
    """Those of some figures that may be in conflict at all: with a comparison, or beside another value."""
    others = ReportedFigure.objects.counted().current().with_values()
    about = {name: OuterRef(name) for name in ("indicator", "time_key", "place_key")}
    others = others.filter(**about).exclude(pk=OuterRef("pk")).exclude(value=OuterRef("value"))
    return figures.filter(Exists(others) | ~Q(published_change=""))


def in_conflict(figures, is_open=True):
    """The keys of those accepted figures that are in conflict, open or decided."""
    found = list(suspected(figures.counted().current()).select_related("indicator"))
    conflicts = Conflicts.about(found)
    return [figure.pk for figure in found if any(each.is_open == is_open for each in conflicts.of(figure))]


def mark_conflicts(figures):
    """Notes on each accepted figure of a page what contradicts it, for all in one query."""
    told = [figure for figure in figures if figure.state == State.ACCEPTED]
    conflicts = Conflicts.about(told) if told else None
    for figure in figures:
        figure.conflicts = conflicts.of(figure) if figure in told and not figure.successor else []
