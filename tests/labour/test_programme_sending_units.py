"""The units that choose and send workers: their list and form."""

import pytest

from borderops.labour.models import SendingUnit
from tests.factories import make_clerk, make_observer, make_overseer, make_user
from tests.labour.makers import make_programme, make_sending_unit
from tests.pages import said

pytestmark = pytest.mark.django_db
LIST, NEW = "/labour/sending-units/", "/labour/sending-units/new/"


def typed(**fields):
    told = {
        "name": "Công ty A",
        "basis": "QĐ 215",
        "valid_from": "15/02/2024",
        "valid_to": "",
        "source": "báo chí",
    }
    return told | {"programmes": [make_programme().pk]} | fields


def test_the_province_adds_one_and_ends_it(client):
    client.force_login(make_overseer())
    assert said(client.post(NEW, typed())) == ["success"]
    unit = SendingUnit.objects.get()
    assert (list(unit.programmes.all()), unit.history.count()) == ([make_programme()], 1)
    assert client.post(f"{LIST}{unit.pk}/edit/", typed(valid_to="31/12/2024")).status_code == 302
    assert "sends no longer" in client.get(LIST).content.decode()
    refused = client.post(f"{LIST}{unit.pk}/edit/", typed(valid_to="31/12/2023"))
    assert (refused.status_code, set(refused.context["form"].errors)) == (422, {"valid_to"})


def test_everybody_with_a_posting_reads_them_and_only_the_province_keeps_them(
    client, django_assert_max_num_queries
):
    unit = make_sending_unit()
    client.force_login(make_observer())
    client.get(LIST)
    with django_assert_max_num_queries(30) as few:
        assert unit.name in client.get(LIST).content.decode()
    make_sending_unit("Công ty B"), make_sending_unit("Công ty C")
    with django_assert_max_num_queries(len(few)):
        client.get(LIST)
    client.force_login(make_clerk())
    assert client.post(NEW, typed()).status_code == client.get(f"{LIST}{unit.pk}/edit/").status_code == 403
    client.force_login(make_user())
    assert client.get(LIST).status_code == 403
