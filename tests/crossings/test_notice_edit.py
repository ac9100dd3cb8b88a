"""Changing an early notice: the unit that logged it, never over a newer version."""

import pytest

from borderops.crossings.models import Notice
from tests.crossings.makers import make_crossing, make_eastern_crossing, make_notice, make_west
from tests.factories import make_clerk, make_observer, make_overseer, make_reviewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def crossing():
    return make_crossing()


@pytest.fixture
def clerk(client, crossing):
    user = make_clerk(make_west())
    client.force_login(user)
    return user


@pytest.fixture
def notice(clerk, crossing):
    return make_notice(clerk, crossings=[crossing])


def address(notice):
    return f"{notice.get_absolute_url()}edit/"


def typed(client, notice, **fields):
    """The form as it is shown, with some fields typed anew."""
    shown = client.get(address(notice)).context["form"]
    told = {
        "text": notice.text, "source": notice.source, "side": "CN", "received_at": "20/05/2024 07:40",
        "crossings": [each.pk for each in notice.crossings.all()], "flows": notice.flows, "starts": "21/05/2024",
        "ends": "", "importance": "usual", "seen": shown["seen"].value(),
    }  # fmt: skip
    return told | fields


def test_the_form_shows_what_is_stored(client, notice, crossing):
    shown = client.get(address(notice)).context["form"]
    page = client.get(address(notice)).content.decode()
    assert (shown["flows"].value(), shown["crossings"].value()) == (["goods"], [crossing.pk])
    assert 'name="starts" value="21/05/2024"' in page


def test_a_change_is_kept_and_its_history_says_what(client, notice, clerk, crossing):
    east = make_eastern_crossing()
    changed = typed(
        client, notice, text="Dừng cả người.", flows=["people", "goods"], crossings=[crossing.pk, east.pk],
        received_at=notice.told_words()["received_at"],
    )  # fmt: skip
    assert client.post(address(notice), changed).url == notice.get_absolute_url()
    notice = Notice.objects.get()
    assert (notice.text, notice.flows, notice.crossings.count()) == ("Dừng cả người.", ["people", "goods"], 2)
    logged, edited = client.get(notice.get_absolute_url()).context["entries"]
    assert (logged.by, edited.by, edited.verb_label) == (clerk, clerk, "edited")
    assert [change[0] for change in edited.labelled_changes] == [
        "What is announced",
        "Crossing points",
        "Flows",
    ]


def test_nothing_changed_leaves_no_trace(client, notice):
    client.post(address(notice), typed(client, notice, received_at=notice.told_words()["received_at"]))
    assert notice.history.count() == 1


def test_another_of_its_unit_may_change_it(client, notice, clerk):
    client.force_login(make_clerk(make_west(), unit=clerk.home_unit))
    client.post(address(notice), typed(client, notice, text="Sửa lại."))
    assert Notice.objects.get().text == "Sửa lại."


@pytest.mark.parametrize("person", [lambda: make_reviewer(make_west()), make_overseer])
def test_who_sees_it_but_did_not_log_it_may_not(client, notice, person):
    changed = typed(client, notice, text="Sửa lại.")
    client.force_login(person())
    assert client.get(address(notice)).url == notice.get_absolute_url()
    answer = client.post(address(notice), changed)
    assert answer.status_code == 409
    assert "Only the unit that logged this notice" in answer.content.decode()
    assert Notice.objects.get().text == notice.text


def test_a_clerk_of_another_district_finds_none_and_an_observer_may_not_ask(client, notice):
    client.force_login(make_clerk())
    assert client.get(address(notice)).status_code == 404
    assert client.post(address(notice), {}).status_code == 404
    client.force_login(make_observer())
    assert client.post(address(notice), {}).status_code == 403


def test_of_two_at_once_the_second_is_told_and_may_save_after_looking(client, notice, clerk):
    mine, theirs = typed(client, notice, text="Của tôi."), typed(client, notice, text="Của người kia.")
    client.post(address(notice), theirs)
    answer = client.post(address(notice), mine)
    assert answer.status_code == 409
    assert ("What is announced", "Của tôi.", "Của người kia.") in answer.context["differences"]
    assert "Của tôi." in answer.content.decode()
    again = mine | {"seen": answer.context["form"]["seen"].value()}
    assert client.post(address(notice), again).status_code == 302
    assert Notice.objects.get().text == "Của tôi."


def test_a_form_without_what_it_saw_is_still_kept_by_its_unit(client, notice):
    changed = typed(client, notice, text="Sửa lại.")
    del changed["seen"]
    assert client.post(address(notice), changed).status_code == 302


def test_what_cannot_be_is_refused_and_stays_typed(client, notice):
    answer = client.post(address(notice), typed(client, notice, text="Sửa lại.", flows=[]))
    assert answer.status_code == 422
    assert "Sửa lại." in answer.content.decode()
    assert Notice.objects.get().text == notice.text


def test_it_is_neither_put_nor_deleted(client, notice):
    assert client.put(address(notice)).status_code == 405
    assert client.delete(notice.get_absolute_url()).status_code == 405
