"""The changes that the documents tell: exactly what they state or imply, as accepted, and once."""

from datetime import date

import pytest
from django.conf import settings

from borderops.crossings.models import CrossingPoint, FlowChange
from borderops.crossings.standing import standings
from borderops.management.commands.seed import documents_account, load
from borderops.sheets.registry import workbooks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_seeds")]
FILE = settings.BASE_DIR / "seeds" / "flow_changes.csv"


def known_on(day):
    """What is known at a day: crossing point, flow, side, state and whether it is only inferred."""
    return {
        (standing.crossing.code, each.flow.value, each.side.value): (
            each.change.state_of_flow,
            each.change.told,
        )
        for standing in standings(CrossingPoint.objects.all(), day)
        for each in standing.known
    }


def test_they_stand_as_accepted_from_documents_under_numbers_of_their_year_and_place():
    changes = FlowChange.objects.in_order()
    assert {(each.state, each.known_from) for each in changes} == {("accepted", "document")}
    assert changes.count() == 12 and all(each.source for each in changes)
    goods = changes.get(crossing__code="XM-DL", since="2023-03-30")
    assert goods.number == "TL-2023-XM-0001"


def test_at_the_end_of_2021_the_board_says_what_the_documents_say_and_no_more():
    assert known_on(date(2021, 12, 31)) == {
        ("TT-TB", "goods", "VN"): ("open", "stated"),
        ("TT-TB", "people", "CN"): ("restricted", "inferred"),
        ("TT-TB", "vehicles", "CN"): ("restricted", "inferred"),
        ("PB-DC", "goods", "VN"): ("suspended", "stated"),
        ("NT-BB", "goods", "VN"): ("suspended", "stated"),
        ("BD-DV", "goods", "VN"): ("suspended", "stated"),
        ("XM-DL", "goods", "VN"): ("suspended", "inferred"),
    }


def test_goods_and_people_came_back_on_days_of_their_own():
    between = known_on(date(2023, 6, 8))
    assert between["XM-DL", "goods", "VN"] == ("open", "stated")
    assert ("XM-DL", "people", "VN") not in between
    assert known_on(date(2023, 6, 9))["XM-DL", "people", "VN"] == ("open", "stated")


def test_what_the_other_side_imposed_is_said_so():
    theirs = FlowChange.objects.filter(side="CN")
    assert set(theirs.values_list("imposed_by", "state_of_flow")) == {("CN", "restricted")}
    assert "đi xe chung" in theirs.get(flow="people").manner


def test_a_second_run_changes_nothing():
    told = load(FILE, workbooks["flow-changes"].resource(), documents_account())
    assert (told["unchanged"], told["new"], told["changed"]) == (12, 0, 0)


def test_a_change_that_was_struck_since_does_not_come_back():
    change = FlowChange.objects.get(crossing__code="BD-DV", flow="people")
    FlowChange.objects.filter(pk=change.pk).update(state="struck")
    load(FILE, workbooks["flow-changes"].resource(), documents_account())
    assert FlowChange.objects.count() == 12 and FlowChange.objects.get(pk=change.pk).state == "struck"
