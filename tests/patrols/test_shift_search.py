"""Shift reports and posts in the search over all registers."""

import pytest

from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_observer,
    make_other_district,
    make_overseer,
    make_user,
)
from tests.patrols.makers import make_accepted_shift, make_post, make_sent_shift

pytestmark = pytest.mark.django_db


def found(client, text):
    """The titles that the search finds in all registers."""
    page = client.get("/search/", {"q": text})
    return [row.title for part in page.context["parts"] for row in part["rows"]]


def far_away():
    return make_post("Chốt 172", commune=make_commune("Chí Cà", "01105", make_other_district()))


@pytest.mark.parametrize("text", ["CT-2024-DV-0001", "ct-2024-dv-0001"])
def test_a_number_leads_to_its_report(client, text):
    report = make_sent_shift()
    client.force_login(make_overseer())
    answer = client.get("/search/", {"q": text})
    assert (answer.status_code, answer.url) == (302, report.get_absolute_url())


@pytest.mark.parametrize("person", [make_observer, make_administrator, make_user])
def test_a_number_that_a_person_may_not_see_leads_nowhere(client, person):
    report = make_sent_shift()
    client.force_login(person())
    answer = client.get("/search/", {"q": report.number})
    assert answer.status_code == 200 and report.get_absolute_url() not in answer.content.decode()


@pytest.mark.parametrize("text", ["172", "chot 172", "CHỐT xín mần"])
def test_a_post_and_its_reports_are_found_by_its_name(client, text):
    report = make_accepted_shift(post=far_away())
    make_accepted_shift()
    client.force_login(make_overseer())
    titles = found(client, text)
    assert str(report.post) in titles and report.number in titles
    assert not any("424" in title for title in titles)


def test_posts_and_reports_of_others_are_not_found(client):
    report = make_accepted_shift(post=far_away())
    client.force_login(make_clerk())
    assert found(client, "172") == [] and found(client, report.number) == []


def test_the_search_leads_on_to_the_whole_list(client, monkeypatch):
    monkeypatch.setattr("borderops.lists.search.SHOWN", 1)
    make_accepted_shift(post=far_away())
    client.force_login(make_overseer())
    assert "/patrols/shifts/?q=chot+172" in client.get("/search/", {"q": "chot 172"}).content.decode()


def test_the_queries_of_the_search_stay_few(client, django_assert_max_num_queries):
    make_accepted_shift()
    client.force_login(make_overseer())
    with django_assert_max_num_queries(68) as one:
        client.get("/search/", {"q": "chot"})
    for n in range(5):
        make_accepted_shift(post=make_post(f"Chốt {n}", commune=make_commune(f"Lũng {n}", f"0000{n}")))
    with django_assert_max_num_queries(len(one)):
        client.get("/search/", {"q": "chot"})
