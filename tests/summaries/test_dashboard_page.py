"""The dashboard: who opens it, for which period, and what waits for whom."""

import pytest
from django.urls import reverse
from django.utils import timezone

from borderops.incidents.models import Incident
from borderops.lists.models import Register
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_draft,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_submitted,
    make_user,
)
from tests.figures.factories import log_in, make_indicator
from tests.summaries.factories import make_case
from tests.summaries.reading import text

pytestmark = pytest.mark.django_db


def dashboard(user, **query):
    return log_in(user).get(reverse("dashboard"), query)


@pytest.mark.parametrize("person", [make_clerk, make_reviewer, make_overseer, make_observer])
def test_everyone_with_the_right_to_summaries_opens_it(line, person):
    page = dashboard(person())
    assert page.status_code == 200
    assert "Dashboard" in text(page)


@pytest.mark.parametrize("person", [make_administrator, make_user])
def test_who_reads_no_summaries_is_refused(line, person):
    user = person()
    client = log_in(user)
    assert client.get(reverse("dashboard")).status_code == 403
    assert client.get(reverse("dashboard-indicators")).status_code == 403
    assert client.post(reverse("dashboard-seen")).status_code == 403


def test_who_is_not_logged_in_is_sent_to_the_log_in(client, line):
    assert client.get(reverse("dashboard")).status_code == 302


def test_it_shows_what_waits_and_what_is_late_as_the_first_page_does(line, district):
    make_case(district, make=make_submitted)
    reviewer = make_reviewer(district)
    page = dashboard(reviewer)
    home = log_in(reviewer).get("/")
    assert [tile["value"] for tile in page.context["tiles"]] == ["1"]
    assert page.context["tiles"][0] == home.context["tiles"][0]
    assert page.context["tiles"] + page.context["idle"] == sorted(
        home.context["tiles"], key=lambda tile: not tile["tone"]
    )


def test_what_waits_elsewhere_or_is_still_a_draft_is_not_there(line, district):
    make_case(make_other_district(), make=make_submitted)
    make_draft(commune=make_commune("Xã khác", "00799", district), district=district)
    assert dashboard(make_reviewer(district)).context["tiles"] == []


def test_the_running_month_stands_there_unless_another_period_is_named(line):
    page = dashboard(make_overseer())
    assert page.context["period"].kind == "month" and page.context["spans"].is_running
    page = dashboard(make_overseer(), period="2021-Q3")
    assert page.context["period"].key == "2021-Q3"
    page = dashboard(make_overseer(), period="01/02/2021..15/02/2021")
    assert page.context["period"].key == "2021-02-01..2021-02-15"


@pytest.mark.parametrize("typed", ["2021-Q9", "năm ngoái", "1800", "31/02/2021..01/03/2021", "<script>"])
def test_a_period_that_cannot_be_read_is_told_and_kept_in_the_form(line, typed):
    page = dashboard(make_overseer(), period=typed)
    assert page.status_code == 400
    assert page.context["form"].errors["period"]
    assert page.context["form"]["period"].value() == typed
    assert '<script>"' not in page.content.decode()


@pytest.mark.parametrize(
    "period", ["1990", "2100", "2100-W52", "1990-01-01..2100-12-31", "2024-02-29..2024-02-29"]
)
def test_the_ends_of_time_are_periods_as_others(line, period):
    make_indicator("incidents.law.cases")
    make_indicator("crossings.people_in")
    make_indicator("patrols.shifts")
    assert dashboard(make_overseer(), period=period).status_code == 200


def test_a_post_to_the_page_is_refused(line):
    assert log_in(make_overseer()).post(reverse("dashboard")).status_code == 405


def test_samples_say_on_the_sheet_what_they_are(line):
    Register.objects.create(sample_data=True)
    assert "Sample data" in text(dashboard(make_overseer()))


def test_what_is_late_stands_out_and_the_rest_takes_a_line(line, district):
    make_case(district, make=make_submitted)
    reviewer = make_reviewer(district)
    page = dashboard(reviewer)
    assert page.context["late"] == [] and 'class="tile' not in page.text
    assert "Waiting for my review: Incidents 1" in text(page)
    Incident.objects.update(review_due_at=timezone.now())
    page = dashboard(reviewer)
    assert [tile["value"] for tile in page.context["late"]] == ["1"] and 'class="tile' in page.text
