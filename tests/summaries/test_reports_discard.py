"""Discarding a draft: it is put aside with its number and its words, never one that was checked or issued."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from borderops.summaries import report_writing as writing
from borderops.summaries.messages import Message
from borderops.summaries.report_discarding import discard, take_up
from borderops.summaries.reports import Report
from tests.factories import make_clerk, make_observer, make_overseer, make_reviewer
from tests.figures.factories import log_in, make_figure
from tests.pages import hidden_fields
from tests.summaries.report_makers import make_checked, make_issued, make_report

pytestmark = pytest.mark.django_db
WORDS = "Lập nhầm kỳ."


@pytest.fixture
def figure(line):
    return make_figure(value=570)


@pytest.fixture
def writer(figure):
    return make_overseer()


@pytest.fixture
def other(figure):
    return make_overseer()


@pytest.fixture
def report(writer):
    return make_report(writer)


def url(verb, report):
    return reverse(f"{verb}-report", args=[report.number])


def send(user, report, verb="discard", **more):
    client = log_in(user)
    return client.post(url(verb, report), hidden_fields(client.get(url(verb, report))) | more, follow=True)


def listed(user, **filters):
    return [row.number for row in log_in(user).get(reverse("reports"), filters).context["page"].rows]


def test_the_maker_discards_a_draft_and_its_page_says_who_and_when(report, writer):
    writing.edit(report, writer, {"place": "Tuyên Quang", "words": {"incidents": "Chữ của cơ quan."}})
    assert url("discard", report) in log_in(writer).get(report.get_absolute_url()).text
    page = send(writer, report)
    report = Report.objects.get()
    assert (report.state, report.discarded_by) == ("discarded", writer) and report.discarded_at
    assert f"by {writer}. It is kept as it was" in page.text and "Chữ của cơ quan." in page.text
    last = report.history.latest()
    assert (last.state, last.history_user, last.place) == ("discarded", writer, "Tuyên Quang")
    assert "discarded" in [entry.verb_label for entry in page.context["entries"]]


def test_it_leaves_the_list_and_is_found_by_its_state_and_by_its_number(report, writer):
    kept = make_report(writer, period="2020")
    discard(report, writer)
    assert listed(writer) == [kept.number]
    assert listed(writer, state="discarded") == [report.number]
    assert listed(writer, q=report.number.lower()) == [report.number]
    assert listed(writer, period="2021") == []


def test_its_number_is_not_given_again(report, writer):
    discard(report, writer)
    assert (report.number, make_report(writer).number) == ("BC-2021-0001", "BC-2021-0002")


def test_who_discards_what_others_wrote_says_why_and_they_are_told(report, writer, other):
    answer = send(other, report, words="  ")
    assert answer.status_code == 422 and Report.objects.get().state == "draft"
    with pytest.raises(ValidationError, match="Say why"):
        discard(report, other)
    page = send(other, report, words=WORDS)
    assert WORDS in page.text and Report.objects.get().discarded_by == other
    (told,) = Message.objects.all()
    assert told.user == writer and report.number in told.subject and told.words == WORDS


def test_a_checked_one_is_returned_first(writer, other):
    report = make_checked(writer, other)
    page = log_in(writer).get(url("discard", report), follow=True)
    assert "first returned to be mended" in page.text
    log_in(writer).post(url("discard", report), {"seen": report.version, "words": WORDS})
    assert Report.objects.get().state == "checked"
    writing.send_back(report, other, "Sửa.")
    send(writer, report, words=WORDS)
    assert Report.objects.get().state == "discarded"


def test_what_is_issued_is_never_discarded(writer):
    report = make_issued(writer)
    told = {"seen": report.version, "words": WORDS}
    page = log_in(writer).post(url("discard", report), told, follow=True)
    assert "never changes" in page.text
    for deed in (discard, take_up):
        with pytest.raises(ValidationError, match="never changes"):
            deed(report, writer)
    assert Report.objects.get().is_intact and url("discard", report) not in page.text


def test_who_looked_at_an_older_version_looks_again(report, writer, other):
    client = log_in(writer)
    seen = hidden_fields(client.get(url("discard", report)))
    writing.edit(report, other, {"place": "Tuyên Quang"})
    page = client.post(url("discard", report), seen | {"words": WORDS}, follow=True)
    assert "Somebody has changed this report" in page.text and Report.objects.get().state == "draft"


def test_a_second_click_says_that_it_is_done(report, writer):
    client = log_in(writer)
    seen = hidden_fields(client.get(url("discard", report)))
    client.post(url("discard", report), seen)
    page = client.post(url("discard", report), seen, follow=True)
    assert "not possible now" in page.text and Report.objects.get().version == 2


def test_who_was_typing_meanwhile_loses_nothing(report, writer, other):
    client = log_in(other)
    typed = hidden_fields(client.get(url("edit", report))) | {
        "title": report.title,
        "place": "Tuyên Quang gõ dở",
    }
    discard(report, writer)
    answer = client.post(url("edit", report), typed)
    assert answer.status_code == 409 and "Tuyên Quang gõ dở" in answer.text
    assert Report.objects.get().place == ""


def test_nothing_more_is_done_with_it_until_it_is_taken_up_again(report, writer, other):
    discard(report, writer)
    for verb in ("edit", "check", "issue", "discard"):
        page = log_in(other).get(url(verb, report), follow=True)
        assert "not possible now" in page.text
    page = send(other, report, "take-up")
    report = Report.objects.get()
    assert (report.state, report.discarded_by, report.discarded_words) == ("draft", None, "")
    assert "is a draft again" in page.text and listed(writer) == [report.number]
    verbs = [entry.verb_label for entry in page.context["entries"]]
    assert verbs == ["made", "discarded", "took up again"]
    assert Message.objects.get().user == writer
    assert writing.check(report, other).state == "checked"


def test_the_next_report_does_not_take_its_head_over(report, writer):
    writing.edit(report, writer, {"place": "Nơi gõ nhầm"})
    discard(report, writer)
    assert make_report(writer).place == ""


@pytest.mark.parametrize("person", [make_clerk, make_reviewer, make_observer])
def test_nobody_else_discards_or_takes_up(report, writer, person):
    user = person()
    for verb, deed in (("discard", discard), ("take-up", take_up)):
        assert log_in(user).get(url(verb, report)).status_code == 403
        assert log_in(user).post(url(verb, report), {"seen": 1, "words": WORDS}).status_code == 403
        with pytest.raises(PermissionDenied):
            deed(report, user)
    assert Report.objects.get().state == "draft"


def test_an_observer_sees_nothing_of_it(report, writer):
    discard(report, writer)
    observer = make_observer()
    assert log_in(observer).get(report.get_absolute_url()).status_code == 404
    assert listed(observer, state="discarded") == []


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_do_nothing(report, writer, method):
    for verb in ("discard", "take-up"):
        assert getattr(log_in(writer), method)(url(verb, report)).status_code == 405
