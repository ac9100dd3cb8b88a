"""What nobody types, but an address or a form can carry: refused in words or read as nothing, never an error page."""

import pytest

from borderops.figures.models import ReportedFigure
from tests.factories import make_clerk, make_overseer, make_reviewer
from tests.figures.factories import log_in, make_figure
from tests.figures.test_conflicts import judge
from tests.figures.test_enter import NEW, typed

pytestmark = pytest.mark.django_db
HUGE = "9" * 5000


@pytest.mark.parametrize("name", ["indicator", "period", "as_of", "districts"])
@pytest.mark.parametrize("value", ["\0", "026|\0", HUGE[:3000]])
def test_an_address_may_ask_for_anything(name, value):
    assert log_in(make_clerk()).get(NEW, {name: value}).status_code == 200


@pytest.mark.parametrize("name", ["indicator", "replaces", "districts", "value", "period", "as_of", "source"])
@pytest.mark.parametrize("value", ["\0", HUGE, HUGE[:23], "²", "-1", "None"])
def test_what_a_form_carries_is_refused_in_words(name, value):
    answer = log_in(make_clerk()).post(NEW, typed(**{name: value}))
    assert answer.status_code == 422 or ReportedFigure.objects.get()
    if answer.status_code == 422:
        assert answer.context["form"].errors


@pytest.mark.parametrize("name", ["indicator", "theme", "period", "q", "look", "state", "sort", "after"])
@pytest.mark.parametrize("value", ["\0", HUGE[:3000]])
def test_the_list_takes_any_filter(name, value):
    assert log_in(make_clerk()).get("/figures/", {name: value}).status_code in (200, 400)


def test_a_decision_is_not_written_over_one_that_was_made_meanwhile():
    figure = make_figure(value=570)
    make_figure(value=580, source="Nguồn khác")
    first, second = log_in(make_reviewer()), log_in(make_overseer())
    page = first.get(judge(figure))
    stamp = page.context["form"]["seen"].value()
    second.post(judge(figure), {"words": "Giữ 580.", "seen": stamp})
    answer = first.post(judge(figure), {"words": "Giữ 570.", "seen": stamp})
    assert answer.status_code == 409 and "Giữ 570." in answer.text and "Giữ 580." in answer.text
    assert ReportedFigure.objects.get(pk=figure.pk).judgement == "Giữ 580."
    again = answer.context["form"]["seen"].value()
    assert first.post(judge(figure), {"words": "Giữ 570.", "seen": again}).status_code == 302


def test_a_decision_that_is_sent_twice_is_kept_once():
    figure = make_figure(value=570)
    make_figure(value=580, source="Nguồn khác")
    client = log_in(make_reviewer())
    for _click in range(2):
        assert client.post(judge(figure), {"words": "Giữ 570.", "seen": ""}).status_code == 302
    assert figure.history.filter(judgement="Giữ 570.").count() == 1
