"""The timeline of a crossing point: its life, changes in force and notices, newest first, for whom each is meant."""

import pytest

from borderops.crossings.points import CrossingPoint
from borderops.crossings.timeline import timeline_of
from tests.crossings.makers import (
    make_crossing,
    make_documented_change,
    make_eastern_crossing,
    make_event,
    make_notice,
    make_sent_change,
    make_west,
)
from tests.factories import make_clerk, make_observer, make_overseer

pytestmark = pytest.mark.django_db


def titles(crossing, user):
    read = CrossingPoint.objects.with_life().get(pk=crossing.pk)
    return [(entry.when, said(entry)) for entry in timeline_of(read, user)]


def said(entry):
    return ": ".join(filter(None, ["; ".join(words for words, _url in entry.links), entry.title]))


def test_what_happened_stands_newest_first_with_its_source_and_how_sure(client):
    crossing = make_crossing()
    make_event(crossing, "opened", "main", "2018", confidence="L", published_text="mở mới")
    make_documented_change(
        crossing=crossing,
        since="2021",
        told="inferred",
        manner="chỉ giao nhận phương tiện",
        source="Báo cáo Y",
    )
    make_notice(crossings=[crossing])
    clerk = make_clerk(crossing.district)
    found = titles(crossing, clerk)
    assert [title for _when, title in found] == [
        "Phía bạn dự kiến dừng giao nhận hàng hóa.", "Goods, Viet Nam: suspended", "Opened · Bilateral gate (main)",
    ]  # fmt: skip
    assert [when for when, _title in found[1:]] == ["2021", "2018"]
    client.force_login(clerk)
    page = client.get(crossing.get_absolute_url()).content.decode()
    for words in [
        "chỉ giao nhận phương tiện", "Source: Báo cáo Y", "(likely)", "“mở mới”", "inferred",
        'href="/crossings/changes/?crossing=TT-TB"',
    ]:  # fmt: skip
        assert words in page, words


def test_only_what_is_in_force_stands_in_it(client):
    crossing = make_crossing()
    make_sent_change(crossing=crossing, since="2024-05-20")
    assert titles(crossing, make_overseer()) == []
    make_sent_change(crossing=crossing, since="2024-05-21", urgent=True, state_of_flow="closed")
    assert titles(crossing, make_observer()) == [("21/05/2024", "Goods, Viet Nam: closed")]


def test_what_changed_at_one_moment_for_one_reason_is_one_entry(client):
    crossing = make_crossing()
    for flow, side in [("goods", "VN"), ("goods", "CN"), ("vehicles", "VN")]:
        make_documented_change(crossing=crossing, flow=flow, side=side)
    make_documented_change(crossing=crossing, flow="vehicles", side="CN", reason="Sửa đường")
    assert [words for _when, words in titles(crossing, make_observer())] == [
        "Goods, Viet Nam; Goods, China; Vehicles, Viet Nam: suspended", "Vehicles, China: suspended",
    ]  # fmt: skip


def test_notices_are_for_those_who_work_there(client):
    crossing = make_eastern_crossing()
    make_notice(crossings=[crossing])
    assert titles(crossing, make_observer()) == []
    assert titles(crossing, make_clerk(make_west(), name="west")) == []
    assert len(titles(crossing, make_overseer())) == 1


def test_a_day_is_later_than_the_year_that_it_lies_in_begins():
    """A year counts from its last day, so that what is known to the day stands before it."""
    crossing = make_crossing()
    make_event(crossing, "opened", "main", "2018")
    make_event(crossing, "ceremony", "main", "2018-03-26")
    assert [when for when, _title in titles(crossing, make_observer())] == ["2018", "26/03/2018"]
