"""A remark of one worker, typed in the form of a list: kept, printed, taken along, and not told to strangers."""

from datetime import date

import pytest
from django.urls import reverse

from borderops.labour.models import Permit, Worker, WorkerList
from tests.factories import make_clerk, make_commune, make_reviewer
from tests.labour.list_typing import NEW, typed
from tests.labour.makers import (
    make_abroad,
    make_accepted_list,
    make_inland,
    make_issued,
    make_list,
    make_permit,
    make_worker,
)

pytestmark = pytest.mark.django_db
WORDS = "Đi cùng vợ, say xe"


@pytest.fixture
def clerk(client):
    user = make_clerk()
    client.force_login(user)
    return user


def remark(permit, words=WORDS):
    return {f"remark-{permit.pk}": words}


def said_of(record):
    """The remarks of a list by the key of the permit."""
    return dict(record.lines.values_list("permit", "remark"))


def edited(client, record, permits, **fields):
    told = {"day": "20/02/2024", "version": record.version} | fields
    return client.post(f"{record.get_absolute_url()}edit/", typed(permits, record.kind, "draft", **told))


def test_a_remark_is_typed_beside_its_worker_and_printed_with_the_annex(client, clerk):
    one, two = make_permit(), make_permit()
    client.post(NEW, typed([one, two], **remark(one, f"  {WORDS} ")))
    record = WorkerList.objects.get()
    assert said_of(record) == {one.pk: WORDS, two.pk: ""}
    for address in (record.get_absolute_url(), reverse("print-worker-list", args=[record.reference])):
        assert WORDS in client.get(address).content.decode()


def test_a_remark_is_mended_and_taken_away_and_the_trail_tells_it(client, clerk):
    permit = make_permit()
    record = make_list("register", [permit], clerk)
    edited(client, record, [permit], **remark(permit))
    assert said_of(record) == {permit.pk: WORDS}
    page = client.get(f"{record.get_absolute_url()}edit/").content.decode()
    assert f'value="{WORDS}"' in page and "data-keep-not" in page
    record.refresh_from_db()
    edited(client, record, [permit], **remark(permit, ""))
    assert said_of(record) == {permit.pk: ""}
    assert WORDS in str(record.notes.filter(verb="edit").last().changes)


def test_a_remark_that_is_too_long_is_refused_beside_it_and_nothing_is_lost(client, clerk):
    permit = make_permit()
    response = client.post(NEW, typed([permit], **remark(permit, "x" * 201)))
    assert response.status_code == 422 and list(response.context["form"].errors) == [f"remark-{permit.pk}"]
    assert "x" * 201 in response.content.decode() and not WorkerList.objects.exists()


def test_a_remark_goes_along_with_a_line_that_was_held_back(client, clerk):
    early, good = make_permit(), make_issued()
    source = make_accepted_list("depart", [early, good], day=date(2024, 3, 5))
    source.lines.filter(permit=early).update(remark=WORDS)
    page = client.get(f"{NEW}?from={source.reference}").content.decode()
    assert f'value="{WORDS}"' in page


def test_the_remark_of_a_worker_who_lives_elsewhere_is_neither_shown_nor_lost(client, clerk):
    gone = make_worker()
    permits = [make_permit(gone), make_permit()]
    record = make_list("register", permits, clerk)
    record.lines.filter(permit__worker=gone).update(remark=WORDS)
    far = make_commune("Yên Thành", "09999", make_inland())
    Worker.objects.filter(pk=gone.pk).update(commune=far, district=far.district, unit=None)
    address = record.get_absolute_url()
    for shown in (address, f"{address}edit/", f"{address}print/"):
        assert WORDS not in client.get(shown).content.decode()
    edited(client, record, permits, **remark(permits[0], "Của người khác"))
    assert said_of(record)[permits[0].pk] == WORDS


def test_five_hundred_workers_are_extended_with_a_day_and_a_remark_each(client, clerk):
    first = make_abroad()
    told = {"programme": first.programme, "district": first.district, "stage": "abroad"}
    Permit.objects.bulk_create(
        Permit(worker=first.worker, entered_by=clerk, number=f"M-{n}", **told) for n in range(499)
    )
    every = list(Permit.objects.order_by("pk"))
    sent = {f"until-{permit.pk}": "31/03/2025" for permit in every}
    for permit in every:
        sent |= remark(permit)
    response = client.post(NEW, typed(every, "extend", "draft", day="01/11/2024", **sent))
    assert response.status_code == 302
    assert set(said_of(WorkerList.objects.get(kind="extend")).values()) == {WORDS}


def test_a_reviewer_reads_the_remark(client, clerk):
    permit = make_permit()
    client.post(NEW, typed([permit], **remark(permit)))
    client.force_login(make_reviewer())
    assert WORDS in client.get(WorkerList.objects.get().get_absolute_url()).content.decode()
