"""A post whose commune has gone into another one: its reports say the commune of their own day, old and new."""

from datetime import date

import pytest

from borderops.figures.counting import counting_of
from borderops.figures.periods import Period
from borderops.patrols.models import JointPatrol, Post, ShiftReport
from borderops.people.roles import Role
from tests.factories import make_commune, make_district, make_marker, make_overseer, make_unit, make_user
from tests.figures.factories import log_in
from tests.patrols.makers import make_accepted_patrol, make_accepted_shift, make_post, make_shift

pytestmark = pytest.mark.django_db
LAST_DAY, FIRST_DAY = date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture
def heir():
    return make_commune("Lũng Cú", "00715", make_district(), valid_from=FIRST_DAY)


@pytest.fixture
def gone(heir):
    """The commune that became a part of it."""
    return make_commune("Má Lé", "00718", heir.district, valid_to=LAST_DAY, main_successor=heir)


@pytest.fixture
def post(gone):
    """Opened before the merger; nothing has happened to it since."""
    return make_post("Chốt Má Lé", commune=gone)


@pytest.fixture
def newcomer(heir):
    """A clerk of a unit that is posted in the new commune alone."""
    unit = make_unit("Đồn mới")
    unit.communes.add(heir)
    return make_user(Role.CLERK, unit=unit)


def test_a_shift_belongs_to_the_commune_that_stood_on_its_day(post, gone, heir):
    told = {day: make_shift(post=post, day=day).commune for day in (LAST_DAY, FIRST_DAY)}
    assert told == {LAST_DAY: gone, FIRST_DAY: heir}


def test_a_joint_patrol_belongs_to_the_commune_that_stood_on_its_day(gone, heir):
    stretch = {"from_marker": make_marker("501", gone), "to_marker": make_marker("502", gone)}
    before = make_accepted_patrol(day=LAST_DAY, **stretch)
    after = make_accepted_patrol(day=FIRST_DAY, **stretch)
    assert (before.commune, after.commune) == (gone, heir)
    assert after.is_whole_for(after.entered_by)


def test_posts_are_counted_under_the_commune_that_stood_on_the_day(post, gone, heir):
    counting, overseer = counting_of("checkpoints.fixed"), make_overseer()
    commune, client = counting.dimension("commune"), log_in(overseer)
    for period, stood, other in (("cal:2025-M06", gone, heir), ("cal:2025-M07", heir, gone)):
        period = Period.parse(period)
        assert counting.split(overseer, period, [commune]) == {(stood.pk,): 1}
        for place, posts in ((stood, {post}), (other, set())):
            page = client.get(counting.url(overseer, period, [(commune, place.pk)]))
            assert {row.record for row in page.context["table"].rows} == posts


def test_a_post_that_was_never_said_to_be_opened_lies_in_the_commune_of_the_day_too(gone, heir):
    post = make_post("Chốt cũ", commune=gone, opened=None)
    assert (post.commune_on(LAST_DAY), post.commune_on(FIRST_DAY)) == (gone, heir)


def test_who_is_posted_in_the_new_commune_reports_from_the_post(post, newcomer):
    assert Post.objects.visible_to(newcomer).get() == Post.objects.reportable_by(newcomer).get() == post
    client = log_in(newcomer)
    assert client.get(post.get_absolute_url()).status_code == 200
    assert post.name in client.get("/patrols/shifts/new/").text
    report = make_shift(newcomer, post=post, day=FIRST_DAY)
    report.submit(newcomer)
    assert client.get(report.get_absolute_url()).status_code == 200


def test_who_is_posted_in_the_new_commune_sees_its_reports_whole_since_it_stands(post, newcomer):
    _before, after = (make_accepted_shift(post=post, day=day) for day in (LAST_DAY, FIRST_DAY))
    assert ShiftReport.objects.visible_to(newcomer).get() == after and after.is_whole_for(newcomer)
    assert ShiftReport.objects.filter(ShiftReport.objects.whole_for(newcomer)).get() == after


def test_who_was_posted_in_the_old_commune_still_sees_what_is_reported_since(post, gone):
    unit = make_unit("Đồn cũ")
    unit.communes.add(gone)
    clerk = make_user(Role.CLERK, unit=unit)
    report = make_shift(clerk, post=post, day=FIRST_DAY)
    assert ShiftReport.objects.visible_to(clerk).get() == report and report.is_whole_for(clerk)


def test_a_patrol_without_a_day_yet_lies_where_its_marker_does(gone):
    patrol = JointPatrol(day=None, district=gone.district, from_marker=make_marker("501", gone))
    assert patrol.commune_of_stretch() == gone
