"""The table of many dimensions as xlsx and csv: what the page shows, and what it is of, when and for whom."""

import io

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from borderops.lists.models import Register
from tests.factories import make_administrator, make_observer, make_overseer, make_reviewer
from tests.figures.factories import log_in, make_figure, make_indicator
from tests.summaries.factories import make_case
from tests.summaries.pivoting import LAW, cells, pivot

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def law(line):
    make_case(line[5], direction="entry")
    make_case(line[6], direction="exit")
    return make_indicator(LAW, unit="vụ")


def download(user, kind="xlsx", **query):
    asked = {"indicator": LAW, "rows": "district", "period": "2021"} | query
    return log_in(user).get(reverse("pivot-file", args=[kind]), asked)


def sheet(response):
    return CalamineWorkbook.from_filelike(io.BytesIO(response.content)).get_sheet_by_index(0).to_python()


def number(cell):
    return f"{cell:g}" if isinstance(cell, float) else cell


def test_the_workbook_holds_what_the_page_shows():
    overseer = make_overseer(name="overseer-of-files")
    response = download(overseer, columns="direction", beside="none")
    note, headings, *rows = sheet(response)
    assert headings == ["District", "Exit, 2021", "Entry, 2021", "Total, 2021", "Published words", "Source"]
    page = pivot(overseer, columns="direction", beside="none")
    for row, told in zip([*page.context["pivot"].rows, page.context["pivot"].total], rows, strict=True):
        shown = [cells(page)[row.head.text, column][0] for column in ("exit", "entry", "*")]
        assert [number(cell) for cell in told[:4]] == [row.head.name, *shown]
    assert (
        response["Content-Disposition"] == 'attachment; filename="bang-so-lieu-incidents-law-cases-2021.xlsx"'
    )
    assert "overseer-of-files" in note[0] and "15/12/2020 – 14/12/2021" in note[0]


def test_last_year_stands_beside_it_as_on_the_page():
    _note, headings, *rows = sheet(download(make_overseer(), only="district:026"))
    assert headings[:4] == ["District", "2021", "2020", "on last year"]
    assert rows[0][:4] == ["Đồng Văn", 1, "–", "no figures"]


def test_the_note_tells_what_it_is_narrowed_to_and_that_it_is_sample_data():
    Register.objects.create(sample_data=True)
    note = sheet(download(make_overseer(), only="district:026"))[0][0]
    assert note.startswith("# Sample data") and "District: Đồng Văn" in note


def test_published_figures_stand_below_and_no_text_is_a_formula():
    make_figure(LAW, 570, published_text="=570 vụ")
    content = download(make_overseer(), "csv").content.decode()
    assert "'=570 vụ" in content or "570 vụ: =570 vụ" in content
    assert content.startswith("\ufeff")


def test_everybody_gets_their_own_figures(line):
    assert [row[0] for row in sheet(download(make_reviewer(line[5])))[2:]] == ["Đồng Văn", "Your districts"]
    assert len(sheet(download(make_observer()))) == 2 + 8


def test_what_cannot_be_shown_goes_back_to_the_page_that_says_why():
    answer = download(make_overseer(), rows="weather")
    assert answer.status_code == 302 and answer.url.startswith("/summaries/table/?")


def test_there_is_no_other_kind_and_no_other_way():
    client = log_in(make_overseer())
    assert client.get(reverse("pivot-file", args=["pdf"])).status_code == 404
    assert client.post(reverse("pivot-file", args=["xlsx"])).status_code == 405


def test_who_may_read_no_summary_gets_no_file():
    assert download(make_administrator()).status_code == 403
