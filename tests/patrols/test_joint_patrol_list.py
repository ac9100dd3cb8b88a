"""The list of joint patrols, above it how each mechanism stands, and the search over all registers."""

from datetime import date

import pytest

from borderops.patrols.models import JointPatrol, MechanismChange
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_marker,
    make_observer,
    make_other_district,
    make_overseer,
    make_user,
)
from tests.flat import opened_flat
from tests.patrols.joint_patrols import LIST, make_checked_patrol
from tests.patrols.makers import make_accepted_patrol, make_patrol

pytestmark = pytest.mark.django_db


@pytest.fixture
def overseer(client):
    user = make_overseer()
    client.force_login(user)
    return user


def rows(response):
    return list(response.context["page"].rows)


def far_away(**fields):
    commune = make_commune("Chí Cà", "01105", make_other_district())
    ends = {"from_marker": make_marker("198", commune), "to_marker": make_marker("200", commune)}
    return make_accepted_patrol(**{"district": commune.district, **ends, **fields})


def put_off(**fields):
    return make_accepted_patrol(
        held="postponed", postponed_reason="Mưa lũ", our_number=None, their_number=None, **fields
    )


def test_own_drafts_and_what_is_accepted_here_are_there(client):
    clerk = make_clerk()
    client.force_login(clerk)
    own, accepted = make_patrol(clerk), make_accepted_patrol()
    far_away()
    assert set(rows(client.get(LIST))) == {own, accepted}


def test_an_observer_sees_the_accepted_ones_without_people(client):
    accepted = make_accepted_patrol(our_number=1789)
    make_patrol()
    client.force_login(make_observer())
    response = client.get(LIST, {"columns": "number,our_number,their_number,unit"})
    page = response.content.decode()
    assert rows(response) == [accepted]
    assert "1.789" not in page and accepted.entered_by.username not in page and str(accepted.unit) not in page


FILTERS = [
    ({"since": "2/3/2024", "until": "02/03/2024"}, {"day": date(2024, 3, 2)}),
    ({"kind": "joint"}, {"kind": "joint"}),
    ({"host": "CN"}, {"host": "CN"}),
    ({"q": "17/BB"}, {"minutes_number": "17/BB-TTSP"}),
    ({"q": "mờ cột"}, {"findings": "Cột bị mờ"}),
    ({"q": "PHU NING"}, {"their_body": "Phu Ning"}),
]


@pytest.mark.parametrize(("query", "different"), FILTERS)
def test_each_filter_leaves_what_fits(client, overseer, query, different):
    wanted = make_accepted_patrol(**different)
    make_accepted_patrol()
    assert rows(client.get(LIST, query)) == [wanted]


def test_held_district_state_and_marker_are_filters_too(client, overseer):
    here, there, postponed = make_accepted_patrol(), far_away(), put_off()
    checked = make_checked_patrol(overseer)
    checked.submit(overseer)
    assert rows(client.get(LIST, {"held": "postponed"})) == [postponed]
    assert rows(client.get(LIST, {"district": "033"})) == [there]
    assert set(rows(client.get(LIST, {"state": "accepted"}))) == {here, there, postponed}
    assert rows(client.get(LIST, {"q": "425"})) == [checked]
    assert rows(client.get(LIST, {"q": "200"})) == [there]


@pytest.mark.parametrize(
    "query", [{"since": "hôm qua"}, {"held": "planned"}, {"district": "999"}, {"q": "\x00"}]
)
def test_a_filter_that_cannot_be_read_says_so_and_shows_nothing(client, overseer, query):
    make_accepted_patrol()
    response = client.get(LIST, query)
    assert response.context["filter"].form.errors.keys() == query.keys() and rows(response) == []


def test_held_and_put_off_are_counted(client, overseer):
    make_accepted_patrol()
    make_accepted_patrol()
    put_off()
    client.cookies["django_language"] = "en"
    assert client.get(LIST).context["totals"] == "held 2, put off 1"


def test_above_stands_how_each_mechanism_is_today(client, overseer):
    for since, state in [("2017-11-12", "running"), ("2021-10", "suspended")]:
        MechanismChange.objects.create(
            mechanism="bilateral", state=state, since=since, source="báo cáo", replaced_by="hàm thư"
        )
    response = client.get(LIST)
    told = {label: change and change.state for label, change in response.context["mechanisms"]}
    assert sorted(str(state) for state in told.values()) == ["None", "None", "suspended"]
    page = response.content.decode()
    assert "10/2021" in page and "hàm thư" in page and 'href="/patrols/mechanisms/"' in page


def test_an_empty_list_says_what_to_do(client, overseer):
    assert 'href="/patrols/joint/new/"' in client.get(LIST).content.decode()


@pytest.mark.parametrize(("person", "status"), [(make_administrator, 403), (make_user, 403)])
def test_without_the_right_it_is_refused(client, person, status):
    client.force_login(person())
    assert client.get(LIST).status_code == status


def test_who_is_not_logged_in_is_led_to_the_log_in(client):
    assert client.get(LIST).url.startswith("/login/")


def test_an_observer_finds_no_button_to_log_or_export(client):
    client.force_login(make_observer())
    page = client.get(LIST).content.decode()
    assert "/patrols/joint/new/" not in page and "/sheets/joint-patrols/" not in page


def test_query_count_is_flat(client):
    make_accepted_patrol()
    every = {"columns": "number,day,kind,held,stretch,host,district,counterpart,our_number,state,unit"}

    def more():
        for number in range(3):
            commune = make_commune(f"Lũng {number}", f"0000{number}")
            make_accepted_patrol(from_marker=make_marker(f"42{number}", commune))

    for response in opened_flat(client, [make_overseer, make_clerk, make_observer], LIST, every, more=more):
        assert len(rows(response)) == 4


def test_the_search_over_all_registers_finds_it_by_number_and_by_minutes(client, overseer):
    record = make_accepted_patrol(minutes_number="17/BB-TTSP")
    make_accepted_patrol()
    assert client.get("/search/", {"q": record.number.lower()}).url == record.get_absolute_url()
    titles = [
        row.title for part in client.get("/search/", {"q": "17/bb"}).context["parts"] for row in part["rows"]
    ]
    assert titles == [record.number]


def test_the_search_tells_nobody_of_what_they_may_not_see(client):
    record = make_checked_patrol()
    for person in (make_observer(), make_clerk(make_other_district())):
        client.force_login(person)
        parts = client.get("/search/", {"q": "05/BB"}).context["parts"]
        assert [row for part in parts for row in part["rows"]] == []
    assert JointPatrol.objects.get() == record
