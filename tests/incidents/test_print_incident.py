"""One incident on paper."""

from datetime import date
from decimal import Decimal

import pytest

from borderops.incidents.models import Coordination, FollowUp, Goods, Person
from borderops.incidents.outcomes import Outcome
from tests.factories import (
    make_accepted,
    make_administrator,
    make_clerk,
    make_commune,
    make_draft,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_submitted,
    make_user,
)

pytestmark = pytest.mark.django_db


def printed(client, record, person):
    client.force_login(person)
    return client.get(f"{record.get_absolute_url()}print/")


def words(response):
    return response.content.decode()


def make_full(**fields):
    """An accepted incident with everything that may hang on it."""
    clerk = make_clerk(make_commune().district)
    record = make_draft(clerk, account="Lời kể riêng", offenders=3, male=2, female=1, **fields)
    record.set_part("goods", [Goods(kind="goods", what="thuốc lá", amount=Decimal(20), unit="cây")])
    record.set_part(
        "coordinations", [Coordination(kind="radio", on_day=date(2024, 5, 21), document_number="5/HT")]
    )
    record.write(clerk)
    record.submit(clerk)
    record.accept(make_reviewer())
    person = Person.objects.create(incident=record, name="Nguyễn Văn Mẫu", birth_year=1990)
    step = FollowUp(
        incident=record, outcome=Outcome.FINE, happened_on=date(2024, 5, 22), decision_number="12/QĐ",
        decision_on=date(2024, 5, 22), fine=2_000_000, person=person, words="Phạt ông Mẫu.", handling="resolved",
    )  # fmt: skip
    step.write(clerk)
    step.submit(clerk)
    step.accept(make_reviewer())
    return record


@pytest.mark.parametrize("person", [make_clerk, make_reviewer, make_overseer])
def test_staff_print_everything_save_the_names_of_persons(client, person):
    record = make_full()
    page = words(printed(client, record, person()))
    for told in [record.number, "Lời kể riêng", "thuốc lá", "5/HT", "12/QĐ", "2.000.000", "22/05/2024"]:
        assert told in page
    assert "Nguyễn Văn Mẫu" not in page and "ông Mẫu" not in page


def test_an_observer_prints_the_facts_alone(client):
    record = make_full(place_note="Nhà bên suối")
    page = words(printed(client, record, make_observer()))
    assert record.number in page and "Lũng Cú" in page
    hidden = [
        "Lời kể riêng",
        "thuốc lá",
        "12/QĐ",
        "5/HT",
        str(record.unit),
        "Nhà bên suối",
        record.entered_by.username,
    ]
    assert [told for told in hidden if told in page] == []


def test_few_people_are_not_broken_down_for_an_observer(client):
    few = make_accepted(offenders=4, male=1, female=3)
    many = make_accepted(offenders=7, male=1, female=6)
    male = few.label("male")
    labels = [
        [label.lower() for label, _ in printed(client, record, make_observer()).context["people"]]
        for record in (few, many)
    ]
    assert male not in labels[0] and male in labels[1]


def test_what_is_not_filled_is_left_out(client):
    record = make_draft(code=None, offenders=None)
    type(record).objects.update(code=None, commune=None, district=None, offenders=None)
    response = printed(client, record, record.entered_by)
    assert response.status_code == 200 and "None" not in words(response)
    assert response.context["facts"] and all(told for _, told in response.context["facts"])


def test_the_head_names_the_office_of_whoever_prints(client):
    clerk = make_clerk(make_commune().district)
    assert str(clerk.home_unit) in words(printed(client, make_accepted(), clerk))


def test_out_of_reach_it_is_not_there(client):
    record = make_submitted()
    for person in [make_observer(), make_clerk(make_other_district()), make_reviewer(make_other_district())]:
        assert printed(client, record, person).status_code == 404


@pytest.mark.parametrize("person", [make_administrator, make_user])
def test_without_the_right_it_is_refused(client, person):
    assert printed(client, make_accepted(), person()).status_code == 403


def test_few_victims_are_not_numbered_for_an_observer(client):
    record = make_accepted(offenders=7, victims=2)
    client.cookies["django_language"] = "en"
    words_to_observer = [said for _, said in printed(client, record, make_observer()).context["people"]]
    assert words_to_observer == ["7", "fewer than 5"]
    assert [said for _, said in printed(client, record, make_reviewer()).context["people"]] == ["7", "2"]
