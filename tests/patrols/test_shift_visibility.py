"""Who sees, mends and reviews which shift reports: by place, by unit and by state."""

import pytest
from django.core.exceptions import ValidationError

from borderops.patrols.models import ShiftReport
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_district,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_unit,
    make_user,
)
from tests.patrols.makers import make_accepted_shift, make_post, make_sent_shift, make_shift, new_shift

pytestmark = pytest.mark.django_db
ALL = {"draft", "submitted", "returned", "accepted", "struck"}
SENT = ALL - {"draft"}
OPEN = {"draft", "returned"}


@pytest.fixture
def reports():
    """One report of the post in each state."""
    post = make_post()
    draft, submitted = make_shift(post=post, hour=1, hours=2), make_sent_shift(post=post, hour=4, hours=2)
    returned, struck = (
        make_sent_shift(post=post, hour=7, hours=2),
        make_sent_shift(post=post, hour=13, hours=2),
    )
    accepted = make_accepted_shift(post=post, hour=10, hours=2)
    returned.send_back(make_reviewer(), "numbers", "Đếm lại.")
    struck.accept(make_reviewer())
    struck.strike(make_reviewer(), "mistake")
    return [draft, submitted, returned, accepted, struck]


def states(reports):
    return {str(report.state) for report in reports}


def clerk_of_another_unit():
    return make_clerk(unit=make_unit("Đồn khác"))


def clerk_elsewhere_in_the_same_unit():
    return make_clerk(make_other_district(), make_unit(f"Đồn {make_district().name}"))


def test_place_unit_and_state_decide(reports):
    for person, sees, mends, reviews in [
        (make_clerk, ALL, OPEN, set()),
        (clerk_of_another_unit, {"accepted"}, set(), set()),
        # A post belongs to its unit wherever it stands: who is of the unit keeps its reports.
        (clerk_elsewhere_in_the_same_unit, ALL, OPEN, set()),
        (make_reviewer, SENT, set(), SENT),
        (lambda: make_reviewer(make_other_district()), set(), set(), set()),
        (make_overseer, SENT, set(), SENT),
        (make_observer, {"accepted"}, set(), set()),
        (make_administrator, set(), set(), set()),
        (make_user, set(), set(), set()),
    ]:
        user = person()
        assert states(ShiftReport.objects.visible_to(user)) == sees, user
        assert states(ShiftReport.objects.editable_by(user)) == mends, user
        assert states(ShiftReport.objects.reviewable_by(user)) == reviews, user


def test_an_address_and_the_list_show_exactly_what_is_seen(client, reports):
    for person in [make_clerk, clerk_of_another_unit, make_reviewer, make_overseer, make_observer]:
        user = person()
        client.force_login(user)
        listed = set(client.get("/patrols/shifts/").context["page"].rows)
        for report in reports:
            seen = ShiftReport.objects.visible_to(user).filter(pk=report.pk).exists()
            assert (report in listed) is seen, user
            for page in [report.reference, report.form_key, f"{report.reference}/print"]:
                answer = client.get(f"/patrols/shifts/{page}/")
                assert answer.status_code == (200 if seen else 404), (user, page)


@pytest.mark.parametrize("person", [lambda: make_clerk(make_other_district()), make_observer, make_user])
def test_a_person_reports_only_from_posts_of_their_own(person):
    with pytest.raises(ValidationError):
        new_shift().write(person())
    assert not ShiftReport.objects.exists()


def test_a_report_is_not_moved_to_a_post_of_others():
    report = make_shift()
    report.post = make_post("Chốt 172", commune=make_commune("Chí Cà", "01105", make_other_district()))
    with pytest.raises(ValidationError):
        report.write(report.entered_by)
    report.refresh_from_db()
    assert report.post.name == "Chốt 424"


def test_who_reads_all_of_a_report_says_the_same_for_one_and_for_many():
    here = make_accepted_shift()
    there = make_accepted_shift(
        post=make_post("Chốt 172", commune=make_commune("Chí Cà", "01105", make_other_district()))
    )
    for user in [make_clerk(), make_reviewer(), make_overseer(), make_observer()]:
        whole = set(ShiftReport.objects.filter(ShiftReport.objects.whole_for(user)))
        assert whole == {report for report in (here, there) if report.is_whole_for(user)}
