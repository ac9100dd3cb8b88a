"""Reports and templates in the administration: looked at, with their history; templates added by the same rules."""

import pytest
from django.urls import reverse

from borderops.summaries.report_templates import ReportTemplate
from tests.factories import make_administrator, make_clerk, make_overseer
from tests.figures.factories import log_in, make_figure
from tests.summaries.report_makers import make_issued, make_report, make_template, sent, word_file

pytestmark = pytest.mark.django_db
REPORTS, TEMPLATES = "/admin/summaries/report/", "/admin/summaries/reporttemplate/"


@pytest.fixture(autouse=True)
def figure(line):
    return make_figure(value=570)


def test_a_report_is_looked_at_with_its_history_and_not_changed():
    report, client = make_issued(), log_in(make_overseer())
    assert report.number in client.get(REPORTS).text
    page = client.get(f"{REPORTS}{report.pk}/change/")
    assert page.status_code == 200 and report.digest in page.text
    assert client.get(f"{REPORTS}{report.pk}/history/").status_code == 200
    version = report.history.latest("history_id").pk
    assert client.get(f"{REPORTS}{report.pk}/history/{version}/").status_code == 200
    assert client.post(f"{REPORTS}{report.pk}/history/{version}/", {"title": "x"}).status_code == 403
    assert client.get(f"{REPORTS}add/").status_code == 403
    assert client.post(f"{REPORTS}{report.pk}/change/", {"title": "x"}).status_code == 403
    assert client.post(f"{REPORTS}{report.pk}/delete/", {"post": "yes"}).status_code == 403


def test_a_draft_is_there_for_those_who_make_reports_alone():
    draft, issued = make_report(), make_issued()
    page = log_in(make_clerk()).get(REPORTS).text
    assert issued.number in page and draft.number not in page
    for kind in ("change", "history"):
        assert log_in(make_clerk()).get(f"{REPORTS}{draft.pk}/{kind}/").status_code in (302, 404)
    assert log_in(make_administrator()).get(REPORTS).status_code == 403


def test_how_an_issued_report_came_about_is_for_those_who_make_reports_alone():
    report, clerk = make_issued(), log_in(make_clerk())
    assert clerk.get(f"{REPORTS}{report.pk}/change/").status_code == 200
    version = report.history.earliest("history_id").pk
    for kind in ("history", f"history/{version}"):
        assert clerk.get(f"{REPORTS}{report.pk}/{kind}/").status_code == 403


@pytest.mark.parametrize("person", [make_overseer, make_administrator])
def test_a_template_is_added_by_the_same_rules(person):
    user = person()
    client = log_in(user)
    bad = client.post(
        f"{TEMPLATES}add/", {"name": "Mẫu", "note": "", "file": sent(word_file("{{ unknown }}"))}
    )
    assert bad.status_code == 200 and "unknown" in bad.text and not ReportTemplate.objects.exists()
    good = client.post(f"{TEMPLATES}add/", {"name": "Mẫu", "note": "", "file": sent()})
    assert good.status_code == 302
    template = ReportTemplate.objects.get()
    assert template.added_by == user and template.taken_out()
    again = client.post(f"{TEMPLATES}add/", {"name": "Khác", "note": "", "file": sent(template.taken_out())})
    assert again.status_code == 200 and ReportTemplate.objects.count() == 1


def test_a_template_is_retired_there_and_never_changed():
    template, client = make_template(), log_in(make_administrator())
    address = f"{TEMPLATES}{template.pk}/change/"
    assert template.digest in client.get(address).text
    assert client.post(address, {"name": "Khác"}).status_code == 403
    assert client.post(f"{TEMPLATES}{template.pk}/delete/", {"post": "yes"}).status_code == 403
    told = {"_selected_action": template.pk}
    client.post(TEMPLATES, told | {"action": "retire"})
    assert not ReportTemplate.objects.get().is_offered
    client.post(TEMPLATES, told | {"action": "offer_again"})
    assert ReportTemplate.objects.get().is_offered
    assert client.get(f"{TEMPLATES}{template.pk}/history/").status_code == 200


def test_no_clerk_sees_templates_there():
    assert log_in(make_clerk()).get(TEMPLATES).status_code == 403
    assert reverse("admin:summaries_reporttemplate_changelist") == TEMPLATES
