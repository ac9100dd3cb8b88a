"""The list of border markers: state, age of the last look, who looked."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

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
from tests.patrols.makers import DAY, make_post
from tests.patrols.marker_looks import incident_at, patrol_saw, shift_saw
from tests.sheets.books import lines_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
LIST = "/patrols/markers/"
EXPORT = "/sheets/marker-states/export/"


@pytest.fixture
def overseer(client):
    user = make_overseer()
    client.force_login(user)
    return user


def listed(client, **query):
    return [marker.code for marker in client.get(LIST, query).context["page"].rows]


def unlisted(code, commune=None):
    marker = make_marker(code, commune)
    marker.listed = False
    marker.save()
    return marker


def test_markers_stand_west_to_east_and_in_the_other_order_when_asked(client, overseer):
    for code in ("519/2", "261(2)", "424", "261(1)"):
        make_marker(code)
    assert listed(client) == ["261(1)", "261(2)", "424", "519/2"]
    assert listed(client, sort="-code") == ["519/2", "424", "261(2)", "261(1)"]


def test_each_shows_its_state_its_age_and_who_looked(client, overseer):
    shift = shift_saw("damaged")
    make_marker("425")
    page = client.get(LIST)
    seen, never = page.context["page"].rows
    assert (seen.found.state, seen.found.day, seen.found.age) == (
        "damaged",
        DAY,
        (timezone.localdate() - DAY).days,
    )
    assert never.found.words == "Never checked" and never.look is None
    cells = [str(cell) for cell in list(page.context["table"].rows)[0].cells]
    assert shift.number in " ".join(cells) and shift.get_absolute_url() in " ".join(cells)


def test_everybody_who_sees_markers_sees_the_state_and_only_their_own_records(client):
    shift = shift_saw("damaged", words="Sứt góc phía đông.")
    for user, sees in [
        (make_clerk(), True),
        (make_observer(), True),
        (make_clerk(make_other_district()), False),
        (make_administrator(), False),
    ]:
        client.force_login(user)
        page = client.get(LIST)
        assert [marker.found.state for marker in page.context["page"].rows] == ["damaged"]
        assert (shift.number in page.content.decode()) is sees
        assert "Sứt góc" not in page.content.decode()


def test_a_stranger_sees_nothing(client):
    client.force_login(make_user())
    assert client.get(LIST).status_code == 403
    assert client.get(EXPORT).status_code == 403


def test_it_is_only_read(client, overseer):
    assert client.post(LIST).status_code == 405


def test_it_is_narrowed_by_state(client, overseer):
    shift_saw("damaged", make_marker("424"))
    patrol_saw("intact", make_marker("425"))
    incident_at(make_marker("426"), "A2")
    make_marker("427")
    found = {state: listed(client, state=state) for state in ("damaged", "intact", "moved", "never", "worn")}
    assert found == {"damaged": ["424"], "intact": ["425"], "moved": ["426"], "never": ["427"], "worn": []}


def test_it_is_narrowed_by_the_age_of_the_last_look(client, overseer):
    today = timezone.localdate()
    patrol_saw("intact", make_marker("425"), day=today - timedelta(days=10))
    make_marker("427")
    assert listed(client, unseen="9") == ["424", "425", "426", "427"]
    assert "425" not in listed(client, unseen="10")
    assert set(listed(client, unseen="0")) >= {"425", "427"}


def test_it_is_narrowed_by_district_commune_number_and_register(client, overseer):
    make_marker("424")
    west = unlisted("198", make_commune("Chí Cà", "01105", make_other_district()))
    assert (
        listed(client, district="033") == listed(client, q="chi ca") == listed(client, q="198") == [west.code]
    )
    assert listed(client, listed="no") == ["198"] and listed(client, listed="yes") == ["424"]
    assert listed(client, q="lũng 42") == ["424"] and listed(client, q="lũng 198") == []


@pytest.mark.parametrize(
    "query", [{"state": "broken"}, {"unseen": "lâu"}, {"district": "999"}, {"q": "\x00"}]
)
def test_a_filter_that_cannot_be_read_says_so_and_shows_nothing(client, overseer, query):
    make_marker()
    page = client.get(LIST, query)
    assert page.status_code == 200 and page.context["filter"].form.errors.keys() == query.keys()
    assert page.context["page"].rows == []
    if "state" not in query:
        assert {tile["value"] for tile in page.context["tiles"]} == {"–"}


def test_the_states_are_counted_on_top_under_the_other_filters(client, overseer):
    shift_saw("damaged", make_marker("424"))
    make_marker("198", make_commune("Chí Cà", "01105", make_other_district()))

    def counts(**query):
        tiles = client.get(LIST, query).context["tiles"]
        return {str(tile["label"]): tile["value"] for tile in tiles if tile["value"] != "0"}

    assert counts() == counts(state="damaged") == {"Damaged": "1", "Never checked": "1"}
    assert counts(district="033") == {"Never checked": "1"}
    tile = client.get(LIST, {"district": "033"}).context["tiles"][-1]
    assert listed(client, **dict(each.split("=") for each in tile["url"].partition("?")[2].split("&"))) == [
        "198"
    ]


def test_a_marker_not_in_the_register_says_so(client, overseer):
    unlisted("430")
    assert '<span class="chip chip-wait">not yet</span>' in client.get(LIST).content.decode()


def test_columns_can_be_chosen(client, overseer):
    make_marker()
    table = client.get(LIST, {"columns": "code,note"}).context["table"]
    assert [column.name for column in table.columns] == ["code", "note"]


def test_the_export_holds_what_the_list_shows(client, overseer):
    shift = shift_saw("damaged", make_marker("424"))
    unlisted("430")
    answer = client.get(EXPORT, {"format": "xlsx", "state": "damaged"})
    heading, *lines = lines_of(b"".join(answer.streaming_content))
    assert heading[:5] == ["Marker", "Commune", "District", "In the register", "Present state"]
    age = (timezone.localdate() - DAY).days
    assert lines == [
        ["424", "xã Lũng Cú", "Đồng Văn", "Yes", "Damaged", DAY, age, "Shift report", shift.number]
    ]


def test_the_export_names_no_record_that_the_reader_may_not_see(client):
    shift_saw("damaged", make_marker("424"))
    make_marker("425")
    client.force_login(make_administrator())
    _heading, seen, never = lines_of(b"".join(client.get(EXPORT).streaming_content))
    assert seen[7:] == ["Shift report", ""]
    assert never[4:] == ["Never checked", "", "", "", ""]


def test_states_are_taken_out_and_never_brought_in(client):
    for user in (make_administrator(), make_overseer()):
        client.force_login(user)
        assert client.get("/sheets/marker-states/import/").status_code == 403
        assert "/sheets/marker-states/import/" not in client.get("/sheets/").content.decode()


def test_query_count_is_flat(client):
    post = make_post()
    shift_saw("intact", make_marker("424"), post=post)
    incident_at(make_marker("425"))
    patrol_saw("worn", make_marker("426"))

    def more():
        for turn in range(2):
            shift_saw("intact", make_marker(f"43{turn}"), post=post, day=date(2024, 6, 1 + turn))
            make_marker(f"44{turn}")

    for response in opened_flat(client, [make_overseer, make_clerk], LIST, more=more, most=38):
        assert len(response.context["page"].rows) == 7
