"""Incidents on the page of a crossing point, and how the crossing point stood on the page of an incident."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from tests.crossings.makers import make_accepted_change, make_crossing, make_eastern_crossing
from tests.factories import (
    make_accepted,
    make_administrator,
    make_clerk,
    make_commune,
    make_draft,
    make_marker,
    make_observer,
    make_overseer,
    make_submitted,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
DAY = date(2024, 5, 20)


def panel(client, user, record, key):
    """A part of the record's page; nothing where it is left out."""
    client.force_login(user)
    response = client.get(record.get_absolute_url())
    assert response.status_code == 200
    return next((each for each in response.context.get("panels") or [] if each["key"] == key), None)


def near(client, user, crossing):
    return panel(client, user, crossing, "incidents-near")


def lately(days=10):
    return timezone.localdate() - timedelta(days=days)


def at(crossing, make=make_accepted, **fields):
    return make(**{"marker": crossing.marker, "occurred_on": lately()} | fields)


def test_a_crossing_point_counts_the_incidents_of_a_year_at_its_markers(client):
    crossing = make_eastern_crossing()
    crossing.further_markers.add(make_marker("425"))
    at(crossing, offenders=2)
    at(crossing, marker=make_marker("425"), offenders=None, offenders_unknown=True)
    at(crossing, occurred_on=lately(400))
    at(crossing, marker=make_marker("430"))
    told = near(client, make_clerk(), crossing)
    assert (told["cases"], told["offenders"], told["unknown"]) == (2, 2, 1)


def test_only_what_is_accepted_and_seen_is_counted(client):
    crossing = make_eastern_crossing()
    for make in (make_draft, make_submitted, make_accepted):
        at(crossing, make)
    assert near(client, make_observer(), crossing)["cases"] == 1
    assert near(client, make_clerk(make_crossing().district), crossing)["cases"] == 0
    assert (
        "No accepted incident that you may see." in client.get(crossing.get_absolute_url()).content.decode()
    )
    assert near(client, make_administrator(), crossing) is None


def test_the_number_opens_exactly_those_incidents(client):
    crossing = make_eastern_crossing()
    seen = [at(crossing), at(crossing, occurred_on=lately(300))]
    at(crossing, make_submitted)
    told = near(client, make_overseer(), crossing)
    response = client.get(told["address"])
    page = response.content.decode()
    assert response.status_code == 200
    assert [record.number in page for record in seen] == [True, True]
    assert told["cases"] == len(response.context["table"].rows) == 2
    assert 'name="crossing" value="PB-DC"' in page


def test_without_a_marker_its_commune_counts_then_and_today(client):
    today = make_commune("Xã mới", "00716", valid_from=date(2025, 7, 1))
    former = make_commune(valid_to=date(2025, 6, 30), main_successor=today)
    crossing = make_eastern_crossing(commune=former, marker=None, marker_confidence="")
    make_accepted(commune=today, district=today.district, occurred_on=lately())
    assert near(client, make_overseer(), crossing)["cases"] == 1


def test_nothing_is_said_where_nobody_knows_where_it_lies(client):
    crossing = make_eastern_crossing(commune=None, marker=None, marker_confidence="")
    assert near(client, make_overseer(), crossing) is None


@pytest.mark.parametrize("code", ["XX-YY", "tt-tb"])
def test_the_list_takes_the_code_of_a_crossing_point(client, code):
    crossing = make_crossing()
    at(crossing)
    client.force_login(make_overseer())
    found = client.get("/incidents/", {"crossing": code}).context["table"].rows
    assert len(found) == (1 if code == "tt-tb" else 0)


def test_an_incident_at_its_marker_says_how_it_stood_at_that_hour(client):
    crossing = make_eastern_crossing()
    make_accepted_change(crossing=crossing, since="2024-05-01", state_of_flow="open")
    make_accepted_change(crossing=crossing, since="2024-05-20T14:00")
    before = at(crossing, occurred_on=DAY, occurred_time=time(9, 30))
    after = at(crossing, occurred_on=DAY, occurred_time=None)
    for record, words in ((before, "open"), (after, "suspended")):
        told = panel(client, make_clerk(), record, "crossing-state")
        assert told["stood"][0].of("goods", "VN").state_words == words
        assert told["board"] == "/crossings/?as_of=2024-05-20"
    page = client.get(before.get_absolute_url()).content.decode()
    assert "when it happened: 20/05/2024 09:30" in page


def test_an_incident_elsewhere_says_nothing_of_crossing_points(client):
    make_eastern_crossing()
    for record in (make_accepted(), make_accepted(marker=make_marker("430"))):
        assert panel(client, make_clerk(), record, "crossing-state") is None
