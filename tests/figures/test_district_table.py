"""The table of figures by district – a row for each district, a column for each indicator – in and out as sheets."""

import io

import pytest
import python_calamine
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from borderops.figures.models import Indicator, ReportedFigure
from borderops.review.states import State
from borderops.sheets import runs
from borderops.sheets.models import ImportRun
from tests.factories import make_clerk, make_district, make_observer
from tests.figures.factories import make_figure, make_indicator, make_line
from tests.sheets.books import (
    bring_in,
    changed,
    check,
    counts,
    export,
    faults,
    lines_of,
    rejected,
    send,
    told,
    xlsx,
)
from tests.sheets.undone import apply, sent, undone

pytestmark = pytest.mark.django_db

KEY = "district-figures"
CASES, OFFENDERS = "Indicator incidents.law.cases", "Indicator incidents.law.offenders"
HEADINGS = ["Period", "District", "Standing", "Source", CASES, OFFENDERS]
DONG_VAN = ["2021", "Đồng Văn", "Final", "Báo cáo năm 2021", 12, 30]
MEO_VAC = ["2021", "Mèo Vạc", "Final", "Báo cáo năm 2021", 7, ""]


@pytest.fixture
def clerk(client):
    make_line()
    make_indicator(), make_indicator("incidents.law.offenders", display_unit="người")
    user = make_clerk()
    client.force_login(user)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return user


def figures():
    """(indicator, district, value) of all figures."""
    found = ReportedFigure.objects.order_by("pk")
    return [(each.indicator.key[14:], each.districts.get().code, each.value) for each in found]


def test_each_filled_cell_comes_in_as_a_draft_and_an_empty_one_says_nothing(client, clerk):
    run = bring_in(client, KEY, HEADINGS, DONG_VAN, MEO_VAC)
    assert counts(run) == (2, 0, 0, 0), told(run)
    assert figures() == [("cases", "026", 12), ("offenders", "026", 30), ("cases", "027", 7)]
    figure = ReportedFigure.objects.first()
    assert (figure.state, figure.period, figure.standing) == (State.DRAFT, "2021", "final")
    assert (figure.source, figure.entered_by, figure.notes.count()) == ("Báo cáo năm 2021", clerk, 1)


def test_zero_is_a_figure(client, clerk):
    bring_in(client, KEY, HEADINGS, [*DONG_VAN[:4], 0, ""])
    assert figures() == [("cases", "026", 0)]


def test_a_row_without_a_figure_changes_nothing(client, clerk):
    assert counts(bring_in(client, KEY, HEADINGS, [*DONG_VAN[:4], "", None])) == (0, 0, 1, 0)


def test_a_check_keeps_nothing(client, clerk):
    assert counts(check(client, KEY, HEADINGS, DONG_VAN)) == (1, 0, 0, 0)
    assert not figures()


def test_figures_go_to_review_at_once_where_that_is_chosen(client, clerk):
    bring_in(client, KEY, HEADINGS, MEO_VAC)
    run = bring_in(client, KEY, HEADINGS, DONG_VAN, MEO_VAC, options=["submit"])
    assert counts(run) == (1, 1, 0, 0), told(run)
    assert {each.state for each in ReportedFigure.objects.all()} == {State.SUBMITTED}


def test_the_same_table_twice_changes_nothing_whoever_brings_it(client, clerk):
    bring_in(client, KEY, HEADINGS, DONG_VAN, MEO_VAC)
    assert counts(bring_in(client, KEY, HEADINGS, DONG_VAN, MEO_VAC)) == (0, 0, 2, 0)
    client.force_login(make_clerk(unit=clerk.home_unit, name="colleague"))
    assert counts(bring_in(client, KEY, HEADINGS, DONG_VAN, MEO_VAC)) == (0, 0, 2, 0)
    assert len(figures()) == 3


def test_one_edited_cell_is_one_change(client, clerk):
    bring_in(client, KEY, HEADINGS, DONG_VAN, MEO_VAC)
    run = bring_in(client, KEY, HEADINGS, [*DONG_VAN[:4], 12, 31], MEO_VAC)
    assert counts(run) == (0, 1, 1, 0)
    assert changed(run) == [{"row": 2, "changes": [{"column": OFFENDERS, "old": "30", "new": "31"}]}]
    assert [value for _key, _code, value in figures()] == [12, 31, 7]


def test_another_standing_or_source_is_another_figure(client, clerk):
    bring_in(client, KEY, HEADINGS, MEO_VAC)
    estimate, other = [*MEO_VAC], [*MEO_VAC]
    estimate[2], other[3] = "Estimate", "Báo cáo khác"
    assert counts(bring_in(client, KEY, HEADINGS, estimate, other)) == (2, 0, 0, 0)


