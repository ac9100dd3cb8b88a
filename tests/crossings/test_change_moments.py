"""Moments as people write them, and many people at one crossing point at the same moment."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from borderops.crossings.models import CrossingPoint, FlowChange
from borderops.crossings.moment_fields import RoughMomentField
from borderops.review.states import State
from tests.crossings.change_typing import NEW, SEVERAL, several, typed
from tests.crossings.makers import (
    make_accepted_change,
    make_crossing,
    make_eastern_crossing,
    make_sent_change,
    new_change,
)
from tests.factories import make_clerk, make_overseer, make_reviewer
from tests.review.test_concurrency import at_once, logged_in

at_one_moment = pytest.mark.django_db(transaction=True)


class Asking(forms.Form):
    since = RoughMomentField(required=False)


def read(text):
    form = Asking({"since": text})
    return form.cleaned_data["since"] if form.is_valid() else form.errors["since"][0]


WRITTEN = {
    "2021": "2021", "10/2021": "2021-10", "2021-10": "2021-10", "14/10/2021": "2021-10-14", "14.10.21": "2021-10-14",
    "14/10/2021 14:30": "2021-10-14T14:30", "14h30 14/10/2021": "2021-10-14T14:30",
    "2021-10-14T14:30": "2021-10-14T14:30",
    "": "", "  ": "",
}  # fmt: skip


@pytest.mark.parametrize(("text", "kept"), WRITTEN.items())
def test_a_moment_is_kept_as_exactly_as_it_is_written(text, kept):
    assert read(text) == kept


@pytest.mark.parametrize(
    "text", ["đầu năm", "13/2021", "31/02/2021", "14/10/2021 25:00", "0", "2021-10-14T", "\0", "99999"]
)
def test_what_is_no_moment_is_told_how_to_write_one(text):
    assert read(text).startswith(("Write a year, month, day or hour", "Null characters"))


def test_it_is_shown_as_people_write_it_and_as_it_was_typed():
    shown = [
        Asking(initial={"since": kept})["since"].value()
        for kept in ("2021", "2021-10", "2021-10-14T07:05", "")
    ]
    assert shown == ["2021", "10/2021", "14/10/2021 07:05", ""]
    assert Asking({"since": "đầu năm"})["since"].value() == "đầu năm"


def refused(deed):
    """What a person gets who is too late."""
    try:
        return deed()
    except ValidationError:
        return None


@at_one_moment
def test_of_two_who_submit_the_same_moment_exactly_one_is_kept():
    crossing = make_crossing()
    people = [logged_in(make_clerk(crossing.district)) for _ in range(4)]
    answers = at_once([lambda one=one: one.post(NEW, typed(crossing)) for one in people])
    assert sorted(answer.status_code // 100 for answer in answers) == [3, 4, 4, 4]
    assert [change.number for change in FlowChange.objects.all()] == ["TL-2024-VX-0001"]


@at_one_moment
def test_a_double_click_makes_one_change_and_one_set():
    crossings = [make_crossing(), make_eastern_crossing()]
    one = logged_in(make_overseer())
    sent, many = typed(crossings[0], since="01/05/2024"), several(crossings)
    answers = at_once([lambda: one.post(NEW, sent)] * 2)
    answers += at_once([lambda: one.post(SEVERAL, many)] * 2)
    assert [answer.status_code for answer in answers] == [302] * 4
    assert FlowChange.objects.count() == 5
    assert set(FlowChange.objects.values_list("state", flat=True)) == {State.SUBMITTED}


@at_one_moment
def test_sets_and_single_changes_of_many_people_at_once_never_wait_for_each_other():
    west, east = crossings = [make_crossing(), make_eastern_crossing()]
    people = [logged_in(make_overseer()) for _ in range(6)]
    answers = at_once([
        lambda: people[0].post(SEVERAL, several(crossings, since="01/06/2024")),
        lambda: people[1].post(SEVERAL, several(crossings[::-1], since="02/06/2024")),
        lambda: people[2].post(SEVERAL, several(crossings, since="03/06/2024")),
        lambda: people[3].post(NEW, typed(east, since="04/06/2024")),
        lambda: people[4].post(NEW, typed(west, since="05/06/2024")),
        lambda: people[5].post(NEW, typed(east, since="06/06/2024")),
    ])  # fmt: skip
    assert {answer.status_code for answer in answers} == {302}
    numbers = sorted(FlowChange.objects.values_list("number", flat=True))
    assert len(set(numbers)) == 15 and numbers[0] == "TL-2024-DV-0001" and numbers[-1] == "TL-2024-VX-0007"


@at_one_moment
def test_of_two_corrections_sent_at_once_one_takes_the_place():
    wrong = make_accepted_change(crossing=make_crossing())
    people = [make_clerk(wrong.district) for _ in range(2)]

    def correct(by):
        right = new_change(
            CrossingPoint.objects.get(), corrects=wrong, urgent=True, since="2024-05-19"
        ).write(by)
        right.submit(by)
        return right

    at_once([lambda by=by: refused(lambda: correct(by)) for by in people])
    assert FlowChange.objects.in_force().count() == 1
    assert FlowChange.objects.get(pk=wrong.pk).state == State.STRUCK


@at_one_moment
def test_accepting_a_correction_while_the_old_one_is_struck_leaves_one_decision_each():
    wrong = make_accepted_change(crossing=make_crossing())
    right = make_sent_change(crossing=wrong.crossing, corrects=wrong, state_of_flow="open")
    one, other = make_reviewer(wrong.district), make_overseer()
    at_once([
        lambda: refused(lambda: FlowChange.objects.get(pk=right.pk).accept(one)),
        lambda: refused(lambda: FlowChange.objects.get(pk=wrong.pk).strike(other, "mistake")),
    ])  # fmt: skip
    wrong.refresh_from_db()
    right.refresh_from_db()
    assert (right.state, wrong.state) == (State.ACCEPTED, State.STRUCK)
    assert wrong.notes.filter(verb="strike").count() == 1
