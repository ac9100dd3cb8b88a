"""Mending a report of traffic: by its own unit, never over a newer version."""

import pytest

from tests.crossings.makers import make_accepted_traffic, make_crossing, make_eastern_crossing, make_traffic
from tests.crossings.traffic_typing import typed
from tests.factories import make_clerk, make_reviewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(client):
    crossing = make_crossing()
    clerk = make_clerk(crossing.district)
    client.force_login(clerk)
    return make_traffic(clerk, crossing=crossing)


def mended(report, **fields):
    """The form of a stored report with its rows, as the browser sends it."""
    rows = {
        "travellers-0-id": report.travellers.get().pk, "trade-0-id": report.trade.get().pk, "version": report.version,
    }  # fmt: skip
    return typed(report.crossing) | {"then": "draft", "period": "05/2024"} | rows | fields


def edit(report):
    return f"{report.get_absolute_url()}edit/"


def test_the_form_shows_what_is_kept_as_people_write_it(client, report):
    form = client.get(edit(report)).context["form"]
    assert (form["period"].value(), form["travellers-0-people_in"].value()) == ("05/2024", "120")
    assert (form["trade-0-tonnes"].value(), form["trade-0-value_unit"].value()) == ("350,5", 1_000_000)


def test_rows_are_mended_in_their_line_and_the_trail_tells_it(client, report):
    line = report.travellers.get()
    client.post(edit(report), mended(report, period="06/2024"))
    report.refresh_from_db()
    row = report.travellers.get()
    assert (row.pk, row.people_in, row.people_out, report.period) == (line.pk, 1200, 0, "2024-06")
    page = client.get(report.get_absolute_url()).content.decode()
    assert "Passport: 120 in, 110 out" in page and "05/2024" in page
    assert str(report.starts_on) == "2024-06-01" and row.history.count() == 2


def test_a_row_that_is_emptied_goes(client, report):
    empty = {"travellers-0-document": "", "travellers-0-people_in": "", "travellers-0-people_out": ""}
    client.post(edit(report), mended(report, health_checked="", **empty))
    assert not report.travellers.exists() and report.trade.count() == 1


def test_a_form_without_its_rows_changes_none_of_them(client, report):
    sent = {name: value for name, value in mended(report).items() if not name.startswith(("trav", "trade"))}
    client.post(edit(report), sent | {"in_full": "", "health_checked": "", "vehicles_in": "41"})
    report.refresh_from_db()
    assert (report.vehicles_in, report.travellers.get().people_in) == (41, 120)


def test_an_edit_of_an_older_version_is_shown_beside_what_stands_now(client, report):
    stale = mended(report, vehicles_in="77")
    client.post(edit(report), mended(report, vehicles_in="41"))
    response = client.post(edit(report), stale)
    report.refresh_from_db()
    assert response.status_code == 409 and report.vehicles_in == 41
    assert ("vehicles entering", "77", "41") in response.context["differences"]


def test_it_is_not_moved_to_a_place_of_others(client, report):
    there = make_eastern_crossing()
    assert client.post(edit(report), mended(report, crossing=there.pk)).status_code == 422
    report.refresh_from_db()
    assert report.crossing != there


def test_it_is_not_moved_to_a_period_that_is_told_already(client, report):
    make_accepted_traffic(crossing=report.crossing, period="2024-06")
    response = client.post(edit(report), mended(report, period="06/2024"))
    assert response.status_code == 422 and "already tells" in response.context["form"].errors["period"][0]


def test_what_is_accepted_is_locked_and_other_units_and_reviewers_do_not_mend(client, report):
    accepted = make_accepted_traffic(crossing=report.crossing, period="2024-07")
    client.force_login(accepted.entered_by)
    assert client.get(edit(accepted)).url == accepted.get_absolute_url()
    assert client.post(edit(accepted), mended(accepted)).status_code == 409
    client.force_login(make_reviewer(report.crossing.district))
    assert client.get(edit(accepted)).url == accepted.get_absolute_url()
    client.force_login(make_clerk(make_eastern_crossing().district))
    assert (
        client.get(edit(report)).status_code == client.post(edit(report), mended(report)).status_code == 404
    )
