"""The page of a list of workers."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from borderops.labour.models import Worker, WorkerLook
from tests.crossings.makers import make_accepted_change
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_observer,
    make_overseer,
    make_reviewer,
)
from tests.labour.makers import (
    make_accepted_list,
    make_inland,
    make_issued,
    make_list,
    make_permit,
    make_programme,
    make_quota,
    make_sent_list,
    make_step,
    make_way_out,
    make_worker,
)

pytestmark = pytest.mark.django_db
GONE = date(2024, 3, 5)


@pytest.fixture
def clerk(client):
    user = make_clerk()
    client.force_login(user)
    return user


def page_of(client, record):
    return client.get(record.get_absolute_url()).content.decode()


def test_it_names_the_workers_with_masked_papers_and_notes_the_look(client, clerk):
    record = make_sent_list("register", [make_permit(), make_permit()])
    page = page_of(client, record)
    for line in record.lines.all():
        permit = line.permit
        assert permit.worker.name in page and permit.masked_paper in page and str(permit) in page
        assert permit.paper_number not in page and permit.worker.paper_number not in page
    look = WorkerLook.objects.get(by=clerk)
    assert (look.about, look.people, look.what) == (record.number, 2, "names")


def test_a_saved_draft_says_at_once_which_lines_would_be_held_back_and_where_to_mend_them(client, clerk):
    good, early = make_issued(), make_permit()
    page = page_of(client, make_list("depart", [good, early], clerk, day=GONE))
    assert "1 goes on, 1 held back" in page and "As things stand now" in page
    assert 'href="#line-2"' in page and "This does not follow from “Being prepared”" in page
    assert f"/labour/permits/{early.pk}/edit/" in page


def test_held_lines_of_an_accepted_list_lead_into_a_new_one(client, clerk):
    record = make_accepted_list("depart", [make_issued(), make_permit()], day=GONE)
    page = page_of(client, record)
    assert f"/labour/lists/new/?from={record.number}" in page and "These lines do not count" in page


def test_the_name_of_a_worker_who_moved_away_is_not_shown(client, clerk):
    gone = make_worker()
    record = make_sent_list("register", [make_permit(gone), make_permit()])
    far = make_commune("Yên Thành", "09999", make_inland())
    Worker.objects.filter(pk=gone.pk).update(commune=far, district=far.district, unit=None)
    page = page_of(client, record)
    assert gone.name not in page and "name not shown" in page
    assert WorkerLook.objects.get(by=clerk).people == 1


def test_a_crossing_point_that_was_shut_for_people_is_warned_of(client, clerk):
    change = {"flow": "people", "state_of_flow": "suspended", "since": "2024-01-10", "reason": "Dịch"}
    make_accepted_change(crossing=make_way_out(), **change)
    page = page_of(client, make_list("depart", [make_issued()], clerk, day=GONE))
    assert "For people this crossing point was suspended on the day" in page
    assert "How the crossing point stood" in page and "05/03/2024" in page


def test_a_programme_that_rested_on_the_day_is_warned_of(client, clerk):
    make_step(make_programme(), "suspended", "2024-01")
    page = page_of(client, make_list("depart", [make_issued()], clerk, day=GONE))
    assert "did not run" in page


def test_what_is_left_of_the_quota_stands_beside_an_issue(client, clerk):
    make_quota(places=3)
    issued = make_sent_list("issue", [make_permit()], clerk)
    page = page_of(client, issued)
    assert "What is left of the quota" in page and "Quyết định 1/QĐ-UBND" in page
    assert '<td role="cell" class="num" data-label="Places left">2' in page
    registered = make_list("register", [make_permit()], clerk)
    assert "What is left of the quota" not in page_of(client, registered)


def test_verbs_files_and_the_trail_stand_there_for_whom_they_are(client, clerk):
    record = make_sent_list("register", [make_permit()], clerk)
    assert "/accept/" not in page_of(client, record) and "Trail" in page_of(client, record)
    client.force_login(make_reviewer(record.district))
    page = page_of(client, record)
    assert "/accept/" in page and "/return/" in page and "over-quota" not in page


@pytest.mark.parametrize(
    ("make", "status"),
    [
        (make_observer, 403),
        (make_administrator, 403),
        (make_overseer, 200),
        (lambda: make_clerk(make_inland()), 404),
        (lambda: make_reviewer(make_inland()), 404),
    ],
)
def test_a_list_is_for_its_places_alone(client, make, status):
    record = make_accepted_list("register", [make_permit()])
    client.force_login(make())
    for page in ("", "print/", "edit/"):
        expected = 302 if status == 200 and page == "edit/" else status
        assert client.get(f"{record.get_absolute_url()}{page}").status_code == expected


def test_more_workers_ask_no_more_queries_even_to_weigh_an_extension(client, clerk):
    permits = [make_permit() for _n in range(6)]
    make_accepted_list("issue", permits)
    end = date(2025, 5, 31)
    small, large = [make_list("extend", some, clerk, until=end) for some in (permits[:1], permits[1:])]
    page_of(client, small)
    with CaptureQueriesContext(connection) as few:
        page_of(client, small)
    with CaptureQueriesContext(connection) as many:
        page_of(client, large)
    assert len(many) <= len(few)
