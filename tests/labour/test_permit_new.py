"""Making a permit for a worker: what is typed comes back, and every rule speaks beside its field."""

import pytest
from django.urls import reverse

from borderops.labour.models import Permit, WorkerLook
from tests.factories import make_administrator, make_clerk, make_observer
from tests.labour.makers import make_inland, make_intake, make_permit, make_worker
from tests.labour.permit_typing import typed_permit

pytestmark = pytest.mark.django_db
NEW = "/labour/permits/new/"


@pytest.fixture
def worker():
    return make_worker()


@pytest.fixture
def clerk(client, worker):
    user = make_clerk(worker.district)
    client.force_login(user)
    return user


def send(client, worker, **fields):
    return client.post(f"{NEW}?worker={worker.pk}", typed_permit(**fields))


def test_a_permit_is_made_for_a_worker(client, worker, clerk):
    answer = send(client, worker)
    permit = Permit.objects.get()
    assert answer.url == permit.get_absolute_url()
    assert (permit.worker, permit.district, permit.paper_number) == (worker, worker.district, "TH900001")
    assert (permit.entered_by, permit.history.get().history_user) == (clerk, clerk)
    assert permit.wage_words == "2,000–3,000 CNY a month"


def test_it_can_be_put_on_a_list_at_once(client, worker, clerk):
    answer = send(client, worker, list="1")
    permit = Permit.objects.get()
    assert answer.url == f"{reverse('new-worker-list')}?kind=issue&programme=VS&permit={permit.pk}"


def test_without_a_worker_the_page_asks_for_whom(client, worker, clerk):
    stranger = make_worker(name="Người nơi khác", commune=make_permit().commune)
    stranger.awaits_province = False
    assert "Whose permit is it" in client.get(NEW).content.decode()
    page = client.get(NEW, {"q": "lao dong", "intake": "7"}).content.decode()
    assert f"?worker={worker.pk}&amp;intake=7" in page and worker.paper_number not in page
    assert WorkerLook.objects.filter(by=clerk, about="For whom a permit is made").exists()
    assert "Nobody in your places" in client.get(NEW, {"q": "zzz"}).content.decode()


def test_a_demand_fills_in_what_it_says(client, worker, clerk):
    demand = make_intake(place="Nông trường 3", wage_from=2500, currency="CNY", wage_per="month")
    form = client.get(NEW, {"worker": worker.pk, "intake": demand.pk}).context["form"]
    assert (form["employer"].value(), form["place"].value()) == (demand.employer_id, "Nông trường 3")
    assert (str(form["valid_from"].value()), form["programme"].value()) == ("01/03/2024", demand.programme_id)


def test_what_was_typed_goes_before_what_the_demand_says(client, worker, clerk):
    demand = make_intake(place="Nông trường 3", ends_on="2099-01-01")
    typed = {"intake": demand.pk, "place": "", "number": "GP-5", "fill": "1", "employer": ""}
    answer = send(client, worker, **typed)
    form = answer.context["form"]
    assert (answer.status_code, form.is_bound, Permit.objects.count()) == (200, False, 0)
    assert (form["place"].value(), form["number"].value()) == ("Nông trường 3", "GP-5")
    assert (form["employer"].value(), form["paper_number"].value()) == (demand.employer_id, "TH 900001")


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"valid_to": "01/03/2025"}, "valid_to", "at the latest"),
        ({"paper_expires_on": "01/06/2024"}, "paper_expires_on", "before the permit"),
        ({"currency": ""}, "currency", "which currency"),
        ({"wage_from": "hai nghìn"}, "wage_from", "Write the number alone"),
        ({"paper_kind": ""}, "paper_kind", "which paper"),
        ({"valid_from": "31/02/2024"}, "valid_from", ""),
    ],
)
def test_each_rule_speaks_beside_its_field_and_nothing_is_lost(client, worker, clerk, fields, field, words):
    answer = send(client, worker, **fields, note="Giữ lại")
    form = answer.context["form"]
    assert (answer.status_code, form["note"].value()) == (422, "Giữ lại")
    assert words in " ".join(form.errors[field])


def test_permits_of_one_worker_do_not_overlap(client, worker, clerk):
    other = make_permit(worker, clerk)
    answer = send(client, worker, valid_from="01/11/2024", valid_to="01/03/2025")
    assert answer.status_code == 422
    assert str(other) in answer.context["form"].errors["valid_from"][0]


def test_a_worker_elsewhere_is_not_there(client, worker):
    client.force_login(make_clerk(make_inland()))
    assert client.get(NEW, {"worker": worker.pk}).status_code == 404
    assert send(client, worker).status_code == 404
    for text in ("x", "9" * 30, "²"):
        assert client.get(NEW, {"worker": text}).status_code == 404


@pytest.mark.parametrize("make", [make_observer, make_administrator])
def test_who_knows_no_names_makes_no_permit(client, worker, make):
    client.force_login(make())
    assert client.get(NEW).status_code == 403
    assert send(client, worker).status_code == 403
