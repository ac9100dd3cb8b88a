"""What supervisors read: the dashboard, the table of many dimensions, and a report made from the whole register."""

from django.urls import reverse
from django.utils import timezone

from borderops.figures.models import Indicator
from borderops.figures.periods import Period
from borderops.summaries.report_content import content_of
from tests.benchmarks.measure import RUNS, Door, Line, once

PAGE_MS, BY_KIND_MS, TEN_YEARS_MS, REPORT_MS = 300, 600, 1500, 5000
# A page of many figures at once: each of six in a period and in its year, both beside the last, and all that waits.
DASHBOARD_MS = 500
INDICATORS = ["incidents.agreement.cases", "incidents.law.cases", "incidents.law.offenders", "patrols.shifts"]


def tables(who):
    """(name, budget in ms, query) of the table; a year by what no index of figures holds may take longer.

    Observers see no single weeks of figures about people.
    """
    this = timezone.localdate().year
    law, year = "indicator=incidents.law.cases", f"period={this - 5}"
    ten = f"period={this - 9}-01-01..{this}-12-31"
    yield "table: a year by district, beside the last", PAGE_MS, f"{law}&{year}"
    yield "table: a year by kind and district", BY_KIND_MS, f"{law}&{year}&rows=code&columns=district"
    yield "table: a year by commune of a district", BY_KIND_MS, f"{law}&{year}&rows=commune&only=district:026"
    spans = "quarter" if who == "observer" else "week"
    yield f"table: offenders by {spans}", PAGE_MS, f"indicator=incidents.law.offenders&{year}&rows={spans}"
    yield "table: shifts by district and quarter", PAGE_MS, f"indicator=patrols.shifts&{year}&columns=quarter"
    yield (
        "table: shifts by present district, beside the last",
        PAGE_MS,
        f"indicator=patrols.shifts&{year}&rows=area",
    )
    yield "table: shifts by commune", BY_KIND_MS, f"indicator=patrols.shifts&{year}&rows=commune"
    yield "table: ten years by month", TEN_YEARS_MS, f"{law}&{ten}&rows=month"
    yield "table: ten years by month and district", TEN_YEARS_MS, f"{law}&{ten}&rows=month&columns=district"
    yield (
        "table: ten years by month and group of kinds",
        TEN_YEARS_MS,
        f"{law}&{ten}&rows=month&columns=group",
    )


def make_indicators():
    """Those that the tables are asked for, where the register of the benchmark has none."""
    for place, key in enumerate(INDICATORS):
        told = {
            "label_vi": key,
            "label_en": key,
            "unit": "vụ",
            "nature": "flow",
            "theme": key.partition(".")[0],
        }
        adds = {"sums_over_districts": True, "sums_over_periods": True, "comparable": True, "place": place}
        Indicator.objects.get_or_create(key=key, defaults=told | adds)


def figures_lines(eyes, runs=RUNS):
    """The pages for everybody; the content of a report for the overseer."""
    make_indicators()
    this = timezone.localdate().year
    for who, user in eyes.items():
        door = Door(user)
        dashboard = f"{reverse('dashboard')}?period={this - 5}"
        yield Line("dashboard of a year", DASHBOARD_MS, who=who, **door.take(dashboard, runs))
        for name, budget, query in tables(who):
            yield Line(name, budget, who=who, **door.take(f"{reverse('pivot')}?{query}", runs))
    year = Period.preset("year", this - 5)
    measured = once(lambda: content_of(eyes["overseer"], year))
    yield Line("a year's report, counted and written", REPORT_MS, measured, "overseer")
