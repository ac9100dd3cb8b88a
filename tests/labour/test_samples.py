"""The sample workers, lists and counts of the demo: as the models would have kept them, and nobody is named."""

from collections import Counter as Tally
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from borderops.incidents.models import Incident, Person
from borderops.labour.course import follow
from borderops.labour.link_matches import matches_of
from borderops.labour.link_permits import permits_of
from borderops.labour.models import ListLine, MonthCount, Permit, Programme, Quota, Trip, Worker, WorkerList
from borderops.labour.quota_budget import takes_of
from borderops.labour.settling import SETTLED, settle
from borderops.lists.models import Register
from borderops.management import samples
from borderops.management.sample_labour import add_labour_samples
from borderops.people.models import User
from borderops.review.models import Counter, Note
from borderops.review.states import State
from tests.lasting import lasting
from tests.seeded import load_demo

pytestmark = pytest.mark.django_db


class Undone(Exception):
    """Takes back what was added."""


@lasting
def added():
    """The seeds, the accounts, some incidents and the samples; gives what a first try told."""
    load_demo()
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(samples, "HOW_MANY", 200)
        maker = samples.SampleMaker()
        Incident.objects.bulk_create(maker.incident(day) for day in maker.days())
    with pytest.raises(Undone), transaction.atomic():
        add_labour_samples()
        first = told()
        raise Undone
    add_labour_samples()
    return first


def told():
    """What the samples tell."""
    workers = Worker.objects.order_by("paper_number", "pk").values_list(
        "name", "birth_year", "district__code"
    )
    lists = WorkerList.objects.order_by("form_key").values_list("number", "day", "state")
    return [*workers, *lists, *MonthCount.objects.order_by("form_key").values_list("people_out")]


def test_every_record_keeps_the_rules_and_has_its_trail(added):
    verbs = Tally(Note.objects.about(WorkerList).values_list("object_id", flat=True))
    for record in WorkerList.objects.select_related("programme", "district"):
        record.clean_for_submit()
        assert verbs[record.pk] == record.version and record.history.count() == 1
    for record in MonthCount.objects.select_related("programme", "commune")[::12]:
        record.clean_for_submit()
        assert record.notes.count() == record.version
    for row in [*Worker.objects.all()[::6], *Permit.objects.select_related("programme", "worker")[::6]]:
        row.full_clean()
        before = type(row).objects.filter(pk=row.pk).values().get()
        row.save()
        assert type(row).objects.filter(pk=row.pk).values().get() == before and row.history.count() == 2
        assert row.entered_at <= timezone.now()


def test_what_was_accepted_follows_step_by_step_and_is_settled(added):
    for permits in permits_of(Worker.objects.all()).values():
        assert not any(follow(permit, permit.events).out_of_order for permit in permits)
    before = list(Permit.objects.order_by("pk").values(*SETTLED))
    settle(Permit.objects.values_list("pk", flat=True))
    assert list(Permit.objects.order_by("pk").values(*SETTLED)) == before


def test_every_stage_every_state_and_each_span_of_the_board_is_met(added):
    stages = Tally(Permit.objects.values_list("stage", flat=True))
    assert len(stages) == 9 and Permit.objects.overdue().count() > 5
    expiring = [Permit.objects.expiring(days).count() for days in (7, 30, 60, 90)]
    assert expiring == sorted(set(expiring)) and expiring[0]
    assert set(WorkerList.objects.values_list("state", flat=True)) == set(State.values)
    assert 100 <= Worker.objects.count() <= 140
    assert Trip.objects.count() > Trip.objects.values("worker").distinct().count()


def test_one_waiting_list_holds_a_line_back(added):
    held = ListLine.objects.exclude(held="").select_related("list")
    assert [(line.held, line.list.state) for line in held] == [("step", State.SUBMITTED)]
    for record in WorkerList.objects.waiting():
        assert record.review_due_at and record.lines.exists()


def test_one_worker_waits_for_the_province_and_one_place_is_left(added):
    waiting = Worker.objects.get(awaits_province=True)
    assert waiting.same_paper().count() == 1 and waiting.same_paper().get().district != waiting.district
    year = timezone.localdate().year
    left = [
        quota.places - takes_of(quota.programme.permits.all(), year).count()
        for quota in Quota.objects.filter(year=year, district=None, basis__contains="dữ liệu mẫu")
    ]
    assert 1 in left


def test_some_persons_of_illegal_exits_once_held_a_permit(added):
    persons = list(Person.objects.select_related("incident__code"))
    assert persons and all(matches_of(persons).values())
    assert {person.incident.code.code for person in persons} == {"D1"}


def test_counts_cover_two_years_and_the_last_month_waits(added):
    months = set(MonthCount.objects.values_list("month", flat=True))
    assert len(months) == 24
    waiting = MonthCount.objects.waiting()
    assert set(waiting.values_list("month", flat=True)) == {max(months)}
    assert not MonthCount.objects.filter(starts_on__gt=timezone.localdate() - timedelta(days=20)).exists()


def test_numbers_go_on_after_the_samples_and_the_demo_finds_work(added):
    for counter in Counter.objects.filter(key__regex="^(DS|LĐ)-"):
        records = WorkerList if counter.key.startswith("DS") else MonthCount
        assert records.objects.filter(number__startswith=f"{counter.key}-").count() == counter.last
    assert Register.holds_samples()
    people = {name: User.objects.get(username=name) for name in ("clerk", "clerk2", "reviewer", "reviewer2")}
    for name in ("clerk", "clerk2"):
        assert WorkerList.objects.own_to(people[name]).exists()
        assert Worker.objects.visible_to(people[name]).exists()
    for name in ("reviewer", "reviewer2"):
        assert WorkerList.objects.reviewable_by(people[name]).waiting().exists()
        assert MonthCount.objects.reviewable_by(people[name]).waiting().exists()


def test_they_are_the_same_each_time_and_name_nobody(added):
    assert added and added == told()
    assert Programme.objects.exists() and all(name.startswith("Lao động mẫu ") for name, *_ in added[:100])
