"""Which days the shift reports of a district cover, and how completely a period is reported."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from borderops.incidents.models import Incident
from borderops.patrols.completeness import Completeness
from borderops.patrols.coverage import ShiftCoverage
from borderops.patrols.expected import owed_everywhere
from borderops.patrols.models import Post
from tests.factories import (
    make_accepted,
    make_clerk,
    make_commune,
    make_draft,
    make_other_district,
    make_reviewer,
    make_submitted,
    make_unit,
)
from tests.patrols.makers import change, expect, make_accepted_shift, make_post, make_sent_shift

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2024, 5, 1), date(2024, 5, 6)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def day(number):
    return date(2024, 5, number)


def covered(post, start=FIRST, end=LAST):
    """The covered days of the post's district, by the day of the month."""
    coverage = ShiftCoverage(start, end, owed_everywhere(start - timedelta(1), end))
    days = (start + timedelta(n) for n in range((end - start).days + 1))
    return [each.day for each in days if coverage.covers(post.district_id, each)]


def report(post, first, last, make=make_accepted_shift, **fields):
    """One report of 24 hours for each of these days of May."""
    defaults = {"hour": 6, "hours": 24, "by": make_clerk(post.district, post.unit)} | fields
    if make is make_accepted_shift:
        defaults["reviewer"] = make_reviewer(post.district)
    return [make(post=post, day=day(number), **defaults) for number in range(first, last + 1)]


def completeness(start=FIRST, end=LAST):
    return Completeness(owed_everywhere(FIRST - timedelta(400), end), start, end)


@pytest.fixture
def post():
    post = make_post()
    expect(post, 1)
    return post


def test_a_day_is_covered_when_its_shifts_and_the_night_before_are_accepted(post):
    report(post, 2, 5)
    assert covered(post) == [3, 4, 5]


def test_days_that_begin_at_midnight_need_no_night_before():
    post = make_post()
    expect(post, 1, first_start="00:00")
    report(post, 2, 4, hour=0)
    assert covered(post) == [2, 3, 4]


def test_every_shift_of_every_post_is_needed():
    posts = [make_post(), make_post("Chốt 425")]
    for post in posts:
        expect(post, 2, first_start="00:00")
        report(post, 1, 2, hour=0, hours=12)
        make_accepted_shift(post=post, day=day(1), hour=12, hours=12)
    assert covered(post) == [1]


def test_what_waits_for_review_or_was_struck_covers_nothing(post):
    report(post, 1, 3)
    report(post, 4, 4, make_sent_shift)
    assert covered(post) == [2, 3]
    struck = make_accepted_shift(post=post, day=day(5), hour=6, hours=24)
    struck.strike(make_reviewer(post.district), "duplicate")
    assert covered(post) == [2, 3]


def test_a_report_that_came_late_covers_all_the_same(post):
    assert all(shift.came_late for shift in report(post, 1, 2))
    assert covered(post) == [2]


def test_an_extra_report_makes_up_for_nothing(post):
    report(post, 1, 2)
    make_accepted_shift(post=post, day=day(3), hour=20, hours=9)
    make_accepted_shift(post=post, day=day(4), hour=5, hours=1)
    assert covered(post) == [2, 3]


def test_a_district_in_which_nothing_is_owed_is_not_covered(post):
    report(post, 1, 3)
    far = make_post("Chốt 172", commune=make_commune("Nàn Xỉn", "00900", make_other_district()))
    assert covered(far) == []


def test_a_post_opened_and_closed_within_the_time_is_asked_only_while_it_stands():
    post = make_post(opened=day(3))
    expect(post, 1)
    report(post, 3, 5)
    change(post, "closed", day(6))
    assert covered(post) == [3, 4, 5]


def test_reports_that_nobody_expects_stand_for_no_other_post(post):
    neighbour = make_post("Chốt 425")
    expect(neighbour, 1, until=day(2))
    report(neighbour, 1, 4)
    report(post, 1, 2)
    assert covered(post) == [2]


def test_what_is_expected_may_change_in_the_middle():
    post = make_post()
    expect(post, 1, until=day(2))
    expect(post, 2, since=day(3))
    report(post, 1, 2)
    report(post, 3, 4, hours=12)
    make_accepted_shift(post=post, day=day(3), hour=18, hours=12)
    assert covered(post) == [2, 3]


