"""Parts that do not make up their whole are told, asked about once, and stay as they are published."""

import pytest

from borderops.figures.models import ReportedFigure
from borderops.figures.sums import sums_that_fail
from borderops.review.states import State
from tests.figures.entering import NEW, typed
from tests.figures.factories import log_in, make_figure, make_indicator, make_line
from tests.sheets.books import bring_in, check, counts

pytestmark = pytest.mark.django_db


@pytest.fixture
def projects():
    """Projects in force, and the three kinds that make them up."""
    whole = make_indicator("fdi.projects", unit="dự án", nature="stock")
    kinds = ("operating", "suspended", "no_capital")
    told = {"unit": "dự án", "part_of": whole}
    return whole, [make_indicator(f"fdi.projects.{kind}", place=n, **told) for n, kind in enumerate(kinds)]


def publish(whole, parts, numbers):
    """The whole and its parts, accepted."""
    return [make_figure(each, number) for each, number in zip([whole, *parts], numbers, strict=False)]


def words(figure):
    return [each.words for each in sums_that_fail(figure)]


def test_parts_that_do_not_make_up_the_whole_are_told_on_every_page(projects, clerk):
    figures = publish(*projects, [8, 2, 3, 2])
    for figure in figures:
        page = log_in(clerk).get(figure.get_absolute_url()).content.decode()
        assert "Indicator fdi.projects: 8, but its parts make 2 + 3 + 2 = 7 dự án" in page


@pytest.mark.parametrize("numbers", [[7, 2, 3, 2], [8, 2, 3], [8]])
def test_what_agrees_or_may_still_agree_is_no_failure(projects, numbers):
    assert [words(figure) for figure in publish(*projects, numbers)] == [[]] * len(numbers)


def test_parts_that_pass_the_whole_fail_before_all_are_known(projects):
    assert words(publish(*projects, [4, 2, 3])[0])


def test_about_so_many_is_not_held_against_it(projects):
    whole, parts = projects
    figure = publish(whole, parts, [8, 2, 3, 2])[0]
    figure.qualifier = "trên"
    assert words(figure) == []


def test_other_times_districts_and_what_is_not_accepted_are_no_parts(projects):
    whole, parts = projects
    west = make_line()[0]
    figure = make_figure(whole, 8)
    for part, fields in zip(
        parts, [{"period": "2020"}, {"districts": [west]}, {"state": State.SUBMITTED}], strict=True
    ):
        make_figure(part, 9, **fields)
    assert words(figure) == []


def test_two_sources_that_disagree_make_no_sum(projects):
    whole, parts = projects
    figure, *_rest = publish(whole, parts, [8, 2, 3, 2])
    make_figure(parts[0], 3, source="Nguồn khác")
    assert "2 + 3 + 2" in words(figure)[0]
    ReportedFigure.objects.filter(pk=figure.pk).update(source="Nguồn thứ ba")
    figure.refresh_from_db()
    assert words(figure) == []


def test_districts_that_do_not_make_up_the_line_are_told(clerk):
    line = make_line()
    whole = make_figure(value=20)
    for district, number in zip(line, [1, 2, 3, 4, 5, 6, 7], strict=True):
        last = make_figure(value=number, districts=[district])
    told = "Indicator incidents.law.cases, Whole line: 20, but its parts make"
    assert told in words(whole)[0] and "= 28 vụ" in words(whole)[0]
    assert told in log_in(clerk).get(last.get_absolute_url()).content.decode()


def test_districts_are_held_against_a_figure_for_several_of_them():
    west, middle, east = make_line()[:3]
    several = make_figure(value=6, districts=[west, middle, east])
    make_figure(value=4, districts=[west])
    assert words(several) == []
    part = make_figure(value=3, districts=[east])
    assert len(words(several)) == len(words(part)) == 1


def test_what_does_not_add_up_over_districts_is_no_sum():
    west, *_rest = make_line()
    length = make_indicator("border.length", sums_over_districts=False)
    figure = make_figure(length, 1)
    make_figure(length, 5, districts=[west])
    assert words(figure) == []


def test_the_form_asks_why_and_keeps_the_reason(projects, clerk):
    whole, parts = projects
    publish(whole, parts, [8, 2, 3])
    client, answers = log_in(clerk), typed(parts[2], "2")
    asked = client.post(NEW, answers)
    assert asked.status_code == 422
    assert "The numbers do not agree" in asked.content.decode() and "2 + 3 + 2 = 7" in asked.content.decode()
    client.post(NEW, answers | {"sums_reason": "Văn bản ghi như vậy"})
    kept = ReportedFigure.objects.get(state=State.SUBMITTED)
    assert (kept.value, kept.sums_reason) == (2, "Văn bản ghi như vậy")
    page = client.get(kept.get_absolute_url()).content.decode()
    assert "Văn bản ghi như vậy" in page and "2 + 3 + 2 = 7" in page


def test_a_draft_is_not_asked(projects, clerk):
    whole, parts = projects
    publish(whole, parts, [8, 2, 3])
    log_in(clerk).post(NEW, typed(parts[2], "2", then="draft"))
    assert ReportedFigure.objects.filter(state=State.DRAFT).exists()


def test_a_sheet_is_warned_and_taken_in(projects, clerk):
    whole, parts = projects
    client = log_in(clerk)
    headings = ["indicator", "value", "period", "standing", "source"]
    rows = [
        [each.key, number, "2021", "final", "báo chí"]
        for each, number in zip([whole, *parts], [8, 2, 3, 2], strict=True)
    ]
    run = check(client, "reported-figures", headings, *rows)
    warned = [row.number for row in run.told.all() if row.warnings]
    assert len(warned) == 1 and warned[0] == run.told.last().number
    assert counts(bring_in(client, "reported-figures", headings, *rows)) == (4, 0, 0, 0)


def test_the_estimate_that_goes_is_in_no_sum(projects):
    whole, parts = projects
    estimate, *_rest = publish(whole, parts, [8, 2, 3, 2])
    ReportedFigure.objects.filter(pk=estimate.pk).update(standing="estimate")
    final = make_figure(whole, 7, replaces=estimate)
    assert words(final) == []
