"""A list of workers printed as the annex of its minutes."""

from datetime import date

import pytest

from borderops.labour.models import WorkerLook
from tests.factories import make_clerk, make_reviewer
from tests.labour.makers import make_accepted_list, make_inland, make_issued, make_permit

pytestmark = pytest.mark.django_db
PURPOSE = "Phụ lục biên bản bàn giao"


@pytest.fixture
def record():
    return make_accepted_list("depart", [make_issued(), make_permit()], day=date(2024, 3, 5))


@pytest.fixture
def clerk(client):
    user = make_clerk()
    client.force_login(user)
    return user


def test_the_annex_names_who_departed_without_the_numbers_of_papers(client, clerk, record):
    page = client.get(f"{record.get_absolute_url()}print/").content.decode()
    gone, held = [line.permit for line in record.lines.all()]
    assert "List of workers handed over at departure" in page
    assert "Annex to the minutes No. 12/BB-BG of 05/03/2024" in page
    assert gone.worker.name in page and "01/05/1990" in page and held.worker.name not in page
    assert gone.paper_number not in page and "For the side that receives" in page
    assert [(look.about, look.what, look.people) for look in WorkerLook.objects.all()] == [
        (record.number, "names", 1)
    ]


def test_the_papers_stand_there_in_full_for_a_purpose_that_is_kept(client, clerk, record):
    response = client.post(f"{record.get_absolute_url()}print/", {"purpose": PURPOSE})
    assert record.lines.first().permit.paper_number in response.content.decode()
    assert "no-store" in response.headers["Cache-Control"]
    look = WorkerLook.objects.get(what="paper")
    assert (look.by, look.purpose, look.about, look.people) == (clerk, PURPOSE, record.number, 1)


@pytest.mark.parametrize("purpose", ["", "....", "12345678"])
def test_without_a_purpose_in_words_no_paper_is_shown(client, clerk, record, purpose):
    response = client.post(f"{record.get_absolute_url()}print/", {"purpose": purpose})
    assert response.status_code == 422
    assert record.lines.first().permit.paper_number not in response.content.decode()
    assert not WorkerLook.objects.filter(what="paper").exists()


def test_an_annex_of_another_place_is_not_printed(client, record):
    client.force_login(make_reviewer(make_inland()))
    address = f"{record.get_absolute_url()}print/"
    assert client.get(address).status_code == client.post(address, {"purpose": PURPOSE}).status_code == 404
