"""Permits, demands and employers in the administration and the search: the same rights, no names, no papers."""

import pytest

from borderops.labour.models import Employer, Intake
from tests.factories import make_administrator, make_clerk, make_observer, make_overseer
from tests.labour.makers import make_employer, make_inland, make_intake, make_permit, make_programme
from tests.labour.permit_typing import typed_employer, typed_intake

pytestmark = pytest.mark.django_db
PERMITS, DEMANDS, EMPLOYERS = (f"/admin/labour/{name}/" for name in ("permit", "intake", "employer"))


def log_in(client, make=make_clerk, *args):
    user = make(*args)
    client.force_login(user)
    return user


def test_permits_are_read_without_names_and_papers_and_changed_nowhere(client):
    permit = make_permit()
    log_in(client)
    change = f"{PERMITS}{permit.pk}/change/"
    for address in (PERMITS, change):
        shown = client.get(address)
        text = shown.content.decode()
        assert shown.status_code == 200 and permit.number in text
        assert permit.worker.name not in text and permit.paper_number not in text
    assert client.post(change, {"place": "X"}).status_code == 403
    assert client.get(f"{PERMITS}add/").status_code == 403
    assert client.get(f"{PERMITS}?worker__name__startswith=L").status_code in (302, 400)


def test_the_history_tells_that_a_paper_was_mended_and_not_what_it_was(client):
    permit = make_permit()
    before, permit.paper_number = permit.paper_number, "TH777777"
    permit.write(make_clerk(permit.district))
    log_in(client, make_overseer)
    shown = client.get(f"{PERMITS}{permit.pk}/history/")
    text = shown.content.decode()
    assert shown.status_code == 200 and "TH777777" not in text and before not in text
    version = permit.history.first()
    text = client.get(f"{PERMITS}{permit.pk}/history/{version.history_id}/").content.decode()
    assert "TH777777" not in text


def test_permits_elsewhere_are_not_there(client):
    permit = make_permit()
    log_in(client, make_clerk, make_inland())
    for page in ("change", "history"):
        assert client.get(f"{PERMITS}{permit.pk}/{page}/").status_code in (302, 404)
    log_in(client, make_administrator)
    assert client.get(PERMITS).status_code == 403


def test_demands_and_employers_are_changed_by_the_same_door(client):
    demand, employer = make_intake("NC-9"), make_employer()
    log_in(client)
    address = f"{DEMANDS}{demand.pk}/change/"
    seen = client.get(address).context["adminform"].form["seen"].value()
    assert client.post(address, typed_intake(asked="30", seen=seen)).status_code == 302
    stale = client.post(address, typed_intake(asked="40", seen=seen))
    assert stale.status_code == 200 and "Open it again" in stale.content.decode()
    assert (Intake.objects.get().asked, demand.history.count()) == (30, 2)
    assert client.post(f"{EMPLOYERS}add/", typed_employer()).status_code == 302
    assert Employer.objects.get(name="Trại mía số 1").programmes.get() == make_programme()
    assert client.get(EMPLOYERS, {"q": "mia duong"}).content.decode().count(employer.place) >= 1


def test_the_search_finds_numbers_papers_demands_and_employers(client):
    permit = make_permit(number="GP-ABC-01")
    make_intake("NC-ABC-01")
    log_in(client)
    text = client.get("/search/", {"q": "gp-abc-01"}).content.decode()
    assert permit.get_absolute_url() in text
    assert permit.get_absolute_url() in client.get("/search/", {"q": permit.paper_number}).content.decode()
    assert "NC-ABC-01" in client.get("/search/", {"q": "nc-abc-01"}).content.decode()
    assert "/labour/employers/" in client.get("/search/", {"q": "mia duong"}).content.decode()
    log_in(client, make_observer)
    assert permit.get_absolute_url() not in client.get("/search/", {"q": "gp-abc-01"}).content.decode()
