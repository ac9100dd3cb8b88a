"""Templates of the report: checked when they are sent, kept as they came, retired and never changed."""

import io
import zipfile

import pytest
from django.urls import reverse

from borderops.summaries.report_layout import default_template
from borderops.summaries.report_template_check import faults_of
from borderops.summaries.report_templates import ReportTemplate
from tests.factories import make_administrator, make_clerk, make_observer, make_overseer, make_reviewer
from tests.figures.factories import log_in
from tests.summaries.report_makers import make_report, make_template, sent, word_file

pytestmark = pytest.mark.django_db
LIST, NEW = "/reports/templates/", "/reports/templates/new/"


@pytest.fixture
def overseer(line):
    return make_overseer()


def send(user, content=None, file_name="mau.docx", **told):
    told = {"name": "Mẫu của Sở", "note": "Báo cáo năm"} | told
    return log_in(user).post(NEW, told | {"file": sent(content, file_name)})


def with_parts(**parts):
    """The built-in template with further parts in its archive."""
    written = io.BytesIO(default_template())
    with zipfile.ZipFile(written, "a") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_bin", ".bin"), text)
    return written.getvalue()


@pytest.mark.parametrize("person", [make_overseer, make_administrator])
def test_a_good_one_is_kept_as_it_was_sent(line, person):
    user, content = person(), word_file("Mẫu riêng.")
    answer = send(user, content)
    template = ReportTemplate.objects.get()
    assert answer.status_code == 302 and template.taken_out() == content
    assert (template.name, template.file_name, template.added_by) == ("Mẫu của Sở", "mau.docx", user)
    page = log_in(user).get(LIST)
    assert "Mẫu của Sở" in page.text
    taken = log_in(user).get(reverse("report-template-file", args=[template.pk]))
    assert taken.content == content and "attachment" in taken["Content-Disposition"]


def test_the_built_in_one_is_a_start_that_passes(overseer):
    content = log_in(overseer).get("/reports/templates/built-in/").content
    assert faults_of(content) == []
    assert send(overseer, content).status_code == 302


@pytest.mark.parametrize(
    "make",
    [
        lambda: with_parts(word__vbaProject_bin="macro"),
        lambda: word_file("{{ unknown_field }}"),
        lambda: word_file("{{ subject.__class__ }}"),
        lambda: word_file("{% for each in sections %}"),
        lambda: word_file("{{ sections"),
        lambda: b"PK\x03\x04 broken",
        lambda: b"%PDF-1.4 %%EOF",
        lambda: b"MZ program",
        lambda: b"",
        lambda: b"\x00" * (2 * 1024 * 1024 + 1),
    ],
)
def test_a_file_with_a_fault_is_refused_with_words(overseer, make):
    answer = send(overseer, make(), name="Mẫu hỏng")
    assert answer.status_code == 422 and answer.context["form"].errors["file"]
    assert all(len(words) > 20 for words in answer.context["form"].errors["file"])
    assert "Mẫu hỏng" in answer.text and not ReportTemplate.objects.exists()


@pytest.mark.parametrize("content", [b"hello", b"%PDF-1.4 %%EOF"])
def test_what_records_take_is_not_recommended_for_a_template(overseer, content):
    (words,) = send(overseer, content).context["form"].errors["file"]
    assert words == "This is no Word document (docx). Save the template as docx and send it again."


def test_every_fault_is_named(overseer):
    answer = send(overseer, word_file("{{ not_known }}", "{{ not_known_either }}"))
    said = " ".join(answer.context["form"].errors["file"])
    assert "not_known" in said and "not_known_either" in said


@pytest.mark.parametrize("told", [{"name": ""}, {"name": " "}, {"name": "x" * 101}])
def test_a_template_needs_a_name(overseer, told):
    assert send(overseer, **told).status_code == 422 and not ReportTemplate.objects.exists()


def test_a_name_stands_for_one_template_and_a_file_is_kept_once(overseer):
    content = word_file("Một.")
    first = make_template(overseer, content=content)
    assert "Choose another name" in send(overseer, word_file("Hai.")).text
    assert f"“{first.name}”" in send(overseer, content, name="Tên khác").text
    first.retire(overseer)
    assert "retired" in send(overseer, content, name="Tên khác").text
    assert send(overseer, word_file("Hai.")).status_code == 302


def test_it_is_retired_and_used_again_and_its_reports_keep_it(overseer):
    template = make_template(overseer)
    report = make_report(overseer, template=template)
    address = reverse("retire-report-template", args=[template.pk])
    client = log_in(overseer)
    client.post(address, {"then": "retire"})
    template.refresh_from_db()
    assert not template.is_offered and template.retired_by == overseer
    assert client.get(reverse("report-document", args=[report.number])).status_code == 200
    client.post(address, {"then": "retire"})
    client.post(address, {"then": "offer"})
    template.refresh_from_db()
    assert template.is_offered and template.history.count() == 3


def test_a_file_that_was_altered_is_not_handed_out(overseer):
    template = make_template(overseer)
    ReportTemplate.objects.update(content=b"PK")
    answer = log_in(overseer).get(reverse("report-template-file", args=[template.pk]))
    assert answer.status_code == 404 and "digest differs" in answer.text


@pytest.mark.parametrize("person", [make_clerk, make_reviewer, make_observer])
def test_nobody_else_sees_adds_or_retires_them(overseer, person):
    template, user = make_template(overseer), person()
    client = log_in(user)
    for address in (LIST, NEW, "/reports/templates/built-in/", f"/reports/templates/{template.pk}/file/"):
        assert client.get(address).status_code == 403
    assert send(user, word_file("x")).status_code == 403
    assert client.post(reverse("retire-report-template", args=[template.pk])).status_code == 403
    assert ReportTemplate.objects.get().is_offered


def test_retiring_is_posted(overseer):
    template = make_template(overseer)
    assert log_in(overseer).get(reverse("retire-report-template", args=[template.pk])).status_code == 405
    assert log_in(overseer).post("/reports/templates/999/retire/").status_code == 404
