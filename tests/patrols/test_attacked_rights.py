"""What somebody tries who is not meant to know: by filters, on paper, in the history, by sheets, by forged forms."""

import pytest
from django.test import override_settings

from borderops.patrols.choices import MarkerState
from borderops.patrols.models import HandOver, MarkerCheck, Post
from tests.factories import (
    make_accepted,
    make_clerk,
    make_district,
    make_marker,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_unit,
)
from tests.patrols.makers import make_accepted_shift, make_post, make_sent_shift, make_team
from tests.sheets.books import bring_in, faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.mark.parametrize("asked", ["yes", "no"])
def test_an_observer_learns_by_no_filter_which_hand_overs_are_confirmed(client, asked):
    report = make_accepted_shift()
    if asked == "yes":
        HandOver.confirm(report, make_clerk())
    client.force_login(make_observer())
    assert list(client.get("/patrols/shifts/", {"handover": asked}).context["page"].rows) == []
    if asked == "yes":
        client.force_login(make_overseer())
        assert list(client.get("/patrols/shifts/", {"handover": asked}).context["page"].rows) == [report]


def test_the_words_about_a_marker_are_not_on_an_observers_paper(client):
    report = make_accepted_shift()
    MarkerCheck.objects.create(
        shift=report, line=1, marker=make_marker(), found=MarkerState.DAMAGED, words="Nứt chân đế."
    )
    for make, told in [(make_observer, False), (make_overseer, True)]:
        client.force_login(make())
        text = client.get(f"{report.get_absolute_url()}print/").content.decode()
        assert ("Nứt chân đế." in text) is told and "424" in text


@pytest.mark.parametrize("on", [True, False])
@pytest.mark.parametrize(("make", "keeps"), [(make_clerk, False), (make_reviewer, True)])
def test_plans_of_deployment_do_not_stand_in_the_history_that_others_read(client, on, make, keeps):
    post = make_post(strength=37)
    post.strength = 8888
    post.write(make_overseer())
    client.force_login(make())
    with override_settings(DEPLOYMENT=on):
        page = client.get(f"/admin/patrols/post/{post.pk}/history/")
        assert page.status_code == 200 and ("8888" in page.content.decode()) is (on and keeps)
        version = post.history.latest().history_id
        page = client.get(f"/admin/patrols/post/{post.pk}/history/{version}/")
        assert ("8888" in page.content.decode()) is (on and keeps)


def test_a_sheet_gives_a_team_no_district_that_is_not_the_reviewers(client):
    team, other = make_team(), make_other_district()
    client.force_login(make_reviewer())
    run = bring_in(
        client,
        "posts",
        ["Key of the post", "Sort of post", "Name", "Unit of the post", "Opened on", "Further districts"],
        [team.pk, "Mobile patrol team", team.name, team.unit.name, "", other.name],
    )
    assert not Post.objects.get(pk=team.pk).further_districts.exists()
    assert [column for _row, column, _words in faults(run)] == ["Further districts"]


def test_the_admin_of_an_incident_names_no_shift_that_the_person_may_not_see(client):
    shift = make_sent_shift(outcome="cases")
    incident = make_accepted(shift=shift)
    elsewhere = make_clerk(unit=make_unit("Đồn khác", make_district()))
    for person, told in [(elsewhere, False), (make_overseer(), True)]:
        client.force_login(person)
        page = client.get(f"/admin/incidents/incident/{incident.pk}/change/")
        assert page.status_code == 200 and (shift.number in page.content.decode()) is told
