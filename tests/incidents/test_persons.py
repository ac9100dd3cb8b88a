"""The persons of an incident: names for who may know them, papers for a purpose, every look noted."""

import re
from datetime import date

import pytest

from borderops.incidents.models import PersonLook
from tests.factories import (
    make_accepted,
    make_administrator,
    make_clerk,
    make_code,
    make_commune,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_unit,
)
from tests.incidents.follow_ups import (
    DONE_ON,
    make_accepted_follow_up,
    make_follow_up,
    make_person,
    new_address,
)
from tests.pages import said

pytestmark = pytest.mark.django_db
FINE = {"outcome": "fine", "decision_number": "12/QĐ", "decision_on": DONE_ON, "fine": 10, "people": 1}


@pytest.fixture
def incident():
    return make_accepted(occurred_on=date(2024, 5, 20))


def address(incident, person=None, page=""):
    persons = f"/incidents/{incident.reference}/persons/"
    return f"{persons}{person.pk}/{page}/" if person else persons


def opened(client, user, *where):
    client.force_login(user)
    return client.get(address(*where))


def test_names_and_masked_papers_are_shown_and_the_look_is_noted(client, incident):
    someone, user = make_person(incident), make_clerk(incident.district)
    page = opened(client, user, incident)
    words = page.content.decode()
    assert someone.name in words and "0020••••1234" in words and someone.paper_number not in words
    assert "no-store" in page["Cache-Control"]
    look = PersonLook.objects.get()
    assert (look.person, look.by, look.what, look.purpose) == (someone, user, "names", "")
    client.get(address(incident))
    assert PersonLook.objects.count() == 2


@pytest.mark.parametrize("guarded", ["minor", "victim"])
def test_guarded_names_are_for_the_handling_unit_and_overseers(client, guarded):
    unit = make_unit("Phòng nghiệp vụ")
    code = make_code("H1", "Mua bán người") if guarded == "victim" else None
    case = make_accepted(occurred_on=date(2024, 5, 20), handling_unit=unit, code=code)
    born = 1990 if guarded == "victim" else 2007
    someone = make_person(case, birth_year=born, part="victim" if guarded == "victim" else "offender")
    for user, knows in [
        (make_clerk(case.district), False), (make_reviewer(), False),
        (make_clerk(case.district, unit), True), (make_overseer(), True),
    ]:  # fmt: skip
        words = opened(client, user, case).content.decode()
        assert (someone.name in words) is (someone.masked_paper in words) is knows
        offered = client.get(new_address(case)).content.decode()
        assert str(someone) in offered and (someone.masked_paper in offered) is knows
        assert PersonLook.objects.filter(by=user).exists() is knows
        assert client.get(address(case, someone, "paper")).status_code == (200 if knows else 403)
        sent = client.post(address(case, someone, "paper"), {"purpose": "Đối chiếu hồ sơ"})
        assert (someone.paper_number in sent.content.decode()) is knows
        assert client.get(address(case, someone, "edit")).status_code == (302 if knows else 403)


@pytest.mark.parametrize(
    ("person", "answer"), [(make_observer, 403), (make_administrator, 403), (make_clerk, 404), (make_reviewer, 404)]
)  # fmt: skip
def test_others_are_refused(client, person, answer):
    case = make_accepted(commune=make_commune("Chí Cà", "01105", make_other_district()))
    someone = make_person(case)
    assert opened(client, person(), case).status_code == answer
    for page in ("paper", "edit"):
        assert client.get(address(case, someone, page)).status_code == answer
        assert client.post(address(case, someone, page), {"purpose": "Đối chiếu"}).status_code == answer
    assert not PersonLook.objects.exists()


def test_a_paper_is_shown_once_for_a_purpose(client, incident):
    someone, user = make_person(incident), make_reviewer()
    asked = opened(client, user, incident, someone, "paper")
    assert someone.paper_number not in asked.content.decode() and not PersonLook.objects.exists()
    for vague in ["", "   ", "x", "\u200b" * 6, "......", "123456"]:
        refused = client.post(address(incident, someone, "paper"), {"purpose": vague})
        assert refused.status_code == 422 and someone.paper_number not in refused.content.decode()
    shown = client.post(address(incident, someone, "paper"), {"purpose": "Đối chiếu hồ sơ"})
    assert someone.paper_number in shown.content.decode() and "no-store" in shown["Cache-Control"]
    look = PersonLook.objects.get()
    assert (look.what, look.purpose, look.by) == ("paper", "Đối chiếu hồ sơ", user)


def test_a_person_of_another_incident_is_not_found_here(client, incident):
    other = make_person(make_accepted())
    assert opened(client, make_overseer(), incident, other, "paper").status_code == 404


def test_a_person_without_a_paper_has_none_to_show(client, incident):
    someone = make_person(incident, paper_number="", paper_kind="")
    assert said(opened(client, make_reviewer(), incident, someone, "paper")) == ["error"]


def test_the_page_of_the_incident_counts_and_names_nobody(client, incident):
    someone = make_person(incident)
    client.force_login(make_reviewer())
    words = client.get(incident.get_absolute_url()).content.decode()
    assert (
        address(incident) in words and someone.name not in words and not re.search(r"(?<![.\d])0020", words)
    )


def test_a_person_in_the_draft_of_another_unit_is_told_of_with_the_draft(client, incident):
    someone, stranger = make_person(incident), make_clerk(incident.district, make_unit("Đồn khác"))
    record = make_follow_up(incident, person=someone, **FINE)
    assert someone.name not in opened(client, stranger, incident).content.decode()
    assert address(incident) not in client.get(incident.get_absolute_url()).content.decode()
    assert str(someone) not in client.get(new_address(incident)).content.decode()
    assert someone.name in opened(client, record.entered_by, incident).content.decode()
    make_accepted_follow_up(incident, person=someone, **FINE)
    assert someone.name in opened(client, stranger, incident).content.decode()


def test_the_administration_gives_away_no_name_letter_by_letter(client, incident):
    someone = make_person(incident, birth_year=2010)
    client.force_login(make_clerk(incident.district, make_unit("Đồn khác")))
    persons = "/admin/incidents/person/"
    for guess in ({"name__startswith": "Người"}, {"paper_number__startswith": "002"}, {"id__exact": "1"}):
        assert client.get(persons, guess).status_code == 400
    words = client.get(persons, {"part__exact": "offender"}).content.decode()
    assert str(someone) in words and someone.name not in words and not re.search(r"(?<![.\d])0020", words)


def test_the_versions_of_a_person_tell_no_name_and_no_paper(client, incident):
    someone = make_person(incident)
    someone.name, someone.paper_number, someone.birth_year = "Người Thử Hai", "999988887777", 1991
    someone.save()
    client.force_login(make_overseer())
    history = f"/admin/incidents/person/{someone.pk}/history/"
    for page in (history, f"{history}{someone.history.first().pk}/"):
        words = client.get(page).content.decode()
        assert not any(told in words for told in ("Người Thử", "999988887777", "002090001234"))
    assert "1991" in client.get(history).content.decode()
