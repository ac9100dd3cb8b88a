"""Adding a programme on its page and changing it: by the province and the administrator."""

import pytest

from borderops.labour.models import Programme
from tests.factories import make_administrator, make_clerk, make_observer, make_overseer, make_reviewer
from tests.labour.makers import make_partner, make_programme, make_sector
from tests.pages import hidden_fields, said

pytestmark = pytest.mark.django_db
NEW, EDIT = "/labour/programmes/new/", "/labour/programmes/VS/edit/"


@pytest.fixture
def overseer(client):
    user = make_overseer()
    client.force_login(user)
    return user


def typed(**fields):
    return {
        "code": "VS",
        "name": "Lao động  qua biên giới",
        "partner": make_partner().pk,
        "partner_elsewhere": "",
        "agreement": "Thỏa thuận A",
        "agreement_number": "5/TT",
        "signed_on": "12/2014",
        "runs_from": "2015",
        "runs_to": "",
        "shortest_term": "3",
        "longest_term": "12",
        "term_unit": "months",
        "youngest": "18",
        "sectors": [make_sector().pk],
        "host_places": "Phú Ninh",
        "personal_data_until": "31/12/2030",
        "source": "Báo cáo X",
        "confidence": "S",
    } | fields


def test_it_is_written_down_whole_as_one_version(client, overseer):
    response = client.post(NEW, typed())
    programme = Programme.objects.get()
    assert (response.url, said(response)) == ("/labour/programmes/VS/", ["success"])
    assert (programme.name, programme.signed_on, programme.term_words) == (
        "Lao động qua biên giới",
        "2014-12",
        "3 to 12 months",
    )
    version = programme.history.get()
    assert (version.history_type, version.history_user) == ("+", overseer)
    assert [each.sector for each in version.sectors.all()] == [make_sector()]


def test_a_partner_may_lie_beyond_the_neighbour(client, overseer):
    client.post(NEW, typed(code="BOEUN", partner="", partner_elsewhere="Boeun, Hàn Quốc", signed_on=""))
    assert Programme.objects.get().partner_words == "Boeun, Hàn Quốc"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"code": "new"}, "code"),
        ({"code": "V/S"}, "code"),
        ({"partner": ""}, "partner"),
        ({"partner_elsewhere": "Boeun"}, "partner_elsewhere"),
        ({"signed_on": "hôm qua"}, "signed_on"),
        ({"runs_to": "2014"}, "runs_to"),
        ({"shortest_term": "13"}, "shortest_term"),
        ({"youngest": "9"}, "youngest"),
        ({"source": ""}, "source"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_and_nothing_is_lost(client, overseer, change, field):
    response = client.post(NEW, typed(**change))
    assert (response.status_code, set(response.context["form"].errors)) == (422, {field})
    assert response.context["form"]["agreement"].value() == "Thỏa thuận A"
    assert not Programme.objects.exists()


def test_a_change_keeps_the_code_and_the_former_facts(client, overseer):
    programme = make_programme()
    seen = hidden_fields(client.get(EDIT))["seen"]
    assert client.post(EDIT, typed(code="XX", longest_term="6", seen=seen)).status_code == 302
    programme.refresh_from_db()
    assert (programme.code, programme.longest_term) == ("VS", 6)
    assert programme.history.first().prev_record.longest_term == 12


def test_a_stale_form_is_refused_once_with_what_was_typed(client, overseer):
    programme = make_programme()
    seen = hidden_fields(client.get(EDIT))["seen"]
    programme.write(make_overseer())
    response = client.post(EDIT, typed(name="Tên khác", seen=seen))
    assert (response.status_code, response.context["form"]["name"].value()) == (409, "Tên khác")
    again = client.post(EDIT, typed(name="Tên khác", seen=hidden_fields(response)["seen"]))
    assert again.status_code == 302 and Programme.objects.get().name == "Tên khác"


@pytest.mark.parametrize(
    ("make", "status"),
    [(make_clerk, 403), (make_reviewer, 403), (make_observer, 403), (make_administrator, 200)],
)
def test_only_the_province_and_the_administrator_keep_programmes(client, make, status):
    make_programme()
    client.force_login(make())
    assert client.get(NEW).status_code == client.get(EDIT).status_code == status
    assert (client.post(EDIT, typed(name="Z")).status_code == 403) == (status == 403)
