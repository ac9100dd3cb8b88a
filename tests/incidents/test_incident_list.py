"""The list of incidents."""

import re
from datetime import date
from functools import partial

import pytest

from borderops.incidents.models import Incident
from borderops.lists import views
from borderops.lists.keyset import look_for
from tests.factories import (
    make_accepted,
    make_administrator,
    make_clerk,
    make_code,
    make_commune,
    make_draft,
    make_marker,
    make_observer,
    make_other_district,
    make_overseer,
    make_submitted,
    make_user,
)

pytestmark = pytest.mark.django_db
LIST = "/incidents/"


@pytest.fixture
def clerk(client):
    user = make_clerk(make_commune().district)
    client.force_login(user)
    return user


@pytest.fixture
def overseer(client):
    user = make_overseer()
    client.force_login(user)
    return user


def rows(response):
    return list(response.context["page"].rows)


def far_away(make=make_accepted, **fields):
    return make(commune=make_commune("Chí Cà", "01105", make_other_district()), **fields)


def test_own_records_and_the_accepted_ones_of_own_places_are_there(client, clerk):
    own, accepted = make_draft(clerk), make_accepted()
    far_away()
    assert set(rows(client.get(LIST))) == {own, accepted}


def test_an_overseer_sees_every_district(client, overseer):
    here, there = make_accepted(), far_away(make_submitted)
    make_draft()
    assert set(rows(client.get(LIST))) == {here, there}


def test_an_observer_sees_what_is_accepted_and_no_names(client):
    accepted = make_accepted(account="Lời kể riêng")
    make_submitted()
    client.force_login(make_observer())
    response = client.get(LIST)
    assert rows(response) == [accepted]
    assert (
        "Lời kể" not in response.content.decode()
        and accepted.entered_by.username not in response.content.decode()
    )


def test_an_observer_chooses_no_column_that_the_page_of_the_record_keeps_back(client):
    record = make_accepted(victims=2, paper_book_number="17/2024")
    kept_back = ["17/2024", str(record.unit), "nạn nhân 2"]
    for user, told in [(make_observer(), False), (record.entered_by, True)]:
        client.force_login(user)
        page = client.get(LIST, {"columns": "number,others,paper_book_number,unit,handle_by"})
        cells = " ".join(str(cell) for row in page.context["table"].rows for cell in row)
        assert [words in cells for words in kept_back] == [told] * 3, cells


FILTERS = [
    ({"since": "2/3/2024", "until": "02/03/2024"}, {"occurred_on": date(2024, 3, 2)}),
    ({"until": "1/1/2024"}, {"occurred_on": date(2024, 1, 1)}),
    ({"code": "a"}, {"code": "A1"}),
    ({"code": "A1"}, {"code": "A1"}),
    ({"regime": "HD"}, {"regime": "HD"}),
    ({"direction": "exit"}, {"direction": "exit"}),
    ({"q": "xe may"}, {"account": "Giữ một XE MÁY"}),
    ({"q": "xe giữ"}, {"account": "Giữ một xe máy"}),
    ({"q": "424"}, {"marker": "424"}),
    ({"q": "séo lủng"}, {"place_note": "thôn Séo Lủng"}),
    ({"q": "DUONG"}, {"account": "qua đường mòn"}),
]


@pytest.mark.parametrize(("query", "different"), FILTERS)
def test_each_filter_leaves_what_fits(client, overseer, query, different):
    makers = {"code": make_code, "marker": make_marker}
    wanted = make_accepted(**{n: makers[n](v) if n in makers else v for n, v in different.items()})
    make_accepted(occurred_on=date(2024, 5, 1), direction="entry", account="Không có gì")
    assert rows(client.get(LIST, query)) == [wanted]


def test_districts_and_states_are_filters_too(client, overseer):
    here, there, waiting = make_accepted(), far_away(), make_submitted()
    assert rows(client.get(LIST, {"district": "033"})) == [there]
    assert set(rows(client.get(LIST, {"district": ["033", "026"]}))) == {here, there, waiting}
    assert rows(client.get(LIST, {"state": "submitted"})) == [waiting]
    assert rows(client.get(LIST, {"state": "submitted", "district": "033"})) == []


