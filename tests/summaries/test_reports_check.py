"""Checking a report and returning it: by another person than who wrote it last, of the version that was looked at."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from borderops.summaries import report_writing as writing
from borderops.summaries.messages import Message
from borderops.summaries.reports import Report
from tests.factories import make_clerk, make_observer, make_overseer, make_reviewer
from tests.figures.factories import log_in, make_figure
from tests.pages import hidden_fields
from tests.summaries.report_makers import make_checked, make_issued, make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def figure(line):
    return make_figure(value=570)


@pytest.fixture
def writer(figure):
    return make_overseer()


@pytest.fixture
def checker(figure):
    return make_overseer()


@pytest.fixture
def report(writer):
    return make_report(writer)


def url(verb, report):
    return reverse(f"{verb}-report", args=[report.number])


def sent(user, verb, report, **more):
    client = log_in(user)
    return client.post(url(verb, report), hidden_fields(client.get(url(verb, report))) | more, follow=True)


def test_another_one_checks_it(report, checker):
    assert url("check", report) in log_in(checker).get(report.get_absolute_url()).text
    page = sent(checker, "check", report)
    report = Report.objects.get()
    assert (report.state, report.checked_by) == ("checked", checker) and report.checked_at
    assert "can be issued now" in page.text and url("issue", report) in page.text


def test_who_wrote_it_last_does_not(report, writer):
    client = log_in(writer)
    assert url("check", report) not in client.get(report.get_absolute_url()).text
    page = client.get(url("check", report), follow=True)
    assert "somebody else must check it" in page.text
    client.post(url("check", report), {"seen": report.version})
    assert Report.objects.get().state == "draft"


def test_who_changed_a_word_last_does_not_either_and_the_first_writer_then_does(report, writer, checker):
    writing.edit(report, checker, {"place": "Tuyên Quang"})
    with pytest.raises(ValidationError, match="somebody else"):
        writing.check(report, checker)
    assert writing.check(report, writer).state == "checked"


def test_who_looked_at_an_older_version_looks_again(report, writer, checker):
    client = log_in(checker)
    seen = hidden_fields(client.get(url("check", report)))
    writing.edit(report, writer, {"place": "Tuyên Quang"})
    page = client.post(url("check", report), seen, follow=True)
    assert "Somebody has changed this report" in page.text and Report.objects.get().state == "draft"


def test_a_second_click_says_that_it_is_done(report, checker):
    client = log_in(checker)
    seen = hidden_fields(client.get(url("check", report)))
    client.post(url("check", report), seen)
    page = client.post(url("check", report), seen, follow=True)
    assert "not possible now" in page.text and Report.objects.get().version == 2


def test_the_page_tells_what_is_otherwise_since_the_figures_were_taken(report, checker, figure):
    assert "are those of the register" in log_in(checker).get(url("check", report)).text
    type(figure).objects.filter(pk=figure.pk).update(value=600, published_text="600 vụ")
    page = log_in(checker).get(url("check", report))
    assert "570" in page.text and "600" in page.text and len(page.context["changed"]) == 1


def test_a_checked_one_is_returned_with_what_must_be_mended(writer, checker, figure):
    report = make_checked(writer, checker)
    page = sent(checker, "return", report, words="Sửa số vụ ở mục I.")
    report = Report.objects.get()
    assert (report.state, report.checked_by, report.returned_words) == ("draft", None, "Sửa số vụ ở mục I.")
    assert "Sửa số vụ ở mục I." in page.text
    (told,) = Message.objects.of(writer)
    assert report.number in told.subject and told.words == "Sửa số vụ ở mục I."
    assert told.url == report.get_absolute_url() and not Message.objects.of(checker).exists()
    assert writing.check(report, checker).returned_words == ""


@pytest.mark.parametrize("words", ["", "  \n ", "x" * 501])
def test_a_return_without_words_or_with_too_many_is_refused(writer, checker, figure, words):
    report = make_checked(writer, checker)
    answer = sent(checker, "return", report, words=words)
    assert answer.status_code == 422 and Report.objects.get().state == "checked"


@pytest.mark.parametrize("person", [make_clerk, make_reviewer, make_observer])
def test_nobody_else_checks_or_returns(report, person):
    user = person()
    for verb in ("check", "return", "issue"):
        assert log_in(user).get(url(verb, report)).status_code == 403
        assert log_in(user).post(url(verb, report), {"seen": 1, "words": "x"}).status_code == 403
    with pytest.raises(PermissionDenied):
        writing.check(report, user)


@pytest.mark.parametrize("verb", ["check", "return"])
def test_what_is_issued_is_neither_checked_nor_returned(figure, checker, verb):
    report = make_issued()
    page = log_in(checker).post(url(verb, report), {"seen": report.version, "words": "Sửa."}, follow=True)
    assert "never changes" in page.text and Report.objects.get().state == "issued"


def test_a_draft_is_not_returned_and_not_issued(report, checker):
    for verb in ("return", "issue"):
        page = log_in(checker).get(url(verb, report), follow=True)
        assert "not possible now" in page.text
    told = {"seen": 1, "words": "x", "written_on": "20/12/2021"}
    for verb in ("return", "issue"):
        log_in(checker).post(url(verb, report), told)
    assert Report.objects.get().state == "draft"


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_do_nothing(report, checker, method):
    for verb in ("check", "issue", "edit"):
        assert getattr(log_in(checker), method)(url(verb, report)).status_code == 405
