"""The sentences for a report: the numbers, the comparison, and what is missing said as missing."""

from datetime import date

import pytest

from borderops.figures.periods import Period
from borderops.incidents.figure_names import AGREEMENT, LAW, OFFENDERS
from borderops.summaries.cells import Cell, pair
from borderops.summaries.sentences import agreement_counted, law_counted, sentence
from tests.factories import make_observer, make_reviewer
from tests.figures.factories import make_figure, make_line
from tests.summaries.factories import make_case
from tests.summaries.reading import HD, PEOPLE, PL, summary, text

pytestmark = pytest.mark.django_db
YEAR, BEFORE = Period.parse("2021"), Period.parse("2020")


def of(counted, now, before, unknown=0):
    return pair(Cell(counted, YEAR, "", now, unknown), Cell(counted, BEFORE, "", before))


def test_known_figures_are_stated_with_their_comparison():
    parts = [
        agreement_counted(of(AGREEMENT, 6, 4)),
        law_counted(of(LAW, 570, 500), of(OFFENDERS, 2186, None, unknown=3)),
    ]
    assert sentence(parts) == (
        "In the period there occurred 6 cases breaking the Agreement on border-management regulations "
        "(up 2 cases on the same period last year); 570 cases with 2,186 offenders against the law in the border "
        "area (up 70 cases (14%) on the same period last year; offenders unknown in 3 cases)."
    )


def test_what_is_missing_is_said_to_be_missing():
    parts = [
        agreement_counted(of(AGREEMENT, None, 4)),
        law_counted(of(LAW, 2, None), of(OFFENDERS, None, None)),
    ]
    assert sentence(parts, "Mèo Vạc") == (
        "In the period there occurred in Mèo Vạc 2 cases breaking the law in the border area (no figures for the "
        "same period last year); no figures yet on breaches of the Agreement on border-management regulations."
    )


def test_a_period_without_any_figure_says_just_that():
    parts = [
        agreement_counted(of(AGREEMENT, None, None)),
        law_counted(of(LAW, None, None), of(OFFENDERS, None, None)),
    ]
    assert sentence(parts).startswith("In the period: no figures yet on breaches of the Agreement")


def test_the_page_gives_the_counted_sentence_to_copy():
    line = make_line()
    make_case(line[0], offenders=1234)
    page = summary(make_observer())
    counted, reported = page.context["sentences"]
    assert "1.234" in counted  # Vietnamese, in whatever language the page is
    assert reported == ""
    assert 'data-copy="#sentence-1"' in page.content.decode()


def test_the_total_on_the_page_is_in_the_language_of_the_page():
    line = make_line()
    for _case in range(12):
        make_case(line[0], on=date(2020, 5, 5))
    for _case in range(13):
        make_case(line[0])
    assert "up 1 (8.3%)" in text(summary(make_reviewer(line[0])))


def test_the_reported_sentence_names_values_places_and_source():
    line = make_line()
    make_figure(HD, 6, [line[0], line[6]], source="Báo cáo X")
    make_figure(PL, 570, source="Báo cáo X")
    make_figure(PEOPLE, 2186, source="Báo cáo X")
    _counted, reported = summary(make_observer()).context["sentences"]
    for words in ("6", "Xín Mần, Mèo Vạc", "570", "2.186", "Báo cáo X"):
        assert words in reported


def test_figures_on_which_sources_disagree_stay_out_of_the_sentence():
    make_line()
    make_figure(PL, 570)
    make_figure(PL, 580, source="Nguồn khác")
    _counted, reported = summary(make_observer()).context["sentences"]
    assert reported == ""
