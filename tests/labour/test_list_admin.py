"""Lists of workers in the administration: the same rights and lock; the workers are only read, and not named."""

import pytest

from tests.factories import make_administrator, make_clerk, make_district, make_observer, make_reviewer
from tests.labour.makers import make_inland, make_list, make_permit, make_sent_list, make_worker

pytestmark = pytest.mark.django_db
LIST = "/admin/labour/workerlist/"


@pytest.fixture
def clerk(client):
    user = make_clerk(make_district())
    client.force_login(user)
    return user


def typed(record, **fields):
    """What the administration's form sends; of the workers, less than there are."""
    return {
        "kind": record.kind, "programme": record.programme_id, "district": record.district_id, "day": "05/01/2024",
        "crossing": "", "minutes_number": "", "basis": "", "remark": "", "version_seen": record.version,
        "lines-TOTAL_FORMS": 0, "lines-INITIAL_FORMS": 0,
    } | fields  # fmt: skip


def test_a_draft_is_mended_and_its_workers_stay(client, clerk):
    record = make_list("register", [make_permit(make_worker(name="Lò Thị Pà")), make_permit()], by=clerk)
    page = client.get(f"{LIST}{record.pk}/change/").content.decode()
    assert str(record.lines.first().permit) in page and "Lò Thị Pà" not in page
    assert client.post(f"{LIST}{record.pk}/change/", typed(record, basis="Công văn 5")).status_code == 302
    record.refresh_from_db()
    assert (record.basis, record.lines.count()) == ("Công văn 5", 2)


@pytest.mark.parametrize(
    "wrong", [{"day": "05/01/2099"}, {"crossing": "999"}, {"version_seen": "0"}, {"kind": "holiday"}]
)
def test_the_rules_are_those_of_the_form(client, clerk, wrong):
    record = make_list("register", [make_permit()], by=clerk)
    assert client.post(f"{LIST}{record.pk}/change/", typed(record, **wrong)).status_code == 200
    record.refresh_from_db()
    assert record.version == 1


def test_a_list_moves_to_no_place_outside_the_persons(client, clerk):
    record = make_list("register", [make_permit()], by=clerk)
    sent = typed(record, district=make_inland().pk)
    assert client.post(f"{LIST}{record.pk}/change/", sent).status_code == 200


def test_what_is_sent_is_only_read_and_others_do_not_find_it(client, clerk):
    record = make_sent_list("register", [make_permit()], by=clerk)
    assert list(client.get(LIST, {"q": record.number}).context["cl"].queryset) == [record]
    assert client.get(f"{LIST}{record.pk}/change/").status_code == 200
    assert client.post(f"{LIST}{record.pk}/change/", typed(record)).status_code == 403
    client.force_login(make_clerk(make_inland()))
    assert client.get(f"{LIST}{record.pk}/change/").status_code == 302


@pytest.mark.parametrize("person", [make_observer, make_administrator])
def test_observers_and_administrators_find_no_list(client, person):
    client.force_login(person())
    assert client.get(LIST).status_code != 200


def test_a_reviewer_accepts_it_there(client, clerk):
    record = make_sent_list("register", [make_permit()], by=clerk)
    client.force_login(make_reviewer(record.district))
    client.post(LIST, {"action": "accept", "_selected_action": [record.pk]})
    record.refresh_from_db()
    assert record.state == "accepted"
