"""The list of reported figures and the page of one: who sees which, filters, words and source."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from borderops.review.states import State
from tests.factories import make_administrator, make_clerk, make_observer, make_reviewer
from tests.figures.factories import log_in, make_figure, make_indicator, make_line

pytestmark = pytest.mark.django_db
LIST = "/figures/"


def rows(client, **query):
    return client.get(LIST, query).context["page"].rows


def test_everybody_with_a_posting_sees_what_is_accepted(clerk):
    figure = make_figure()
    for person in (clerk, make_reviewer(), make_observer()):
        assert rows(log_in(person)) == [figure]
        assert log_in(person).get(figure.get_absolute_url()).status_code == 200


def test_anonymous_people_are_sent_to_log_in(client):
    assert client.get(LIST).status_code == 302


def test_administrators_see_no_figures_by_that_role():
    assert log_in(make_administrator()).get(LIST).status_code == 403


def test_a_draft_is_seen_by_its_own_unit_only(clerk):
    draft = make_figure(state=State.DRAFT, entered_by=clerk)
    assert log_in(clerk).get(draft.get_absolute_url()).status_code == 200
    for stranger in (
        make_clerk(),
        make_reviewer(),
        make_observer(),
    ):
        assert rows(log_in(stranger)) == []
        assert log_in(stranger).get(draft.get_absolute_url()).status_code == 404


def test_a_row_leads_to_its_figure(clerk):
    figure = make_figure(value=2186)
    page = log_in(clerk).get(LIST).content.decode()
    assert f'<a href="/figures/{figure.number}/">{figure.number}</a>' in page
    assert "2,186 vụ" in page


def test_the_filters_stand_in_the_address(clerk):
    figure = make_figure(published_text="570 vụ vi phạm pháp luật")
    other = make_figure("trade.turnover", 180100000, period="2020", published_text="180,1 triệu USD")
    client = log_in(clerk)
    assert rows(client, q="phap LUAT") == [figure]
    assert rows(client, indicator="trade.turnover") == [other]
    assert rows(client, theme="incidents") == [figure]
    assert rows(client, period="cal:2021") == [figure]
    assert rows(client, state="submitted") == []
    assert rows(client, sort="period") == [other, figure]


def test_an_as_of_is_found_under_its_year(clerk):
    stock = make_figure("border.length", 277, as_of="2021-10")
    assert rows(log_in(clerk), period="2021") == [stock]


def test_a_bad_period_says_how_to_write_one(clerk):
    assert "2021-Q3" in log_in(clerk).get(LIST, {"period": "2021-Q9"}).content.decode()


def test_pages_of_the_list_follow_each_other_by_period(clerk):
    for year in range(1990, 2050):
        make_figure(period=str(year))
    client = log_in(clerk)
    first = client.get(LIST).context["page"]
    second = client.get(LIST, {"after": first.next_cursor}).context["page"]
    assert first.rows[0].period == "2049"
    assert [row.period for row in second.rows] == [str(year) for year in range(1999, 1989, -1)]


def test_the_number_of_queries_does_not_grow_with_the_rows(clerk):
    client = log_in(clerk)
    districts = make_line()[:2]
    make_figure(districts=districts)
    client.get(LIST)
    with CaptureQueriesContext(connection) as one_row:
        client.get(LIST)
    for _ in range(15):
        make_figure(districts=districts)
    with CaptureQueriesContext(connection) as many_rows:
        client.get(LIST)
    assert len(many_rows) == len(one_row)


def test_the_page_shows_words_source_and_an_unsplit_place(clerk):
    west, *_, east = make_line()
    figure = make_figure(
        published_text="6 vụ vi phạm Hiệp định", source="Báo cáo X", value=6, districts=[east, west]
    )
    page = log_in(clerk).get(figure.get_absolute_url()).content.decode()
    assert "6 vụ vi phạm Hiệp định" in page
    assert "Báo cáo X" in page
    assert "Xín Mần, Mèo Vạc – not split" in page


def test_observers_see_neither_trail_nor_who_entered_it():
    entered_by = make_clerk(name="nguoi-nhap")
    figure = make_figure(entered_by=entered_by)
    page = log_in(make_observer()).get(figure.get_absolute_url())
    assert "nguoi-nhap" not in page.content.decode()


def test_a_stated_comparison_that_does_not_fit_is_shown_as_such(clerk):
    money = make_indicator("ngo.disbursed", unit="USD")
    make_figure(money, 765495, period="2020")
    figure = make_figure(money, 4537635, published_change="tăng 1,9 lần")
    page = log_in(clerk).get(figure.get_absolute_url()).content.decode()
    assert "tăng 1,9 lần" in page
    assert "differs from the comparison of the source" in page


def test_large_amounts_are_shown_in_the_unit_as_written(clerk):
    turnover = make_indicator("trade.turnover", unit="USD", display_unit="triệu USD")
    figure = make_figure(turnover, 180100000, qualifier="dự kiến")
    page = log_in(clerk, "vi").get(reverse("reported-figures")).content.decode()
    assert "dự kiến 180,1 triệu USD" in page
    assert figure.number


def test_a_per_cent_stands_without_a_space(clerk):
    make_figure(make_indicator("crossings.health_check", unit="%"), 100)
    assert "100%" in log_in(clerk).get(LIST).content.decode()
