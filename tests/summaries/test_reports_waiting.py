"""What waits for review is told to who makes a report, and stands in nothing that is issued."""

import io
import json
import re
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from borderops.figures.counted import counted_registers
from borderops.figures.periods import Period
from borderops.summaries import report_writing as writing
from borderops.summaries.closing import close
from borderops.summaries.manifest import Manifest
from borderops.summaries.reports import Report
from tests.factories import make_observer, make_overseer, make_submitted
from tests.figures.factories import log_in, make_indicator
from tests.summaries.factories import make_case
from tests.summaries.report_makers import TOLD, make_report, words_of
from tests.summaries.report_reading import LAW

pytestmark = pytest.mark.django_db
# By these words a report would tell of what waits, in either language.
WAITS = re.compile(r"chờ duyệt|wait(s|ing)? for review", re.IGNORECASE)


@pytest.fixture
def overseer(line):
    make_indicator(LAW, phrase="đã xảy ra {number} vụ vi phạm pháp luật")
    make_case(line[0])
    for _turn in range(2):
        make_case(line[0], make=make_submitted)
    return make_overseer()


@pytest.fixture
def draft(overseer):
    return make_report(overseer)


@pytest.fixture
def issued(draft):
    other = make_overseer()
    return writing.issue(writing.check(draft, other), other, TOLD)


def main_of(user, address):
    """What a page tells beside the menu, where reviewers have an inbox."""
    text = log_in(user).get(address).text
    return text[text.index("<article") : text.index("</article>")]


def test_its_makers_are_told_how_much_waits_of_what(draft, overseer):
    page = log_in(overseer).get(draft.get_absolute_url())
    assert "Có 2 bản ghi trong kỳ đang chờ duyệt" in page.text or WAITS.search(page.text)
    assert len(page.context["reading"].waiting) == 2
    assert re.search(r"\b2 vụ\b", page.context["reading"].waiting[1])


def test_who_checks_and_who_issues_reads_it_before(draft, overseer):
    other = make_overseer()
    check = log_in(other).get(reverse("check-report", args=[draft.number])).text
    writing.check(draft, other)
    issue = log_in(other).get(reverse("issue-report", args=[draft.number])).text
    for words in Report.objects.get().told["waiting"]:
        assert words in check and words in issue


def test_neither_sentences_nor_paper_nor_word_file_of_a_draft_tell_it(draft, overseer):
    address = draft.get_absolute_url()
    for told in (main_of(overseer, address), main_of(overseer, f"{address}print/")):
        assert "vụ vi phạm pháp luật" in told and not WAITS.search(told)
    document = log_in(overseer).get(reverse("report-document", args=[draft.number])).content
    assert not WAITS.search(words_of(document))


def test_nothing_that_an_observer_opens_of_an_issued_one_tells_it(issued):
    observer, address = log_in(make_observer()), issued.get_absolute_url()
    for page in ("", "print/", "text/"):
        told = observer.get(f"{address}{page}").text
        assert "pháp luật" in told and not WAITS.search(told)
    document = observer.get(f"{address}document/").content
    parts = zipfile.ZipFile(io.BytesIO(document))
    assert not any(WAITS.search(parts.read(name).decode(errors="ignore")) for name in parts.namelist())
    assert "waiting" not in json.loads(json.loads(observer.get(f"{address}text/").text)["content"])


def test_what_waited_when_it_was_checked_stays_in_its_history(issued):
    versions = [json.loads(each.content) for each in issued.history.order_by("history_id")]
    assert [bool(told.get("waiting")) for told in versions] == [True, True, False]
    assert issued.is_intact


def test_where_nothing_waits_nothing_is_said(line):
    overseer = make_overseer()
    report = make_report(overseer)
    assert report.told["waiting"] == []
    assert not WAITS.search(main_of(overseer, report.get_absolute_url()))


# How often the register is read for it


def test_a_making_reads_the_closing_and_each_register_once(overseer):
    year = Period.parse("2021")
    close(overseer, year, None, "Đã đối chiếu.", Manifest.of(year).digest)
    with CaptureQueriesContext(connection) as asked:
        report = make_report(overseer)
    closed = [each for each in asked if 'FROM "summaries_closing"' in each["sql"]]
    assert len(closed) == 1 and "Số liệu đã chốt" in " ".join(report.told["warnings"])
    for register in counted_registers.values():
        table = register.model._meta.db_table
        waiting = [each for each in asked if is_count_of_waiting(each["sql"], table)]
        assert len(waiting) <= 1, table


def is_count_of_waiting(sql, table):
    """Whether it counts what waits in a whole register."""
    return f'COUNT(*) AS "__count" FROM "{table}"' in sql and "submitted" in sql