def test_the_number_finds_its_record(client, overseer):
    make_accepted()
    wanted = make_accepted()
    assert rows(client.get(LIST, {"q": wanted.number.lower()})) == [wanted]


def test_a_district_of_others_can_be_asked_for_and_stays_empty(client, clerk):
    far_away()
    assert rows(client.get(LIST, {"district": "033"})) == []


@pytest.mark.parametrize(
    "query", [{"since": "hôm qua"}, {"district": "999"}, {"state": "deleted"}, {"q": "\x00"}]
)
def test_a_filter_that_cannot_be_read_says_so_and_shows_nothing(client, overseer, query):
    make_accepted()
    response = client.get(LIST, query)
    assert response.status_code == 200
    assert response.context["filter"].form.errors.keys() == query.keys()
    assert rows(response) == [] and response.context["totals"] == ""


@pytest.mark.parametrize("text", ["lung cu", "nhap canh", "D2", "vv-2024"])
def test_an_observer_finds_by_what_an_observer_may_read(client, text):
    wanted = make_accepted()
    client.force_login(make_observer())
    assert rows(client.get(LIST, {"q": text})) == [wanted]


@pytest.mark.parametrize("text", ["xe", "séo lủng", "bí mật"])
def test_an_observers_search_tells_nothing_of_accounts(client, text):
    make_accepted(account="Bí mật: xe máy", place_note="Séo Lủng")
    client.force_login(make_observer())
    assert rows(client.get(LIST, {"q": text})) == []


def test_rows_and_offenders_are_counted(client, overseer):
    for offenders in [2, 40]:
        make_accepted(offenders=offenders)
    make_accepted(offenders=None, offenders_unknown=True)
    client.cookies["django_language"] = "en"
    response = client.get(LIST)
    assert response.context["page"].count_words == "3 records"
    assert re.findall(r"\d+", response.context["totals"]) == ["42", "1", "0", "3"]


def test_the_count_stops_where_nobody_needs_it_exactly(client, overseer, monkeypatch):
    monkeypatch.setattr(views, "look_for", partial(look_for, limit=2))
    client.cookies["django_language"] = "en"
    for _ in range(2):
        make_accepted()
    assert client.get(LIST).context["page"].count_words == "2 records"
    make_accepted()
    response = client.get(LIST)
    assert response.context["page"].count_words == "over 2 records"
    assert response.context["totals"] == ""


def test_an_unknown_order_is_the_usual_one(client, overseer):
    older, newer = make_accepted(occurred_on=date(2024, 1, 1)), make_accepted()
    assert rows(client.get(LIST, {"sort": "account"})) == [newer, older]


@pytest.mark.parametrize("person", [make_administrator, make_user])
def test_without_the_right_it_is_refused(client, person):
    client.force_login(person())
    assert client.get(LIST).status_code == 403


def test_log_in_is_asked_first(client):
    assert client.get(LIST).url.startswith("/login/")


def test_it_is_only_read(client, overseer):
    assert client.post(LIST).status_code == 405


def test_an_empty_list_says_what_to_do(client, overseer):
    response = client.get(LIST)
    assert str(response.context["table"].empty_text) in response.content.decode()


@pytest.mark.parametrize("person", [make_overseer, make_observer, make_clerk])
def test_query_count_is_flat(client, django_assert_max_num_queries, person):
    make_accepted(marker=make_marker())
    client.force_login(person())
    with django_assert_max_num_queries(30) as one_row:
        client.get(LIST, {"q": "lung"})
    for number in range(6):
        make_accepted(
            commune=make_commune(f"Lũng {number}", f"0000{number}"), marker=make_marker(f"40{number}")
        )
    with django_assert_max_num_queries(len(one_row)):
        response = client.get(LIST, {"q": "lung"})
    assert len(rows(response)) == 7


def test_the_list_does_not_read_the_accounts(overseer):
    make_accepted()
    record = Incident.objects.visible_to(overseer).for_list().get()
    assert {"account", "search_text"} <= record.get_deferred_fields()


def test_days_far_apart_are_no_trouble(client, overseer):
    wanted = make_accepted()
    assert rows(client.get(LIST, {"since": "1/1/1900", "until": "31/12/2100"})) == [wanted]
