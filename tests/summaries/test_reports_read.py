"""Reading a report: as a page whose numbers lead to their rows, as a Word document, and on paper."""

import re

import pytest
from django.urls import reverse

from borderops.lists.models import Register
from borderops.review.kinds import CONTENT_TYPES
from borderops.summaries import report_writing as writing
from borderops.summaries.report_reading import Reading, may_open
from borderops.summaries.reports import Report
from tests.factories import make_clerk, make_observer, make_overseer
from tests.figures.factories import log_in, make_figure
from tests.summaries.factories import make_case
from tests.summaries.report_makers import (
    make_checked,
    make_counted_indicators,
    make_issued,
    make_report,
    make_template,
    word_file,
    words_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def figure(line):
    make_counted_indicators()
    return make_figure("incidents.law.cases", value=570)


@pytest.fixture
def case(district):
    return make_case(district, offenders=3)


@pytest.fixture
def overseer(figure):
    return make_overseer()


def page_of(user, report, name="report"):
    return log_in(user).get(reverse(name, args=[report.number]))


def test_each_number_leads_to_its_rows_or_its_source(case, figure, overseer):
    page = page_of(overseer, make_report(overseer))
    links = re.findall(r'<a class="ref" href="([^"]+)"[^>]*>(\d+)</a>', page.text)
    addresses = {address.replace("&amp;", "&") for address, _n in links}
    assert figure.get_absolute_url() in addresses
    (rows,) = {each for each in addresses if each.startswith(reverse("incidents")) and "regime=PL" in each}
    assert case.number in log_in(overseer).get(rows).text
    assert {n for _address, n in links} <= set(re.findall(r'id="source-(\d+)"', page.text))


def test_a_source_that_the_reader_may_not_open_is_told_and_no_link(overseer):
    told = [{"n": 1, "words": "Danh sách", "url": reverse("worker-lists"), "kind": "counted"}]
    report = make_issued()
    reading = Reading(report, make_observer())
    reading.content = reading.content | {"sources": told}
    assert reading.sources[1].url == "" and reading.pieces("Số [1].")[2].source.words == "Danh sách"
    assert Reading(report, overseer).source(told[0]).url == reverse("worker-lists")
    assert not may_open(overseer, "/nowhere/")


def test_a_mark_that_has_no_source_stays_as_it_is_written(overseer):
    reading = Reading(make_report(overseer), overseer)
    assert "".join(piece.words for piece in reading.pieces("Theo văn bản [99].")) == "Theo văn bản [99]."


def test_tables_charts_gaps_and_warnings_stand_on_it(case, overseer):
    page = page_of(overseer, make_report(overseer))
    assert "<svg" in page.text and 'class="table table-wide"' in page.text
    assert "The figures of the period are not closed." in page.text or "Chưa chốt số liệu" in page.text
    ids = re.findall(r' id="([^"]+)"', page.text)
    assert len(ids) == len(set(ids))


def test_words_of_the_office_are_written_as_they_are_and_do_nothing(overseer):
    report = make_report(overseer)
    evil = '<script>alert(1)</script>\n\n{{ 7 * 7 }} & "x"'
    writing.edit(report, overseer, {"words": {"incidents": evil}, "agency": "<b>SỞ</b>"})
    for name in ("report", "print-report"):
        page = page_of(overseer, report, name).text
        assert "<script>alert" not in page and "&lt;script&gt;" in page and "<b>SỞ</b>" not in page
    words = words_of(page_of(overseer, report, "report-document").content)
    assert "<script>alert(1)</script>" in words and "{{ 7 * 7 }}" in words and "<b>SỞ</b>" in words


def test_a_draft_is_downloaded_and_says_that_it_is_one(overseer):
    for report in (make_report(overseer), make_checked()):
        answer = page_of(overseer, report, "report-document")
        assert (
            answer["Content-Type"] == CONTENT_TYPES["docx"] and "attachment" in answer["Content-Disposition"]
        )
        assert f"{report.number}-du-thao.docx" in answer["Content-Disposition"]
        assert "DỰ THẢO" in words_of(answer.content) and "570" in words_of(answer.content)


def test_an_own_template_is_filled(overseer):
    template = make_template(overseer, content=word_file("Mẫu riêng: {{ subject }}"))
    report = make_report(overseer, template=template)
    assert f"Mẫu riêng: {report.title}" in words_of(page_of(overseer, report, "report-document").content)
    assert template.name in page_of(overseer, report).text


def test_the_paper_bears_head_foot_and_text(overseer):
    report = make_issued(overseer)
    Report.objects.update(
        place="Tuyên Quang", agency="SỞ NGOẠI VỤ", recipients="UBND tỉnh;\nLưu: VT", signature="GIÁM ĐỐC"
    )
    page = page_of(make_clerk(), report, "print-report")
    for words in (
        "SỞ NGOẠI VỤ",
        "12/BC-SNgV",
        "UBND tỉnh;",
        "GIÁM ĐỐC",
        "570",
        "Tuyên Quang, ngày 20 tháng 12",
    ):
        assert words in page.text
    assert "paper-draft" not in page.text
    assert "paper-draft" in page_of(overseer, make_report(overseer), "print-report").text


def test_sample_data_is_said_in_the_document(overseer):
    report = make_report(overseer)
    assert "SỐ LIỆU MẪU" not in words_of(page_of(overseer, report, "report-document").content)
    Register.objects.update_or_create(pk=1, defaults={"sample_data": True})
    assert "SỐ LIỆU MẪU" in words_of(page_of(overseer, report, "report-document").content)
    assert "Sample data" in page_of(overseer, report).text


def test_its_past_is_for_those_who_make_reports(overseer):
    report = make_issued(overseer)
    assert [entry.verb_label for entry in page_of(overseer, report).context["entries"]] == [
        "made", "checked", "issued",
    ]  # fmt: skip
    assert page_of(make_observer(), report).context["entries"] == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_opens_in_both_languages(case, overseer, language):
    report = make_report(overseer)
    for name in ("report", "print-report", "edit-report", "draw-report-anew"):
        assert log_in(overseer, language).get(reverse(name, args=[report.number])).status_code == 200


def test_it_takes_no_more_queries_with_more_records(district, overseer, django_assert_max_num_queries):
    make_case(district)
    report = make_report(overseer)
    client = log_in(overseer)
    client.get(report.get_absolute_url())
    with django_assert_max_num_queries(16):
        client.get(report.get_absolute_url())
