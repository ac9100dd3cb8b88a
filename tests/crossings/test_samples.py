"""The sample changes, notices and traffic of the demo: as the models would have kept them, from 2025 on, no names."""

from collections import Counter as Tally
from datetime import date, datetime

import pytest
from django.db import transaction
from django.utils import timezone

from borderops.crossings.models import (
    Confirmation,
    CrossingPoint,
    FlowChange,
    Notice,
    TradeRow,
    TrafficReport,
    TravellerRow,
)
from borderops.crossings.standing import standings
from borderops.crossings.unconfirmed import unconfirmed_for
from borderops.lists.models import Register
from borderops.management.sample_crossings import add_crossing_samples
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
    """The seeds, the accounts and the samples; gives what stood there before, and what a first try told."""
    load_demo()
    before = {"changes": set(FlowChange.objects.values_list("pk", flat=True)), "board": board_of_2024()}
    with pytest.raises(Undone), transaction.atomic():
        add_crossing_samples()
        first = told(before)
        raise Undone
    add_crossing_samples()
    return before | {"told": first}


def sampled(before):
    return FlowChange.objects.exclude(pk__in=before["changes"])


def board_of_2024():
    """What stands on the last day of 2024, and how it was confirmed."""
    rows = standings(CrossingPoint.objects.order_by("code"), date(2024, 12, 31))
    return [(each.change and each.change.pk, each.confirmation) for row in rows for each in row.flows]


def told(before):
    """What the samples tell."""
    changes = sampled(before).order_by("form_key").values_list("number", "since", "state", "flow")
    traffic = TrafficReport.objects.order_by("form_key").values_list("number", "period", "vehicles_in")
    return [*changes, *traffic, *TradeRow.objects.order_by("pk").values_list("amount")]


def test_changes_keep_the_rules_and_have_their_trail(added):
    verbs = Tally(Note.objects.about(FlowChange).values_list("object_id", flat=True))
    for record in sampled(added).select_related("crossing"):
        record.clean() if record.state == State.DRAFT else record.clean_for_submit()
        assert verbs[record.pk] == record.version and record.history.count() == 1
        before = FlowChange.objects.filter(pk=record.pk).values().get()
        record.save()
        assert FlowChange.objects.filter(pk=record.pk).values().get() == before


def test_what_the_documents_say_until_2024_is_left_alone(added):
    end = datetime(2025, 1, 1, tzinfo=timezone.get_current_timezone())
    assert added["board"] and added["board"] == board_of_2024()
    assert not sampled(added).filter(counts_from__lt=end).exists()
    assert not TrafficReport.objects.filter(entered_at__lt=end).filter(starts_on__gt=end).exists()


def test_they_stand_in_every_state_of_review_and_one_is_urgent(added):
    states = set(sampled(added).values_list("state", flat=True))
    assert states == set(State.values)
    urgent = sampled(added).get(urgent=True)
    assert urgent.waits_in_force and urgent.counts_from < timezone.now()
    assert set(TrafficReport.objects.values_list("state", flat=True)) == {"submitted", "accepted"}


def test_some_is_confirmed_and_some_has_to_be(added):
    overseer = User.objects.get(username="overseer")
    waiting = set(unconfirmed_for(overseer).values_list("code", flat=True))
    assert "XM-DL" in waiting and "TT-TB" not in waiting
    assert not Confirmation.objects.filter(at__gt=timezone.now()).exists()


def test_notices_wait_urgently_were_closed_and_became_a_change(added):
    assert Notice.objects.filter(importance="urgent", done_at=None).exists()
    assert Notice.objects.exclude(done_at=None).filter(changes=None).exists()
    assert sampled(added).exclude(notice=None).get().notice.done_at
    for notice in Notice.objects.all():
        notice.full_clean(exclude=["entered_by", "form_key"])
        assert notice.crossings.exists()


def test_traffic_keeps_the_rules_and_is_told_as_estimate_and_as_final(added):
    verbs = Tally(Note.objects.about(TrafficReport).values_list("object_id", flat=True))
    told = TrafficReport.objects.select_related("crossing").prefetch_related("travellers", "trade")
    for record in told:
        record.clean_for_submit()
        assert verbs[record.pk] == record.version
    for row in [*TravellerRow.objects.all()[::9], *TradeRow.objects.all()[::9]]:
        before = getattr(row, "amount", None)
        row.full_clean()
        row.save()
        assert getattr(row, "amount", None) == before
    months = TrafficReport.objects.filter(period__regex=r"^\d{4}-\d{2}$", standing="final")
    assert (
        months.filter(crossing__code="TT-TB").count() == months.filter(crossing__code="XM-DL").count() == 24
    )
    days = TrafficReport.objects.exclude(period__regex=r"^\d{4}-\d{2}$")
    assert days.filter(standing="final").count() == 40 and days.filter(standing="estimate").count() == 13
    assert days.filter(state="submitted").exists()


def test_numbers_go_on_after_the_samples(added):
    for model, mark in ((FlowChange, "TL-"), (TrafficReport, "LL-")):
        counters = Counter.objects.filter(key__startswith=mark)
        assert counters
        for counter in counters:
            assert model.objects.filter(number__startswith=f"{counter.key}-").count() == counter.last


def test_everybody_of_the_demo_finds_work_and_the_database_is_flagged(added):
    assert Register.holds_samples()
    for name in ("clerk", "clerk2"):
        user = User.objects.get(username=name)
        assert FlowChange.objects.own_to(user).exists()
        assert Notice.objects.visible_to(user).waiting().exists()
    for name in ("reviewer", "reviewer2", "overseer"):
        assert FlowChange.objects.reviewable_by(User.objects.get(username=name)).waiting().exists()
    assert FlowChange.objects.editable_by(User.objects.get(username="clerk")).count() == 2


def test_they_are_the_same_each_time(added):
    assert added["told"] and added["told"] == told(added)
