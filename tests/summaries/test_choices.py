"""The period, the boundaries and the chart as they stand in the address; what cannot be read is said."""

import pytest
from django.utils import timezone

from borderops.figures.periods import Period
from tests.factories import make_observer
from tests.figures.factories import make_line
from tests.summaries.factories import make_case
from tests.summaries.reading import HD, PL, cells, figure, summary, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def line():
    return make_line()


def test_without_a_word_it_is_the_current_reporting_year(line):
    page = summary(make_observer(), "")
    assert page.status_code == 200
    assert page.context["summary"].period == Period.current(timezone.localdate())


@pytest.mark.parametrize(
    "key", ["2021", "2021-H1", "2021-Q1", "2021-M03", "cal:2021-M03", "2021-W10", "2021-03-01..2021-03-31"]
)
def test_every_way_of_writing_a_period_counts_its_days(line, key):
    make_case(line[0])
    page = summary(make_observer(), key)
    period = Period.parse(key)
    held = "1" if page.context["summary"].rows[0].pairs[1].now.value else "–"
    assert figure(page, PL, "033", period.key) == held
    assert {each for _indicator, _code, each in cells(page)} == {period.key, period.same_last_year.key}


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("năm ngoái", "Write for example 2021"),
        ("2021-Q9", "write Q1 to Q4"),
        ("3021", "from 1990 to 2100"),
        ("2021-05-01..2021-01-01", "Swap the two days"),
        ("2021-02-30..2021-03-01", "is not a day"),
    ],
)
def test_a_bad_period_is_answered_with_how_to_write_it_and_the_usual_one(line, key, words):
    page = summary(make_observer(), key)
    assert page.status_code == 400
    assert words in text(page)
    assert "Such as 2021, 2021-H1" in text(page)
    assert page.context["summary"].period == Period.current(timezone.localdate())
    assert f'value="{key}"' in page.content.decode()


@pytest.mark.parametrize("query", [{"boundaries": "never"}, {"chart": "weather"}])
def test_another_choice_that_does_not_exist_is_said(line, query):
    page = summary(make_observer(), "2021", **query)
    assert page.status_code == 400
    assert "Select a valid choice" in text(page)
    assert page.context["summary"].period.key == "2021"


def test_the_next_and_the_previous_period_keep_the_other_choices(line):
    page = summary(make_observer(), "2021-Q1", boundaries="now").content.decode()
    assert "period=2020-Q4&amp;boundaries=now" in page
    assert "period=2021-Q2&amp;boundaries=now" in page


def test_the_chart_shows_the_chosen_figure_by_month_and_opens_each(line):
    make_case(line[0], "HD")
    make_case(line[1], "HD")
    make_case(line[1], "PL")
    chart = summary(make_observer(), chart="agreement").context["chart"]
    march = chart["bars"][2]
    assert (march["value"], chart["bars"][0]["value"]) == (2, None)
    assert "since=15%2F02%2F2021&until=14%2F03%2F2021&regime=HD" in march["url"]


def test_a_single_month_has_no_chart(line):
    assert summary(make_observer(), "2021-M03").context["chart"] is None


def test_ten_years_are_shown_as_a_table_of_months(line):
    make_case(line[0])
    page = summary(make_observer(), "2015-01-01..2024-12-31")
    assert len(page.context["chart"]["bars"]) == 120
    assert "03/2021" in text(page)
    assert figure(page, PL, "033", "2015-01-01..2024-12-31") == "1"


def test_both_languages_write_numbers_their_way(line):
    make_case(line[0], "HD", offenders=1)
    make_case(line[0], offenders=1234)
    assert figure(summary(make_observer()), HD, "033") == "1"
    assert "1,234" in text(summary(make_observer()))
