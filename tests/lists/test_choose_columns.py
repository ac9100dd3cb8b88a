"""Which columns of a list a person sees, kept in its address."""

import pytest

from tests.factories import make_accepted, make_overseer
from tests.lists.pages import list_addresses

pytestmark = pytest.mark.django_db
LIST = "/incidents/"


@pytest.fixture(autouse=True)
def overseer(client):
    user = make_overseer()
    client.force_login(user)
    return user


def shown(response):
    return [column.name for column in response.context["table"].columns]


def choices(response):
    return [name for name, _label, _shown in response.context["columns"].choices]


@pytest.mark.parametrize("path", list_addresses())
def test_every_list_lets_its_columns_be_chosen(client, path):
    usual = client.get(path)
    first, *others = choices(usual)
    assert shown(usual)[0] == first and f'value="{others[-1]}"' in usual.content.decode()
    assert shown(client.get(path, {"columns": others[-1]})) == [first, others[-1]]


def test_they_stand_in_the_tables_own_order(client):
    make_accepted()
    assert shown(client.get(LIST, {"columns": "state,code,number"})) == ["number", "code", "state"]


def test_the_link_to_the_record_is_always_there(client):
    record = make_accepted()
    assert record.get_absolute_url() in client.get(LIST, {"columns": "place"}).content.decode()


def test_some_are_hidden_until_asked_for(client):
    make_accepted(direction="exit")
    assert "direction" not in shown(client.get(LIST))
    response = client.get(LIST, {"columns": "direction"})
    assert shown(response) == ["number", "direction"]
    assert "Xuất cảnh" in response.content.decode().split("<tbody")[1]


@pytest.mark.parametrize("asked", ["", "nothing", "account,search_text", "\x00", ","])
def test_unknown_names_are_ignored(client, asked):
    make_accepted()
    usual = shown(client.get(LIST))
    assert shown(client.get(LIST, {"columns": asked})) == usual


def test_ticked_boxes_become_a_short_address_that_keeps_filters_and_order(client):
    query = {"columns": ["number", "place", "code"], "code": "D", "sort": "occurred_on", "after": "x"}
    response = client.get(LIST, query)
    assert response.url == f"{LIST}?code=D&sort=occurred_on&columns=number%2Cplace%2Ccode"


def test_ticking_the_usual_ones_leaves_the_address_plain(client):
    usual = shown(client.get(LIST))
    assert client.get(LIST, {"columns": usual, "q": "xe"}).url == f"{LIST}?q=xe"


def test_the_filters_carry_the_columns_along_and_the_export_does_not(client):
    make_accepted()
    query = {"columns": "number,place", "sort": "occurred_on", "q": "xa", "count": "exact", "state": ""}
    response = client.get(LIST, query)
    assert ("columns", "number,place") in response.context["kept"]
    assert response.context["export_query"] == "q=xa"


def test_the_pages_go_on_with_the_same_columns(client, monkeypatch):
    monkeypatch.setattr("borderops.incidents.views.IncidentList.page_size", 1)
    for _ in range(2):
        make_accepted()
    response = client.get(LIST, {"columns": "number,place", "count": "exact"})
    (link,) = [part for part in response.content.decode().split('"') if "after=" in part]
    assert "columns=number%2Cplace" in link and "count" not in link