@pytest.mark.parametrize(
    ("place", "cell", "column", "words"),
    [
        (0, "2021-Q5", "Period", "has no Q5"),
        (1, "Đồng Vann", "District", "Did you mean “Đồng Văn”?"),
        (2, "maybe", "Standing", "Write one of: Final"),
        (3, "", "Source", "This cell is empty"),
        (3, "x" * 121, "Source", "121"),
        (4, "nhiều", CASES, "Write the number alone"),
        (5, -1, OFFENDERS, "A figure is 0 or more"),
    ],
)
def test_a_faulty_cell_is_named_and_rejects_its_whole_row(client, clerk, place, cell, column, words):
    line = [*DONG_VAN]
    line[place] = cell
    run = bring_in(client, KEY, HEADINGS, line, MEO_VAC)
    ((row, found, message),) = faults(run)
    assert (row, found) == (2, column)
    assert words in message
    assert counts(run) == (1, 0, 0, 1)
    assert figures() == [("cases", "027", 7)]


def test_every_faulty_cell_of_a_row_is_named(client, clerk):
    run = check(client, KEY, HEADINGS, ["2021", "Đồng Vann", "", "x", "nhiều", "ít"])
    assert [column for _row, column, _words in faults(run)] == ["District", CASES, OFFENDERS]


def test_a_second_row_about_a_district_is_a_duplicate_or_contradicts_the_first(client, clerk):
    run = check(client, KEY, HEADINGS, MEO_VAC, MEO_VAC, [*MEO_VAC[:4], 8, ""])
    assert (run.balance["new"], run.balance["duplicate"], run.balance["rejected"]) == (1, 1, 1)
    assert "Row 2 is about the same record" in faults(run)[0][2]


def test_an_accepted_figure_is_locked_and_stays_beside_new_ones(client, clerk):
    make_figure(value=7, districts=[make_district("Mèo Vạc", "027", "MV")])
    run = check(client, KEY, HEADINGS, [*MEO_VAC[:4], 8, 5])
    ((_row, column, message),) = faults(run)
    assert column == CASES and "locked after review" in message
    assert counts(bring_in(client, KEY, HEADINGS, [*MEO_VAC[:4], 7, 5])) == (1, 0, 0, 0)


def test_figures_of_several_districts_or_struck_ones_are_no_cells(client, clerk):
    line = make_line()
    make_figure(value=7, districts=line)
    make_figure(value=8, districts=line[:1], state=State.STRUCK)
    make_figure(value=9)
    assert lines_of(export(client, KEY))[1:] == []
    assert counts(check(client, KEY, HEADINGS, MEO_VAC)) == (1, 0, 0, 0)


def test_an_undo_takes_back_all_figures_of_a_row(clerk):
    first = apply(sent(clerk, KEY, xlsx(HEADINGS, MEO_VAC)))
    run = apply(sent(clerk, KEY, xlsx(HEADINGS, DONG_VAN, [*MEO_VAC[:4], 8, 5])))
    assert len(figures()) == 4
    assert undone(run) == ["done", "done"]
    assert figures() == [("cases", "027", 7)]
    assert undone(first)[0].startswith("Since the import: edited")


def test_a_row_of_which_one_figure_was_touched_since_is_left_alone(clerk):
    run = apply(sent(clerk, KEY, xlsx(HEADINGS, DONG_VAN, MEO_VAC)))
    figure = ReportedFigure.objects.get(value=30)
    figure.value = 31
    figure.write(clerk)
    assert undone(run)[1] == "done"
    assert [value for _key, _code, value in figures()] == [12, 31]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_export_comes_back_unchanged(client, clerk, kind, language):
    line = make_line()
    make_figure(value="0.125", districts=[line[0]])
    make_figure(value="180100000", districts=[line[0]], standing="estimate", period="cal:2021")
    bring_in(client, KEY, HEADINGS, DONG_VAN, MEO_VAC)
    client.cookies["django_language"] = language
    send(client, KEY, export(client, KEY, format=kind), f"a.{kind}")
    run = ImportRun.objects.latest("pk")
    assert rejected(run) == []
    assert counts(run) == (0, 0, 4, 0), told(run)


def test_an_export_is_a_row_for_each_district_west_to_east(client, clerk):
    bring_in(client, KEY, HEADINGS, MEO_VAC, DONG_VAN, ["2022", *DONG_VAN[1:]])
    lines = lines_of(export(client, KEY, period="2021"))
    assert lines[0] == [*HEADINGS, "Versions of the figures"]
    assert [line[:6] for line in lines[1:]] == [DONG_VAN, MEO_VAC]


