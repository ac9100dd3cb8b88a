"""Rights come from the postings that hold today, and from nothing else."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.utils import timezone

from borderops.incidents.models import Incident
from borderops.people.models import Posting, User
from borderops.people.roles import PERMISSIONS, Role
from tests.factories import (
    make_accepted,
    make_clerk,
    make_commune,
    make_district,
    make_other_district,
    make_overseer,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


def again(user):
    """The person at the next request."""
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize(
    ("begins", "ends", "holds"),
    [
        (-9, None, True),
        (0, 0, True),
        (-9, 0, True),
        (0, None, True),
        (-9, -1, False),
        (1, None, False),
        (1, 9, False),
    ],
)
def test_a_posting_gives_rights_from_its_first_to_its_last_day(begins, ends, holds):
    today = timezone.localdate()
    days = {"valid_from": today + begins * A_DAY, "valid_to": None if ends is None else today + ends * A_DAY}
    user = make_user(Role.CLERK, [make_district()], **days)
    assert user.has_perm("incidents.add_incident") is holds
    assert user.places_as(Role.CLERK).reach(make_district().pk, None) is holds


def test_the_last_day_does_not_lie_before_the_first():
    today = timezone.localdate()
    with pytest.raises(ValidationError):
        Posting(user=make_user(), role=Role.CLERK, valid_from=today, valid_to=today - A_DAY).clean()


MAY = {
    Role.CLERK: "add change view read_account export",
    Role.REVIEWER: "add change view read_account export review confirm_nil",
    Role.OVERSEER: "add change view read_account export review confirm_nil",
    Role.OBSERVER: "view",
    Role.ADMINISTRATOR: "",
}
ALL = ["add", "change", "view", "review", "read_account", "export", "confirm_nil", "delete"]


@pytest.mark.parametrize("role", Role)
def test_each_role_may_do_this_with_incidents(role):
    user = make_user(role, [make_district()])
    names = {verb: f"incidents.{verb}" + ("" if "_" in verb else "_incident") for verb in ALL}
    assert {verb for verb in ALL if user.has_perm(names[verb])} == set(MAY[role].split())


@pytest.mark.parametrize(
    ("permission", "roles"),
    [
        ("people.use_admin", {Role.CLERK, Role.REVIEWER, Role.OVERSEER, Role.ADMINISTRATOR}),
        ("people.change_user", {Role.ADMINISTRATOR}),
        ("people.view_posting", {Role.ADMINISTRATOR}),
        ("districts.change_commune", {Role.ADMINISTRATOR}),
        ("incidents.change_incidentcode", {Role.ADMINISTRATOR}),
        ("review.view_note", {Role.CLERK, Role.REVIEWER, Role.OVERSEER}),
        ("summaries.view_summary", {Role.CLERK, Role.REVIEWER, Role.OVERSEER, Role.OBSERVER}),
        ("people.delete_user", set()),
    ],
)
def test_each_right_belongs_to_these_roles(permission, roles):
    assert {role for role in Role if permission in PERMISSIONS[role]} == roles


def test_every_permission_in_the_table_exists():
    known = {
        f"{p.content_type.app_label}.{p.codename}" for p in Permission.objects.select_related("content_type")
    }
    assert set().union(*PERMISSIONS.values()) <= known


def test_two_postings_add_up_each_in_its_own_places():
    north, west = make_district(), make_other_district()
    user = make_user(Role.CLERK, [north])
    Posting.objects.create(user=user, role=Role.REVIEWER).districts.add(west)
    assert user.has_perm("incidents.review_incident")
    assert user.places_as(Role.REVIEWER).districts == {west.pk}
    assert user.places_as(Role.CLERK, Role.REVIEWER).districts == {north.pk, west.pk}


def test_a_posting_in_a_unit_reaches_its_communes_and_their_main_heirs():
    post, old = make_unit("Đồn Lũng Cú"), make_commune("Má Lé", "00718")
    old.main_successor = make_commune("Lũng Cú", "00715")
    old.save()
    post.communes.add(old)
    user = make_user(Role.CLERK, unit=post)
    assert user.places_as(Role.CLERK).communes == {old.pk, old.main_successor_id}
    assert not user.places_as(Role.CLERK).reach(old.district_id, None)


def test_a_posting_in_a_unit_and_districts_reaches_the_districts():
    post = make_unit("Đồn Lũng Cú")
    post.communes.add(make_commune())
    user = make_user(Role.CLERK, [make_other_district()], post)
    places = user.places_as(Role.CLERK)
    assert (places.communes, places.districts) == (set(), {make_other_district().pk})


def test_an_overseer_reaches_everywhere_and_a_reviewer_without_places_nowhere():
    assert make_overseer().places_as(Role.OVERSEER).everywhere
    places = make_user(Role.REVIEWER).places_as(Role.REVIEWER)
    assert not places.everywhere and not places.reach(make_district().pk, make_commune().pk)


def test_flags_and_groups_of_the_account_give_no_right():
    user = make_user()
    user.is_staff = True
    user.user_permissions.add(Permission.objects.get(codename="add_incident"))
    user.save()
    assert not again(user).has_perm("incidents.add_incident")


def test_a_superuser_without_a_posting_sees_no_record():
    user = make_user()
    user.is_superuser = True
    user.save()
    make_accepted()
    assert not Incident.objects.visible_to(user).exists()


def test_an_account_that_was_closed_has_no_right():
    user = make_clerk()
    user.is_active = False
    user.save()
    assert again(user).get_all_permissions() == set()


def test_a_posting_that_ends_takes_the_records_out_of_sight():
    record = make_accepted()
    user = record.entered_by
    assert Incident.objects.visible_to(user).exists()
    user.postings.update(valid_to=timezone.localdate() - A_DAY)
    assert not Incident.objects.visible_to(again(user)).exists()


def test_rights_cost_a_few_queries_however_many_postings(django_assert_max_num_queries):
    user = make_user(Role.CLERK, [make_district()], make_unit())
    for district in [make_district(), make_other_district()]:
        Posting.objects.create(user=user, role=Role.REVIEWER, unit=make_unit()).districts.add(district)
    with django_assert_max_num_queries(4):
        user = again(user)
        assert user.has_perm("incidents.review_incident")
        assert user.places_as(Role.CLERK, Role.REVIEWER).districts
