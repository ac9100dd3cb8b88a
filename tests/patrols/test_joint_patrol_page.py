"""The page of one joint patrol, its files, and the patrol on paper: what each reader gets."""

import pytest

from tests.factories import (
    make_administrator,
    make_clerk,
    make_district,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_unit,
    make_user,
)
from tests.patrols.joint_patrols import make_checked_patrol
from tests.patrols.makers import make_patrol
from tests.review.files import PDF, send, upload

pytestmark = pytest.mark.django_db
FACTS = ["424", "425", "mờ chữ", "05/BB-TTSP", "Mốc bị mờ chữ", "20/05/2024", "Đồng Văn", "Trung đội 3"]


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def make_full(**fields):
    """An accepted patrol with markers, numbers and a file."""
    record = make_checked_patrol(our_number=17, their_number=19, their_body="Trung đội 3", **fields)
    return record


def accept(record):
    record.submit(record.entered_by)
    record.accept(make_reviewer(record.district))
    return record


def with_file(client, record):
    client.force_login(record.entered_by)
    assert send(client, record, upload(PDF, "bien ban.pdf"), words="Biên bản").status_code == 302
    return record.files.get()


def page_of(client, record, person, part=""):
    client.force_login(person)
    return client.get(f"{record.get_absolute_url()}{part}")


@pytest.mark.parametrize("person", [make_clerk, make_reviewer, make_overseer])
@pytest.mark.parametrize("part", ["", "print/"])
def test_staff_read_everything(client, person, part):
    record = accept(make_full())
    page = page_of(client, record, person(), part).content.decode()
    assert [told for told in [record.number, "17", "19", *FACTS] if told not in page] == []


@pytest.mark.parametrize("part", ["", "print/"])
def test_an_observer_reads_what_was_held_but_no_account_people_trail_or_files(client, part):
    record = make_full()
    file = with_file(client, record)
    accept(record)
    response = page_of(client, record, make_observer(), part)
    page = response.content.decode().partition('id="content"')[2]
    accounts = ["mờ chữ", "Mốc bị mờ chữ"]  # the first is a state of a marker too
    assert [told for told in FACTS if told not in page and told not in accounts] == []
    hidden = [
        accounts[1],
        record.entered_by.username,
        str(record.unit),
        "timeline",
        file.name,
        ">17<",
        ">19<",
    ]
    assert [told for told in hidden if told in page] == []
    assert not response.context.get("files")


def test_an_observer_finds_no_patrol_by_its_account(client):
    record = accept(make_full())
    client.force_login(make_observer())
    assert record.number in client.get("/patrols/joint/").content.decode()
    assert record.number not in client.get("/patrols/joint/", {"q": "mờ"}).content.decode()


def test_files_are_added_taken_out_and_removed_by_right(client):
    record = make_full()
    file = with_file(client, record)
    address = file.get_absolute_url()
    assert client.get(address).status_code == 200
    assert "bien ban.pdf" in client.get(record.get_absolute_url()).content.decode()
    accept(record)
    for person, status in [
        (make_reviewer(), 200),
        (make_observer(), 403),
        (make_clerk(make_other_district()), 404),
        (make_administrator(), 403),
    ]:
        client.force_login(person)
        assert client.get(address).status_code == status
    client.force_login(record.entered_by)
    send(client, record, upload(PDF + b"%", "khac.pdf"))
    assert record.files.count() == 1  # locked after review


def test_a_draft_is_there_for_its_own_unit_alone(client):
    record = make_patrol()
    assert page_of(client, record, record.entered_by).status_code == 200
    outside = [
        make_observer(),
        make_reviewer(),
        make_clerk(make_other_district()),
        make_clerk(make_district(), make_unit("Đồn khác", make_district())),
    ]
    for person in outside:
        for part in ("", "print/", "edit/"):
            assert page_of(client, record, person, part).status_code in (403, 404)


@pytest.mark.parametrize("person", [make_administrator, make_user])
def test_without_the_right_it_is_refused(client, person):
    record = accept(make_full())
    for part in ("", "print/"):
        assert page_of(client, record, person(), part).status_code == 403


def test_a_number_that_nobody_has_leads_nowhere(client):
    client.force_login(make_overseer())
    for reference in ("TT-2024-DV-9999", "\x00", "new2"):
        assert client.get(f"/patrols/joint/{reference}/").status_code == 404


def test_what_is_not_told_is_a_dash_and_not_a_zero(client):
    record = make_patrol(our_number=None, their_number=0)
    page = page_of(client, record, record.entered_by).content.decode()
    assert "<dd>–</dd>" in page and "<dd>0</dd>" in page and "None" not in page


def test_one_that_was_put_off_shows_why_and_no_empty_findings(client):
    record = make_patrol(held="postponed", postponed_reason="Mưa lũ", our_number=None, their_number=None)
    for part in ("", "print/"):
        page = page_of(client, record, record.entered_by, part).content.decode()
        assert "Mưa lũ" in page and 'class="words"' not in page


def test_each_marker_leads_to_its_own_page(client):
    record = make_full()
    page = page_of(client, record, record.entered_by).content.decode()
    assert 'href="/patrols/markers/425/"' in page


def test_the_page_asks_no_more_of_the_database_for_more_markers(client, django_assert_max_num_queries):
    record = make_checked_patrol()
    client.force_login(record.entered_by)
    with django_assert_max_num_queries(45) as two:
        client.get(record.get_absolute_url())
    rows = record.stored_part("marker_checks")
    record.set_part("marker_checks", rows[:1])
    record.write(record.entered_by)
    with django_assert_max_num_queries(len(two)):
        client.get(record.get_absolute_url())
