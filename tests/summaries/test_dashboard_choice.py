"""Which indicators stand on a person's dashboard, and in which order."""

import pytest
from django.urls import reverse

from borderops.summaries.dashboard_choice import USUAL, DashboardChoice
from tests.factories import make_clerk, make_observer, make_overseer
from tests.figures.factories import log_in, make_indicator
from tests.pages import said
from tests.summaries.reading import HD, PEOPLE, PL, SK, text
from tests.summaries.test_dashboard_page import dashboard

pytestmark = pytest.mark.django_db
PAGE = "dashboard-indicators"


@pytest.fixture(autouse=True)
def indicators(db):
    for place, key in enumerate([*USUAL, SK, "aid.masks"], 1):
        make_indicator(key, place=place)


def shown(user):
    return [row.indicator.key for row in dashboard(user).context["rows"]]


def choose(user, *keys):
    fields = {f"place-{number}": key for number, key in enumerate(keys, 1)}
    return log_in(user).post(reverse(PAGE), fields)


def test_who_has_not_chosen_finds_the_usual_ones(line):
    assert shown(make_overseer()) == USUAL
    assert shown(make_observer()) == USUAL


def test_who_has_chosen_finds_these_in_this_order(line):
    user, other = make_overseer(), make_overseer()
    answer = choose(user, SK, "", HD)
    assert answer["Location"] == reverse("dashboard") and said(answer) == ["success"]
    assert shown(user) == [SK, HD]
    assert shown(other) == USUAL


def test_the_form_shows_what_is_chosen_now(line):
    user = make_overseer()
    choose(user, SK, HD)
    form = log_in(user).get(reverse(PAGE)).context["form"]
    assert [form[name].value() for name in list(form.fields)[:3]] == [SK, HD, ""]


def test_to_choose_none_is_allowed_and_the_page_says_how_to_choose(line):
    user = make_overseer()
    choose(user)
    assert shown(user) == []
    page = dashboard(user)
    assert "No indicator is chosen" in text(page) and reverse(PAGE) in page.content.decode()


def test_the_usual_ones_come_back_with_one_button(line):
    user = make_overseer()
    choose(user, SK)
    assert log_in(user).post(reverse(PAGE), {"usual": "1"})["Location"] == reverse("dashboard")
    assert shown(user) == USUAL


@pytest.mark.parametrize("key", ["no.such", "aid.masks", "<b>"])
def test_an_indicator_that_is_unknown_or_not_counted_is_refused_and_nothing_is_lost(line, key):
    user = make_overseer()
    answer = choose(user, SK, key)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["place-2"]
    assert answer.context["form"]["place-1"].value() == SK
    assert shown(user) == USUAL


def test_an_indicator_is_chosen_once(line):
    answer = choose(make_overseer(), SK, HD, SK)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["place-3"]
    assert "is chosen already" in text(answer)


def test_what_a_person_may_no_longer_count_is_left_out(line):
    user = make_clerk()
    DashboardChoice.objects.create(user=user, keys=["gone", PL, "aid.masks", PEOPLE])
    assert shown(user) == [PL, PEOPLE]


def test_a_figure_that_lies_in_the_choice_but_was_taken_out_of_the_list_is_left_out(line):
    user = make_overseer()
    DashboardChoice.objects.create(user=user, keys=[PL, "incidents.injured"])
    assert shown(user) == [PL]
