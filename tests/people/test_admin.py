"""The administration's door, and people in it."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from borderops.people.models import Posting, User
from borderops.people.roles import Role
from tests.factories import (
    make_accepted,
    make_administrator,
    make_clerk,
    make_district,
    make_observer,
    make_overseer,
    make_reviewer,
    make_user,
)

pytestmark = pytest.mark.django_db
INDEX = "/admin/"


@pytest.fixture
def administrator(client):
    user = make_administrator()
    client.force_login(user)
    return user


def posting_fields(user, **fields):
    return {
        "user": user.pk, "role": "clerk", "valid_from": "01/01/2024", "districts": [make_district().pk],
    } | fields  # fmt: skip


@pytest.mark.parametrize("person", [make_clerk, make_reviewer, make_overseer, make_administrator])
def test_the_door_opens_by_posting_without_any_superuser(client, person):
    user = person()
    assert not user.is_superuser and not user.is_staff
    client.force_login(user)
    assert client.get(INDEX).status_code == 200


@pytest.mark.parametrize("person", [make_observer, make_user])
def test_the_door_is_closed_to_observers_and_strangers(client, person):
    client.force_login(person())
    response = client.get(INDEX, follow=True)
    assert (response.status_code, response.templates[0].name) == (403, "403.html")


def test_there_is_one_log_in_for_all(client):
    assert client.get(INDEX).url == "/login/?next=/admin/"
    assert client.get("/admin/login/").url.startswith("/login/")


def test_who_is_logged_in_does_not_log_in_again(client, administrator):
    assert client.get("/admin/login/").url == INDEX


def test_no_address_tells_the_number_of_any_record_by_its_key(client):
    record = make_accepted()
    client.force_login(make_clerk(make_district("Xín Mần", "033", "XM")))
    kind = ContentType.objects.get_for_model(record)
    response = client.get(f"/admin/r/{kind.pk}/{record.pk}/", follow=True)
    assert response.status_code == 404


def test_an_administrator_posts_a_person_and_it_is_told_in_the_history(client, administrator):
    user = make_user()
    assert client.post(reverse("admin:people_posting_add"), posting_fields(user)).status_code == 302
    posting = user.postings.get()
    assert list(posting.districts.all()) == [make_district()]
    assert posting.history.first().history_user == administrator


def test_a_posting_that_ends_before_it_begins_is_refused(client, administrator):
    fields = posting_fields(make_user(), valid_to="31/12/2023")
    response = client.post(reverse("admin:people_posting_add"), fields)
    assert "valid_to" in response.context["adminform"].form.errors
    assert Posting.objects.count() == 1  # the administrator's own


def test_flags_cannot_be_set_through_the_form(client, administrator):
    user = make_user()
    fields = {"username": user.username, "is_active": "on", "is_superuser": "on", "is_staff": "on",
              "postings-TOTAL_FORMS": "0", "postings-INITIAL_FORMS": "0"}  # fmt: skip
    assert client.post(reverse("admin:people_user_change", args=[user.pk]), fields).status_code == 302
    user.refresh_from_db()
    assert not user.is_superuser and not user.is_staff


@pytest.mark.parametrize("model", ["user", "posting"])
def test_people_and_postings_are_never_deleted(client, administrator, model):
    pk = {"user": administrator.pk, "posting": administrator.postings.get().pk}[model]
    assert client.post(reverse(f"admin:people_{model}_delete", args=[pk]), {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [pk], "post": "yes"}
    client.post(reverse(f"admin:people_{model}_changelist"), chosen)
    assert User.objects.filter(pk=administrator.pk, postings__isnull=False).exists()


@pytest.mark.parametrize("person", [make_clerk, make_reviewer, make_overseer])
@pytest.mark.parametrize("model", ["user", "posting"])
def test_nobody_else_reads_or_changes_people(client, person, model):
    user = person()
    client.force_login(user)
    pk = {"user": user.pk, "posting": user.postings.get().pk}[model]
    for name, args in [("changelist", []), ("add", []), ("change", [pk]), ("history", [pk])]:
        assert client.get(reverse(f"admin:people_{model}_{name}", args=args)).status_code in (403, 404)
    client.post(reverse("admin:people_posting_add"), posting_fields(user, role="overseer"))
    assert not user.postings.filter(role=Role.OVERSEER).exclude(pk=user.postings.earliest("pk").pk).exists()


def test_names_of_people_do_not_leak_through_the_look_ups(client):
    client.force_login(make_clerk())
    asked = {"app_label": "people", "model_name": "posting", "field_name": "user", "term": "clerk"}
    assert client.get("/admin/autocomplete/", asked).status_code == 403
    named = {"app_label": "people", "model_name": "posting", "field_name": "unit", "term": "Đồn"}
    assert client.get("/admin/autocomplete/", named).status_code in (200, 403)


def test_an_administrator_reads_no_record_by_that_role_alone(client, administrator):
    record = make_accepted()
    for page in [
        "/incidents/",
        record.get_absolute_url(),
        "/review/",
        reverse("admin:incidents_incident_changelist"),
    ]:
        assert client.get(page).status_code == 403
