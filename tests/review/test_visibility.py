"""Who sees, mends and reviews which records: by place, by unit and by state."""

import pytest

from borderops.incidents.models import Incident
from borderops.people.models import User
from borderops.review.states import State
from tests.factories import (
    make_accepted,
    make_administrator,
    make_clerk,
    make_commune,
    make_district,
    make_draft,
    make_observer,
    make_other_district,
    make_overseer,
    make_returned,
    make_reviewer,
    make_struck,
    make_submitted,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db
ALL = {"draft", "submitted", "returned", "accepted", "struck"}
SENT = ALL - {"draft"}
OPEN = {"draft", "returned"}


@pytest.fixture
def records():
    """One record of the unit in each state."""
    return [make() for make in (make_draft, make_submitted, make_returned, make_accepted, make_struck)]


def states(records):
    return {str(record.state) for record in records}


def clerk_of_another_unit():
    return make_clerk(unit=make_unit("Đồn khác"))


def clerk_elsewhere_in_the_same_unit():
    return make_clerk(make_other_district(), make_unit(f"Đồn {make_district().name}"))


def test_place_unit_and_state_decide(records):
    for person, sees, mends, reviews in [
        (make_clerk, ALL, OPEN, set()),
        (clerk_of_another_unit, {"accepted"}, set(), set()),
        (clerk_elsewhere_in_the_same_unit, set(), set(), set()),
        (make_reviewer, SENT, set(), SENT),
        (lambda: make_reviewer(make_other_district()), set(), set(), set()),
        (make_overseer, SENT, set(), SENT),
        (make_observer, {"accepted"}, set(), set()),
        (make_administrator, set(), set(), set()),
        (make_user, set(), set(), set()),
    ]:
        user = person()
        assert states(Incident.objects.visible_to(user)) == sees, user
        assert states(Incident.objects.editable_by(user)) == mends, user
        assert states(Incident.objects.reviewable_by(user)) == reviews, user


def test_an_address_opens_exactly_what_is_seen(client, records):
    for person in [make_clerk, clerk_of_another_unit, make_reviewer, make_observer]:
        user = person()
        client.force_login(user)
        for record in records:
            seen = Incident.objects.visible_to(user).filter(pk=record.pk).exists()
            for reference in [record.reference, record.form_key]:
                answer = client.get(f"/incidents/{reference}/")
                assert answer.status_code == (200 if seen else 404), (user, record)


def test_a_draft_without_a_place_is_seen_by_its_unit_alone(client):
    record = Incident(occurred_on="2024-05-20").write(make_clerk())
    assert states(Incident.objects.visible_to(make_clerk())) == {"draft"}
    for person in [clerk_of_another_unit, make_reviewer, make_overseer, make_observer]:
        assert not Incident.objects.visible_to(person()).exists()
    assert record.state == State.DRAFT


def test_who_has_moved_no_longer_sees_what_they_logged_there(records):
    writer = User.objects.get(pk=records[0].entered_by.pk)
    assert Incident.objects.visible_to(writer).filter(pk=records[0].pk).exists()
    posting = writer.postings.get()
    posting.districts.set([make_other_district()])
    writer = User.objects.get(pk=writer.pk)
    assert not Incident.objects.visible_to(writer).exists()
    assert not Incident.objects.editable_by(writer).exists()


def test_a_post_sees_and_reviews_in_its_communes_alone():
    post, inside, outside = make_unit("Đồn Lũng Cú"), make_commune(), make_commune("Má Lé", "00718")
    post.communes.add(inside)
    wanted, _other = make_submitted(commune=inside), make_submitted(commune=outside)
    commander = make_user("reviewer", unit=post)
    assert set(Incident.objects.reviewable_by(commander)) == {wanted}
    assert set(Incident.objects.visible_to(make_overseer())) > set(Incident.objects.visible_to(commander))


def test_a_person_writes_only_where_they_are_posted():
    record = Incident(occurred_on="2024-05-20", commune=make_commune(), district=make_district())
    for person in [lambda: make_clerk(make_other_district()), make_observer, make_user]:
        with pytest.raises(Exception, match=".") as refusal:
            record.write(person())
        assert refusal.typename == "ValidationError"
    assert not Incident.objects.exists()


def test_what_a_record_is_moved_to_must_be_ones_own_place_too():
    record = make_draft()
    west = make_commune("Chí Cà", "01105", make_other_district())
    record.commune, record.district = west, west.district
    with pytest.raises(Exception, match=".") as refusal:
        record.write(record.entered_by)
    assert refusal.typename == "ValidationError"
    record.refresh_from_db()
    assert record.district == make_district()
