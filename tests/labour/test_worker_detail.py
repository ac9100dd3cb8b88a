"""One worker's page: permits, trips, lists, who looked; the paper's number only for a purpose."""

from datetime import date

import pytest

from borderops.labour.models import WorkerLook
from tests.factories import make_clerk, make_observer, make_reviewer
from tests.labour.makers import make_abroad, make_accepted_list, make_inland, make_permit, make_worker

pytestmark = pytest.mark.django_db


def read(client, worker):
    answer = client.get(worker.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_shows_permits_trips_and_lists_with_the_paper_masked(client):
    permit = make_abroad()
    record = make_accepted_list("return", [permit], day=date(2024, 11, 20))
    worker = permit.worker
    client.force_login(make_clerk())
    page = read(client, worker)
    assert worker.name in page and worker.masked_paper in page and worker.paper_number not in page
    assert permit.number in page and "Departed 05/03/2024" in page and "returned 20/11/2024" in page
    assert record.get_absolute_url() in page and f"worker={worker.pk}" in page
    assert f"<title>{worker}" in page


def test_a_permit_without_days_yet_stands_among_the_others(client):
    worker = make_abroad().worker
    make_permit(worker, valid_from=None, valid_to=None, number="")
    client.force_login(make_clerk())
    assert "Being prepared" in read(client, worker)


def test_each_look_is_noted_and_reviewers_read_who_looked(client):
    worker, clerk, reviewer = make_worker(), make_clerk(), make_reviewer()
    client.force_login(clerk)
    assert "Who looked" not in read(client, worker)
    client.force_login(reviewer)
    page = read(client, worker)
    assert "Who looked" in page and str(clerk) in page
    assert [look.by for look in worker.looks.order_by("pk")] == [clerk, reviewer]


def test_the_history_tells_what_changed_without_the_papers(client):
    worker = make_worker(paper_number="002090001111")
    clerk = make_clerk()
    worker.name, worker.paper_number = "Tên Mới", "002090002222"
    worker.write(clerk)
    client.force_login(clerk)
    page = read(client, worker)
    assert "0020••••1111" in page and "0020••••2222" in page and "002090001111" not in page


def test_another_place_finds_nothing_and_an_observer_is_refused(client):
    worker = make_worker()
    for user, status in [(make_clerk(make_inland()), 404), (make_observer(), 403)]:
        client.force_login(user)
        for address in (worker.get_absolute_url(), f"{worker.get_absolute_url()}unmask/"):
            assert client.get(address).status_code == status
            assert (
                client.post(f"{worker.get_absolute_url()}unmask/", {"purpose": "Đối chiếu"}).status_code
                == status
            )
    assert not WorkerLook.objects.exists()


def test_the_number_is_shown_once_for_a_purpose_that_is_kept(client):
    worker, clerk = make_worker(), make_clerk()
    client.force_login(clerk)
    address = f"{worker.get_absolute_url()}unmask/"
    assert worker.paper_number not in client.get(address).content.decode()
    assert client.post(address, {"purpose": "......"}).status_code == 422
    assert not WorkerLook.objects.filter(what="paper").exists()
    answer = client.post(address, {"purpose": "Đối chiếu với đồn"})
    assert worker.paper_number in answer.content.decode() and "no-store" in answer["Cache-Control"]
    look = WorkerLook.objects.get(what="paper")
    assert (look.worker, look.by, look.purpose) == (worker, clerk, "Đối chiếu với đồn")
