"""One report of traffic: its page, its print, and what others say of the same period."""

from decimal import Decimal

import pytest

from tests.crossings.makers import (
    make_accepted_traffic,
    make_crossing,
    make_eastern_crossing,
    make_sent_traffic,
    make_traffic,
)
from tests.factories import make_clerk, make_observer, make_reviewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def crossing():
    return make_crossing()


@pytest.fixture
def clerk(client, crossing):
    user = make_clerk(crossing.district)
    client.force_login(user)
    return user


def sold(value):
    return [{"direction": "export", "value": Decimal(value), "value_unit": 1_000_000, "currency": "USD"}]


def test_it_shows_figures_totals_and_health_checks(client, clerk, crossing):
    rows = [
        {"document": "passport", "people_in": 120, "people_out": 110},
        {"document": "resident", "people_in": 0, "people_out": None},
    ]
    goods = [*sold("1.2"), {"direction": "export", "goods": "Quặng", "tonnes": Decimal("350.5")}]
    report = make_traffic(clerk, crossing=crossing, travellers=rows, trade=goods, health_checked=115)
    response = client.get(report.get_absolute_url())
    page = response.content.decode()
    assert response.context["coverage"] == 50 and "<b>50%</b>" in page
    assert (report.people_in, report.people_out, report.people) == (120, 110, 230)
    assert "Export, together" in page and "350.5" in page and "1.2 million USD" in page
    assert '<td class="num">0</td><td class="num">–</td><td class="num">0</td>' in page


def test_without_a_base_no_share_is_made_up(client, clerk, crossing):
    for month, rows in (
        ("2024-05", []),
        ("2024-06", [{"document": "passport", "people_in": 0, "people_out": 0}]),
    ):
        report = make_traffic(clerk, crossing=crossing, period=month, travellers=rows, health_checked=0)
        assert client.get(report.get_absolute_url()).context["coverage"] is None


def test_estimate_and_final_stand_side_by_side_with_the_difference_in_words(client, clerk, crossing):
    estimate = make_accepted_traffic(crossing=crossing, standing="estimate", trade=sold("180.1"))
    final = make_accepted_traffic(crossing=crossing, trade=sold("174.8"), vehicles_in=None)
    for one, other in ((estimate, final), (final, estimate)):
        (told,) = client.get(one.get_absolute_url()).context["beside"]
        assert told.other == other
        rows = {row.label: (row.one, row.other, row.words) for row in told.rows}
        assert rows["Export, value"] == (
            "180.1 million USD",
            "174.8 million USD",
            "down 5.3 million USD (2.9%)",
        )
        assert rows["Vehicles entering"] == ("40", "–", "no figures")
        assert rows["Vehicles leaving"][2] == "unchanged"


def test_a_draft_or_what_is_struck_is_no_other_standing(client, clerk, crossing):
    estimate = make_accepted_traffic(crossing=crossing, standing="estimate")
    make_traffic(clerk, crossing=crossing)
    assert client.get(estimate.get_absolute_url()).context["beside"] == []


def test_a_month_stands_beside_its_days_and_nothing_is_added_to_it(client, clerk, crossing):
    month = make_accepted_traffic(crossing=crossing)
    make_accepted_traffic(crossing=crossing, period="2024-05-01", standing="estimate", vehicles_in=9)
    make_accepted_traffic(crossing=crossing, period="2024-05-01", vehicles_in=10)
    make_accepted_traffic(crossing=crossing, period="2024-05-31", vehicles_in=5)
    make_sent_traffic(crossing=crossing, period="2024-05-02")
    make_accepted_traffic(crossing=crossing, period="2024-06-01")
    response = client.get(month.get_absolute_url())
    days = response.context["days"]
    assert days.words == "2/31 days" and "2/31 days" in response.content.decode()
    told = {row.label: (row.one, row.other) for row in days.rows}
    assert told["Vehicles entering"] == ("40", "15") and month.vehicles_in == 40
    assert (
        client.get(make_accepted_traffic(crossing=crossing, period="2024-02").get_absolute_url()).context[
            "days"
        ]
        is None
    )


def test_an_accepted_estimate_leads_to_its_final_until_there_is_one(client, clerk, crossing):
    estimate = make_accepted_traffic(crossing=crossing, standing="estimate")
    address = f"/crossings/traffic/new/?final={estimate.number}"
    assert address in client.get(estimate.get_absolute_url()).content.decode()
    client.force_login(make_observer())
    assert address not in client.get(estimate.get_absolute_url()).content.decode()
    client.force_login(clerk)
    make_sent_traffic(crossing=crossing)
    assert address not in client.get(estimate.get_absolute_url()).content.decode()


def test_an_observer_reads_the_figures_without_the_trail(client, crossing):
    report = make_accepted_traffic(crossing=crossing)
    client.force_login(make_observer())
    page = client.get(report.get_absolute_url()).content.decode()
    assert "1.2 million USD" in page and str(report.entered_by) not in page and "timeline" not in page
    assert client.get(f"{report.get_absolute_url()}print/").status_code == 200


def test_it_prints_with_its_figures(client, clerk, crossing):
    report = make_traffic(clerk, crossing=crossing, remark="Ngày lễ")
    page = client.get(f"{report.get_absolute_url()}print/").content.decode()
    assert "paper-record" in page and "1.2 million USD" in page and "Ngày lễ" in page and "05/2024" in page


def test_others_find_nothing_here(client, crossing):
    draft, sent = make_traffic(crossing=crossing), make_sent_traffic(crossing=crossing, period="2024-04")
    client.force_login(make_clerk(make_eastern_crossing().district))
    for report in (draft, sent):
        for part in ("", "print/", "edit/"):
            assert client.get(f"{report.get_absolute_url()}{part}").status_code == 404
        assert client.post(f"{report.get_absolute_url()}submit/").status_code == 404
    client.force_login(make_observer())
    assert client.get(sent.get_absolute_url()).status_code == 404
    assert client.get("/crossings/traffic/LL-2024%00/").status_code == 404


def test_a_reviewer_accepts_returns_and_reopens_there(client, crossing):
    report = make_sent_traffic(crossing=crossing)
    address = report.get_absolute_url()
    client.force_login(make_reviewer(crossing.district))
    client.post(f"{address}accept/", {"version": report.version})
    report.refresh_from_db()
    assert report.state == "accepted"
    client.post(f"{address}reopen/", {"version": report.version, "reason": "facts", "words": "Sai tấn"})
    report.refresh_from_db()
    assert report.state == "returned"


def test_the_writer_does_not_accept_and_nothing_is_accepted_by_a_link(client, clerk, crossing):
    report = make_sent_traffic(clerk, crossing=crossing)
    assert client.post(f"{report.get_absolute_url()}accept/").status_code == 403
    client.force_login(make_reviewer(crossing.district))
    assert client.get(f"{report.get_absolute_url()}accept/").status_code == 405
