"""What must hold of a shift report, whichever door it comes through."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from borderops.patrols.models import Expectation
from tests.patrols.makers import at, change, expect, make_accepted_shift, make_post, make_shift, new_shift

pytestmark = pytest.mark.django_db


def refusal(shift):
    with pytest.raises(ValidationError) as refused:
        shift.full_clean(exclude=["form_key", "number", "entered_by", "district", "duty_day"])
    return set(refused.value.message_dict)


def test_a_shift_that_ends_before_it_begins_is_refused():
    assert refusal(new_shift(hours=-1)) == {"ends_at"}


def test_a_shift_of_thirty_hours_is_refused():
    assert refusal(new_shift(hours=30)) == {"ends_at"}


def test_a_shift_in_the_future_is_refused():
    assert refusal(new_shift(day=date(2099, 1, 1))) >= {"starts_at"}


def test_nothing_is_reported_from_a_post_that_was_closed_that_day():
    post = make_post()
    change(post, "closed", date(2024, 5, 20))
    assert refusal(new_shift(post)) == {"post"}


def test_nothing_is_reported_from_a_post_before_it_was_opened():
    assert refusal(new_shift(make_post(), day=date(2023, 5, 20))) == {"post"}


def test_two_reports_of_one_post_do_not_overlap():
    post = make_post()
    make_shift(post=post)
    assert refusal(new_shift(post, hour=13)) == {"starts_at"}
    with pytest.raises(ValidationError):
        make_shift(post=post, hour=13)
    assert make_shift(post=post, hour=14).pk


def test_a_report_knows_which_of_the_expected_ones_it_is():
    post = make_post()
    expect(post, 3)
    first = make_shift(post=post, hour=6)
    night = make_shift(post=post, hour=22, hours=6)
    rest_of_it = make_shift(post=post, day=date(2024, 5, 21), hour=4, hours=2)
    placed = [(shift.duty_day.day, shift.slot) for shift in (first, night, rest_of_it)]
    assert placed == [(20, 1), (20, 3), (20, None)]


def test_a_changed_expectation_places_the_reports_anew():
    post = make_post()
    expected = expect(post, 3)
    second = make_shift(post=post, hour=14)
    assert second.slot == 2
    expected.per_day = 1
    expected.write(second.entered_by)
    second.refresh_from_db()
    assert second.slot == 1


def test_a_report_that_comes_years_later_came_late():
    post = make_post()
    expect(post)
    assert make_accepted_shift(post=post).came_late is True


def test_the_hours_of_a_night_shift_name_both_days():
    assert new_shift(hour=22).hours == "20/05/2024 22:00 – 21/05/2024 06:00"
    assert at(date(2024, 5, 20), 22) == new_shift(hour=22).starts_at


def test_one_report_and_one_person_are_told_as_one():
    with translation.override("en"):
        assert str(Expectation(per_day=1, valid_from=date(2024, 5, 20))) == "1 report a day from 20/05/2024"
        gaps = dict(new_shift(people_in=1, people_out=0, declarations=0).gaps())
    assert gaps["declarations_reason"].startswith("1 person was checked")
