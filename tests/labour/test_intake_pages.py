"""Demands: the list with the open ones first, the page, the form, closing with a reason."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from borderops.labour.intake_counts import with_counts
from borderops.labour.intake_views import IntakeList
from borderops.labour.models import Intake, Permit, WorkerLook
from tests.factories import make_administrator, make_clerk, make_observer
from tests.labour.makers import (
    make_abroad,
    make_accepted_list,
    make_employer,
    make_inland,
    make_intake,
    make_permit,
    make_programme,
    make_sector,
)
from tests.labour.permit_typing import typed_intake

pytestmark = pytest.mark.django_db
LIST, NEW = "/labour/demands/", "/labour/demands/new/"
LATER = timezone.localdate() + timedelta(days=100)


@pytest.fixture
def clerk(client):
    user = make_clerk()
    client.force_login(user)
    return user


def rows(client, **query):
    return client.get(LIST, query).context["page"].rows


def test_the_open_ones_stand_first_and_the_address_narrows_the_list(client, clerk):
    over = make_intake("NC-1", starts_on=date(2024, 6, 1))
    closed = make_intake("NC-2", ends_on=LATER)
    closed.close(clerk, "Đủ người")
    other = make_employer("Xưởng gỗ Mã Quan", "Mã Quan, Văn Sơn")
    still_open = make_intake("NC-3", ends_on=LATER, starts_on=date(2024, 1, 1), employer=other, sector=None)
    assert rows(client) == [still_open, over, closed]
    assert (
        rows(client, state="open")
        == [still_open]
        == rows(client, q="xuong go")
        == rows(client, employer=other.pk)
    )
    assert (rows(client, state="closed"), rows(client, state="over")) == ([closed], [over])
    assert rows(client, sector="NONG", q="nc-1") == [over]
    assert rows(client, programme="XX") == []
    assert client.get(LIST).context["totals"] == "72 workers asked for"


def test_pages_of_the_list_follow_one_upon_another(client, clerk, monkeypatch):
    monkeypatch.setattr(IntakeList, "page_size", 2)
    made = [make_intake(f"NC-{turn}") for turn in range(3)]
    first = client.get(LIST).context["page"]
    second = client.get(LIST, {"after": first.next_cursor}).context["page"]
    assert [*first.rows, *second.rows] == made[::-1]
    assert client.get(LIST, {"before": second.previous_cursor}).context["page"].rows == first.rows
    assert client.get(LIST, {"after": "x", "before": "\0"}).status_code == 200


def test_how_much_is_filled_is_counted_for_all_in_one_query(client, clerk, django_assert_num_queries):
    demand, other = make_intake("NC-1"), make_intake("NC-2")
    make_abroad(intake=demand)
    chosen, dropped = make_permit(intake=demand), make_permit(intake=demand)
    make_permit(intake=demand)
    make_accepted_list("select", [chosen, dropped], day=date(2024, 1, 20))
    make_accepted_list("cancel", [dropped], day=date(2024, 1, 25))
    with django_assert_num_queries(1):
        filled = [each.filled for each in with_counts([demand, other])]
    assert [filled[0].registered, filled[0].selected, filled[0].issued, filled[0].abroad] == [2, 2, 1, 1]
    assert filled[1].selected == 0
    shown = client.get(LIST).content.decode()
    assert f"?demand={demand.pk}&amp;stage=abroad" in shown


def test_the_queries_do_not_grow_with_the_rows(client, clerk):
    make_intake("NC-1")
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    for turn in range(2):
        make_permit(intake=make_intake(f"NC-1{turn}", employer=make_employer(f"Trại {turn}")))
    with CaptureQueriesContext(connection) as many:
        client.get(LIST)
    assert len(many) == len(few)


def test_its_page_shows_the_permits_of_the_own_places_and_notes_it(client, clerk):
    demand = make_intake()
    permit = make_permit(intake=demand)
    shown = client.get(demand.get_absolute_url()).content.decode()
    assert permit.worker.name in shown and permit.number in shown
    assert WorkerLook.objects.get(by=clerk).about == "Demand NC-1"
    client.force_login(make_clerk(make_inland()))
    assert permit.worker.name not in client.get(demand.get_absolute_url()).content.decode()


def test_an_observer_reads_the_numbers_and_no_worker(client):
    demand = make_intake()
    permit = make_permit(intake=demand)
    client.force_login(make_observer())
    assert client.get(LIST).status_code == 200
    shown = client.get(demand.get_absolute_url())
    assert shown.context["permits"] is None and permit.worker.name not in shown.content.decode()
    addresses = [NEW, f"{demand.get_absolute_url()}edit/", f"{demand.get_absolute_url()}close/"]
    assert [client.get(address).status_code for address in addresses] == [403] * 3
    client.force_login(make_administrator())
    assert client.get(LIST).status_code == 403


def test_a_demand_is_logged_with_its_history(client, clerk):
    answer = client.post(NEW, typed_intake(wage_from="2.000", currency="CNY", wage_per="month"))
    demand = Intake.objects.get()
    assert answer.url == demand.get_absolute_url()
    assert (demand.asked, demand.wage_words) == (24, "2,000 CNY a month")
    assert demand.history.get().history_user == clerk


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"ends_on": "01/02/2024"}, "ends_on", "before the first"),
        ({"asked": "0"}, "asked", "1 or more"),
        ({"received_on": "01/01/2099"}, "received_on", "future"),
        (
            {"wage_from": "3000", "wage_to": "2000", "currency": "CNY", "wage_per": "day"},
            "wage_to",
            "less than",
        ),
        ({"code": "NC-1"}, "code", "already exists"),
    ],
)
def test_each_rule_speaks_beside_its_field_and_nothing_is_lost(client, clerk, fields, field, words):
    make_intake("NC-1")
    answer = client.post(NEW, typed_intake(**fields, note="Giữ lại"))
    form = answer.context["form"]
    assert (answer.status_code, form["note"].value()) == (422, "Giữ lại")
    assert words in form.errors[field][0]


def test_a_sector_that_the_programme_does_not_offer_is_refused(client, clerk):
    wood = make_sector("GO", "Chế biến gỗ", "Wood")
    answer = client.post(NEW, typed_intake(sector=wood.pk))
    assert "no such sector" in answer.context["form"].errors["sector"][0]


def test_a_stale_form_is_shown_beside_what_stands(client, clerk):
    demand = make_intake("NC-9")
    seen = demand.last_change
    address = f"{demand.get_absolute_url()}edit/"
    assert client.post(address, typed_intake(asked="30", seen=seen)).status_code == 302
    answer = client.post(address, typed_intake(asked="40", seen=seen))
    assert answer.status_code == 409
    assert ("Workers asked for", "40", "30") in answer.context["differences"]
    again = typed_intake(asked="40", seen=answer.context["form"]["seen"].value())
    assert client.post(address, again).status_code == 302
    assert Intake.objects.get().asked == 40


def test_a_demand_is_closed_with_a_reason_and_offered_no_longer(client, clerk):
    demand = make_intake(ends_on=LATER)
    address = f"{demand.get_absolute_url()}close/"
    assert client.post(address, {"words": " "}).status_code == 422
    assert client.post(address, {"words": "Đủ người"}).status_code == 302
    demand.refresh_from_db()
    assert (demand.closed_because, demand.closed_on) == ("Đủ người", timezone.localdate())
    assert client.post(address, {"words": "Lần nữa"}).status_code == 409
    assert client.get(address).status_code == 302
    worker = make_permit().worker
    form = client.get("/labour/permits/new/", {"worker": worker.pk}).context["form"]
    assert demand not in form.fields["intake"].queryset


def test_a_closed_demand_is_opened_again_by_emptying_its_closing(client, clerk):
    demand = make_intake("NC-9")
    demand.close(clerk, "Nhầm")
    typed = typed_intake(seen=demand.last_change, closed_on="", closed_because="Nhầm")
    assert client.post(f"{demand.get_absolute_url()}edit/", typed).status_code == 302
    demand.refresh_from_db()
    assert (demand.closed_on, demand.closed_because) == (None, "")


def test_a_permit_of_another_programme_does_not_name_it(clerk):
    other = make_programme("BS", "Bách Sắc", partner_elsewhere="Bách Sắc")
    with pytest.raises(Exception, match="belongs to another programme"):
        make_permit(intake=make_intake(programme=other))
    assert not Permit.objects.exists()


def test_the_programme_of_a_demand_stays_once_a_permit_names_it(client, clerk):
    demand = make_intake("NC-9")
    make_permit(intake=demand)
    other = make_programme("BS", "Bách Sắc", partner_elsewhere="Bách Sắc")
    answer = client.post(
        f"{demand.get_absolute_url()}edit/", typed_intake(programme=other.pk, seen=demand.last_change)
    )
    assert "its programme stays" in answer.context["form"].errors["programme"][0]
