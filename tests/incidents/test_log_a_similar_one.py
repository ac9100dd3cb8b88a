"""Logging an incident like one before: what is likely the same again stands in the form already."""

import pytest
from django.utils import timezone

from borderops.incidents.models import Incident
from tests.factories import (
    make_accepted,
    make_clerk,
    make_code,
    make_commune,
    make_marker,
    make_observer,
    make_other_district,
    make_submitted,
    make_unit,
)
from tests.incidents.forms import NEW, in_full
from tests.pages import hidden_fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    user = make_clerk(make_commune().district)
    client.force_login(user)
    return user


def opened(client, number):
    return client.get(NEW, {"like": number})


def test_place_kind_direction_and_units_are_there_and_nothing_else(client, clerk):
    facts = {
        "marker": make_marker(),
        "place_note": "Séo Lủng",
        "direction": "entry",
        "found_unit": make_unit(),
    }
    told = {"male": 6, "offenders": 13, "account": "Lời kể", "paper_book_number": "17/SV", "severity": "3"}
    record = make_accepted(clerk, **facts, **told)
    form = opened(client, record.number).context["form"]
    copied = ("place_note", "direction", "code", "found_unit", "regime")
    assert [form[name].value() for name in copied] == [
        "Séo Lủng", "entry", make_code().pk, record.found_unit_id, "PL"]  # fmt: skip
    assert form["place"].value().endswith("mốc 424")
    assert [form[name].value() for name in ("male", "offenders", "account", "paper_book_number")] == [
        None, None, "", ""]  # fmt: skip
    assert form["severity"].value() == "1"
    assert form["occurred_on"].value() == timezone.localtime().strftime("%d/%m/%Y")
    assert form["occurred_time"].value()


def test_it_is_a_record_of_its_own(client, clerk):
    record = make_accepted(clerk, direction="entry")
    page = opened(client, record.number)
    sent = in_full(**hidden_fields(page), then="submit", offenders="3")
    assert client.post(f"{NEW}?like={record.number}", sent).status_code == 302
    other = Incident.objects.exclude(pk=record.pk).get()
    assert (other.number, other.offenders, other.form_key) == ("VV-2024-DV-0002", 3, other.form_key)
    assert other.form_key != record.form_key


def test_a_place_that_has_gone_since_is_asked_about(client, clerk):
    heir = make_commune("Đồng Văn", "00721")
    make_commune("Lũng Táo", "00724", valid_to="2025-06-30", main_successor=heir).successors.add(heir)
    gone = Incident._meta.get_field("commune").related_model.objects.get(code="00724")
    record = make_submitted(clerk, commune=gone)
    places = opened(client, record.number).context["form"].shown_places
    assert [place.commune for place in places] == [heir] and places[0].formerly


@pytest.mark.parametrize("number", ["VV-2024-DV-0999", "x", "%00", "\x00", "' OR 1=1"])
def test_an_unknown_number_gives_the_plain_form_and_a_sentence(client, clerk, number):
    page = opened(client, number)
    assert page.status_code == 200 and page.context["copied"] is None
    assert page.content.decode().count("alert-warning") == 1
    assert page.context["form"]["place"].value() is None


def test_what_the_person_may_not_see_is_not_copied(client, clerk):
    far = make_accepted(commune=make_commune("Chí Cà", "01105", make_other_district()))
    page = opened(client, far.number)
    assert page.context["copied"] is None and "Chí Cà" not in page.content.decode()


def test_the_page_of_a_record_offers_it_to_writers(client, clerk):
    record = make_accepted(clerk)
    link = f"{NEW}?like={record.number}"
    assert link in client.get(record.get_absolute_url()).content.decode()
    client.force_login(make_observer())
    assert link not in client.get(record.get_absolute_url()).content.decode()
