"""Logging a list of workers: what it is about, who stands in it, all of them in one action."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from borderops.labour.models import Permit, WorkerList, WorkerLook
from borderops.review.states import State
from tests.factories import make_administrator, make_clerk, make_commune, make_district, make_observer
from tests.labour.list_typing import NEW, offered, typed
from tests.labour.makers import (
    make_abroad,
    make_accepted_list,
    make_inland,
    make_issued,
    make_list,
    make_permit,
    make_programme,
    make_way_out,
    make_worker,
)

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


def test_twenty_four_workers_depart_in_one_list_with_one_minutes_number(client, clerk):
    worker = [make_worker(clerk) for _n in range(24)]
    permits = [make_permit(each, clerk) for each in worker]
    make_accepted_list("issue", permits)
    sent = typed(permits, "depart", day="05/03/2024", crossing=make_way_out().pk)
    response = client.post(NEW, sent)
    record = WorkerList.objects.get(kind="depart")
    assert response.url == record.get_absolute_url() == "/labour/lists/DS-2024-DV-0002/"
    assert (record.state, record.minutes_number, record.lines.count()) == (State.SUBMITTED, "12/BB-BG", 24)
    assert record.unit == clerk.home_unit and record.crossing == make_way_out()


def test_the_form_asks_first_what_the_list_is_about(client, clerk):
    permit = make_permit()
    response = client.get(f"{NEW}?permit={permit.pk}")
    assert response.templates[0].name == "labour/list_form_which.html"
    page = response.content.decode()
    assert f'name="permit" value="{permit.pk}"' in page and permit.worker.name not in page
    assert response.context["form"].initial["programme"] == permit.programme_id


def test_it_offers_whom_this_kind_of_list_leads_on_and_notes_the_look(client, clerk):
    fresh, issued, foreign = make_permit(), make_issued(), make_foreign()
    other = make_permit(programme=make_programme("HQ", "Boeun", partner_elsewhere="Boeun"))
    response = client.get(about(fresh))
    assert offered(response) == ({fresh.pk}, set())
    page = response.content.decode()
    assert fresh.worker.name in page and fresh.masked_paper in page
    for hidden in (issued.worker.name, foreign.worker.name, other.worker.name, fresh.paper_number):
        assert hidden not in page
    assert offered(client.get(f"{about(fresh, 'depart')}&day=2024-03-05"))[0] == {issued.pk}
    looks = WorkerLook.objects.filter(by=clerk)
    assert [(look.what, look.people) for look in looks] == [("names", 1), ("names", 1)]


def test_an_extension_takes_one_day_for_all_and_another_beside_a_worker(client, clerk):
    one, two, three = make_abroad(), make_abroad(), make_abroad()
    own = {f"until-{two.pk}": "31/03/2025", "numbers": f"{three.number}\t30/04/2025"}
    sent = typed([one, two], "extend", until="28/02/2025", day="01/11/2024", **own)
    assert client.post(NEW, sent).status_code == 302
    lines = dict(WorkerList.objects.get(kind="extend").lines.values_list("permit", "until"))
    days = {one.pk: date(2025, 2, 28), two.pk: date(2025, 3, 31), three.pk: date(2025, 4, 30)}
    assert lines == days


def test_a_faulty_day_beside_a_worker_names_the_line_and_keeps_the_rest(client, clerk):
    one, two = make_abroad(), make_abroad()
    sent = typed([one, two], "extend", until="28/02/2025", **{f"until-{two.pk}": "31/02/2025"})
    response = client.post(NEW, sent)
    assert response.status_code == 422 and list(response.context["form"].errors) == [f"until-{two.pk}"]
    assert offered(response)[1] == {one.pk, two.pk} and 'value="31/02/2025"' in response.content.decode()


def test_the_same_form_sent_twice_gives_one_list(client, clerk):
    sent = typed([make_permit(), make_permit()])
    assert client.post(NEW, sent).url == client.post(NEW, sent).url
    assert WorkerList.objects.get().lines.count() == 2


def test_lines_held_back_go_on_into_a_new_list(client, clerk):
    good, early = make_issued(), make_permit()
    source = make_accepted_list("depart", [early, good], day=date(2024, 3, 5))
    response = client.get(f"{NEW}?from={source.reference}")
    assert offered(response)[1] == {early.pk}
    form = response.context["form"]
    assert (form["kind"].value(), form["minutes_number"].value()) == ("depart", "12/BB-BG")
    assert form["crossing"].value() == source.crossing_id and source.number in response.content.decode()
    client.force_login(make_clerk(make_inland()))
    assert client.get(f"{NEW}?from={source.reference}").status_code == 404


WRONG = {
    "nobody ticked": ({"permit": []}, "__all__"),
    "in the future": ({"day": "01/01/2099"}, "day"),
    "no day": ({"day": "31/02/2024"}, "day"),
    "departs nowhere": ({"kind": "depart", "crossing": ""}, "crossing"),
    "departs without minutes": ({"kind": "depart", "minutes_number": " "}, "minutes_number"),
    "an unknown kind": ({"kind": "stolen"}, "kind"),
    "an unknown programme": ({"programme": "999999"}, "programme"),
    "somebody who is not there": ({"permit": ["987654321"]}, "__all__"),
}


@pytest.mark.parametrize(("fields", "wrong"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_is_refused_in_words_and_nothing_is_lost(client, clerk, fields, wrong):
    sent = (
        {"kind": "depart", "crossing": make_way_out().pk, "basis": "Công văn 5"} if "kind" in fields else {}
    )
    response = client.post(NEW, typed([make_permit()], **sent | {"basis": "Công văn 5"} | fields))
    assert response.status_code == 422 and wrong in response.context["form"].errors
    assert "Công văn 5" in response.content.decode() and not WorkerList.objects.exists()


def test_no_list_holds_more_than_five_hundred(client, clerk):
    first = make_permit()
    told = {"programme": first.programme, "district": first.district, "employer": first.employer}
    Permit.objects.bulk_create(
        Permit(worker=first.worker, entered_by=clerk, number=f"M-{n}", **told) for n in range(500)
    )
    every = list(Permit.objects.order_by("pk"))
    response = client.post(NEW, typed(every))
    assert response.status_code == 422 and "No more than 500 workers" in response.content.decode()
    assert len(offered(response)[1]) == 501
    assert client.post(NEW, typed(every[:500], then="draft")).status_code == 302
    assert WorkerList.objects.get().lines.count() == 500


def test_a_worker_of_another_place_is_not_put_into_a_list(client, clerk):
    own, foreign = make_permit(), make_foreign()
    response = client.post(NEW, typed([own, foreign]))
    assert response.status_code == 422 and "not found in your places" in response.content.decode()
    response = client.post(NEW, typed([own], district=foreign.district_id))
    assert response.status_code == 422 and list(response.context["form"].errors) == ["district"]


@pytest.mark.parametrize("make", [make_observer, make_administrator])
def test_who_only_reads_or_administers_writes_no_list(client, make):
    client.force_login(make())
    assert client.get(NEW).status_code == 403
    assert client.post(NEW, typed([make_permit()])).status_code == 403


def test_the_form_asks_no_more_queries_for_more_workers(client, clerk):
    permit = make_permit()
    client.get(about(permit))
    with CaptureQueriesContext(connection) as few:
        client.get(about(permit))
    for _n in range(6):
        make_permit()
    with CaptureQueriesContext(connection) as many:
        client.get(about(permit))
    assert len(many) <= len(few)


def test_a_draft_of_the_form_is_begun_by_a_unit_for_its_own_district_alone(client, clerk):
    make_list("register", [make_permit()])
    assert list(client.get(NEW).context["form"].fields["district"].queryset) == [make_district()]
