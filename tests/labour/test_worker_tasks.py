"""Workers on the first page of the province, and in the search over all registers."""

import pytest

from borderops.labour.models import WorkerLook
from tests.factories import make_clerk, make_commune, make_observer, make_overseer, make_reviewer
from tests.labour.makers import make_inland, make_worker

pytestmark = pytest.mark.django_db


def make_far(**fields):
    return make_worker(commune=make_commune("Yên Thành", "09999", make_inland()), **fields)


def tile(client):
    tiles = client.get("/").context["tiles"]
    return next((tile for tile in tiles if tile["label"] == "Workers awaiting the province"), None)


def test_the_province_is_told_whose_paper_stands_in_two_places(client):
    far = make_far(paper_number=make_worker().paper_number)
    client.force_login(make_reviewer(far.district))
    assert tile(client) is None
    client.force_login(make_overseer())
    assert (tile(client)["value"], tile(client)["url"]) == ("1", "/labour/workers/awaiting/")


def test_a_worker_is_found_by_name_and_by_a_whole_paper_and_the_look_is_noted(client):
    worker, clerk = make_worker(name="Vàng Thị Máy", paper_number="002090001111"), make_clerk()
    make_far(name="Vàng Thị Máy Nơi Khác")
    client.force_login(clerk)
    page = client.get("/search/", {"q": "vang thi may"}).content.decode()
    assert worker.get_absolute_url() in page and "0020••••1111" in page and "Nơi Khác" not in page
    assert (WorkerLook.objects.get().by, WorkerLook.objects.get().people) == (clerk, 1)
    assert worker.name in client.get("/search/", {"q": "002090001111"}).content.decode()


def test_who_may_not_know_names_finds_nobody(client):
    make_worker(name="Vàng Thị Máy")
    client.force_login(make_observer())
    assert "Vàng Thị Máy" not in client.get("/search/", {"q": "vang thi may"}).content.decode()
    assert not WorkerLook.objects.exists()
