"""The list of follow-ups, and what the pages tell of them to whom."""

from datetime import timedelta

import pytest

from borderops.incidents.choices import Handling
from tests.factories import (
    make_accepted,
    make_clerk,
    make_commune,
    make_observer,
    make_overseer,
    make_reviewer,
    make_unit,
)
from tests.incidents.follow_ups import (
    DONE_ON,
    make_accepted_follow_up,
    make_follow_up,
    make_person,
    make_returned,
    make_submitted,
)

pytestmark = pytest.mark.django_db

LATER = DONE_ON + timedelta(days=9)


@pytest.fixture
def incident():
    return make_accepted()


def test_the_page_tells_the_facts_and_names_nobody(client, incident):
    someone = make_person(incident)
    record = make_accepted_follow_up(
        incident, outcome="fine", decision_number="12/QĐ", decision_on=DONE_ON, fine=7_500_000, people=1,
        person=someone, handling="resolved", words="Đã nộp phạt.",
    )  # fmt: skip
    for user in (make_clerk(incident.district), make_reviewer(), make_overseer()):
        client.force_login(user)
        for address in (record.get_absolute_url(), incident.get_absolute_url(), "/follow-ups/"):
            page = client.get(address).content.decode()
            assert "12/QĐ" in page and "7.500.000" in page
            assert someone.name not in page and someone.paper_number not in page


def test_an_observer_sees_of_the_handling_its_state_alone(client, incident):
    record = make_accepted_follow_up(incident, outcome="no_action", handling="resolved", words="Lời riêng.")
    client.force_login(make_observer())
    page = client.get(incident.get_absolute_url()).content.decode()
    assert str(Handling.RESOLVED.label) in page
    assert "Lời riêng" not in page and record.number not in page and "follow-ups/new" not in page


def test_drafts_stand_on_the_page_of_the_incident_for_their_own_unit(client, incident):
    draft = make_follow_up(incident, words="Chưa gửi.")
    returned = make_returned(incident)
    client.force_login(draft.entered_by)
    page = client.get(incident.get_absolute_url()).content.decode()
    assert draft.get_absolute_url() in page and returned.get_absolute_url() in page and "state-draft" in page
    client.force_login(make_clerk(incident.district, make_unit("Đồn khác")))
    page = client.get(incident.get_absolute_url()).content.decode()
    assert draft.get_absolute_url() not in page and returned.get_absolute_url() not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"fine", "verifying"}), ("?outcome=fine", {"fine"}), ("?state=draft", {"verifying"}),
        ("?since=10/06/2024", {"fine"}), ("?until=03/06/2024", {"verifying"}), ("?q=12/QĐ", {"fine"}),
        ("?q=0001", {"fine", "verifying"}), ("?q=0009", set()), ("?kind=letter", set()),
    ],
)  # fmt: skip
def test_the_list_is_narrowed_by_filters(client, incident, query, found):
    unit = make_clerk(incident.district)
    make_accepted_follow_up(
        incident, by=unit, outcome="fine", decision_number="12/QĐ", decision_on=DONE_ON, fine=10, people=1,
        happened_on=LATER,
    )  # fmt: skip
    make_follow_up(incident, by=unit)
    client.force_login(unit)
    context = client.get(f"/follow-ups/{query}").context
    assert {record.outcome for record in context["page"].rows} == found


def test_the_list_is_narrowed_to_the_unit_that_handles(client, incident):
    other = make_unit("Phòng khác")
    record, elsewhere = make_follow_up(incident), make_follow_up(make_accepted(handling_unit=other))
    client.force_login(record.entered_by)
    assert list(client.get(f"/follow-ups/?unit={other.pk}").context["page"].rows) == [elsewhere]
    assert list(client.get(f"/follow-ups/?unit={incident.unit_id}").context["page"].rows) == [record]


def test_fines_are_summed_where_they_are_accepted(client, incident):
    fine = {"outcome": "fine", "decision_number": "1/QĐ", "decision_on": DONE_ON, "people": 1}
    make_accepted_follow_up(incident, fine=7_500_000, **fine)
    make_submitted(incident, fine=1_000_000, **fine)
    client.force_login(make_overseer())
    totals = client.get("/follow-ups/").context["totals"]
    assert "7.500.000" in totals and "8.500.000" not in totals


def test_query_count_is_flat(client, django_assert_max_num_queries):
    make_accepted_follow_up()
    client.force_login(make_overseer())
    columns = "?columns=number,district,unit,handling,incident,place,state"
    client.get(f"/follow-ups/{columns}")
    with django_assert_max_num_queries(40) as few:
        client.get(f"/follow-ups/{columns}")
    for turn in range(4):
        other = make_accepted(handling_unit=make_unit(f"Phòng {turn}"), commune=make_commune())
        make_accepted_follow_up(other)
    with django_assert_max_num_queries(len(few)):
        client.get(f"/follow-ups/{columns}")


def test_an_incident_that_is_mended_again_is_not_told_of_by_what_was_done_about_it(client, incident):
    record = make_accepted_follow_up(incident)
    stranger = make_clerk(incident.district, make_unit("Đồn khác"))

    def answers():
        for user in (record.entered_by, make_reviewer(), stranger):
            client.force_login(user)
            yield client.get(record.get_absolute_url()).status_code

    assert list(answers()) == [200, 200, 200]
    incident.refresh_from_db()
    incident.reopen(make_overseer(), "facts")
    assert list(answers()) == [200, 200, 404]
