"""What stands in the address of the table of many dimensions; what cannot be shown is said, and nothing is lost."""

import pytest

from borderops.figures.counting import countings
from tests.factories import make_overseer
from tests.figures.factories import log_in, make_indicator
from tests.summaries.factories import make_case
from tests.summaries.pivoting import LAW, cells, pivot, row_names

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def law(line):
    return make_indicator(LAW, unit="vụ")


def choices(page, name):
    return [value for group in page.context["form"].fields[name].choices for value, _label in listed(group)]


def listed(group):
    return group[1] if isinstance(group[1], list) else [group]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"indicator": "weather"}, "You cannot count “weather”"),
        ({"indicator": "border.length"}, "You cannot count “border.length”"),
        ({"rows": "weather"}, "This indicator is not split by “weather”"),
        ({"columns": "weather"}, "This indicator is not split by “weather”"),
        ({"columns": "district"}, "Rows and columns show the same"),
        ({"rows": "month", "columns": "year"}, "Rows and columns both show time"),
        ({"period": "năm ngoái"}, "Write for example 2021"),
        ({"period": "2021-05-01..2021-01-01"}, "Swap the two days"),
        ({"rows": "week", "period": "2011-01-01..2020-12-31"}, "The period has 523 such spans"),
        ({"columns": "month", "period": "2011-01-01..2020-12-31"}, "That makes 120 columns"),
        ({"only": "weather:wet"}, "cannot be narrowed to “weather:wet”"),
        ({"only": "district:999"}, "“999” is not in the list “District”"),
        ({"only": "district"}, "cannot be narrowed to “district”"),
        ({"beside": "yesterday"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_shown_is_answered_with_what_to_do(query, words):
    page = pivot(make_overseer(), **query)
    assert page.status_code == 400 and words in page.text
    assert page.context["pivot"] is None and 'name="period"' in page.text


def test_ten_years_by_month_fit_into_the_rows():
    page = pivot(make_overseer(), rows="month", columns="district", period="2011-01-01..2020-12-31")
    assert page.status_code == 200 and len(row_names(page)) == 120


def test_too_many_columns_that_were_found_are_said(line, monkeypatch):
    make_case(line[5])
    make_case(line[6])
    monkeypatch.setattr("borderops.summaries.pivot_views.MOST_COLUMNS", 1)
    page = pivot(make_overseer(), rows="month", columns="commune")
    assert page.status_code == 400 and "That makes 2 columns" in page.text


def test_a_form_offers_what_the_chosen_indicator_is_split_by():
    make_indicator("patrols.shifts", unit="ca")
    page = pivot(make_overseer(), "patrols.shifts", "group")
    assert page.status_code == 400
    places = ["district", "area", "commune", "post"]
    assert choices(page, "rows") == [*places, "outcome", "year", "quarter", "month", "week"]
    assert choices(page, "indicator") == [LAW, "patrols.shifts"]


def test_it_is_narrowed_to_one_value_and_widened_again(line):
    make_case(line[5], direction="entry")
    make_case(line[6], direction="entry")
    page = pivot(make_overseer(), rows="direction", only=["district:026", "group:D"])
    assert cells(page)["*", "*"][0] == "1"
    assert [str(name) for _label, name, _url in page.context["wider"]] == ["Đồng Văn", "D Group D"]
    assert "only=group%3AD" in page.context["wider"][0][2] and "district" not in page.context["wider"][0][2]
    assert 'type="hidden" name="only" value="district:026"' in page.text


def test_of_two_values_of_one_dimension_the_last_counts(line):
    make_case(line[6])
    page = pivot(make_overseer(), rows="district", only=["district:026", "district:027"])
    assert row_names(page) == ["Mèo Vạc"] and cells(page)["*", "*"][0] == "1"


def test_the_next_and_the_previous_period_keep_the_other_choices():
    page = pivot(make_overseer(), rows="direction", columns="month", period="2021-Q1", only="district:026")
    for word in ("rows=direction", "columns=month", "only=district%3A026", "period=2020-Q4"):
        assert word in page.context["earlier"]
    assert "period=2021-Q2" in page.context["later"]


def test_what_no_list_names_stands_as_it_is(line, monkeypatch):
    make_case(line[5], direction="entry")
    direction = countings[LAW].dimension("direction")
    monkeypatch.setitem(direction.__dict__, "names", lambda user: {})
    assert row_names(pivot(make_overseer(), rows="direction")) == ["entry"]


def test_a_stock_has_no_total_over_time():
    make_indicator("checkpoints.fixed", nature="stock", sums_over_periods=False)
    page = pivot(make_overseer(), "checkpoints.fixed", "district", columns="month")
    assert all(row.total is None for row in page.context["pivot"].rows)
    assert "there is no total over time" in page.text
    assert (
        pivot(make_overseer(name="overseer-rows"), "checkpoints.fixed", "month").context["pivot"].total
        is None
    )


def test_workers_are_never_added_up_over_months(line, monkeypatch):
    make_indicator("labour.workers_out", sums_over_districts=False, sums_over_periods=False)
    told = {0: {(0, "026"): 2, (1, "026"): 2}, 1: {("026",): 3}, 2: {(0,): 2, (1,): 2}, 3: {(): 3}}

    def split(user, period, dimensions=(), spans=()):
        return told[(0 if dimensions else 2) if spans else (1 if dimensions else 3)]

    monkeypatch.setitem(countings["labour.workers_out"].__dict__, "split", split)
    found = cells(pivot(make_overseer(), "labour.workers_out", "district", columns="month"))
    assert (found["026", "0"][0], found["026", "1"][0], found["026", "*"][0], found["*", "*"][0]) == (
        "2",
        "2",
        "3",
        "3",
    )


def test_an_address_that_narrows_again_and_again_reads_each_list_once(line, django_assert_max_num_queries):
    client, asked = log_in(make_overseer()), {"indicator": LAW, "rows": "month", "period": "2021"}
    with django_assert_max_num_queries(60):
        assert (
            client.get("/summaries/table/", asked | {"only": ["commune:1"] * 100 + ["code:X"]}).status_code
            == 400
        )
        assert (
            client.get("/summaries/table/csv/", asked | {"only": ["district:026"] * 100}).status_code == 200
        )
