"""The board for other programs: the same rows and rights, under keys that stay."""

import pytest
from django.urls import reverse
from django.utils import timezone

from borderops.crossings.models import Confirmation
from tests.crossings.makers import make_crossing, make_documented_change, make_eastern_crossing, make_event
from tests.factories import make_clerk, make_observer, make_user

pytestmark = pytest.mark.django_db
BOARD = reverse("crossings")


@pytest.fixture
def observer(client):
    client.force_login(make_observer())


def asked(client, **filters):
    answer = client.get(BOARD, {"format": "json", **filters})
    assert answer.headers["Content-Type"] == "application/json"
    return answer.json()


def test_a_crossing_point_has_its_names_kind_flows_and_what_comes_next(client, observer):
    crossing = make_crossing()
    make_event(crossing, kind="upgraded", kind_after="international", on="2014")
    make_event(crossing, kind="proposed", kind_after="bridge", on="2021-10")
    change = make_documented_change(
        crossing=crossing, since="2021", expected_until="2021-12-30", confidence="S"
    )
    make_documented_change(crossing=crossing, since="2023-03-30", state_of_flow="open")
    told = asked(client, as_of="31/12/2021")
    (row,) = told["crossings"]
    flows = row.pop("flows")
    assert told["as_of"] == "2021-12-31"
    assert row == {
        "code": "TT-TB", "name": "Thanh Thủy", "other_name": "Thiên Bảo", "name_zh": "天保", "pinyin": "",
        "aliases": ["清水河", "Tianbao"], "district": "030", "markers": ["261(1)"], "kind": "international",
        "closed": False, "proposal": {"stage": "proposed", "kind": "bridge", "on": "2021-10"},
        "next": [{"flow": "goods", "side": "VN", "state": "open", "since": "2023-03-30", "precision": "day"}],
    }  # fmt: skip
    assert flows["goods"]["VN"] == {
        "passes": True, "state": "suspended", "change": change.number, "since": "2021", "precision": "year",
        "manner": "", "source": "Báo cáo X", "known_from": "document", "told": "stated", "confidence": "S",
        "waits_for_review": False, "age_days": None, "unconfirmed": False, "confirmed_at": None,
        "expected_until": "2021-12-30", "overdue": True, "begun": [],
    }  # fmt: skip
    assert (flows["goods"]["CN"]["state"], flows["goods"]["CN"]["since"]) == (None, None)


def test_a_confirmation_has_its_moment(client, observer):
    change = make_documented_change(since="2021")
    at = timezone.make_aware(timezone.datetime(2024, 5, 20, 8))
    Confirmation.objects.create(change=change, at=at, by=change.entered_by)
    told = asked(client, as_of="2024-05-25")["crossings"][0]["flows"]["goods"]["VN"]
    assert (told["confirmed_at"], told["age_days"]) == ("2024-05-20T08:00:00+07:00", 5)


def test_the_filters_of_the_page_hold(client, observer):
    make_documented_change(crossing=make_crossing(), since="2021")
    make_eastern_crossing()
    assert [row["code"] for row in asked(client)["crossings"]] == ["TT-TB", "PB-DC"]
    assert [row["code"] for row in asked(client, state="suspended")["crossings"]] == ["TT-TB"]


def test_bad_input_is_refused_as_json(client, observer):
    answer = client.get(BOARD, {"format": "json", "as_of": "2100-01-01"})
    assert answer.status_code == 400
    assert answer.json() == {
        "errors": {"as_of": ["This day lies in the future. Ask for today or an earlier day."]}
    }


def test_rights_are_those_of_the_page(client):
    assert client.get(BOARD, {"format": "json"}).status_code == 302
    client.force_login(make_user())
    assert client.get(BOARD, {"format": "json"}).status_code == 403
    client.force_login(make_clerk())
    assert client.get(BOARD, {"format": "json"}).status_code == 200
