"""Choosing the workers of a new list: looked for, ticked, named by pasted numbers."""

from datetime import date

import pytest

from borderops.labour.models import WorkerList
from borderops.review.states import State
from tests.factories import make_clerk, make_commune
from tests.labour.list_typing import NEW, offered, typed
from tests.labour.makers import (
    make_inland,
    make_issued,
    make_permit,
    make_sent_list,
    make_worker,
)
from tests.pages import said

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    user = make_clerk()
    client.force_login(user)
    return user


def about(permit, kind="register"):
    return f"{NEW}?kind={kind}&programme={permit.programme.code}&district={permit.district.abbr}"


def make_foreign():
    """A permit of another district's worker."""
    return make_permit(make_worker(commune=make_commune("Yên Thành", "09999", make_inland())))


def test_an_address_ticks_workers_beforehand_but_none_of_another_place(client, clerk):
    one, other, foreign = make_permit(), make_permit(), make_foreign()
    response = client.get(f"{about(one)}&permit={one.pk}&permit={foreign.pk}&permit=abc&day=2024-03-05")
    assert offered(response) == ({one.pk, other.pk}, {one.pk})
    assert response.context["form"]["day"].value() == "05/03/2024"
    assert foreign.worker.name not in response.content.decode()


def test_a_permit_that_was_over_by_the_day_is_not_offered_for_a_departure(client, clerk):
    permit = make_issued()
    assert offered(client.get(f"{about(permit, 'depart')}&day=2024-03-05"))[0] == {permit.pk}
    past_its_end = client.get(f"{about(permit, 'depart')}&day=2026-03-05")
    assert offered(past_its_end)[0] == set()
    assert offered(client.get(f"{about(permit, 'cancel')}&day=2026-03-05"))[0] == {permit.pk}


def test_looking_for_a_worker_saves_nothing_and_loses_no_tick(client, clerk):
    one, other = make_permit(), make_permit()
    response = client.post(NEW, typed([one], offer="show", find=other.worker.name, basis="Công văn 5"))
    assert response.status_code == 200 and not WorkerList.objects.exists()
    assert offered(response) == ({one.pk, other.pk}, {one.pk})
    assert 'value="Công văn 5"' in response.content.decode()
    assert offered(client.post(NEW, typed([one], offer="show", find=other.number)))[0] == {one.pk, other.pk}
    elsewhere = make_commune("Ma Lé", "00718")
    found = client.post(NEW, typed([one], offer="show", permit=[], commune=elsewhere.pk))
    assert "commune" not in found.context["form"].errors and len(found.context["form"].rows) == 2


def test_all_shown_are_ticked_or_cleared_without_a_script(client, clerk):
    permits = [make_permit() for _n in range(3)]
    every = {permit.pk for permit in permits}
    assert offered(client.post(NEW, typed(permits[:1], offer="all")))[1] == every
    shown = typed(permits, offer="none", find=permits[0].worker.name)
    assert offered(client.post(NEW, shown))[1] == {permit.pk for permit in permits[1:]}


def test_another_kind_shows_other_workers_and_keeps_the_ticks(client, clerk):
    fresh, issued = make_permit(), make_issued()
    response = client.post(NEW, typed([fresh], "depart", offer="show", day="05/03/2024"))
    assert offered(response) == ({fresh.pk, issued.pk}, {fresh.pk})
    assert (
        "does not fit this list" in response.content.decode()
        and "crossing" in response.context["form"].fields
    )


def test_pasted_numbers_tick_whom_they_mean_and_name_the_lines_that_mean_nobody(client, clerk):
    one, two, three, foreign = make_permit(), make_permit(), make_permit(), make_foreign()
    paper = two.worker.paper_number
    numbers = (
        f"{one.number.lower()}\n{paper[:4]} {paper[4:]}\n{three.paper_number}\nGP-KHONGCO\n{foreign.number}\n"
    )
    response = client.post(NEW, typed([one], permit=[], numbers=numbers, offer="numbers"))
    assert offered(response)[1] == {one.pk, two.pk, three.pk}
    unknown, hidden = response.context["form"].not_found
    assert unknown.startswith("Line 4 (GPKH••••NGCO): not found in your places")
    assert hidden.startswith("Line 5 (") and hidden.split("): ")[1] == unknown.split("): ")[1]
    assert foreign.worker.name not in response.content.decode()


def test_unknown_numbers_hold_nobody_back_but_are_asked_about_before_sending(client, clerk):
    permit = make_permit()
    sent = typed([permit], permit=[], numbers=f"{permit.number}\nGP-KHONGCO")
    response = client.post(NEW, sent)
    assert response.status_code == 422 and list(response.context["form"].errors) == ["numbers"]
    assert offered(response)[1] == {permit.pk} and "GP-KHONGCO" in response.content.decode()
    assert client.post(NEW, sent | {"leave_out": "on"}).status_code == 302
    record = WorkerList.objects.get()
    assert (record.state, record.lines.get().permit) == (State.SUBMITTED, permit)


def test_a_draft_is_saved_without_the_unknown_numbers_and_says_which(client, clerk):
    permit = make_permit()
    response = client.post(NEW, typed([permit], then="draft", numbers="GP-KHONGCO"))
    assert WorkerList.objects.get().state == State.DRAFT and said(response) == ["success", "warning"]
    assert "Line 1 (GPKH••••NGCO)" in client.get(response.url).content.decode()


def test_who_stands_in_another_open_list_of_this_kind_is_marked(client, clerk):
    permit = make_permit()
    make_sent_list("register", [permit], day=date(2024, 1, 5))
    assert "DS-2024-DV-0001" in client.get(about(permit)).content.decode()
