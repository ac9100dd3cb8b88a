"""What a report tells of each indicator: what documents publish for its period, and what the register counts."""

from dataclasses import dataclass

from django.db.models import Q

from borderops.figures.models import Indicator, ReportedFigure
from borderops.figures.published import Beside, belongs


@dataclass(frozen=True)
class Published:
    """What documents publish of one indicator for one place and one time, beside that of the year before."""

    beside: Beside
    # Whether it is for the report's own period, and not for a longer time or a day in it.
    is_main: bool

    @property
    def figures(self):
        return self.beside.now

    @property
    def place(self):
        """The codes of its districts; empty for the whole line."""
        return self.figures[0].district_codes

    @property
    def is_of_one_district(self):
        return bool(self.place) and "|" not in self.place

    @property
    def district(self):
        """The first of its districts; the only one where it is of one."""
        return next(iter(self.figures[0].districts.all()), None)

    @property
    def single(self):
        """The figure, where there is but one."""
        return self.figures[0] if len(self.figures) == 1 else None


class Figures:
    """The accepted published figures of a period and of the same period last year, by indicator."""

    def __init__(self, period):
        self.period, self.last = period, period.same_last_year
        self.told = {}
        self.indicators = list(Indicator.objects.order_by("place", "key"))
        self.now, self.before = self.published_in(period), self.published_in(self.last)
        self.ever = set(ReportedFigure.objects.counted().order_by().values_list("indicator", flat=True))

    def published_in(self, period):
        """{key of an indicator: its figures that belong to a period}."""
        years = {str(year) for year in range(period.start.year, period.end.year + 1)}
        near = Q(period__in=period.figure_keys) | Q(period__contains="..")
        for year in years:
            near |= Q(as_of__startswith=year)
        rows = ReportedFigure.objects.counted().current().filter(near)
        rows = rows.select_related("indicator", "replaces__indicator", "judged_by")
        found = {}
        for figure in rows.prefetch_related("districts").order_by("pk"):
            if belongs(figure, period):
                found.setdefault(figure.indicator_id, []).append(figure)
        return found

    def of(self, indicator):
        """What is published of an indicator: the whole line before single districts, the period before days in it."""
        if indicator.pk not in self.told:
            self.told[indicator.pk] = self.put_together(indicator)
        return self.told[indicator.pk]

    def put_together(self, indicator):
        groups = {}
        for figure in self.now.get(indicator.pk, ()):
            groups.setdefault(self.place_and_time(figure, self.period), []).append(figure)
        before = {}
        for figure in self.before.get(indicator.pk, ()):
            before.setdefault(self.place_and_time(figure, self.last), []).append(figure)
        told = [
            Published(Beside(now, before.get(key, []) if key[1] == "" else []), key[1] == "")
            for key, now in groups.items()
        ]
        return sorted(told, key=self.order)

    @staticmethod
    def place_and_time(figure, period):
        """Figures with the same are about the same; the report's own period is written as nothing."""
        time = "" if figure.period in period.figure_keys else figure.period or figure.as_of
        return figure.district_codes, time

    @staticmethod
    def order(published):
        """One figure for several districts without a split is one of the line, as far as a source goes."""
        return published.is_of_one_district, not published.is_main, published.figures[0].pk
