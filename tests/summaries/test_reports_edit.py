"""Writing a report: head and own words of a draft, never over a newer version, kept when the figures are taken anew."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from borderops.summaries import report_writing as writing
from borderops.summaries.reports import Report
from tests.factories import make_clerk, make_observer, make_overseer, make_reviewer
from tests.figures.factories import log_in, make_figure
from tests.pages import hidden_fields
from tests.summaries.report_makers import make_checked, make_issued, make_report

pytestmark = pytest.mark.django_db
SECTION = "words_incidents"


@pytest.fixture
def figure(line):
    return make_figure(value=570)


@pytest.fixture
def overseer(figure):
    return make_overseer()


@pytest.fixture
def report(overseer):
    return make_report(overseer)


def edit_url(report):
    return reverse("edit-report", args=[report.number])


def form_of(client, report):
    """The form as it is shown: every field with what stands in it."""
    form = client.get(edit_url(report)).context["form"]
    return {field.html_name: field.value() or "" for field in form}


def test_head_and_own_words_are_kept_and_stand_in_the_report(report, overseer):
    client = log_in(overseer)
    told = form_of(client, report) | {
        "agency": "SỞ NGOẠI VỤ", "written_on": "05/02/2022", "place": "Tuyên Quang", "recipients": "- UBND\nLưu: VT",
        "signature": "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", SECTION: "Tình hình ổn định.\n\nKhông có diễn biến mới.",
    }  # fmt: skip
    assert client.post(edit_url(report), told)["Location"] == report.get_absolute_url()
    report = Report.objects.get()
    assert (report.agency, report.written_on, report.version) == ("SỞ NGOẠI VỤ", date(2022, 2, 5), 2)
    assert report.words == {"incidents": "Tình hình ổn định.\n\nKhông có diễn biến mới."}
    assert report.signature == "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"
    page = client.get(report.get_absolute_url())
    assert "Không có diễn biến mới." in page.text
    assert {name for name, _was, _now in page.context["entries"][-1].changes} >= {
        "Agency",
        "Place",
        "Recipients",
    }


def test_nothing_changed_leaves_no_trace(report, overseer):
    client = log_in(overseer)
    client.post(edit_url(report), form_of(client, report))
    assert report.history.count() == 1 and Report.objects.get().version == 1


def test_a_stale_edit_is_refused_and_nothing_typed_is_lost(report, overseer):
    client = log_in(overseer)
    mine = form_of(client, report) | {SECTION: "Của tôi.", "place": "Hà Giang"}
    writing.edit(report, make_overseer(), {"words": {"incidents": "Của người kia."}, "place": "Tuyên Quang"})
    answer = client.post(edit_url(report), mine)
    assert answer.status_code == 409
    assert all(words in answer.text for words in ("Của tôi.", "Của người kia.", "Hà Giang", "Tuyên Quang"))
    assert Report.objects.get().words == {"incidents": "Của người kia."}
    again = mine | {"seen": hidden_fields(answer)["seen"]}
    assert client.post(edit_url(report), again).status_code == 302
    assert Report.objects.get().words == {"incidents": "Của tôi."}


@pytest.mark.parametrize(
    "field, value",
    [("written_on", "hôm qua"), ("title", "  "), ("agency", "x" * 151), (SECTION, "x" * 10_001)],
)
def test_what_cannot_be_kept_says_so_and_stays_typed(report, overseer, field, value):
    client = log_in(overseer)
    told = form_of(client, report) | {"place": "Mèo Vạc", field: value}
    answer = client.post(edit_url(report), told)
    assert answer.status_code == 422 and field in answer.context["form"].errors
    assert "Mèo Vạc" in answer.text and Report.objects.get().version == 1


@pytest.mark.parametrize("person", [make_clerk, make_reviewer, make_observer])
def test_nobody_else_writes_in_it(report, person):
    user = person()
    for name in ("edit-report", "draw-report-anew"):
        address = reverse(name, args=[report.number])
        assert log_in(user).get(address).status_code == 403
        assert log_in(user).post(address, {"title": "x", "seen": 1}).status_code == 403
    with pytest.raises(PermissionDenied):
        writing.edit(report, user, {"title": "x"})
    assert Report.objects.get().version == 1


@pytest.mark.parametrize("make", [make_checked, make_issued])
def test_what_is_checked_or_issued_is_not_written_in(figure, make):
    report, overseer = make(), make_overseer()
    client = log_in(overseer)
    for name in ("edit-report", "draw-report-anew"):
        page = client.get(reverse(name, args=[report.number]))
        assert page.status_code == 302 and page["Location"] == report.get_absolute_url()
    told = {"title": "Khác", "seen": report.version}
    assert client.post(edit_url(report), told).status_code == 409
    client.post(reverse("draw-report-anew", args=[report.number]), {"seen": report.version})
    assert Report.objects.get().title == report.title and Report.objects.get().version == report.version


def test_the_figures_are_taken_anew_and_the_own_words_stay(report, overseer, figure):
    writing.edit(report, overseer, {"words": {"incidents": "Lời của Sở."}, "agency": "SỞ NGOẠI VỤ"})
    type(figure).objects.filter(pk=figure.pk).update(value=571, published_text="571 vụ")
    other = log_in(make_overseer())
    address = reverse("draw-report-anew", args=[report.number])
    answer = other.post(address, hidden_fields(other.get(address)))
    assert answer["Location"] == report.get_absolute_url()
    now = Report.objects.get()
    assert "571 vụ" in now.content and "570 vụ" not in now.content
    assert (now.words, now.agency) == ({"incidents": "Lời của Sở."}, "SỞ NGOẠI VỤ")
    assert now.drawn_at > report.drawn_at and now.written_by != overseer
    page = other.get(report.get_absolute_url())
    ((_section, was, is_now),) = page.context["entries"][-1].changes
    assert "570" in was and "571" in is_now


def test_who_looked_before_somebody_wrote_takes_nothing_anew(report, overseer, figure):
    type(figure).objects.filter(pk=figure.pk).update(value=571)
    writing.edit(report, overseer, {"place": "Tuyên Quang"})
    client = log_in(overseer)
    answer = client.post(reverse("draw-report-anew", args=[report.number]), {"seen": 1}, follow=True)
    assert "Somebody has changed this report" in answer.text and "570" in Report.objects.get().content


def test_own_words_of_a_section_that_is_gone_are_kept_and_can_be_moved(report, overseer):
    writing.edit(report, overseer, {"words": {"aid": "Viện trợ."}})
    client = log_in(overseer)
    assert "Viện trợ." in client.get(report.get_absolute_url()).text
    told = form_of(client, report)
    assert told["words_aid"] == "Viện trợ."
    client.post(edit_url(report), told | {"words_aid": "", SECTION: "Viện trợ."})
    assert Report.objects.get().words == {"incidents": "Viện trợ."}


@pytest.mark.parametrize("number", ["BC-2021-9999", "x", "%00"])
def test_a_number_that_nobody_has_is_no_page(overseer, number):
    for page in ("", "edit/", "check/", "issue/", "document/", "print/"):
        assert log_in(overseer).get(f"/reports/{number}/{page}").status_code == 404
