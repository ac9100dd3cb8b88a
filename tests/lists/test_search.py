"""One search over all registers."""

import pytest

from borderops.incidents.models import Incident
from borderops.lists import search
from tests.factories import (
    make_accepted,
    make_administrator,
    make_clerk,
    make_commune,
    make_draft,
    make_marker,
    make_observer,
    make_other_district,
    make_overseer,
    make_submitted,
    make_unit,
    make_user,
)
from tests.figures.factories import make_figure

pytestmark = pytest.mark.django_db
SEARCH = "/search/"


@pytest.fixture
def overseer(client):
    user = make_overseer()
    client.force_login(user)
    return user


def found(response):
    """The titles found, by the address of their register's key."""
    return {str(part["label"]): [row.title for row in part["rows"]] for part in response.context["parts"]}


def titles(response):
    return [title for rows in found(response).values() for title in rows]


def test_the_box_stands_on_every_page(client, overseer):
    for path in ["/", "/incidents/", "/figures/", SEARCH]:
        assert f'action="{SEARCH}"' in client.get(path).content.decode()


@pytest.mark.parametrize("write", [str, str.lower, lambda number: f" {number} "])
def test_a_number_opens_its_record(client, overseer, write):
    record = make_accepted()
    make_accepted()
    assert client.get(SEARCH, {"q": write(record.number)}).url == record.get_absolute_url()


def test_words_find_incidents_newest_first_and_lead_to_the_full_list(client, overseer, monkeypatch):
    monkeypatch.setattr(search, "SHOWN", 2)
    records = [make_accepted(account="Giữ một XE MÁY", occurred_on=f"2024-05-{day:02}") for day in (3, 9, 6)]
    response = client.get(SEARCH, {"q": "xe may"})
    assert titles(response) == [records[1].number, records[2].number]
    assert "/incidents/?q=xe+may" in response.content.decode()


def test_many_matches_are_found_by_their_order(client, overseer, monkeypatch):
    monkeypatch.setattr(search, "MANY", 1)
    older, newer = make_accepted(occurred_on="2024-01-01"), make_accepted()
    assert titles(client.get(SEARCH, {"q": "nhap canh"}))[:2] == [newer.number, older.number]


def test_a_clerk_finds_nothing_of_others(client):
    far = make_accepted(commune=make_commune("Chí Cà", "01105", make_other_district()), account="xe máy")
    draft, sent = make_draft(account="xe máy"), make_submitted(account="xe máy")
    client.force_login(make_clerk(unit=make_unit("Đồn khác"), name="another"))
    assert titles(client.get(SEARCH, {"q": "xe may"})) == []
    for record in [far, draft, sent]:
        assert client.get(SEARCH, {"q": record.reference}).status_code == 200


def test_an_observers_search_tells_nothing_of_accounts_or_of_what_waits(client):
    make_accepted(account="Bí mật: xe máy")
    waiting = make_submitted()
    client.force_login(make_observer())
    assert titles(client.get(SEARCH, {"q": "bi mat"})) == []
    assert client.get(SEARCH, {"q": waiting.number}).status_code == 200


def test_a_place_leads_to_what_happened_there(client):
    make_marker("424", make_commune())
    record = make_accepted(marker=make_marker("424"))
    client.force_login(make_observer())
    for text in ["lung cu", "LŨNG CÚ", "mốc 424"]:
        parts = client.get(SEARCH, {"q": text}).context["parts"]
        (row,) = [row for part in parts for row in part["rows"] if "xã Lũng Cú, khu vực" in row.title]
        assert record in client.get(row.url).context["page"].rows


def test_the_administrator_finds_places_and_units_and_no_records(client):
    make_accepted()
    unit = make_unit("Đồn Lũng Cú")
    client.force_login(make_administrator())
    response = client.get(SEARCH, {"q": "lung cu"})
    assert titles(response) == ["Đồn Lũng Cú", "xã Lũng Cú"]
    urls = [row.url for part in response.context["parts"] for row in part["rows"]]
    assert urls[0] == f"/admin/districts/unit/{unit.pk}/change/"
    assert all(client.get(url).status_code == 200 for url in urls)


def test_reported_figures_are_found_too(client, overseer):
    figure = make_figure()
    assert client.get(SEARCH, {"q": figure.number}).url == figure.get_absolute_url()
    assert titles(client.get(SEARCH, {"q": "báo cáo năm 2021"})) == [figure.number]


@pytest.mark.parametrize("text", ["", "   ", "x", "ab cd", "\x00\x00\x00", "x" * 101])
def test_what_cannot_be_searched_reads_no_records(client, overseer, text, monkeypatch):
    monkeypatch.setattr(Incident.objects, "visible_to", None, raising=False)
    response = client.get(SEARCH, {"q": text})
    assert response.status_code == 200 and response.context["parts"] == []
    assert bool(response.context["form"].errors) == bool(text.strip())


def test_nothing_found_says_what_to_do(client, overseer):
    page = client.get(SEARCH, {"q": "khôngcógì"})
    assert "empty" in page.content.decode() and titles(page) == []
    make_accepted(account="khôngcógì")
    assert "empty" not in client.get(SEARCH, {"q": "khôngcógì"}).content.decode()


def test_a_stranger_searches_nothing(client):
    make_accepted()
    client.force_login(make_user())
    response = client.get(SEARCH, {"q": "lung cu"})
    assert response.status_code == 200 and response.context["parts"] == []


def test_log_in_is_asked_first(client):
    assert client.get(SEARCH).url.startswith("/login/")


def test_it_is_only_read(client, overseer):
    assert client.post(SEARCH).status_code == 405


def test_query_count_is_flat(client, overseer, django_assert_max_num_queries):
    make_accepted()
    with django_assert_max_num_queries(60) as one_row:
        client.get(SEARCH, {"q": "lung"})
    for number in range(3):
        make_accepted(commune=make_commune(f"Lũng {number}", f"0000{number}"))
    with django_assert_max_num_queries(len(one_row)):
        client.get(SEARCH, {"q": "lung"})
