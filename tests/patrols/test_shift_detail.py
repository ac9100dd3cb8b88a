"""The page of a shift: what it tells to whom."""

from datetime import date

import pytest

from borderops.districts.models import BorderMarker
from borderops.patrols.models import MarkerCheck, MarkerState
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_marker,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_unit,
    make_user,
)
from tests.patrols.makers import (
    DAY,
    expect,
    make_accepted_shift,
    make_post,
    make_sent_shift,
    make_shift,
    new_shift,
)

pytestmark = pytest.mark.django_db

SECRET = {
    "leader_number": "BP-777",
    "handover_note": "Bộ đàm số hai hỏng.",
    "declarations_reason": "Lý do riêng.",
    "border_guard": 41,
    "declarations": 17,
}


@pytest.fixture
def post():
    made = make_post()
    expect(made)
    return made


def page(client, record, person):
    client.force_login(person)
    response = client.get(record.get_absolute_url())
    return response, response.content.decode()


def test_the_unit_reads_all_of_it(client, post):
    record = make_sent_shift(make_clerk(post.district, post.unit), post=post, **SECRET)
    response, text = page(client, record, record.entered_by)
    assert response.context["whole"] and response.context["lacking"] == 3
    assert all(str(words) in text for words in SECRET.values())
    assert record.number in text and "85%" in text
    assert f"{record.get_absolute_url()}print/" in text


def test_not_everybody_declared_is_never_all(client, post):
    record = make_sent_shift(
        post=post, people_in=9999, people_out=0, declarations=9998, declarations_reason="Trẻ em."
    )
    response, _text = page(client, record, record.entered_by)
    assert response.context["share"] == "99,9%"


def test_it_says_which_of_the_expected_reports_it_is(client, post):
    record = make_sent_shift(post=post)
    response, _text = page(client, record, record.entered_by)
    assert response.context["expected"].per_day == 3 and record.slot == 1
    other = make_sent_shift(post=post, day=date(2024, 5, 20), hour=14, hours=1)
    again = make_sent_shift(post=post, day=date(2024, 5, 20), hour=15, hours=1)
    assert {other.slot, again.slot} == {2, None}
    assert page(client, again, make_overseer())[0].context["expected"] is None


def test_an_observer_reads_what_was_checked_and_no_more(client, post):
    record = make_accepted_shift(post=post, **SECRET)
    look_at_a_marker(record)
    response, text = page(client, record, make_observer())
    assert not response.context["whole"] and response.context["files"] is None
    hidden = ["BP-777", "Bộ đàm số hai hỏng.", "Lý do riêng.", "Nứt chân đế.", "hand-over", "timeline"]
    assert not [words for words in [*hidden, record.entered_by.username, ">41 "] if words in text]
    assert record.number in text and "424" in text and "17" in text


def look_at_a_marker(record):
    words = {"marker": make_marker(), "found": MarkerState.DAMAGED, "words": "Nứt chân đế."}
    MarkerCheck.objects.create(shift=record, line=1, **words)


def test_an_unlisted_marker_is_marked_so(client, post):
    met = BorderMarker.objects.create(code="430", listed=False)
    shift = new_shift(post)
    shift.set_part("marker_checks", [MarkerCheck(marker=met, found=MarkerState.INTACT)])
    record = shift.write(make_clerk(post.district, post.unit))
    assert "chip-wait" in page(client, record, record.entered_by)[1]
    assert "/patrols/markers/430/" in page(client, record, record.entered_by)[1]


@pytest.mark.parametrize(
    ("state", "person", "status"),
    [
        (make_shift, lambda: make_clerk(unit=make_unit("Đồn khác")), 404),
        (make_shift, make_reviewer, 404),
        (make_sent_shift, make_reviewer, 200),
        (make_sent_shift, lambda: make_clerk(unit=make_unit("Đồn khác")), 404),
        (make_sent_shift, make_observer, 404),
        (make_accepted_shift, make_observer, 200),
        (make_accepted_shift, lambda: make_clerk(unit=make_unit("Đồn khác")), 200),
        (make_accepted_shift, lambda: make_clerk(make_other_district()), 404),
        (make_accepted_shift, lambda: make_reviewer(make_other_district()), 404),
        (make_accepted_shift, make_overseer, 200),
        (make_accepted_shift, make_administrator, 403),
        (make_accepted_shift, make_user, 403),
    ],
)
def test_who_opens_it_in_which_state(client, post, state, person, status):
    record = state(make_clerk(post.district, post.unit), post=post)
    assert page(client, record, person())[0].status_code == status


def test_a_clerk_elsewhere_who_only_looks_on_reads_no_forces(client, post):
    record = make_accepted_shift(post=post, **SECRET)
    far = make_clerk(make_other_district())
    far.postings.create(role="observer", province_wide=True, valid_from=date(2020, 1, 1))
    response, text = page(client, record, far)
    assert response.status_code == 200 and "BP-777" not in text


def test_a_post_of_ones_own_unit_is_read_wherever_it_stands(client):
    unit = make_unit("Đồn Lũng Cú")
    away = make_post(commune=make_commune("Chí Cà", "01105", make_other_district()), unit=unit)
    record = make_shift(make_user("clerk", unit=unit), post=away, **SECRET)
    assert "BP-777" in page(client, record, record.entered_by)[1]


def test_verbs_stand_there_for_whom_they_are(client, post):
    clerk = make_clerk(post.district, post.unit)
    record = make_sent_shift(clerk, post=post)
    at = record.get_absolute_url()
    assert f"{at}accept/" in page(client, record, make_reviewer())[1]
    assert f"{at}accept/" not in page(client, record, clerk)[1]
    client.force_login(make_reviewer())
    assert client.post(f"{at}accept/").status_code == 302
    record.refresh_from_db()
    assert record.state == "accepted"


def test_what_is_not_there_is_not_found_and_log_in_is_asked_first(client, post):
    assert client.get("/patrols/shifts/CT-2024-DV-0009/").url.startswith("/login/")
    client.force_login(make_overseer())
    for reference in ["CT-2024-DV-0009", "x%00", "11111111-1111-1111-1111-111111111111"]:
        assert client.get(f"/patrols/shifts/{reference}/").status_code == 404
    record = make_shift(post=post, day=DAY)
    client.force_login(record.entered_by)
    assert client.get(f"/patrols/shifts/{str(record.form_key).upper()}/").status_code == 200
