"""Reported figures of one district each, and the rows of the table that they make together."""

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.db.models import Count, F
from django.db.models.query import ModelIterable

from borderops.districts.models import District
from borderops.figures.models import ReportedFigure
from borderops.figures.querysets import ReportedFigureQuerySet
from borderops.review.states import State

ONE_ROW = attrgetter("period", "district_key", "standing", "source")


@dataclass
class DistrictRow:
    """All that one source gives for one district and period, as final or as an estimate."""

    period: str
    district: District
    standing: str
    source: str
    # {key of the indicator: its figure}.
    figures: dict

    @property
    def versions(self):
        return {key: figure.version for key, figure in self.figures.items()}


class RowsOfFigures(ModelIterable):
    """The figures as rows of the table, in their order."""

    def __iter__(self):
        districts = District.objects.in_bulk()
        for (period, district, standing, source), figures in groupby(super().__iter__(), ONE_ROW):
            told = {figure.indicator.key: figure for figure in figures}  # of several the last one counts
            yield DistrictRow(period, districts[district], standing, source, told)


def of_one_district(user):
    """The figures of a period and one district that a person may see; those not counted are out of it."""
    through = ReportedFigure.districts.through.objects.values("reportedfigure")
    not_split = through.annotate(districts=Count("pk")).filter(districts__gt=1).values("reportedfigure")
    figures = ReportedFigureQuerySet(ReportedFigure).visible_to(user).exclude(state=State.STRUCK)
    figures = figures.exclude(period="").exclude(pk__in=not_split).filter(districts__isnull=False)
    return figures.annotate(district_key=F("districts")).select_related("indicator")


def rows_for(user):
    """The rows of the table that a person may see, each with the figures that have a value."""
    figures = of_one_district(user).filter(value__isnull=False)
    figures._iterable_class = RowsOfFigures
    west_to_east = ["districts__order_west_to_east", "districts__code"]
    return figures.order_by("period", *west_to_east, "standing", "source", "pk")


def known_figures(user, places):
    """{(indicator, period, district, standing, source): figure} of those that a person sees, for these rows."""
    periods, sources = {place.period for place in places}, {place.source for place in places}
    figures = of_one_district(user).filter(period__in=periods, source__in=sources)
    in_order = sorted(figures, key=lambda figure: (figure.value is not None, figure.pk))
    return {(figure.indicator.key, *ONE_ROW(figure)): figure for figure in in_order}
