"""Traffic is told by months and by days: wherever its figure is shown, for a year that still runs, it is the same."""

import pytest
from django.utils import timezone

from borderops.crossings.figures_page import CrossingFigures
from borderops.figures.counting import counting_of
from borderops.figures.periods import Period
from borderops.summaries.report_counted import Register
from borderops.summaries.threshold_figures import Figures
from borderops.summaries.threshold_judging import judge
from borderops.summaries.thresholds import Threshold
from tests.crossings.makers import make_accepted_traffic, make_crossing, make_event
from tests.factories import make_clerk, make_overseer, make_reviewer
from tests.figures.factories import log_in, make_indicator
from tests.summaries.pivoting import cells, pivot
from tests.summaries.scheduled import at
from tests.summaries.test_dashboard_figures import dashboard, words

pytestmark = pytest.mark.django_db
PEOPLE_IN, YEAR = "crossings.people_in", "2025"


@pytest.fixture
def indicator(line):
    return make_indicator(PEOPLE_IN, unit="lượt người")


@pytest.fixture
def told(indicator, monkeypatch):
    """Eleven months of two years, and two days of November; of the earlier November the month was told afterwards."""
    crossing = make_crossing()
    make_event(crossing)
    clerk, reviewer = make_clerk(crossing.district), make_reviewer(crossing.district)

    def tell(period, number):
        rows = [{"document": "passport", "people_in": number, "people_out": 1}]
        make_accepted_traffic(
            clerk, reviewer, crossing=crossing, period=period, travellers=rows, trade=[], standing="final"
        )

    for year, number in ((2024, 100), (2025, 110)):
        for month in (f"{year - 1}-12", *(f"{year}-{month:02}" for month in range(1, 11))):
            tell(month, number)
        tell(f"{year}-11-05", number // 20)
        tell(f"{year}-11-20", number // 10)
    tell("2024-11", 900)
    at(monkeypatch, 2025, 11, 23, 9)
    return crossing


NOW, BEFORE = 11 * 110 + 5 + 11, 11 * 100 + 5 + 10


@pytest.mark.parametrize("rows", ["crossing", "district", "month", "quarter", "year"])
def test_the_table_is_held_against_the_same_days_however_it_is_split(told, rows):
    page = pivot(make_overseer(), PEOPLE_IN, rows=rows, period=YEAR)
    cell = page.context["pivot"].total.total
    assert (cell.now.known, cell.before.known) == (NOW, BEFORE)


def test_the_dashboard_the_threshold_the_report_and_the_figures_of_crossing_points_say_the_same(
    told, indicator
):
    overseer, period, today = make_overseer(), Period.parse(YEAR), timezone.localdate()
    now, before = [f"{number:,}" for number in (NOW, BEFORE)]
    assert words(dashboard(overseer, period=YEAR), PEOPLE_IN) == [now, before, now, before]
    threshold = Threshold(indicator=indicator, what="rise_percent", limit=5, period_kind="year")
    judged = judge(threshold, Figures(overseer), period, today)
    assert (judged.now, judged.before) == (NOW, BEFORE)
    found = Register(overseer, period, today, [indicator]).of(indicator)
    assert (found.value, found.change.words) == (NOW, f"up {NOW - BEFORE} (10%)")
    figures = CrossingFigures(overseer, period)
    assert [span.sums.total([told.pk]).of("people_in").value for span in figures.spans] == [NOW, BEFORE]
    months = [[span.sums.by_month[n].of("people_in").value for n in range(12)] for span in figures.spans]
    assert months == [[*[110] * 10, 115, 11], [*[100] * 10, 105, 10]]


def test_in_its_narrow_cells_last_year_is_called_so_and_its_days_stand_above(told):
    page = log_in(make_overseer()).get("/crossings/figures/", {"period": YEAR}).text
    days = "15/12/2023 – 23/11/2024"
    assert '"sub">a year before: ' in page and f"({days})" in page and f"{days}: " not in page


@pytest.mark.parametrize("period", ["2025-Q1", "2025-M05"])
@pytest.mark.parametrize(
    "split", [{"columns": "year"}, {"rows": "year"}, {"columns": "quarter"}, {"rows": "month"}]
)
def test_a_period_inside_a_longer_span_is_counted_whole(told, period, split):
    asked = {"rows": "crossing", "period": period} | split
    page = pivot(make_overseer(), PEOPLE_IN, **asked)
    number = 330 if period.endswith("Q1") else 110
    assert cells(page)["*", "*"][0] == str(number)
    assert page.context["pivot"].total.total.before.known == number // 11 * 10


def test_weeks_show_days_alone(told):
    counting, month = counting_of(PEOPLE_IN), Period.parse("2024-M12")
    weeks = [Period.parse(f"2024-W{number}") for number in range(46, 51)]
    assert counting.split(make_overseer(), month, (), weeks) == {(1,): 10}
