"""Numbers and addresses that nobody would type in earnest are refused in words, by every door and database."""

import uuid

import pytest
from django.core.exceptions import ValidationError

from borderops.patrols.models import JointPatrol, ShiftReport
from tests.factories import make_clerk, make_overseer, make_unit
from tests.patrols.makers import make_post, new_patrol, new_shift
from tests.sheets.books import bring_in, faults

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [100_000, 2_147_483_647, 3_000_000_000, 10**30])
def test_more_people_than_could_be_are_refused_wherever_they_come_from(number):
    post = make_post()
    for name in [*ShiftReport.CHECKED, *ShiftReport.FORCES]:
        with pytest.raises(ValidationError) as refusal:
            new_shift(post, **{name: number}).full_clean(exclude=["district", "duty_day", "entered_by"])
        assert list(refusal.value.message_dict) == [name]


@pytest.mark.parametrize("number", [100_000, 3_000_000_000, 10**30])
@pytest.mark.parametrize("name", ["our_number", "their_number"])
def test_a_patrol_of_more_people_than_could_be_is_refused(name, number):
    with pytest.raises(ValidationError) as refusal:
        new_patrol(**{name: number}).full_clean(exclude=["entered_by"])
    assert name in refusal.value.message_dict and not JointPatrol.objects.exists()


def test_a_post_with_a_key_of_five_thousand_digits_is_no_post(client):
    make_post()
    client.force_login(make_clerk())
    typed = {"post": "9" * 5000, "form_key": str(uuid.uuid4()), "in_full": "1", "then": "nil"}
    for more in ({}, {"show_post": "1"}):
        answer = client.post("/patrols/shifts/new/", typed | more)
        assert answer.status_code in (200, 422) and not ShiftReport.objects.exists()


def test_a_marker_page_asked_for_more_looks_than_there_are_digits_for_shows_fifty(client):
    make_post()
    client.force_login(make_overseer())
    assert client.get("/patrols/markers/424/", {"shown": "9" * 5000}).status_code == 200


def test_a_workbook_with_too_many_people_is_refused_by_row_and_column(client):
    post = make_post(unit=make_unit("Đồn Đồng Văn"))
    client.force_login(make_clerk())
    row = [post.name, "20/05/2024 06:00", "20/05/2024 14:00", 2_147_483_647]
    run = bring_in(client, "shifts", ["Chốt", "Từ", "Đến", "Người vào"], row)
    assert len(faults(run)) == 1 and not ShiftReport.objects.exists()
