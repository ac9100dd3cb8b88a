"""Reports of traffic in the administration: the same rights, lock and rules as on their own pages."""

import pytest

from borderops.crossings.models import CrossingPoint, TrafficReport
from tests.crossings.makers import make_accepted_traffic, make_crossing, make_eastern_crossing, make_traffic
from tests.factories import make_clerk, make_observer

pytestmark = pytest.mark.django_db
LIST = "/admin/crossings/trafficreport/"


@pytest.fixture
def clerk(client):
    user = make_clerk(make_crossing().district)
    client.force_login(user)
    return user


@pytest.fixture
def crossing(clerk):
    return CrossingPoint.objects.get()


def typed(crossing, papers=(), goods=(), initial=(0, 0), **fields):
    """What the administration's form sends, with rows of travellers and goods."""
    sent = {
        "crossing": crossing.pk, "period": "05/2024", "standing": "final", "vehicles_in": "0", "vehicles_out": "",
        "health_checked": "", "source": "", "remark": "", "version_seen": "1",
    }  # fmt: skip
    for part, rows, stored in (("travellers", papers, initial[0]), ("trade", goods, initial[1])):
        sent |= {f"{part}-TOTAL_FORMS": len(rows), f"{part}-INITIAL_FORMS": stored}
        for turn, cells in enumerate(rows):
            sent |= {f"{part}-{turn}-{name}": value for name, value in cells.items()}
    return sent | fields


PASSPORT = {"document": "passport", "people_in": "30", "people_out": ""}
GOOD = {"direction": "export", "tonnes": "3", "value": "5", "value_unit": "1000000", "currency": "USD"}


def test_a_clerk_adds_a_draft_with_its_rows(client, clerk, crossing):
    assert (
        client.post(f"{LIST}add/", typed(crossing, [PASSPORT], [GOOD], health_checked="30")).status_code
        == 302
    )
    report = TrafficReport.objects.get()
    assert (report.state, report.period, report.vehicles_in, report.vehicles_out) == (
        "draft",
        "2024-05",
        0,
        None,
    )
    assert (report.travellers.get().people_in, report.trade.get().amount) == (30, 5_000_000)


def test_numbers_and_rows_are_judged_together_as_they_will_be(client, clerk, crossing):
    report = make_traffic(clerk, crossing=crossing)
    row = report.travellers.get()
    more = PASSPORT | {"id": row.pk, "report": report.pk, "people_in": "500"}
    sent = typed(crossing, [more], initial=(1, 0), health_checked="400", version_seen=report.version)
    assert client.post(f"{LIST}{report.pk}/change/", sent).status_code == 302
    report.refresh_from_db()
    assert (report.health_checked, report.people_in) == (400, 500)


WRONG = [
    ({"period": "2024"}, [], []), ({"period": "05/2099"}, [], []), ({"vehicles_in": "-1"}, [], []),
    ({"health_checked": "31"}, [PASSPORT], []), ({}, [PASSPORT, PASSPORT], []),
    ({}, [PASSPORT | {"people_in": ""}], []), ({}, [], [GOOD | {"currency": ""}]),
    ({}, [], [GOOD | {"value_unit": ""}]), ({}, [], [GOOD | {"tonnes": "-3"}]),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "papers", "goods"), WRONG)
def test_the_rules_are_those_of_the_form(client, clerk, crossing, fields, papers, goods):
    response = client.post(f"{LIST}add/", typed(crossing, papers, goods, **fields))
    assert response.status_code == 200 and not TrafficReport.objects.exists()


def test_the_same_period_twice_and_another_place_are_refused(client, clerk, crossing):
    make_accepted_traffic(crossing=crossing)
    for sent in (typed(crossing), typed(make_eastern_crossing())):
        assert client.post(f"{LIST}add/", sent).status_code == 200
    assert TrafficReport.objects.count() == 1


def test_what_is_accepted_is_only_read_and_others_do_not_find_it(client, clerk, crossing):
    report = make_accepted_traffic(crossing=crossing)
    assert list(client.get(LIST, {"q": "thanh thuy"}).context["cl"].queryset) == [report]
    assert client.get(f"{LIST}{report.pk}/change/").status_code == 200
    assert client.post(f"{LIST}{report.pk}/change/", typed(crossing)).status_code == 403
    client.force_login(make_clerk(make_eastern_crossing().district))
    assert client.get(f"{LIST}{report.pk}/change/").status_code == 302
    client.force_login(make_observer())
    assert client.get(LIST).status_code != 200