def test_a_post_that_moved_away_is_asked_where_it_stood(post):
    far = make_commune("Nàn Xỉn", "00900", make_other_district())
    report(post, 1, 6)
    stayed = Post.objects.get(pk=post.pk)
    change(post, "moved", day(4), commune=far, district=far.district)
    assert covered(stayed) == [2, 3]
    assert covered(Post.objects.get(pk=post.pk)) == [4, 5, 6]


def test_a_shift_in_which_something_happened_needs_its_incident(post):
    [_before, shift, *_after] = report(post, 1, 1) + report(post, 2, 2, outcome="cases") + report(post, 3, 6)
    assert covered(post) == [4, 5, 6]
    incident = make_draft()
    Incident.objects.filter(pk=incident.pk).update(shift=shift)
    assert covered(post) == [4, 5, 6]
    for made in (make_submitted(), make_accepted()):
        Incident.objects.exclude(pk=made.pk).update(shift=None)
        Incident.objects.filter(pk=made.pk).update(shift=shift)
        assert covered(post) == [2, 3, 4, 5, 6]
    made.strike(make_reviewer(post.district), "duplicate")
    assert covered(post) == [4, 5, 6]


def test_it_takes_as_many_queries_however_much_is_reported(post):
    report(post, 1, 2)
    with CaptureQueriesContext(connection) as few:
        covered(post)
    for number in range(2):
        more = make_post(f"Chốt {number}")
        expect(more, 1)
        report(more, 1, 3 - number)
    with CaptureQueriesContext(connection) as many:
        covered(post)
    assert len(many) == len(few) == 5


def test_a_unit_has_reported_when_every_report_of_its_posts_has_come(post):
    neighbour = make_post("Chốt 425", unit=make_unit("Đồn khác", post.district))
    expect(neighbour, 1)
    report(post, 1, 6)
    report(neighbour, 1, 5, make_sent_shift)
    reporting = completeness().of({post.district_id})
    assert (reporting.complete, reporting.units, reporting.due, reporting.missing) == (1, 2, 12, 1)
    assert (reporting.fraction, reporting.percent) == ("1/2", 91)
    assert reporting.words == "from 1/2 units that reported every shift · 91% of the shifts"


def test_a_unit_is_counted_once_over_several_districts(post):
    far = make_post(
        "Chốt 172", commune=make_commune("Nàn Xỉn", "00900", make_other_district()), unit=post.unit
    )
    expect(far, 1)
    report(post, 1, 6)
    both = completeness().of({post.district_id, far.district_id})
    assert (both.complete, both.units) == (0, 1)
    assert completeness().of({post.district_id}).complete == 1
    assert completeness().of({far.district_id}).complete == 0


def test_reports_of_a_day_that_is_not_owed_make_up_for_none_that_is(post):
    neighbour = make_post("Chốt 425")
    expect(neighbour, 1, until=day(2))
    expect(neighbour, 1, since=day(5))
    report(neighbour, 1, 4)
    report(post, 1, 6)
    assert completeness().of({post.district_id}).missing == 2


def test_without_expectations_nothing_is_said(post):
    assert completeness(date(2023, 1, 1), date(2023, 2, 1)).of({post.district_id}) is None
    assert completeness(date(2099, 1, 1), date(2099, 2, 1)).of({post.district_id}) is None


def test_what_is_not_due_yet_is_not_asked_for(post):
    today = timezone.localdate()
    assert completeness(today, today).of({post.district_id}) is None
    week = completeness(today - timedelta(days=10), today).of({post.district_id})
    assert week.due == week.missing
    assert 8 <= week.due <= 10


def test_completeness_takes_as_many_queries_however_much_is_reported(post):
    today = timezone.localdate()
    report(post, 1, 2)
    with CaptureQueriesContext(connection) as few:
        completeness(FIRST, today)
    for number in range(2):
        more = make_post(f"Chốt {number}")
        expect(more, 1)
        report(more, 1, 3 - number)
    with CaptureQueriesContext(connection) as many:
        completeness(FIRST, today)
    assert len(many) == len(few) == 5
