"""The list of changes of flows: who sees which, what it can be narrowed by, and what it adds up."""

import pytest

from borderops.lists.keyset import KeysetPage
from tests.crossings.makers import (
    make_accepted_change,
    make_change,
    make_crossing,
    make_documented_change,
    make_eastern_crossing,
    make_sent_change,
)
from tests.factories import (
    make_administrator,
    make_clerk,
    make_observer,
    make_other_district,
    make_overseer,
    make_user,
)
from tests.flat import opened_flat

pytestmark = pytest.mark.django_db
LIST = "/crossings/changes/"


@pytest.fixture
def overseer(client):
    user = make_overseer()
    client.force_login(user)
    return user


@pytest.fixture
def crossing():
    return make_crossing()


def rows(response):
    return list(response.context["page"].rows)


def test_the_latest_stands_on_top_and_the_order_can_be_turned(client, overseer, crossing):
    day = make_accepted_change(crossing=crossing, since="2021-12-31")
    year = make_documented_change(crossing=crossing, since="2021", flow="people")
    late = make_accepted_change(crossing=crossing, since="2024-05-20T14:30")
    assert rows(client.get(LIST)) == [late, year, day]
    assert rows(client.get(LIST, {"sort": "since"})) == [day, year, late]


FILTERS = [
    ({"crossing": "PB-DC"}, {"east"}),
    ({"district": "026"}, {"east"}),
    ({"q": "pho bang"}, {"east"}),
    ({"q": "董干"}, {"east"}),
    ({"flow": "people"}, {"people"}),
    ({"q": "giao nhận phương"}, {"people"}),
    ({"side": "CN"}, {"theirs"}),
    ({"imposed_by": "CN"}, {"theirs"}),
    ({"state_of_flow": "open"}, {"opened"}),
    ({"known_from": "document"}, {"opened"}),
    ({"q": "12/QĐ"}, {"opened"}),
    ({"urgent": "yes"}, {"early"}),
    ({"since": "30/6/2024"}, {"opened"}),
    ({"until": "01/05/2024"}, {"early"}),
    ({"since": "2024-05-02", "until": "20/05/2024", "flow": "goods", "side": "VN"}, {"east"}),
]


def test_each_filter_leaves_what_fits(client, overseer, crossing):
    told = {
        "east": {"crossing": make_eastern_crossing()},
        "people": {"flow": "people", "manner": "chỉ giao nhận phương tiện"},
        "theirs": {"side": "CN", "imposed_by": "CN"},
        "opened": {
            "state_of_flow": "open", "known_from": "document", "decision": "Số 12/QĐ-UBND", "since": "2024-06",
        },
        "early": {"urgent": True, "since": "2024-05-01T23:59"},
    }  # fmt: skip
    changes = {
        name: make_accepted_change(**{"crossing": crossing, "source": "Đồn báo", **fields})
        for name, fields in told.items()
    }
    for query, left in FILTERS:
        assert set(rows(client.get(LIST, query))) == {changes[name] for name in left}, query


def test_a_number_its_state_and_its_force_are_filters_too(client, overseer, crossing):
    accepted = make_accepted_change(crossing=crossing)
    urgent = make_sent_change(crossing=crossing, urgent=True, since="2024-05-21")
    sent = make_sent_change(crossing=crossing, since="2024-05-22")
    assert rows(client.get(LIST, {"q": accepted.number.lower()})) == [accepted]
    assert rows(client.get(LIST, {"state": "submitted"})) == [sent, urgent]
    assert rows(client.get(LIST, {"in_force": "yes"})) == [urgent, accepted]
    assert rows(client.get(LIST, {"in_force": "no"})) == [sent]


@pytest.mark.parametrize(
    "query",
    [{"since": "hôm qua"}, {"crossing": "XX"}, {"flow": "water"}, {"q": "\x00"}, {"in_force": "maybe"}],
)
def test_a_filter_that_cannot_be_read_says_so_and_shows_nothing(client, overseer, crossing, query):
    make_accepted_change(crossing=crossing)
    response = client.get(LIST, query)
    assert response.context["filter"].form.errors.keys() == query.keys() and rows(response) == []


def test_the_states_are_counted_in_words(client, overseer, crossing):
    make_accepted_change(crossing=crossing)
    make_accepted_change(crossing=crossing, since="2024-05-21", state_of_flow="open")
    make_accepted_change(crossing=make_eastern_crossing())
    totals = client.get(LIST).context["totals"]
    assert totals == "open 1, restricted 0, suspended 2, closed 0; at 2 crossing points"


