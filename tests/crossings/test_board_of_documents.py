"""The board with the seeds: on a day it shows exactly what the documents state or imply, and “not known” elsewhere."""

import csv
from pathlib import Path

import pytest
from django.urls import reverse

from borderops.crossings.choices import FlowState
from tests.factories import make_observer

SEEDS = Path(__file__).parents[2] / "seeds" / "flow_changes.csv"
NAMES = {"TT-TB", "XM-DL", "PB-DC", "NT-BB", "BD-DV", "SP-DB", "LL-LB", "NL-HL"}
pytestmark = pytest.mark.django_db
OF_2021 = {
    ("TT-TB", "goods", "VN"): ("open", "stated"),
    ("TT-TB", "people", "CN"): ("restricted", "inferred"),
    ("TT-TB", "vehicles", "CN"): ("restricted", "inferred"),
    ("PB-DC", "goods", "VN"): ("suspended", "stated"),
    ("NT-BB", "goods", "VN"): ("suspended", "stated"),
    ("BD-DV", "goods", "VN"): ("suspended", "stated"),
    ("XM-DL", "goods", "VN"): ("suspended", "inferred"),
}


@pytest.fixture(autouse=True)
def reader(lasting_seeds, client):
    client.force_login(make_observer())


def board_on(client, day):
    return client.get(reverse("crossings"), {"as_of": day}).context["board"]


def known_on(client, day):
    """Each flow and side of which something is known: state, and whether stated or inferred."""
    flows = [(row.crossing.code, each) for row in board_on(client, day).rows for each in row.standing.known]
    return {
        (code, str(each.flow), str(each.side)): (each.change.state_of_flow, each.change.told)
        for code, each in flows
    }


def test_at_the_end_of_2021_exactly_the_seven_states_of_the_documents_stand(client):
    assert known_on(client, "2021-12-31") == OF_2021
    rows = board_on(client, "2021-12-31").rows
    assert {row.crossing.code for row in rows} == NAMES
    assert all(each.is_from_document for row in rows for each in row.standing.known)
    flows = [each for row in rows for each in row.standing.flows]
    assert sum(each.passes and not each.is_known for each in flows) == 8 * 6 - len(OF_2021)


def test_the_page_of_that_day_says_so(client):
    page = client.get(reverse("crossings"), {"as_of": "31/12/2021"}).content.decode().split("<tbody")[1]
    assert page.count('<span class="chip chip-mute">not known</span>') == 8 * 6 - len(OF_2021)
    assert [page.count(f"flow-{state}") for state in FlowState.values] == [1, 2, 4, 0]
    assert page.count("as a document says") == 7 and page.count(">inferred<") == 3


def test_within_2021_only_the_year_is_known(client):
    assert known_on(client, "2021-06-30") == {}
    begun = [each for row in board_on(client, "2021-06-30").rows for each in row.standing.flows if each.begun]
    assert len(begun) == 7


def test_goods_and_people_came_back_at_do_long_on_different_days(client):
    states = {}
    for day in ("2023-03-29", "2023-03-30", "2023-06-08", "2023-06-09"):
        known = known_on(client, day)
        states[day] = [known.get(("XM-DL", flow, "VN"), ("",))[0] for flow in ("goods", "people")]
    assert states == {
        "2023-03-29": ["suspended", ""],
        "2023-03-30": ["open", ""],
        "2023-06-08": ["open", ""],
        "2023-06-09": ["open", "open"],
    }


def test_the_same_in_json(client):
    told = client.get(reverse("crossings"), {"as_of": "2021-12-31", "format": "json"}).json()
    known = {
        (row["code"], flow, side): (each["state"], each["told"])
        for row in told["crossings"]
        for flow, sides in row["flows"].items()
        for side, each in sides.items()
        if each["state"]
    }
    assert known == OF_2021


def test_kinds_are_those_of_the_day(client):
    rows = {row.crossing.code: row for row in board_on(client, "2021-12-31").rows}
    assert {code: str(row.standing.kind) for code, row in rows.items() if row.standing.kind} == {
        "TT-TB": "international",
        "XM-DL": "main",
    }
    assert {code for code, row in rows.items() if row.proposal_words} == {"SP-DB", "PB-DC", "LL-LB", "NL-HL"}
    assert board_on(client, "2021-12-31").count_words == (
        "8 pairs: 1 bilateral gate (main), 1 international gate, 6 not known"
    )
    later = {row.crossing.code: row for row in board_on(client, "2024-11-17").rows}
    assert [str(later[code].standing.kind) for code in ("PB-DC", "NT-BB", "BD-DV")] == ["opening"] * 3


def test_every_change_of_the_seeds_is_on_the_board_of_its_day(client):
    """A year counts from its last day."""
    stood = {}
    for row in csv.DictReader(SEEDS.read_text("utf-8").splitlines()):
        day = row["since"] if len(row["since"]) == 10 else f"{row['since']}-12-31"
        if day not in stood:
            stood[day] = known_on(client, day)
        assert stood[day][row["crossing"], row["flow"], row["side"]][0] == row["state"], row
