"""What accepted reports tell, added up by the database: a row for each crossing point, part of a month and standing.

Each table is asked once for all periods of a page; `figures_sums` picks of the rows those that a period counts.
"""

from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.db.models.functions import Left

from borderops.crossings.figures_parts import DAY_OF_MONTH, asked_for, first_days, part_of
from borderops.crossings.figures_rule import A_MONTH, told_as_final
from borderops.crossings.models import TrafficReport, TravellerRow

PLACE = ("crossing", "month", "part")


class TrafficRows:
    """The rows of all that some periods may count; an estimate is left out where the same was told as final."""

    def __init__(self, user, periods):
        self.firsts = first_days(periods)
        accepted = TrafficReport.objects.visible_to(user).counted().order_by().filter(asked_for(periods))
        told = accepted.exclude(told_as_final(accepted)).alias(day=DAY_OF_MONTH)
        self.told = told.annotate(month=Left("period", A_MONTH), part=part_of(self.firsts))
        self.reports = list(self.rows(self.told).annotate(**of_reports()))
        self.travellers = list(
            self.rows(self.told.filter(travellers__isnull=False)).annotate(**of_travellers())
        )
        self.tonnes, self.values = list(self.of_tonnes()), list(self.of_values())

    def rows(self, told, *kinds):
        return told.values_list(*PLACE, "standing", *kinds)

    def of_tonnes(self):
        """Tonnes by direction, and in how many reports."""
        told = self.rows(self.told.filter(trade__tonnes__isnull=False), "trade__direction")
        return told.annotate(reports=Count("pk", distinct=True), total=Sum("trade__tonnes"))

    def of_values(self):
        """Values by direction and currency, which are never added to one another."""
        told = self.rows(self.told.filter(trade__amount__isnull=False), "trade__direction", "trade__currency")
        return told.annotate(total=Sum("trade__amount"))

    @property
    def places(self):
        """The parts of months of which anything was told."""
        return {row[: len(PLACE)] for row in self.reports}


def of_reports():
    passed = Exists(TravellerRow.objects.filter(report=OuterRef("pk")))
    return {
        "reports": Count("pk"),
        "n_in": Count("vehicles_in"), "n_out": Count("vehicles_out"),
        "v_in": Sum("vehicles_in"), "v_out": Sum("vehicles_out"),
        "checked_sum": Sum("health_checked", filter=passed),
    }  # fmt: skip


def of_travellers():
    way_in, way_out = "travellers__people_in", "travellers__people_out"
    seen = Q(health_checked__isnull=False)
    return {
        "n_in": Count("pk", filter=Q(**{f"{way_in}__isnull": False}), distinct=True),
        "n_out": Count("pk", filter=Q(**{f"{way_out}__isnull": False}), distinct=True),
        "p_in": Sum(way_in), "p_out": Sum(way_out),
        "seen_in": Sum(way_in, filter=seen), "seen_out": Sum(way_out, filter=seen),
    }  # fmt: skip