def test_what_others_changed_since_the_export_is_asked_and_not_overwritten(client, clerk):
    bring_in(client, KEY, HEADINGS, DONG_VAN)
    headings, line = lines_of(export(client, KEY))
    figure = ReportedFigure.objects.get(value=12)
    figure.value = 13
    figure.write(clerk)
    run = check(client, KEY, headings, line)
    assert counts(run) == (0, 0, 1, 0), "what the person did not touch stays as it is now"
    line[4] = 14
    run = sent(clerk, KEY, xlsx(headings, line))
    (row,) = run.told.all()
    assert row.stale == [
        {"column": CASES, "name": "incidents.law.cases", "yours": "14", "exported": "12", "now": "13"}
    ]
    assert runs.decide(run, {row: "mine"})
    assert counts(run) == (0, 1, 0, 0), told(run)
    apply(run)
    assert [value for _key, _code, value in figures()] == [14, 30]


def test_a_figure_that_others_brought_since_the_export_is_not_overwritten(client, clerk):
    bring_in(client, KEY, HEADINGS, MEO_VAC)
    headings, line = lines_of(export(client, KEY))
    bring_in(client, KEY, HEADINGS, [*MEO_VAC[:4], "", 5])
    line[5] = 6
    ((_row, column, message),) = faults(check(client, KEY, headings, line))
    assert column == OFFENDERS and "Export it again" in message
    line[5] = 5
    assert counts(check(client, KEY, headings, line)) == (0, 0, 1, 0)


def test_pages_know_the_columns_of_today(client, clerk):
    for name in ("import-sheet", "choose-export"):
        assert client.get(reverse(name, args=[KEY])).status_code == 200
    assert "incidents.law.offenders" in client.get(reverse("choose-export", args=[KEY])).content.decode()
    answer = send(client, KEY, xlsx([*HEADINGS[:5], "Indicator incidents.law.offender"], DONG_VAN))
    page = client.get(answer.url).content.decode()
    assert answer.url.endswith("/layout/") and OFFENDERS in page


def test_rejected_rows_come_back_once_mended(client, clerk):
    run = bring_in(client, KEY, HEADINGS, MEO_VAC, [*DONG_VAN[:4], "nhiều", 30])
    answer = client.get(reverse("rejected-rows", args=[run.pk]))
    lines = lines_of(b"".join(answer.streaming_content) if answer.streaming else answer.content)
    (line,) = [each for each in lines if "nhiều" in each]
    lines[lines.index(line)] = [12 if cell == "nhiều" else cell for cell in line]
    assert send(client, KEY, xlsx(*lines)).url.endswith("/")
    assert counts(ImportRun.objects.latest("pk")) == (1, 0, 0, 0)


def test_an_indicator_that_stands_for_some_districts_alone_has_a_column_too(client, clerk):
    turnover = make_indicator("trade.turnover", sums_over_districts=False)
    assert turnover.label_en not in lines_of(export(client, KEY))[0]
    make_figure(turnover, districts=[make_district()])
    assert turnover.label_en in lines_of(export(client, KEY))[0]


def test_indicators_with_one_name_are_told_apart_by_their_keys(client, clerk):
    Indicator.objects.update(label_vi="Vụ việc", label_en="Cases")
    headings = [*HEADINGS[:4], "Cases [incidents.law.cases]", "incidents.law.offenders"]
    assert counts(bring_in(client, KEY, headings, DONG_VAN)) == (1, 0, 0, 0)
    assert figures() == [("cases", "026", 12), ("offenders", "026", 30)]


def test_the_template_offers_every_district_and_checks_numbers(client, clerk):
    content = client.get(reverse("sheet-template", args=[KEY])).content
    assert lines_of(content)[0] == HEADINGS
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    lists = {line[0]: line[1:] for line in zip(*book.get_sheet_by_name("Lists").to_python(), strict=True)}
    assert "Xín Mần" in lists["District"]
    assert "Estimate" in lists["Standing"]


def test_observers_take_accepted_figures_out_and_bring_none(client, clerk):
    make_figure(districts=[make_district()])
    make_figure(districts=[make_district("Mèo Vạc", "027", "MV")], state=State.SUBMITTED)
    client.force_login(make_observer())
    assert len(lines_of(export(client, KEY))) == 2
    assert send(client, KEY, xlsx(HEADINGS, DONG_VAN)).status_code == 403


def test_a_clerk_of_any_place_may_bring_figures_of_any_district(client, clerk):
    client.force_login(make_clerk(make_district("Xín Mần", "033", "XM")))
    assert counts(bring_in(client, KEY, HEADINGS, DONG_VAN)) == (1, 0, 0, 0)


def test_the_indicators_are_read_seldom_however_many_columns_there_are(client, clerk):
    keys = [f"incidents.more.i{turn}" for turn in range(30)]
    for key in keys:
        make_indicator(key)
    with CaptureQueriesContext(connection) as asked:
        check(client, KEY, [*HEADINGS, *keys], [*DONG_VAN, *[None] * len(keys)])
    assert sum("figures_indicator" in each["sql"] for each in asked.captured_queries) < 30
