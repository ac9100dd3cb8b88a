"""Incidents opened from the report of a shift, and the way back."""

from datetime import date, timedelta

import pytest

from borderops.incidents.models import Incident
from borderops.patrols.models import ShiftReport
from tests.factories import (
    make_accepted,
    make_clerk,
    make_code,
    make_commune,
    make_draft,
    make_marker,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_unit,
)
from tests.incidents.forms import NEW, in_full, typed
from tests.patrols.makers import (
    DAY,
    expect,
    make_accepted_shift,
    make_post,
    make_sent_shift,
    make_shift,
    make_team,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def shift():
    post = make_post(spot="Séo Lủng")
    expect(post)
    return make_sent_shift(make_clerk(post.district, post.unit), post=post, outcome="cases")


@pytest.fixture
def clerk(client, shift):
    client.force_login(shift.entered_by)
    return shift.entered_by


def opened(client, shift):
    return client.get(f"{NEW}?shift={shift.reference}")


def test_the_page_of_the_shift_leads_to_a_form_that_is_filled_in(client, clerk, shift):
    page = client.get(shift.get_absolute_url()).content.decode()
    assert f"{NEW}?shift={shift.number}" in page
    form = opened(client, shift).context["form"]
    assert (form["occurred_on"].value(), form["occurred_time"].value()) == ("20/05/2024", "06:00")
    assert form["place"].value() == "xã Lũng Cú, khu vực Đồng Văn, mốc 424"
    assert (form["found_by"].value(), form["found_unit"].value()) == ("checkpoint", shift.post.unit_id)
    assert form["shift"].value() == shift.number and form["offenders"].value() is None


def test_what_is_logged_so_belongs_to_the_shift_and_both_pages_say_so(client, clerk, shift):
    form = in_full(shift=shift.number.lower(), found_by="checkpoint")
    assert client.post(f"{NEW}?shift={shift.number}", form).status_code == 302
    record = Incident.objects.get()
    assert record.shift == shift
    assert record.number in client.get(shift.get_absolute_url()).content.decode()
    assert shift.get_absolute_url() in client.get(record.get_absolute_url()).content.decode()


def test_the_fields_that_a_browser_is_given_come_back_as_they_are(client, clerk, shift):
    form = opened(client, shift).context["form"]
    names = ["occurred_on", "occurred_time", "place", "place_choice", "found_by", "found_unit", "shift"]
    given = {name: form[name].value() for name in names}
    assert client.post(NEW, in_full(**given)).status_code == 302
    record = Incident.objects.get()
    assert (record.shift, record.marker.code, record.commune) == (shift, "424", shift.commune)


def test_a_form_without_details_keeps_the_shift_that_stands(client, clerk, shift):
    record = make_draft(clerk, occurred_on=DAY, shift=shift)
    client.post(f"{record.get_absolute_url()}edit/", typed(version=record.version, then="draft"))
    record.refresh_from_db()
    assert (record.shift, record.offenders) == (shift, 13)


def test_a_team_names_no_marker_and_found_it_on_patrol(client):
    team = make_team()
    record = make_sent_shift(make_clerk(team.district, team.unit), post=team, outcome="cases")
    client.force_login(record.entered_by)
    form = opened(client, record).context["form"]
    assert form["place"].value() == "xã Lũng Cú, khu vực Đồng Văn" and form["found_by"].value() == "patrol"


def test_where_the_post_stood_that_day_counts(client):
    far = make_commune("Má Lé", "00718")
    post = make_post()
    post.events.create(
        kind="moved", on=date(2024, 7, 1), commune=far, district=far.district, marker=make_marker("425")
    )
    record = make_sent_shift(make_clerk(post.district, post.unit), post=post, outcome="cases")
    client.force_login(record.entered_by)
    assert "424" in opened(client, record).context["form"]["place"].value()


def test_a_draft_of_a_shift_may_be_named_by_its_address(client):
    record = make_shift(outcome="")
    client.force_login(record.entered_by)
    assert opened(client, record).context["form"]["shift"].value() == str(record.form_key)
    assert client.post(NEW, in_full(shift=str(record.form_key))).status_code == 302
    assert Incident.objects.get().shift == record


@pytest.mark.parametrize("number", ["CT-2020-DV-0001", "x\x00y", "VV-2024-DV-0001", "ca sáng"])
def test_a_number_that_is_none_is_refused(client, clerk, number):
    response = client.post(NEW, in_full(shift=number))
    assert response.status_code == 422 and list(response.context["form"].errors) == ["shift"]


def test_a_shift_that_the_person_may_not_see_is_neither_filled_in_nor_taken(client, clerk):
    post = make_post("Chốt xa", commune=make_commune("Chí Cà", "01105", make_other_district()))
    hidden = make_sent_shift(post=post, outcome="cases")
    page = opened(client, hidden)
    assert page.context["shift"] is None and page.context["form"]["shift"].value() == ""
    assert not page.context["form"]["place"].value()
    assert client.post(NEW, in_full(shift=hidden.number)).context["form"].errors["shift"]


@pytest.mark.parametrize(
    ("day", "status"),
    [("19/05/2024", 302), ("21/05/2024", 302), ("18/05/2024", 422), ("22/05/2024", 422)],
)
def test_the_incident_lies_within_a_day_of_the_shift(client, clerk, shift, day, status):
    response = client.post(NEW, in_full(shift=shift.number, occurred_on=day))
    assert response.status_code == status
    if status == 422:
        assert list(response.context["form"].errors) == ["shift"]


def test_a_shift_in_which_nothing_happened_has_no_incident(client):
    record = make_sent_shift()
    client.force_login(record.entered_by)
    assert f"{NEW}?shift=" not in client.get(record.get_absolute_url()).content.decode()
    response = client.post(NEW, in_full(shift=record.number))
    assert list(response.context["form"].errors) == ["shift"]


def test_who_reads_all_of_a_shift_is_told_that_its_incident_is_missing(client, clerk, shift):
    def is_missing(person, at):
        client.force_login(person)
        return "chip-wait" in panel(client.get(at).content.decode())

    at = shift.get_absolute_url()
    assert is_missing(make_reviewer(), at) and is_missing(clerk, at)
    make_draft(clerk, occurred_on=DAY, shift=shift)
    assert not is_missing(clerk, at)


def panel(text):
    """The part of a page that tells of incidents."""
    return text.split('id="incidents-title"')[1].split("</section>")[0]


def test_only_incidents_that_a_reader_may_see_stand_on_the_page(client):
    shift = make_accepted_shift(outcome="cases")
    seen = make_accepted(occurred_on=DAY, shift=shift)
    unseen = make_draft(make_clerk(), occurred_on=DAY, shift=shift, offenders=7)
    client.force_login(make_observer())
    told = panel(client.get(shift.get_absolute_url()).content.decode())
    assert seen.number in told and unseen.reference not in told and NEW not in told


def test_the_shift_stands_on_the_incidents_page_only_for_who_may_see_it(client, shift):
    record = make_accepted(occurred_on=DAY, shift=shift)
    stranger = make_clerk(unit=make_unit("Đồn khác"))
    for person, sees in [(make_overseer(), True), (make_observer(), False), (stranger, False)]:
        client.force_login(person)
        assert (
            shift.number in client.get(record.get_absolute_url()).content.decode().split("timeline")[0]
        ) is sees


def test_a_struck_incident_does_not_hold_the_shift(clerk, shift):
    record = make_accepted(occurred_on=DAY, shift=shift)
    record.strike(make_reviewer(), "duplicate")
    assert not shift.incidents_told().exists()
    assert ShiftReport.objects.get().ends_at - shift.starts_at == timedelta(hours=8)


def test_each_incident_of_a_shift_is_logged_by_itself(client, clerk, shift):
    for kind in ("D2", "D1"):
        assert (
            client.post(
                NEW, in_full(shift=shift.number, code=make_code(kind).pk, not_double="on")
            ).status_code
            == 302
        )
    assert shift.incidents.count() == 2
