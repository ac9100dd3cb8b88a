"""Workers in the administration: by key alone, without names and papers, and nothing to write."""

import re

import pytest

from borderops.labour.models import WorkerLook
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_observer,
    make_overseer,
    make_reviewer,
)
from tests.labour.makers import make_inland, make_worker

pytestmark = pytest.mark.django_db
LIST = "/admin/labour/worker/"


@pytest.fixture
def worker():
    worker = make_worker(name="Vàng Thị Máy", paper_number="002090001111", home="thôn Séo Lủng")
    worker.name, worker.paper_number = "Vàng Thị Mây", "002090002222"
    return worker.write(make_clerk())


def test_it_is_listed_and_read_without_name_and_paper(client, worker):
    client.force_login(make_clerk())
    for address in (LIST, f"{LIST}{worker.pk}/change/"):
        page = client.get(address).content.decode()
        assert str(worker) in page
        assert not [secret for secret in ("Vàng", "0020", "Séo", "1990") if secret in page]
    assert client.get(LIST, {"name__startswith": "V"}).status_code in (302, 400)


def test_its_history_says_that_it_changed_and_not_what_it_was(client, worker):
    client.force_login(make_overseer())
    page = client.get(f"{LIST}{worker.pk}/history/").content.decode()
    assert "•••• → ••••" in page and "Vàng" not in page and not re.search(r"(?<![.\d])0020", page)
    version = worker.history.first().pk
    page = client.get(f"{LIST}{worker.pk}/history/{version}/").content.decode()
    assert "Vàng" not in page and not re.search(r"(?<![.\d])0020", page)
    client.force_login(make_reviewer())
    assert client.get(f"{LIST}{worker.pk}/history/").status_code == 403


def test_nobody_writes_or_deletes_there(client, worker):
    client.force_login(make_overseer())
    assert client.post(f"{LIST}{worker.pk}/change/", {"sex": "male"}).status_code == 403
    assert client.get(f"{LIST}add/").status_code == 403
    assert client.post(f"{LIST}{worker.pk}/delete/", {"post": "yes"}).status_code == 403


def test_elsewhere_and_without_the_right_nothing_is_found(client, worker):
    client.force_login(make_clerk(make_inland()))
    assert str(worker) not in client.get(LIST).content.decode()
    assert client.get(f"{LIST}{worker.pk}/history/").status_code in (302, 403, 404)
    for user in (make_observer(), make_administrator()):
        client.force_login(user)
        assert client.get(LIST).status_code in (302, 403)


def test_looks_are_read_by_reviewers_of_the_place(client, worker):
    clerk, far = make_clerk(), make_worker(commune=make_commune("Yên Thành", "09999", make_inland()))
    WorkerLook.note(clerk, worker=worker, what="paper", purpose="Đối chiếu với đồn")
    WorkerLook.note(clerk, worker=far, what="paper", purpose="Việc nơi khác")
    WorkerLook.note(clerk, about="Danh sách", people=9)
    looks = "/admin/labour/workerlook/"
    client.force_login(clerk)
    assert client.get(looks).status_code == 403
    client.force_login(make_reviewer())
    page = client.get(looks).content.decode()
    assert "Đối chiếu với đồn" in page and "Việc nơi khác" not in page and "Danh sách" not in page
    client.force_login(make_overseer())
    assert "Danh sách" in client.get(looks).content.decode()
    assert client.get("/admin/labour/workermerge/").status_code == 200
