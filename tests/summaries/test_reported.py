"""Reported figures stand beside the counted ones with their words and source, and are never added to them."""

import pytest

from borderops.review.states import State
from tests.factories import make_observer
from tests.figures.factories import make_figure, make_indicator, make_line
from tests.summaries.factories import make_case
from tests.summaries.reading import HD, PEOPLE, PL, cells, figure, summary, text

pytestmark = pytest.mark.django_db
UNSPLIT = "033|029|026|027"


@pytest.fixture
def line():
    return make_line()


@pytest.fixture
def published(line):
    """What the province published of 2021."""
    four = [line[index] for index in (6, 0, 5, 3)]
    words = "6 vụ vi phạm Hiệp định về Quy chế quản lý biên giới"
    make_figure(HD, 6, four, published_text=words, source="Báo cáo đối ngoại 2021")
    make_figure(PL, 570, published_text="570 vụ", source="Báo cáo đối ngoại 2021")
    make_figure(PEOPLE, 2186, published_text="2.186 đối tượng", source="Báo cáo đối ngoại 2021")


def test_the_published_figures_of_2021_stand_with_words_source_and_no_base(published):
    page = summary(make_observer())
    found = {key: words for key, (words, _url) in cells(page, "reported").items()}
    assert found == {
        (HD, UNSPLIT, "2021"): "6",
        (HD, UNSPLIT, "2020"): "no figures",
        (PL, "", "2021"): "570",
        (PL, "", "2020"): "no figures",
        (PEOPLE, "", "2021"): "2,186",
        (PEOPLE, "", "2020"): "no figures",
    }
    for words in ("6 vụ vi phạm Hiệp định về Quy chế quản lý biên giới", "570 vụ", "2.186 đối tượng"):
        assert words in text(page)
    assert text(page).count("Báo cáo đối ngoại 2021") >= 3
    assert "Xín Mần, Quản Bạ, Đồng Văn, Mèo Vạc – not split" in text(page)
    assert "100%" not in text(page)


def test_each_reported_number_opens_its_figure(published):
    page = summary(make_observer())
    assert cells(page, "reported")[PL, "", "2021"][1].startswith("/figures/SL-")


def test_reported_figures_are_never_added_to_counted_ones(published, line):
    make_case(line[0])
    page = summary(make_observer())
    assert (figure(page, PL), figure(page, PL, kind="reported")) == ("1", "570")
    assert figure(page, PL, period="2020") == "–"


def test_a_year_belongs_to_the_reporting_and_the_calendar_year(published):
    page = summary(make_observer(), "cal:2021")
    assert figure(page, PL, period="cal:2021", kind="reported") == "570"
    assert "alike" in text(page)
    assert cells(summary(make_observer(), "2021-H1"), "reported") == {}


def test_reported_compares_with_reported(published):
    make_figure(PL, 500, period="2020")
    page = summary(make_observer())
    assert figure(page, PL, period="2020", kind="reported") == "500"
    [beside] = [each for each in page.context["besides"] if each.before]
    assert beside.change.words == "up 70 vụ (14%)"


def test_the_sources_own_comparison_is_printed_and_a_difference_said(line):
    make_figure(PL, 500, period="2020")
    make_figure(PL, 570, published_change="tăng 20%")
    page = text(summary(make_observer()))
    assert "tăng 20%" in page
    assert "the two figures say: up 70 vụ (14%)" in page


def test_only_last_years_figure_leaves_this_year_missing(line):
    make_figure(PL, 500, period="2020")
    assert figure(summary(make_observer()), PL, kind="reported") == "no figures"


def test_two_sources_stand_beside_each_other_and_are_not_compared(line):
    make_figure(PL, 500, period="2020")
    make_figure(PL, 570)
    make_figure(PL, 580, source="Nguồn khác")
    page = summary(make_observer())
    assert "sources disagree" in text(page)
    assert {"570", "580"} <= set(text(page).split())
    assert page.context["besides"][0].change is None


def test_what_is_not_accepted_is_not_shown(line):
    make_figure(PL, 570, state=State.SUBMITTED)
    page = summary(make_observer())
    assert cells(page, "reported") == {}
    assert "No figures have been reported" in text(page)


def test_words_without_a_number_stand_in_its_place(line):
    make_figure(make_indicator(PL, comparable=False), None, published_text="giảm đáng kể")
    assert figure(summary(make_observer()), PL, kind="reported") == "giảm đáng kể"
