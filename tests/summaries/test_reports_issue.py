"""Issuing a report: frozen with its document and digests, once, replacing an earlier one, whatever door is tried."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse

from borderops.summaries import report_writing as writing
from borderops.summaries.messages import Message
from borderops.summaries.reports import Report
from tests.factories import make_clerk, make_observer, make_overseer, make_reviewer
from tests.figures.factories import log_in, make_figure, make_line
from tests.pages import hidden_fields
from tests.summaries.report_makers import TOLD, make_checked, make_issued, make_template, word_file, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def figure(line):
    return make_figure(value=570)


@pytest.fixture
def overseer(figure):
    return make_overseer()


@pytest.fixture
def issued(overseer):
    return make_issued(overseer)


def url(verb, report):
    return reverse(f"{verb}-report", args=[report.number])


def document(user, report):
    return log_in(user).get(reverse("report-document", args=[report.number]))


def test_it_is_numbered_dated_and_frozen(overseer):
    report = make_checked()
    client = log_in(overseer)
    told = hidden_fields(client.get(url("issue", report)))
    told |= {"official_number": " 12/BC-SNgV ", "written_on": "20/12/2021"}
    page = client.post(url("issue", report), told, follow=True)
    report = Report.objects.get()
    assert (report.state, report.issued_by, report.official_number) == ("issued", overseer, "12/BC-SNgV")
    assert report.written_on == date(2021, 12, 20) and report.is_intact
    assert report.digest in page.text and report.document_digest in page.text
    assert Message.objects.get().user == report.made_by


def test_the_document_is_the_very_file_that_was_issued(issued, overseer):
    answer = document(make_observer(), issued)
    assert hashlib.sha256(answer.content).hexdigest() == issued.document_digest
    words = words_of(answer.content)
    assert "12/BC-SNgV" in words and "570" in words and "DỰ THẢO" not in words
    text = log_in(overseer).get(reverse("report-text", args=[issued.number]))
    assert hashlib.sha256(text.content).hexdigest() == issued.digest


def test_what_the_register_says_later_changes_nothing_in_it(issued, figure, overseer):
    before = document(overseer, issued).content
    type(figure).objects.filter(pk=figure.pk).update(value=987654, published_text="987.654 vụ")
    assert document(overseer, issued).content == before
    page = log_in(overseer).get(issued.get_absolute_url()).text
    assert "570" in page and "987.654" not in page and "987,654" not in page
    assert Report.objects.get().is_intact


def test_the_issuer_may_be_the_checker(figure):
    checker = make_overseer()
    report = writing.issue(make_checked(checker=checker), checker, TOLD)
    assert report.issued_by == report.checked_by == checker


def test_who_looked_at_an_older_version_looks_again(overseer):
    report = make_checked()
    client = log_in(overseer)
    told = hidden_fields(client.get(url("issue", report))) | {"written_on": "20/12/2021"}
    writing.send_back(report, overseer, "Sửa.")
    writing.check(report, overseer)
    page = client.post(url("issue", report), told, follow=True)
    assert "Somebody has changed this report" in page.text and Report.objects.get().state == "checked"


def test_a_day_must_be_told(overseer):
    report = make_checked()
    client = log_in(overseer)
    told = hidden_fields(client.get(url("issue", report))) | {"official_number": "12/BC", "written_on": ""}
    answer = client.post(url("issue", report), told)
    assert answer.status_code == 422 and "12/BC" in answer.text and Report.objects.get().state == "checked"


def test_no_door_changes_an_issued_report(issued, overseer):
    told = {
        "title": "Khác",
        "agency": "Khác",
        "seen": issued.version,
        "words": "x",
        "written_on": "01/01/2022",
    }
    client = log_in(overseer)
    for name in ("edit", "check", "return", "issue"):
        client.post(url(name, issued), told)
    client.post(reverse("draw-report-anew", args=[issued.number]), told)
    admin = reverse("admin:summaries_report_change", args=[issued.pk])
    assert client.post(admin, told).status_code == 403
    assert client.post(reverse("admin:summaries_report_delete", args=[issued.pk])).status_code == 403
    for deed in (
        lambda: writing.edit(issued, overseer, {"title": "Khác"}),
        lambda: writing.draw_anew(issued, overseer),
        lambda: writing.check(issued, make_overseer()),
        lambda: writing.send_back(issued, overseer, "x"),
        lambda: writing.issue(issued, overseer, TOLD),
        lambda: Report.objects.get(pk=issued.pk).save(),
        lambda: Report.objects.get(pk=issued.pk).delete(),
    ):
        with pytest.raises(ValidationError, match="never changes"):
            deed()
    now = Report.objects.get()
    assert (now.title, now.version, now.is_intact) == (issued.title, issued.version, True)


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Khác"}, {"content": '{"sections": [], "sources": [], "gaps": [], "warnings": [], "figures": {}}'},
        {"words": {"incidents": "thêm"}}, {"official_number": "13/BC"}, {"written_on": date(2022, 1, 1)},
        {"checked_by": None}, {"document": b"PK"}, {"document": None}, {"digest": ""}, {"period": "2022"},
    ],
)  # fmt: skip
def test_the_digests_tell_a_row_that_somebody_altered(issued, overseer, changed):
    assert "its digest differs" not in log_in(overseer).get(issued.get_absolute_url()).text
    Report.objects.filter(pk=issued.pk).update(**changed)
    assert not Report.objects.get().is_intact
    assert "its digest differs" in log_in(overseer).get(issued.get_absolute_url()).text


def test_a_document_that_somebody_altered_is_not_handed_out(issued, overseer):
    Report.objects.update(document=word_file("Chèn thêm."))
    answer = document(overseer, issued)
    assert answer.status_code == 404 and "no longer what was kept" in answer.text


def test_a_later_one_replaces_it_and_both_say_so(issued, overseer):
    checked = make_checked()
    page = log_in(overseer).get(url("issue", checked)).text
    assert issued.number in page and "It replaces the report issued before" in page
    later = writing.issue(checked, overseer, TOLD | {"official_number": "15/BC-SNgV"})
    assert (later.supersedes, Report.objects.get(pk=issued.pk).superseded_by) == (issued, later)
    assert issued.number in words_of(bytes(later.document))
    old, new = (log_in(make_observer()).get(each.get_absolute_url()).text for each in (issued, later))
    assert "A later report of the same period holds" in old and later.number in old
    assert "It replaces" in new and issued.number in new
    assert all(report.is_intact for report in Report.objects.all())
    assert list(Report.objects.current()) == [later]


def test_one_of_another_period_replaces_nothing(issued):
    assert make_issued(period="2022").supersedes is None
    assert Report.objects.current().count() == 2


def test_a_template_that_was_altered_stops_it(overseer):
    template = make_template(overseer)
    report = make_checked(template=template)
    type(template).objects.update(content=word_file("{{ nothing_known }}"))
    told = {"seen": report.version, "written_on": "20/12/2021"}
    page = log_in(overseer).post(url("issue", report), told, follow=True)
    assert "no longer what was kept" in page.text and Report.objects.get().state == "checked"


@pytest.mark.parametrize("person", [make_clerk, make_reviewer, make_observer])
def test_nobody_else_issues(figure, person):
    report = make_checked()
    assert (
        log_in(person()).post(url("issue", report), {"seen": 2, "written_on": "20/12/2021"}).status_code
        == 403
    )
    assert Report.objects.get().state == "checked"


def at_once(reports, people):
    """What each of these people gets who issue each of these reports in the same moment."""

    def try_to(pair):
        try:
            return writing.issue(*pair, TOLD).number
        except ValidationError as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(try_to, zip(reports, people, strict=True)))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_issue_it_at_once_one_does():
    make_line()
    make_figure(value=570)
    report, people = make_checked(), [make_overseer(), make_overseer()]
    answers = at_once([report, report], people)
    assert sorted(answers) == [report.number, "frozen"]
    assert Report.objects.get().is_intact and Report.objects.get().version == 3


@pytest.mark.django_db(transaction=True)
def test_of_two_reports_issued_at_once_the_second_replaces_the_first():
    make_line()
    make_figure(value=570)
    reports, people = [make_checked(), make_checked()], [make_overseer(), make_overseer()]
    assert sorted(at_once(reports, people)) == [each.number for each in reports]
    (now,) = Report.objects.current()
    assert now.supersedes and all(each.is_intact for each in Report.objects.all())
