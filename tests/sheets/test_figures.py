"""Reported figures as sheets."""

import io
from datetime import date
from decimal import Decimal

import pytest
import python_calamine
from django.urls import reverse

from borderops.figures.models import ReportedFigure
from borderops.review.states import State, Verb
from borderops.sheets.models import ImportRun
from tests.factories import make_clerk, make_district, make_observer
from tests.figures.factories import make_figure, make_indicator
from tests.sheets.books import bring_in, check, counts, export, faults, rejected, send, told, xlsx

pytestmark = pytest.mark.django_db

HEADINGS = [
    "indicator",
    "value",
    "period",
    "as_of",
    "district_codes",
    "state",
    "published_text",
    "source",
    "note",
]
ROW = ["incidents.law.cases", 570, 2021, "", "", "final", "570  vụ", "báo chí", ""]


@pytest.fixture(autouse=True)
def indicator(clerk):
    return make_indicator()


def changed(**cells):
    return [cells.get(heading, cell) for heading, cell in zip(HEADINGS, ROW, strict=True)]


def test_a_figure_comes_in_as_a_draft_in_its_published_words(client, clerk):
    make_district("Mèo Vạc", "027", "MV")
    run = bring_in(client, "reported-figures", HEADINGS, changed(district_codes="026|Mèo Vạc", value=2186))
    figure = ReportedFigure.objects.get()
    assert counts(run) == (1, 0, 0, 0)
    assert (figure.state, figure.value, figure.period) == (State.DRAFT, Decimal(2186), "2021")
    assert (figure.published_text, figure.entered_by) == ("570 vụ", clerk)
    assert figure.district_codes == "026|027"


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"indicator": "incidents.law.case"}, "Indicator", "Did you mean “incidents.law.cases”?"),
        ({"period": "2021-Q5"}, "Period", "has no Q5"),
        ({"as_of": "2021-10"}, "Period", "either a period or the day"),
        ({"state": "maybe"}, "Standing", "Write one of: Final"),
        ({"source": ""}, "Source", "This cell is empty"),
        ({"district_codes": "026|099"}, "Districts", "is not in the list"),
        ({"value": "", "published_text": ""}, "Value", "Give the value"),
    ],
)
def test_faults_are_named_with_their_columns(client, clerk, cells, column, words):
    run = check(client, "reported-figures", HEADINGS, changed(**cells))
    ((_row, found, message),) = faults(run)
    assert found == column
    assert words in message


def test_a_date_that_excel_made_of_a_month_is_asked_and_not_guessed(client, clerk):
    run = check(client, "reported-figures", HEADINGS, changed(period="", as_of=date(2021, 5, 1)))
    assert faults(run)[0][1:] == (
        "As of",
        "The cell holds a full date. Make it a text cell and write for example 2021-05.",
    )


def test_the_same_sheet_twice_changes_nothing(client, clerk):
    bring_in(client, "reported-figures", HEADINGS, ROW)
    assert counts(bring_in(client, "reported-figures", HEADINGS, ROW)) == (0, 0, 1, 0)


def test_other_districts_are_a_change_with_its_note(client, clerk):
    make_district("Mèo Vạc", "027", "MV")
    bring_in(client, "reported-figures", HEADINGS, changed(district_codes="026"))
    figure = ReportedFigure.objects.get()
    headings, line = ["Number", *HEADINGS], [str(figure.form_key), *changed(district_codes="026|027")]
    run = bring_in(client, "reported-figures", headings, line)
    assert run.told.get(kind="changed").changes == [
        {"column": "Districts", "old": "Đồng Văn", "new": "Đồng Văn|Mèo Vạc"}
    ]
    figure.refresh_from_db()
    assert figure.version == 2
    assert figure.notes.last().verb == Verb.EDIT


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_every_exported_figure_comes_back_unchanged(client, clerk, kind):
    make_figure(value="0.125", published_text="=0,125%", districts=[make_district()], number="SL-1")
    make_figure(value=None, published_text="giảm", period="", as_of="2021-05", number="SL-2")
    make_figure(value="180100000", period="cal:2021", standing="estimate", confidence="L", number="SL-3")
    bring_in(client, "reported-figures", HEADINGS, changed(period="2015..2021-10"))
    send(client, "reported-figures", export(client, "reported-figures", format=kind), f"a.{kind}")
    run = ImportRun.objects.latest("pk")
    assert rejected(run) == []
    assert counts(run) == (0, 0, 4, 0)


def test_observers_export_accepted_figures_and_import_none(client, clerk):
    make_figure()
    make_figure(state=State.SUBMITTED)
    client.force_login(make_observer())
    assert ReportedFigure.objects.count() == 2
    export(client, "reported-figures")
    assert send(client, "reported-figures", xlsx(HEADINGS, ROW)).status_code == 403


def test_an_accepted_figure_is_locked(client, clerk):
    figure = make_figure(number="SL-2026-0001")
    run = check(client, "reported-figures", ["Number", *HEADINGS], [figure.number, *changed(value=571)])
    assert "locked after review" in faults(run)[0][2]


def test_a_clerk_of_any_place_may_bring_figures(client):
    client.force_login(make_clerk(make_district("Xín Mần", "033", "XM")))
    assert counts(check(client, "reported-figures", HEADINGS, ROW)) == (1, 0, 0, 0)


def test_the_template_offers_indicators_by_name_and_the_name_is_read(client, clerk, indicator):
    content = client.get(reverse("sheet-template", args=["reported-figures"])).content
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    lists = {
        column[0]: column[1:] for column in zip(*book.get_sheet_by_name("Lists").to_python(), strict=True)
    }
    assert indicator.label_en in lists["Indicator"]
    assert indicator.key not in lists["Indicator"]
    run = check(client, "reported-figures", HEADINGS, changed(indicator=indicator.label_en))
    assert counts(run) == (1, 0, 0, 0), told(run)
