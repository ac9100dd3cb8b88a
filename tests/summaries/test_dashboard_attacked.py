"""What nobody types into the addresses of the table and the dashboard: told in words, never an error page."""

import pytest

from tests.factories import make_overseer
from tests.figures.factories import log_in, make_indicator
from tests.summaries.pivoting import LAW

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "name", ["indicator", "rows", "columns", "period", "beside", "all", "only", "saved", "page"]
)
@pytest.mark.parametrize(
    "value", ["\0", "9" * 3000, "district:\0", "commune:99999999999999999999", "code:", "²"]
)
def test_the_table_takes_any_address(line, name, value):
    make_indicator(LAW)
    client = log_in(make_overseer())
    asked = {"indicator": LAW, "rows": "month", "period": "2021"} | {name: value}
    assert client.get("/summaries/table/", asked).status_code in (200, 400)
    assert client.get("/summaries/table/csv/", asked).status_code in (200, 302)


@pytest.mark.parametrize(
    "period", ["1990", "2100", "2100-W52", "1990-01-01..2100-12-31", "2024-02-29..2024-02-29"]
)
@pytest.mark.parametrize("rows", ["district", "area", "year"])
def test_the_ends_of_time_are_periods_of_the_table(line, period, rows):
    make_indicator(LAW)
    asked = {"indicator": LAW, "rows": rows, "period": period}
    assert log_in(make_overseer()).get("/summaries/table/", asked).status_code == 200


@pytest.mark.parametrize("period", ["\0", "9" * 3000, "0000-01-01..9999-12-31", "2021-01-01..", "..", "cal:"])
def test_the_dashboard_takes_any_period(line, period):
    client = log_in(make_overseer())
    assert client.get("/summaries/dashboard/", {"period": period}).status_code == 400
    assert (
        client.post("/summaries/dashboard/seen/", {"period": period}).headers["Location"]
        == "/summaries/dashboard/"
    )


@pytest.mark.parametrize("key", ["\0", "9" * 5000])
def test_a_choice_of_indicators_takes_anything(line, key):
    make_indicator(LAW)
    assert (
        log_in(make_overseer()).post("/summaries/dashboard/indicators/", {"place-1": key}).status_code == 422
    )
