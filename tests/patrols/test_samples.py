"""The sample posts, shifts and patrols of the demo: as the models would have kept them, with gaps, and no names."""

from collections import Counter as Tally
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from borderops.districts.models import BorderMarker
from borderops.incidents.models import Incident
from borderops.management import sample_patrols, samples
from borderops.patrols.expected import owed_by
from borderops.patrols.models import (
    Expectation,
    HandOver,
    JointPatrol,
    MarkerCheck,
    Post,
    PostEvent,
    ShiftReport,
)
from borderops.people.models import User
from borderops.review.models import Counter, Note
from borderops.review.states import State
from tests.lasting import lasting
from tests.seeded import load_demo

pytestmark = pytest.mark.django_db
TOLD = [
    "number", "post__name", "starts_at", "ends_at", "state", "outcome", "people_in", "declarations", "slot",
    "came_late", "handover_note",
]  # fmt: skip


class Undone(Exception):
    """Takes back what was added."""


@lasting
def added():
    """The seeds, the accounts, the shifts of a few days, and incidents of two of them; gives what a first try told."""
    load_demo()
    maker, yesterday = samples.SampleMaker(), timezone.localdate() - timedelta(days=1)
    Incident.objects.bulk_create(maker.incident(day) for day in [sample_patrols.IN_2021, yesterday] * 30)
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(sample_patrols, "DAYS", 4)
        changed.setattr(sample_patrols, "DAYS_BEFORE", 1)
        with pytest.raises(Undone), transaction.atomic():
            sample_patrols.add_patrol_samples(lambda done, total: None)
            first = told()
            raise Undone
        sample_patrols.add_patrol_samples(lambda done, total: None)
    return first


def told():
    """What the shifts of 2021 tell."""
    return list(ShiftReport.objects.filter(duty_day__year=2021).order_by("form_key").values_list(*TOLD))


def open_on(day, kind):
    return sum(post.is_open_on(day) for post in Post.objects.filter(kind=kind).with_life())


def values(rows):
    return list(rows.order_by("pk").values())


def test_posts_grow_as_the_documents_say(added):
    assert (open_on(date(2021, 5, 31), "fixed"), open_on(date(2021, 5, 31), "mobile")) == (59, 17)
    assert (open_on(date(2021, 12, 31), "fixed"), open_on(date(2021, 12, 31), "mobile")) == (68, 17)
    today = timezone.localdate()
    assert 20 < open_on(today, "fixed") < 68 and 8 < open_on(today, "mobile") < 17
    assert set(PostEvent.objects.values_list("kind", flat=True)) == {"opened", "moved", "closed", "reopened"}


def test_posts_events_and_expectations_are_as_the_models_keep_them(added):
    for post in Post.objects.with_life():
        before = {name: getattr(post, name) for name in ("district_id", "commune_id", "marker_id", "spot")}
        before |= {"since": post.open_since, "closed": post.closed_on}
        post.settle()
        post.full_clean()
        after = {name: getattr(post, name) for name in ("district_id", "commune_id", "marker_id", "spot")}
        assert after | {"since": post.open_since, "closed": post.closed_on} == before
        assert post.history.exists()
    for row in [*PostEvent.objects.all(), *Expectation.objects.all()]:
        row.full_clean()
        assert row.history.count() == 1


def test_saving_a_shift_again_changes_nothing(added):
    before = values(ShiftReport.objects)
    assert len(before) > 200
    for record in ShiftReport.objects.select_related("post")[::9]:
        record.save()
    assert values(ShiftReport.objects) == before


def test_shifts_keep_the_rules_and_have_their_trail(added):
    verbs = Tally(Note.objects.about(ShiftReport).values_list("object_id", flat=True))
    posts = {post.pk: post for post in Post.objects.with_life()}
    for record in ShiftReport.objects.all()[::5]:
        record.post = posts[record.post_id]
        record.clean()
        if record.state != State.DRAFT:
            record.clean_for_submit()
        assert verbs[record.pk] == record.version
        if record.slot and record.submitted_at:
            due = record.post.expectation_on(record.duty_day).due_at(record.duty_day, record.slot)
            assert record.came_late == (record.submitted_at > due)
    assert ShiftReport.history.count() == ShiftReport.objects.count()


def test_some_are_missing_late_nil_returned_or_wait(added):
    shifts = ShiftReport.objects
    assert set(shifts.values_list("state", flat=True)) >= {"submitted", "returned", "accepted"}
    assert shifts.filter(came_late=True).exists() and shifts.filter(outcome="nil").exists()
    last = timezone.localdate() - timedelta(days=2)
    owed = sum(each.number for each in owed_by(Post.objects.with_life(), last - timedelta(days=1), last))
    assert 0 < shifts.on_duty_days(last - timedelta(days=1), last).count() < owed


def test_incidents_are_told_by_a_shift_of_their_place_and_hour(added):
    of_shifts = Incident.objects.exclude(shift=None).select_related("shift")
    assert len(of_shifts) > 5
    for incident in of_shifts:
        shift = incident.shift
        assert (shift.district_id, shift.outcome) == (incident.district_id, "cases")
        at = timezone.make_aware(datetime.combine(incident.occurred_on, incident.occurred_time))
        assert shift.starts_at <= at < shift.ends_at


def test_numbers_go_on_after_the_samples(added):
    counters = dict(Counter.objects.values_list("key", "last"))
    for model, mark in ((ShiftReport, "CT-"), (JointPatrol, "TT-")):
        keys = [key for key in counters if key.startswith(mark)]
        assert keys
        for key in keys:
            assert model.objects.filter(number__startswith=f"{key}-").count() == counters[key]


def test_joint_patrols_were_mostly_put_off_in_the_epidemic(added):
    patrols = JointPatrol.objects
    years = (date(2020, 1, 1), date(2022, 12, 31))
    assert set(patrols.filter(day__range=years).values_list("held", flat=True)) == {"postponed"}
    assert patrols.filter(day__lt=years[0], held="done").count() > 10
    for record in patrols.select_related("from_marker", "to_marker"):
        record.clean_for_submit()
        before = record.commune_id
        record.save()
        assert record.commune_id == before


def test_markers_were_looked_at_and_some_are_not_listed_yet(added):
    for look in MarkerCheck.objects.all():
        look.full_clean(exclude=["shift", "joint_patrol"])
    assert MarkerCheck.objects.filter(joint_patrol__isnull=False, found="worn").exists()
    assert BorderMarker.objects.filter(listed=False).exists()


def test_nobody_is_named_and_nobody_confirms_the_own_shift(added):
    assert all(
        number.startswith("MAU-") for number in ShiftReport.objects.values_list("leader_number", flat=True)
    )
    for handover in HandOver.objects.select_related("shift", "by"):
        assert handover.by_id not in (handover.shift.entered_by_id, handover.shift.submitted_by_id)
        assert handover.shift.state not in ("draft", "struck")


def test_the_clerks_of_the_demo_have_posts_to_report_from(added):
    for name in ("clerk", "clerk2"):
        user = User.objects.get(username=name)
        own = Post.objects.reportable_by(user).filter(unit=user.home_unit).with_life()
        assert any(post.is_open and post.expectation_on(timezone.localdate()) for post in own)
        assert ShiftReport.objects.filter(entered_by=user).exists()


def test_they_are_the_same_each_time(added):
    assert added and added == told()
