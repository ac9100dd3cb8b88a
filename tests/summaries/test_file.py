"""The summary as xlsx and csv: what the page shows, marked when it holds samples, harmless in a spreadsheet."""

import io

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from borderops.lists.models import Register
from tests.factories import make_administrator, make_observer, make_reviewer
from tests.figures.factories import log_in, make_figure, make_line
from tests.summaries.factories import make_case
from tests.summaries.reading import HD

pytestmark = pytest.mark.django_db


@pytest.fixture
def line():
    line = make_line()
    make_case(line[0], offenders=3)
    make_figure(HD, 6, [line[0], line[6]], published_text="=6 vụ")
    return line


def download(user, kind, **query):
    return log_in(user).get(reverse("district-summary-file", args=[kind]), {"period": "2021"} | query)


def sheet(response):
    return CalamineWorkbook.from_filelike(io.BytesIO(response.content)).get_sheet_by_index(0).to_python()


def test_the_workbook_holds_what_the_page_shows(line):
    response = download(make_observer(), "xlsx")
    note, headings, *rows = sheet(response)
    assert response.headers["Content-Disposition"] == 'attachment; filename="tong-hop-khu-vuc-2021.xlsx"'
    assert "15/12/2020 – 14/12/2021" in note[0]
    assert headings[:6] == ["District", "Breaches of the Agreement (cases), 2021", "resolved", "waiting",
                            "Breaches of the Agreement (cases), 2020", "on last year"]  # fmt: skip
    assert rows[0][:10] == ["Xín Mần", "–", "", "", "–", "no figures", 1, 0, "", "–"]
    assert rows[7][0] == "Whole line"
    assert rows[8][0] == "Reported: Xín Mần, Mèo Vạc – not split"
    assert rows[8][1:5] == ["6", "", "", "no figures"]
    assert rows[8][-2:] == ["=6 vụ", "Báo cáo năm 2021"]


def test_the_csv_is_utf8_with_a_mark_and_without_formulas(line):
    content = download(make_observer(), "csv").content
    assert content.startswith(b"\xef\xbb\xbf")
    assert "'=6 vụ" in content.decode("utf-8-sig")


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_sample_data_is_said(line, kind):
    def says_so():
        content = download(make_observer(), kind)
        return "Sample data" in (str(sheet(content)) if kind == "xlsx" else content.content.decode())

    assert not says_so()
    Register.objects.create(sample_data=True)
    assert says_so()


def test_it_holds_only_the_persons_districts(line):
    rows = sheet(download(make_reviewer(line[0]), "xlsx"))[2:]
    assert [row[0] for row in rows[:2]] == ["Xín Mần", "Your districts"]


def test_unknown_offenders_are_said_beside_the_number(line):
    make_case(line[0], offenders=None, offenders_unknown=True)
    rows = sheet(download(make_observer(), "xlsx"))[2:]
    assert rows[0][11] == "3 (+1 case unknown)"


def test_another_kind_of_file_is_not_found(line):
    assert download(make_observer(), "pdf").status_code == 404


def test_a_bad_period_leads_to_the_page_that_says_so(line):
    response = download(make_observer(), "xlsx", period="2021-Q9")
    assert response.headers["Location"] == f"{reverse('district-summary')}?period=2021-Q9"


def test_it_needs_the_right_to_read_summaries(line, client):
    assert download(make_administrator(), "xlsx").status_code == 403
    assert client.get(reverse("district-summary-file", args=["xlsx"])).status_code == 302
    assert log_in(make_observer()).post(reverse("district-summary-file", args=["xlsx"])).status_code == 405


def test_the_file_counts_as_the_page_does(line):
    make_case(line[5], offenders=4)
    rows = sheet(download(make_observer(), "xlsx", boundaries="now"))[2:]
    assert sum(row[6] for row in rows[:7] if row[6] != "–") == rows[7][6] == 2