def test_a_row_says_flow_side_manner_and_since_when(client, overseer, crossing):
    make_sent_change(
        crossing=crossing, urgent=True, since="2024-05-20T14:30", manner="chỉ giao nhận phương tiện"
    )
    page = client.get(LIST).content.decode()
    for words in ("Goods", "Viet Nam", "chip-stop", "chỉ giao nhận phương tiện", "20/05/2024 14:30"):
        assert words in page
    assert "urgent, in force" in page and "Epidemic · Phòng dịch" in page


def test_every_column_can_be_shown(client, overseer, crossing):
    make_accepted_change(crossing=crossing, expected_until="2024-06", decision="Số 12/QĐ")
    choices = [name for name, *_ in client.get(LIST).context["columns"].choices]
    page = client.get(LIST, {"columns": ",".join(choices)}).content.decode()
    assert "06/2024" in page and "Số 12/QĐ" in page and "Đồn Vị Xuyên" in page


def test_who_logged_it_is_not_told_to_those_who_only_read(client, crossing):
    change = make_accepted_change(crossing=crossing)
    for person in (make_observer(), make_clerk(make_other_district())):
        client.force_login(person)
        page = client.get(LIST, {"columns": "number,unit"}).content.decode()
        assert change.number in page and str(change.unit) not in page


def test_pages_are_cut_by_the_last_row_seen(client, overseer, crossing, monkeypatch):
    for day in range(1, 6):
        make_accepted_change(crossing=crossing, since=f"2024-05-0{day}")
    monkeypatch.setattr("borderops.crossings.change_list_views.FlowChangeList.page_size", 2)
    first = client.get(LIST).context["page"]
    second = client.get(LIST, {"after": first.next_cursor}).context["page"]
    assert isinstance(second, KeysetPage) and [row.since for row in second.rows] == [
        "2024-05-03",
        "2024-05-02",
    ]


def test_drafts_that_are_filtered_are_submitted_at_once(client, crossing):
    clerk = make_clerk(crossing.district)
    client.force_login(clerk)
    mine = make_change(clerk, crossing=crossing)
    other = make_change(clerk, crossing=crossing, flow="people")
    assert 'href="/review/flow-changes/submit-all/?' in client.get(LIST).content.decode()
    client.post("/review/flow-changes/submit-all/?flow=goods", {})
    for change in (mine, other):
        change.refresh_from_db()
    assert (mine.state, other.state) == ("submitted", "draft")


def test_a_draft_that_lacks_its_own_moment_is_named_and_stays(client, crossing):
    clerk = make_clerk(crossing.district)
    client.force_login(clerk)
    for _turn in range(2):
        make_change(clerk, crossing=crossing)
    page = client.post("/review/flow-changes/submit-all/", {}).content.decode()
    assert "same moment" in page
    assert sorted(change.state for change in rows(client.get(LIST))) == ["draft", "submitted"]


def test_an_empty_list_says_what_to_do(client, crossing):
    client.force_login(make_clerk(crossing.district))
    page = client.get(LIST).content.decode()
    assert "or log a change" in page and 'href="/crossings/changes/new/"' in page


def test_an_observer_finds_no_button_to_log_but_takes_out_what_is_shown(client):
    client.force_login(make_observer())
    page = client.get(LIST, {"flow": "goods"}).content.decode()
    assert "/crossings/changes/new/" not in page
    assert "/sheets/flow-changes/export/?format=xlsx&amp;flow=goods" in page


@pytest.mark.parametrize("person", [make_administrator, make_user])
def test_without_the_right_it_is_refused(client, person):
    client.force_login(person())
    assert client.get(LIST).status_code == 403


def test_who_is_not_logged_in_is_led_to_the_log_in(client):
    assert client.get(LIST).url.startswith("/login/")


def test_nothing_is_sent_to_the_list(client, overseer):
    assert client.post(LIST).status_code == 405


def test_query_count_is_flat(client, crossing):
    make_accepted_change(crossing=crossing)
    every = {"columns": "number,crossing,flow,state_of_flow,since,reason,district,state,unit"}

    def more():
        make_accepted_change(crossing=make_eastern_crossing())
        for day in range(1, 3):
            make_accepted_change(crossing=crossing, since=f"2024-06-0{day}")

    for response in opened_flat(client, [make_overseer, make_clerk, make_observer], LIST, every, more=more):
        assert len(rows(response)) == 4
