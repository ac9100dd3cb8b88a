"""The life of crossing points in the administration: the same form and rights, with history, never deleted."""

import pytest

from tests.crossings.makers import make_crossing, make_eastern_crossing, make_event
from tests.factories import make_administrator, make_clerk, make_observer, make_reviewer

pytestmark = pytest.mark.django_db
LIST = "/admin/crossings/crossingevent/"


def typed(crossing, **fields):
    return {
        "crossing": crossing.pk, "kind": "opened", "kind_after": "main", "on": "2018", "source": "Báo cáo X",
        "published_text": "", "decision": "", "basis": "", "confidence": "",
    } | fields  # fmt: skip


def test_the_administrator_adds_and_corrects_and_the_history_tells(client):
    user, crossing = make_administrator(), make_crossing()
    client.force_login(user)
    assert client.post(f"{LIST}add/", typed(crossing)).status_code == 302
    event = crossing.events.get()
    assert client.post(f"{LIST}{event.pk}/change/", typed(crossing, on="03/2018")).status_code == 302
    assert [(row.on, row.history_user) for row in event.history.all()] == [("2018-03", user), ("2018", user)]
    assert client.get(f"{LIST}{event.pk}/history/").status_code == 200
    assert client.post(f"{LIST}{event.pk}/delete/", {"post": "yes"}).status_code == 403
    again = client.post(f"{LIST}add/", typed(crossing, kind="upgraded", on="2020"))
    assert set(again.context["adminform"].form.errors) == {"kind_after"}


def test_who_reviews_writes_the_life_of_the_own_places_only(client):
    west, own = make_crossing(), make_eastern_crossing()
    elsewhere = make_event(west)
    client.force_login(make_reviewer())
    assert client.post(f"{LIST}add/", typed(own)).status_code == 302
    refused = client.post(f"{LIST}add/", typed(west, on="2019"))
    assert set(refused.context["adminform"].form.errors) == {"crossing"}
    assert client.post(f"{LIST}{elsewhere.pk}/change/", typed(west)).status_code == 403


@pytest.mark.parametrize(("make", "status"), [(make_clerk, 403), (make_observer, 302)])
def test_others_add_nothing(client, make, status):
    crossing = make_crossing()
    client.force_login(make())
    assert client.post(f"{LIST}add/", typed(crossing)).status_code == status
    assert not crossing.events.exists()
