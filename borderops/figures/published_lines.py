"""What documents publish for a period, as a closing writes it down: beside what counts, and never added to it."""

from decimal import Decimal

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from borderops.figures.counted import as_text, named
from borderops.figures.models import ReportedFigure
from borderops.figures.periods import Period
from borderops.figures.rough_days import first_day_of
from borderops.figures.spans import is_rough_day, last_day_of
from borderops.review.states import State

OF_FIGURES = {"indicator__key": _("Indicator")} | named(
    ReportedFigure, "value", "qualifier", "standing", "period", "as_of"
)
A_YEAR = len("2021")


class PublishedFigures:
    """The accepted reported figures: those for a period that lies within a closed one, for the same place."""

    key = "published"
    label = _("Reported figures")
    model = ReportedFigure
    columns = OF_FIGURES | {
        "place_key": _("districts"),
        "source": ReportedFigure._meta.get_field("source").verbose_name,
        "replaced_by__number": _("replaced by"),
    }

    def lines(self, period, district):
        """The number of each figure, and what it says. A district has those that are published for it alone."""
        figures = ReportedFigure.objects.counted().order_by("number").filter(near(period))
        if district:
            figures = figures.filter(place_key=district.code)
        successor = ReportedFigure.objects.counted().filter(replaces=OuterRef("pk")).order_by("pk")
        figures = figures.annotate(successor_number=Subquery(successor.values("number")[:1]))
        told = figures.values_list("number", *OF_FIGURES, "place_key", "source", "successor_number")
        for number, indicator, value, *rest in told:
            _qualifier, _standing, key, as_of, *_others = rest
            if lies_in(period, key, as_of):
                yield (number, indicator, plain(value), *map(as_text, rest))

    def touched(self, first, last):
        """[(moment, times for which it was accepted)] of those of before `last`, changed or replaced since `first`."""
        changed = Q(updated_at__gt=first, entered_at__lte=last)
        figures = ReportedFigure.objects.filter(changed | Q(updated_at__gt=first, replaces__isnull=False))
        moments = {}
        for key, replaced, at in figures.order_by("updated_at").values_list("pk", "replaces", "updated_at"):
            moments |= dict.fromkeys(filter(None, [key, replaced]), at)
        past = ReportedFigure.history.filter(id__in=[*moments], state=State.ACCEPTED).order_by()
        times = {}
        for key, *time in past.values_list("id", "period", "as_of").distinct() if moments else ():
            times.setdefault(key, []).append(time)
        return [(moments[key], told) for key, told in times.items()]


PUBLISHED = PublishedFigures()


def near(period):
    """The condition that a figure may lie in a period: its time names one of the years that this touches."""
    found = Q(pk=None)
    for year in range(period.start.year, period.end.year + 1):
        found |= Q(period__contains=year) | Q(as_of__startswith=year)
    return found


def lies_in(period, key, as_of):
    """Whether a figure's own time lies within a period. A year is the year's alone, however its source means it."""
    if as_of and len(as_of) == A_YEAR:
        return period.kind == "year" and as_of == str(period.end.year)
    if as_of:
        return last_day_of(as_of) in period
    if key in period.figure_keys:
        return True
    ends = key.split("..")
    if len(ends) == 2 and all(map(is_rough_day, ends)):
        return period.start <= first_day_of(ends[0]) and last_day_of(ends[1]) <= period.end
    own = Period.parse(key)
    return own.kind != "year" and period.start <= own.start and own.end <= period.end


def plain(value):
    """A value without the zeros that the database fills it with."""
    return "" if value is None else f"{Decimal(value).normalize():f}"
