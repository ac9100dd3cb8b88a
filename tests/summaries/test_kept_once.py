"""Thresholds and schedules are kept once: a form that is sent twice, two people at once, and twins of long ago."""

import importlib
import uuid

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse

from borderops.summaries.schedules import Schedule
from borderops.summaries.thresholds import Threshold
from tests.factories import make_overseer
from tests.figures.factories import log_in, make_indicator, make_line
from tests.pages import hidden_fields
from tests.review.test_concurrency import at_once
from tests.summaries.test_thresholds import make_threshold

pytestmark = pytest.mark.django_db
MIGRATION = importlib.import_module("borderops.summaries.migrations.0004_discarded_reports_and_kept_once")


@pytest.fixture
def overseer(line):
    return make_overseer()


def opened(user, name):
    """The hidden fields of a form as it is opened, with its key."""
    return hidden_fields(log_in(user).get(reverse(name)))


def threshold(**more):
    told = {"indicator": make_indicator().pk, "district": "", "period_kind": "month", "what": "above"}
    return told | {"limit": "5", "note": "", "active": "on"} | more


def schedule(*recipients, **more):
    told = {"what": "summary", "period_kind": "month", "days_after": "2", "hour": "8", "active": "on"}
    return told | {"recipients": [each.pk for each in recipients]} | more


KINDS = [
    ("new-threshold", Threshold, lambda by: threshold(), {"limit": "9"}, lambda one: one.limit == 9),
    ("new-schedule", Schedule, lambda by: schedule(by), {"hour": "9"}, lambda one: one.hour == 9),
]


@pytest.mark.parametrize("name, model, typed, more, mended", KINDS)
class TestAForm:
    def test_that_is_sent_twice_keeps_one(self, overseer, name, model, typed, more, mended):
        told = opened(overseer, name) | typed(overseer)
        answers = [log_in(overseer).post(reverse(name), told) for _turn in range(2)]
        assert [answer.status_code for answer in answers] == [302, 302]
        assert model.objects.get().history.count() == 1

    def test_that_is_sent_again_with_other_words_mends_it(self, overseer, name, model, typed, more, mended):
        told = opened(overseer, name) | typed(overseer)
        for words in (told, told | more):
            assert log_in(overseer).post(reverse(name), words).status_code == 302
        kept = model.objects.get()
        assert mended(kept) and kept.history.count() == 2 and kept.made_by == overseer

    def test_that_is_sent_again_overwrites_nobodys_change(self, overseer, name, model, typed, more, mended):
        told = opened(overseer, name) | typed(overseer)
        log_in(overseer).post(reverse(name), told)
        kept = model.objects.get()
        kept.active = False
        kept.write(make_overseer())
        model.objects.update(made_by=overseer)
        answer = log_in(overseer).post(reverse(name), told | more)
        assert answer.status_code == 409 and "Somebody has changed this" in answer.text
        assert not model.objects.get().active

    def test_of_another_account_is_not_taken_for_ones_own(self, overseer, name, model, typed, more, mended):
        told = opened(overseer, name) | typed(overseer)
        log_in(overseer).post(reverse(name), told)
        answer = log_in(make_overseer()).post(reverse(name), told)
        assert answer.status_code == 409 and "from another account" in answer.text
        assert model.objects.get().made_by == overseer

    def test_that_is_opened_anew_has_another_key(self, overseer, name, model, typed, more, mended):
        keys = {opened(overseer, name)["form_key"] for _turn in range(2)}
        assert len(keys) == 2


@pytest.mark.parametrize("district", [True, False])
def test_no_door_keeps_a_threshold_that_says_the_same_as_another_one(overseer, line, district):
    place = line[0] if district else None
    make_threshold(place, limit=5)
    with pytest.raises(ValidationError, match="There is this threshold already"):
        twin(place).write(overseer)
    later = twin(place, limit=6)
    later.write(overseer)
    later.limit = 5
    with pytest.raises(ValidationError, match="There is this threshold already"):
        later.write(overseer)
    assert Threshold.objects.filter(limit=5).count() == 1


def twin(place, limit=5):
    """A threshold over months, not kept yet."""
    return Threshold(
        indicator=make_indicator("incidents.law.cases"), district=place, what="above", limit=limit
    )


def test_what_is_out_of_use_or_says_another_number_is_none(overseer, line):
    make_threshold(line[0], limit=5)
    make_threshold(line[0], limit=5, active=False)
    make_threshold(line[0], limit=6)
    make_threshold(line[1], limit=5)
    make_threshold(limit=5)
    assert Threshold.objects.count() == 5


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name, model, typed, more, mended", KINDS)
def test_of_clicks_in_the_same_moment_one_is_kept(name, model, typed, more, mended):
    make_line()
    overseer = make_overseer()
    told = opened(overseer, name) | typed(overseer)
    clients = [log_in(overseer) for _turn in range(4)]
    answers = at_once(
        [lambda client=client: client.post(reverse(name), told).status_code for client in clients]
    )
    assert answers == [302] * 4
    assert model.objects.get().history.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_set_the_same_threshold_at_once_one_is_told():
    make_line()
    people = [make_overseer(), make_overseer()]
    forms = [(log_in(each), opened(each, "new-threshold") | threshold()) for each in people]
    post = reverse("new-threshold")
    answers = at_once([lambda form=form: form[0].post(post, form[1]) for form in forms])
    assert Threshold.objects.count() == 1
    (refused,) = [answer for answer in answers if answer.status_code != 302]
    assert refused.status_code in (409, 422) and "There is this threshold already" in refused.text


def test_the_migration_puts_twins_of_long_ago_out_of_use(overseer, line):
    first, other = make_threshold(line[0], limit=5), make_threshold(limit=5)
    with connection.cursor() as cursor:
        for name in ("one_threshold_of_a_district", "one_threshold_of_the_line"):
            cursor.execute(f"DROP INDEX {name}")
    for place in (line[0], None):
        later = Threshold.objects.get(district=place)
        later.pk, later._state.adding, later.note = None, True, "Bản sau."
        later.form_key = uuid.uuid4()
        later.save()
    MIGRATION.put_twins_out_of_use(apps, None)
    assert set(Threshold.objects.filter(active=True)) == {first, other}
    for each in Threshold.objects.filter(active=False):
        said = each.history.latest()
        assert (each.note, said.active, said.history_change_reason) == ("Bản sau.", False, MIGRATION.TWIN)
