"""Logging what was done about an accepted incident."""

from datetime import date

import pytest
from django.utils import translation

from borderops.incidents.choices import Handling
from borderops.incidents.dong import DongField, parse_dong
from borderops.incidents.models import FollowUp, Incident
from borderops.review.states import State
from tests.factories import (
    make_accepted,
    make_clerk,
    make_commune,
    make_draft,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_struck,
    make_submitted,
    make_unit,
)
from tests.incidents.follow_ups import make_returned, new_address, typed
from tests.pages import said

pytestmark = pytest.mark.django_db


@pytest.fixture
def incident():
    return make_accepted(occurred_on=date(2024, 5, 20), offenders=2)


@pytest.fixture
def clerk(client, incident):
    user = make_clerk(incident.district)
    client.force_login(user)
    return user


def test_a_fine_is_logged_with_its_decision_and_waits_for_review(client, clerk, incident):
    response = client.post(new_address(incident), typed())
    record = FollowUp.objects.get()
    assert response.url == record.get_absolute_url() == f"/follow-ups/{incident.number}.01/"
    assert (record.state, record.fine, record.decision_number) == (State.SUBMITTED, 7_500_000, "12/QĐ-XPHC")
    assert record.handling == Handling.RESOLVED  # as usual for a fine
    incident.refresh_from_db()
    assert incident.handling == Handling.VERIFYING  # until it is accepted
    record.accept(make_reviewer())
    incident.refresh_from_db()
    assert (incident.handling, incident.is_resolved) == (Handling.RESOLVED, True)


@pytest.mark.parametrize("fine", ["7500000", "7.500.000 đồng", "7,5 triệu", "7 500 000đ"])
def test_a_fine_is_read_as_people_write_it(client, clerk, incident, fine):
    client.post(new_address(incident), typed(fine=fine))
    assert FollowUp.objects.get().fine == 7_500_000


@pytest.mark.parametrize(("chosen", "kept"), [("usual", "in_hand"), ("", ""), ("resolved", "resolved")])
def test_what_it_means_for_the_case_is_offered_and_may_be_changed(client, clerk, incident, chosen, kept):
    client.post(new_address(incident), typed(outcome="protested", fine="", decision_number="", decision_on="",
                                             handling=chosen))  # fmt: skip
    assert FollowUp.objects.get().handling == kept


def test_a_letter_needs_no_outcome(client, clerk, incident):
    letter = {"kind": "letter", "happened_on": "03/06/2024", "document_number": "15/ĐBP", "then": "submit"}
    assert client.post(new_address(incident), letter).status_code == 302
    record = FollowUp.objects.get()
    assert (record.document_number, record.handling, record.state) == ("15/ĐBP", "", State.SUBMITTED)


BAD = {
    "before the event": ({"happened_on": "19/05/2024"}, "happened_on"),
    "in the future": ({"happened_on": "01/01/2099"}, "happened_on"),
    "a decision before the event": ({"decision_on": "19/05/2024"}, "decision_on"),
    "a fine without its decision": ({"decision_number": ""}, "decision_number"),
    "a fine without the day of its decision": ({"decision_on": ""}, "decision_on"),
    "a fine of nothing": ({"fine": ""}, "fine"),
    "a fine in words": ({"fine": "bảy triệu"}, "fine"),
    "an amount that is no fine": ({"outcome": "warned"}, "fine"),
    "no outcome": ({"outcome": "", "fine": ""}, "outcome"),
    "an outcome that is not in the list": ({"outcome": "hanged"}, "outcome"),
    "more people than there were": ({"people": "3"}, "people"),
    "a fine that is handed over": ({"handed_to": "police"}, "handed_to"),
    "handed over to nobody": ({"outcome": "handed_over", "fine": ""}, "handed_to"),
    "a letter with a fine": ({"kind": "letter", "outcome": ""}, "fine"),
    "a file without a word": (
        {"kind": "file", "outcome": "", "fine": "", "people": "", "decision_number": "", "decision_on": ""}, "words"
    ),
    "more time than none": ({"extended_to": "03/06/2024", "handling": ""}, "extended_to"),
    "more time for what is resolved": ({"extended_to": "03/09/2024"}, "extended_to"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_is_refused_beside_its_field(client, clerk, incident, name):
    changed, field = BAD[name]
    response = client.post(new_address(incident), typed(**changed))
    assert response.status_code == 422 and field in response.context["form"].errors
    assert not FollowUp.objects.exists()


def test_a_draft_may_lack_what_submitting_asks(client, clerk, incident):
    response = client.post(
        new_address(incident), typed(decision_number="", decision_on="", fine="", then="draft")
    )
    assert response.status_code == 302
    assert FollowUp.objects.get().state == State.DRAFT


def test_a_stranger_does_not_find_it(client, incident):
    client.force_login(make_clerk(make_other_district(), make_unit("Đồn khác")))
    assert client.get(new_address(incident)).status_code == 404
    assert client.post(new_address(incident), typed()).status_code == 404
    assert not FollowUp.objects.exists()


def test_an_observer_is_refused(client, incident):
    client.force_login(make_observer())
    assert client.get(new_address(incident)).status_code == 403
    assert client.post(new_address(incident), typed()).status_code == 403


@pytest.mark.parametrize("person_of", [make_reviewer, make_overseer])
def test_reviewers_and_overseers_may_log_too(client, incident, person_of):
    client.force_login(person_of())
    assert client.post(new_address(incident), typed()).status_code == 302


@pytest.mark.parametrize("make", [make_draft, make_submitted, make_struck])
def test_what_is_not_accepted_is_not_handled_and_it_says_what_to_do(client, make):
    incident = make()
    client.force_login(make_overseer() if make is not make_draft else incident.entered_by)
    opened = client.get(new_address(incident))
    assert opened.url == incident.get_absolute_url() and said(opened) == ["error"]
    sent = client.post(new_address(incident), typed())
    assert sent.status_code == 422 and sent.context["form"]["decision_number"].value() == "12/QĐ-XPHC"
    assert not FollowUp.objects.exists()


def test_it_counts_nothing_and_leaves_the_incident_as_it_is(client, clerk, incident):
    client.post(new_address(incident), typed())
    after = Incident.objects.get()
    assert (after.state, after.version) == (State.ACCEPTED, incident.version)
    assert after.commune == make_commune()


def test_the_form_of_one_incident_never_moves_its_follow_up_to_another(client, clerk, incident):
    record, other = make_returned(incident, clerk), make_accepted(offenders=7)
    form = typed(form_key=str(record.form_key), version=record.version, then="draft")
    assert client.post(new_address(other), form).status_code == 409
    record.refresh_from_db()
    assert record.incident == incident


def test_the_administration_takes_no_follow_up_to_what_one_may_not_see(client, clerk):
    theirs = make_draft(commune=make_commune("Chí Cà", "01105", make_other_district()))
    told = {"kind": "outcome", "outcome": "verifying", "happened_on": "01/01/2024"}
    for incident in (theirs.pk, ""):
        page = client.post("/admin/incidents/followup/add/", told | {"incident": incident})
        assert list(page.context["adminform"].form.errors) == ["incident"]
    assert not FollowUp.objects.exists()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_fine_is_read_back_as_the_form_shows_it(language):
    with translation.override(language):
        assert parse_dong(DongField().prepare_value(7_500_000)) == 7_500_000
        assert parse_dong(DongField().prepare_value(500_000)) == 500_000
