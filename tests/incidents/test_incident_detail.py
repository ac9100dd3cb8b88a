"""One incident with its trail."""

import pytest

from tests.factories import (
    make_accepted,
    make_administrator,
    make_clerk,
    make_commune,
    make_draft,
    make_marker,
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


def opened(client, record, person):
    client.force_login(person)
    return client.get(record.get_absolute_url())


@pytest.mark.parametrize("person", [make_clerk, make_reviewer, make_overseer])
def test_staff_of_the_place_read_account_names_and_trail(client, person):
    record = make_accepted(account="Lời kể riêng", marker=make_marker(), place_note="Séo Lủng")
    page = opened(client, record, person()).content.decode()
    for words in [record.number, "Lời kể riêng", record.entered_by.username, "424", "Séo Lủng", "timeline"]:
        assert words in page


def test_a_returned_record_says_above_all_what_the_reviewer_asks_for(client):
    returned = opened(client, make_returned(marker=make_marker()), make_clerk()).context
    assert returned["asked"].verb == "return"
    assert opened(client, make_accepted(), make_clerk()).context["asked"] is None


def test_an_observer_sees_the_facts_and_neither_account_names_nor_trail(client):
    record = make_accepted(account="Lời kể riêng")
    record_page = opened(client, record, make_observer()).content.decode()
    assert record.number in record_page and "Lũng Cú" in record_page
    hidden = [
        "Lời kể riêng",
        record.entered_by.username,
        record.reviewed_by.username,
        str(record.unit),
        "timeline",
    ]
    assert [words for words in hidden if words in record_page] == []


VERBS = {
    (make_draft, make_clerk): {"edit", "submit"},
    (make_submitted, make_clerk): set(),
    (make_returned, make_clerk): {"edit", "submit"},
    (make_accepted, make_clerk): set(),
    (make_struck, make_clerk): set(),
    (make_submitted, make_reviewer): {"accept", "return", "strike"},
    (make_returned, make_reviewer): {"strike"},
    (make_accepted, make_reviewer): {"reopen", "strike"},
    (make_struck, make_reviewer): {"reopen"},
    (make_accepted, make_observer): set(),
    (make_submitted, make_overseer): {"accept", "return", "strike"},
}


@pytest.mark.parametrize(("make", "person"), VERBS)
def test_the_page_offers_what_fits_the_record_and_the_person(client, make, person):
    record = make()
    page = opened(client, record, person()).content.decode()
    verbs = ["edit", "submit", "accept", "return", "strike", "reopen"]
    assert {verb for verb in verbs if f'"{record.get_absolute_url()}{verb}/"' in page} == VERBS[make, person]


def test_a_reviewer_is_not_offered_to_review_their_own(client):
    own = make_reviewer()
    record = make_submitted(own)
    page = opened(client, record, own).content.decode()
    assert "/accept/" not in page and "/strike/" not in page


@pytest.mark.parametrize("person", [make_clerk, make_reviewer])
def test_another_district_is_not_found_by_address(client, person):
    record = make_accepted(commune=make_commune("Chí Cà", "01105", make_other_district()))
    assert opened(client, record, person()).status_code == 404


def test_what_is_not_accepted_is_not_found_by_others(client):
    for make in [make_draft, make_submitted, make_returned, make_struck]:
        record = make()
        assert opened(client, record, make_observer()).status_code == 404
        assert opened(client, record, make_clerk(unit=make_unit("Đồn khác"))).status_code == 404


@pytest.mark.parametrize("person", [make_administrator, make_user])
def test_without_the_right_it_is_refused(client, person):
    assert opened(client, make_accepted(), person()).status_code == 403


def test_log_in_is_asked_first(client):
    assert client.get(make_accepted().get_absolute_url()).url.startswith("/login/")


@pytest.mark.parametrize("reference", ["1", "VV-2024-DV-0002", "%00", "new-", "x" * 300, "' OR 1=1 --"])
def test_what_is_not_there_is_not_found(client, reference):
    make_accepted()
    client.force_login(make_overseer())
    assert client.get(f"/incidents/{reference}/").status_code == 404


def test_the_address_of_the_draft_still_opens_the_record(client):
    record = make_draft()
    address = record.get_absolute_url()
    record.submit(record.entered_by)
    client.force_login(record.entered_by)
    assert client.get(address).status_code == client.get(record.get_absolute_url()).status_code == 200
    assert record.get_absolute_url() != address


def test_a_draft_that_says_little_opens(client):
    record = make_draft(code=None, offenders=None)
    type(record).objects.update(code=None, commune=None, district=None, offenders=None)
    assert opened(client, record, record.entered_by).status_code == 200


def test_a_marker_that_is_not_listed_is_marked(client):
    marker = make_marker("430")
    record = make_accepted(marker=marker)
    before = opened(client, record, make_reviewer()).content.decode()
    type(marker).objects.update(listed=False)
    assert (
        client.get(record.get_absolute_url()).content.decode().count("chip-wait")
        == before.count("chip-wait") + 1
    )


def test_the_account_is_shown_and_never_run(client):
    record = make_accepted(account="<script>alert(1)</script>", place_note="<img src=x>")
    page = opened(client, record, make_reviewer()).content.decode()
    assert "<script>alert" not in page and "<img src=x" not in page


def test_it_is_only_read(client):
    record = make_accepted()
    client.force_login(make_reviewer())
    assert client.post(record.get_absolute_url()).status_code == 405


def test_query_count_is_flat(client, django_assert_max_num_queries):
    record = make_returned()
    client.force_login(record.entered_by)
    with django_assert_max_num_queries(30) as few:
        client.get(record.get_absolute_url())
    for offenders in [3, 4, 5]:
        record.offenders = offenders
        record.write(record.entered_by)
    with django_assert_max_num_queries(len(few)):
        client.get(record.get_absolute_url())
