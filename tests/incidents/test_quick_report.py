"""The report by telephone, as text to copy."""

from datetime import date, time

import pytest
from django.utils.translation import override

from borderops.incidents.models import FollowUp, Person
from borderops.incidents.outcomes import Outcome
from borderops.incidents.quick_report import quick_report
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
    make_reviewer,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db


def address(record):
    return f"{record.get_absolute_url()}quick-report/"


def make_full():
    found, handles = make_unit("Chốt 424"), make_unit("Đồn Lũng Cú")
    return make_accepted(
        occurred_time=time(7, 40), marker=make_marker(), place_note="thôn Séo Lủng", found_by="patrol", cn=2,
        found_unit=found, handling_unit=handles, offenders=3, male=2, female=1, vn=1, direction="entry",
        account="Bắt được Giàng A Mẫu.", injured=1,
    )  # fmt: skip


def test_it_tells_everything_in_the_order_in_which_it_is_asked_for():
    record = make_full()
    with override("en"):
        assert quick_report(record).splitlines() == [
            f"QUICK REPORT {record.number}",
            "At 07:40 on 20/05/2024, marker 424, thôn Séo Lủng, xã Lũng Cú, Đồng Văn.",
            "Unit that found it: Chốt 424 (patrol). Unit that handles it: Đồn Lũng Cú.",
            "Kind D2: 3 offenders (2 male, 1 female, 1 Vietnamese, 2 Chinese).",
            "Other people concerned: injured 1.",
            "Which way: entry.",
            "Handling: being verified.",
        ]


def test_what_was_done_stands_in_it_without_names():
    record = make_full()
    person = Person.objects.create(incident=record, name="Giàng A Mẫu")
    step = FollowUp(
        incident=record, outcome=Outcome.HANDED_OVER, happened_on=date(2024, 5, 21), handed_to="police", people=2,
        person=person, words="Giao Giàng A Mẫu cho công an.", handling="in_hand",
    )  # fmt: skip
    step.write(record.entered_by)
    step.submit(record.entered_by)
    step.accept(make_reviewer())
    record.refresh_from_db()
    with override("en"):
        text = quick_report(record)
    assert "Handling: handed over to another body, 2 people, police; being handled." in text
    assert "Mẫu" not in text


def test_what_is_not_known_is_left_out():
    record = make_draft(code=None, offenders=None)
    type(record).objects.update(code=None, commune=None, district=None, unit=None)
    record.refresh_from_db()
    with override("en"):
        assert quick_report(record).splitlines() == [
            "QUICK REPORT",
            "On 20/05/2024.",
            "Incident.",
            "Handling: being verified.",
            "First figures, not reviewed yet.",
        ]


def test_offenders_who_fled_are_said_to_be_unknown():
    record = make_accepted(offenders=None, offenders_unknown=True)
    with override("en"):
        assert "number of offenders not known" in quick_report(record)


def test_it_is_there_as_plain_text_and_on_the_page_of_the_record(client):
    record = make_full()
    client.force_login(make_reviewer())
    response = client.get(address(record))
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    text = response.content.decode()
    assert record.number in text and "Mẫu" not in text
    page = client.get(record.get_absolute_url()).content.decode()
    assert text.splitlines()[1] in page and address(record) in page


@pytest.mark.parametrize("person", [make_observer, make_administrator, make_user])
def test_it_is_for_those_alone_who_read_the_whole_record(client, person):
    record = make_accepted()
    client.force_login(person())
    assert client.get(address(record)).status_code == 403
    assert address(record) not in client.get(record.get_absolute_url()).content.decode()


def test_where_one_only_watches_it_is_refused_and_elsewhere_not_found(client):
    record = make_accepted(commune=make_commune("Chí Cà", "01105", make_other_district()))
    clerk = make_clerk()
    client.force_login(clerk)
    assert client.get(address(record)).status_code == 404
    clerk.postings.create(role="observer", province_wide=True, valid_from=date(2020, 1, 1))
    assert client.get(address(record)).status_code == 403
    client.force_login(make_overseer())
    assert client.get(address(record)).status_code == 200
