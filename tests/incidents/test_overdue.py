"""The list of cases whose handling is overdue."""

from datetime import timedelta

import pytest
from django.utils import timezone

from borderops.incidents.models import Incident
from tests.factories import (
    make_accepted,
    make_administrator,
    make_clerk,
    make_commune,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_submitted,
    make_unit,
)
from tests.incidents.follow_ups import make_accepted_follow_up

pytestmark = pytest.mark.django_db
PAGE = "/incidents/overdue/"


def due(days, **fields):
    """An accepted case that must be handled in so many days; overdue where they are less than none."""
    record = make_accepted(**fields)
    Incident.objects.filter(pk=record.pk).update(handle_by=timezone.localdate() + timedelta(days=days))
    record.refresh_from_db()
    return record


def listed(client, user, query=""):
    client.force_login(user)
    return list(client.get(PAGE + query).context["page"].rows)


def test_it_lists_what_is_overdue_the_oldest_first(client):
    late, later, _today, _soon = due(-1), due(-400), due(0), due(5)
    make_submitted()
    assert listed(client, make_clerk()) == [later, late]
    page = client.get(PAGE).content.decode()
    assert "400" in page


def test_what_falls_due_soon_and_all_that_is_open_can_be_shown(client):
    late, today, soon, far = due(-1), due(0), due(7), due(8)
    assert listed(client, make_reviewer(), "?which=soon") == [today, soon]
    assert listed(client, make_reviewer(), "?which=open") == [late, today, soon, far]


def test_what_is_resolved_or_has_more_time_leaves_it(client):
    resolved, extended = due(-3), due(-2)
    make_accepted_follow_up(resolved, outcome="no_action", handling="resolved")
    make_accepted_follow_up(extended, extended_to=timezone.localdate() + timedelta(days=3))
    assert listed(client, make_clerk()) == []
    assert listed(client, make_clerk(), "?which=soon") == [extended]


def test_what_is_reopened_is_not_overdue(client):
    due(-3).reopen(make_reviewer(), "error", "Sai.")
    assert listed(client, make_overseer()) == []


def test_it_is_narrowed_by_district_unit_and_severity(client):
    unit = make_unit("Phòng khác")
    west = due(-1, commune=make_commune("Chí Cà", "01105", make_other_district()))
    grave = due(-2, severity="3", handling_unit=unit)
    user = make_overseer()
    assert listed(client, user) == [grave, west]
    assert listed(client, user, "?district=033") == [west]
    assert listed(client, user, f"?unit={unit.pk}") == listed(client, user, "?severity=3") == [grave]
    assert listed(client, user, f"?unit={west.unit_id}") == [west]


def test_everybody_sees_only_their_own_places(client):
    record = due(-1)
    assert listed(client, make_clerk()) == [record]
    assert listed(client, make_clerk(make_other_district())) == []


@pytest.mark.parametrize("person", [make_observer, make_administrator])
def test_who_reads_only_figures_is_refused(client, person):
    client.force_login(person())
    assert client.get(PAGE).status_code == 403


def test_an_empty_list_says_so_in_a_sentence(client):
    client.force_login(make_clerk())
    page = client.get(PAGE)
    assert page.status_code == 200 and str(page.context["table"].empty_text) in page.content.decode()


def test_query_count_is_flat(client, django_assert_max_num_queries):
    due(-1)
    client.force_login(make_overseer())
    client.get(PAGE)
    with django_assert_max_num_queries(40) as few:
        client.get(PAGE)
    for days in range(-5, -1):
        due(days, handling_unit=make_unit(f"Phòng {days}"))
    with django_assert_max_num_queries(len(few)):
        client.get(PAGE)
