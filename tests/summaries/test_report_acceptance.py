"""The reports of four years, read back from their Word files, state every published figure as it was published."""

import re

import pytest

from borderops.figures.periods import Period
from borderops.summaries.report_content import content_of
from borderops.summaries.report_docx import render
from borderops.summaries.report_layout import default_template
from tests import seeded
from tests.factories import make_overseer
from tests.lasting import lasting
from tests.summaries.report_documents import HEAD, Read
from tests.summaries.report_seeds import (
    DISTRICTS,
    FIGURES,
    INDICATORS,
    as_of_words,
    base_of,
    clauses,
    name_of,
    unit_of,
    written,
    year_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reports")]
YEARS = ("2016", "2020", "2021", "2022")


def each_figure(which=lambda row: True):
    """A test for each row of the file, or for those of which it has something to say."""
    return pytest.mark.parametrize("row", [row for row in FIGURES if which(row)], ids=name_of)


@lasting
def reports():
    """{year: what its report says}, by a demo without samples."""
    seeded.load_seeds()
    overseer, template = make_overseer(province_wide=True), default_template()
    made = {year: content_of(overseer, Period.parse(year)) for year in YEARS}
    return {year: Read(render(template, content, HEAD)) for year, content in made.items()}


def sentence(report, row):
    """The paragraph that states a figure; there is exactly one."""
    found = [line for clause in clauses(row) for line in report.saying(clause)]
    found = [line for line in found if not row["as_of"] or as_of_words(row).casefold() in line.casefold()]
    if not row["as_of"]:
        found = [line for line in found if not line.startswith("- ")]  # not what the report warns of
    assert len(found) == 1, f"{clauses(row)} stands in {found}"
    return found[0]


def test_the_four_reports_are_all_there_is():
    assert {year_of(row) for row in FIGURES} == set(YEARS)


@each_figure()
def test_a_figure_is_stated_with_value_unit_and_qualifier(row, reports):
    assert sentence(reports[year_of(row)], row)


@each_figure()
def test_a_figure_refers_to_its_source(row, reports):
    report = reports[year_of(row)]
    line = sentence(report, row)
    clause = next(each for each in clauses(row) if each.casefold() in line.casefold())
    start = line.casefold().index(as_of_words(row)) if row["as_of"] else 0
    behind = line[line.casefold().index(clause.casefold(), start) + len(clause) :]
    numbers = re.match(r"[^\[]*\[([0-9, ]+)]", behind)[1].split(", ")
    document = re.sub(r" \(\S+\.txt\)$", "", row["source"])
    words = [report.sources[int(n)] for n in numbers]
    assert any(each.startswith(document) and row["published_text"] in each for each in words)


@each_figure(lambda row: row["value"] and row["published_text"] and written(row) not in row["published_text"])
def test_words_that_write_the_number_otherwise_stand_beside(row, reports):
    assert f"nguồn viết: “{row['published_text']}”" in sentence(reports[year_of(row)], row)


@each_figure(lambda row: row["as_of"] or ".." in row["period"])
def test_a_day_or_a_span_is_told(row, reports):
    line = sentence(reports[year_of(row)], row).casefold()
    start, _, end = row["period"].partition("..")
    if row["as_of"]:
        assert as_of_words(row) in line
    else:
        end = "/".join(reversed(end.split("-")))
        assert f"từ {start} đến {end}, " in line
        assert line.startswith("lũy kế") == (INDICATORS[row["indicator"]]["nature"] == "cumulative")


@each_figure(lambda row: row["published_change"])
def test_a_published_comparison_is_told_as_published(row, reports):
    line, change = sentence(reports[year_of(row)], row), row["published_change"]
    if row["value"]:
        told = f"{change} {unit_of(row)}" if change[-1].isdigit() else change
        last = int(year_of(row)) - 1
        assert f", {told} so với cùng kỳ năm {last}" in line or f"; nguồn ghi {told}; " in line
    else:
        assert change in line


@each_figure(lambda row: row["period"] == year_of(row) and not INDICATORS[row["indicator"]]["same_as"])
def test_a_missing_base_is_said_to_be_missing(row, reports):
    indicator = INDICATORS[row["indicator"]]
    compares = indicator["comparable"] == "yes" and not indicator["part_of"] and row["value"]
    expected = f"chưa có số liệu cùng kỳ năm {int(year_of(row)) - 1}"
    is_missing = compares and not row["published_change"] and not base_of(row)
    assert (f"; {expected}" in sentence(reports[year_of(row)], row)) == bool(is_missing)


@each_figure(lambda row: row["districts"])
def test_a_figure_for_several_districts_is_not_split(row, reports):
    names = {DISTRICTS[code] for code in row["districts"].split("|")}
    told = re.search(
        r", thuộc địa bàn các huyện (.*?), nguồn không tách", sentence(reports[year_of(row)], row)
    )
    assert set(told[1].split(", ")) == names


@each_figure()
def test_what_was_worked_out_or_ordered_is_told_as_such(row, reports):
    line = sentence(reports[year_of(row)], row)
    assert ("(suy ra từ so sánh đã công bố)" in line) == (row["standing"] == "derived")
    assert ("(là chỉ đạo, không phải tỷ lệ đo được)" in line) == (row["standing"] == "target")
    assert ("(nguồn không công bố con số)" in line) == (not row["value"])


def test_the_comparisons_of_2021_are_those_of_the_source(reports):
    text = reports["2021"].text
    assert "hội nghị, hội đàm trực tuyến [" in text and "5 hội nghị" in text and "9 hội nghị" in text
    assert "tăng 3 hội nghị so với cùng kỳ năm 2020" in text
    assert "tăng 6 hội nghị so với cùng kỳ năm 2020" in text
    assert "dự kiến đạt 180,1 triệu USD" in text
    assert "tăng 3% so với cùng kỳ năm 2020 (174,8 triệu USD)" in text


def test_a_comparison_that_contradicts_the_figures_is_told_with_both(reports):
    told = r"nguồn ghi tăng 1,9 lần; theo số liệu đã công bố của năm 2020 \(765\.495 USD, ước\) \[\d+] là tăng 5,9 lần"
    found = [line for line in reports["2021"].body if re.search(told, line)]
    assert len(found) == 2  # in its sentence, and among what is to be noted
    assert found[1].startswith("- Giải ngân viện trợ PCPNN: ")


def test_the_bases_of_6_and_570_are_missing_and_never_zero(reports):
    lines = reports["2021"].saying("vụ vi phạm ")
    assert [line.startswith(("Đã xảy ra 6 vụ", "Đã xảy ra 570 vụ")) for line in lines] == [True, True]
    assert all("chưa có số liệu cùng kỳ năm 2020" in line for line in lines)
    assert "100%)" not in reports["2021"].text and "tăng 100%" not in reports["2021"].text


def test_the_whole_hundred_per_cent_is_an_instruction(reports):
    lines = reports["2021"].saying("100%")
    assert [line.startswith("Chỉ đạo ") for line in lines] == [True]


def test_2442_stands_only_as_cumulative_to_october_2021(reports):
    said = {year: report.saying("2.442") for year, report in reports.items()}
    assert [year for year, lines in said.items() if lines] == ["2021"]
    assert said["2021"][0].startswith("Lũy kế từ 2015 đến 10/2021, đã đưa 2.442 lao động")
    assert len(said["2021"]) == 1


def test_parts_that_do_not_make_their_whole_stay_and_are_warned_of(reports):
    line, warning = reports["2021"].saying("2 + 3 + 2 = 7")
    assert "8 dự án FDI còn hiệu lực" in line and "; trong đó: 2 dự án hoạt động" in line and "khác 8" in line
    assert warning.startswith("- ") and "khác 8" in warning


def test_what_no_document_publishes_for_a_year_is_said_to_be_missing(reports):
    for year in ("2016", "2020", "2022"):
        (line,) = reports[year].saying(f"Chưa có số liệu năm {year} về: Vụ vi phạm Hiệp định")
        assert "Đối tượng vi phạm pháp luật" in line
    assert "trao đổi hàng hóa qua cửa khẩu" in reports["2021"].saying("Chưa có số liệu năm 2021")[0]


def test_no_year_states_the_figures_of_another(reports):
    for row in FIGURES:
        for year in set(YEARS) - {year_of(row)}:
            told = [line for clause in clauses(row) for line in reports[year].saying(clause)]
            same = [each for each in FIGURES if year_of(each) == year and clauses(each)[0] == clauses(row)[0]]
            assert not told or same, (name_of(row), year, told)
