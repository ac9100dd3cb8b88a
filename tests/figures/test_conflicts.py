"""Figures that contradict each other are shown with both sides until a person decides; none is changed by it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from borderops.figures.inbox import undecided
from borderops.figures.models import ReportedFigure
from borderops.review.states import State
from tests.factories import make_clerk, make_observer, make_overseer, make_reviewer
from tests.figures.factories import log_in, make_figure, make_indicator, make_line
from tests.sheets.books import check

pytestmark = pytest.mark.django_db
DISBURSED = "ngo.disbursed"


@pytest.fixture
def disbursed():
    """Two sources: one says 1,9 times, the values say 5,9."""
    money = make_indicator(DISBURSED, unit="USD")
    make_figure(money, 765_495, period="2020", standing="estimate")
    return make_figure(money, 4_537_635, published_change="tăng 1,9 lần")


def judge(figure):
    return reverse("judge-reported-figure", args=[figure.reference])


def page_of(figure, person, language="en"):
    return log_in(person, language).get(figure.get_absolute_url()).content.decode()


def listed(look, person):
    return set(log_in(person).get("/figures/", {"look": look}).context["page"].rows)


def test_the_page_says_both_comparisons(disbursed, clerk):
    page = page_of(disbursed, clerk)
    assert "The source says “tăng 1,9 lần”; the published figures say up 5.9 times." in page
    assert "not decided" in page


def test_the_list_marks_it_and_finds_it(disbursed, clerk):
    page = log_in(clerk).get("/figures/").content.decode()
    assert page.count("in conflict</span>") == 1
    assert listed("open", clerk) == {disbursed} and listed("decided", clerk) == set()


def test_two_sources_for_the_same_contradict_each_other(clerk):
    one, other = make_figure(value=570), make_figure(value=580, source="Nguồn khác", period="cal:2021")
    page = page_of(one, clerk)
    assert f"580 vụ ({other.number}, Nguồn khác)" in page
    assert listed("open", clerk) == {one, other}


def test_the_same_value_other_districts_and_targets_contradict_nothing(clerk):
    west, *_rest, east = make_line()
    make_figure(value=570), make_figure(value=570, source="Nguồn khác")
    make_figure(value=5, districts=[west]), make_figure(value=6, districts=[west, east])
    make_figure(value=100, standing="target"), make_figure(value=None, published_text="giảm đáng kể")
    make_figure(value=1, state=State.SUBMITTED), make_figure(value=2, period="2020")
    assert listed("open", clerk) == set()


def test_an_estimate_beside_a_final_figure_says_what_to_do(clerk):
    make_figure(value=500, standing="estimate")
    assert "If the other takes its place, reopen that one" in page_of(make_figure(value=570), clerk)


def test_a_figure_does_not_contradict_the_estimate_whose_place_it_takes(clerk):
    estimate = make_figure(value=500, standing="estimate")
    waiting = make_figure(value=570, replaces=estimate, state=State.SUBMITTED)
    assert "Contradictions" not in page_of(waiting, make_reviewer())
    waiting.accept(make_reviewer())
    assert listed("open", clerk) == set()
    assert "Contradictions" not in page_of(estimate, clerk)


def test_a_person_decides_and_it_is_no_longer_open(disbursed, clerk):
    overseer = make_overseer()
    client = log_in(overseer)
    assert "tăng 1,9 lần" in client.get(judge(disbursed)).content.decode()
    answer = client.post(judge(disbursed), {"words": " Năm 2020 là số ước;  giữ cả hai. "})
    assert answer.headers["Location"] == disbursed.get_absolute_url()
    disbursed.refresh_from_db()
    assert (disbursed.judgement, disbursed.judged_by) == ("Năm 2020 là số ước; giữ cả hai.", overseer)
    assert (disbursed.value, disbursed.published_change) == (4_537_635, "tăng 1,9 lần")
    assert (listed("open", clerk), listed("decided", clerk)) == (set(), {disbursed})
    assert "Năm 2020 là số ước; giữ cả hai." in page_of(disbursed, clerk)
    assert disbursed.history.latest().history_user == overseer


def test_one_decision_settles_both_sides(clerk):
    one, other = make_figure(value=570), make_figure(value=580, source="Nguồn khác")
    log_in(make_reviewer()).post(judge(one), {"words": "Nguồn khác tính cả tháng 12."})
    assert listed("open", clerk) == set()
    assert "Nguồn khác tính cả tháng 12." in page_of(other, clerk)


def test_a_figure_that_comes_later_opens_it_again(clerk):
    one, other = make_figure(value=570), make_figure(value=580, source="Nguồn khác")
    log_in(make_reviewer()).post(judge(one), {"words": "Giữ 570."})
    third = make_figure(value=590, source="Nguồn thứ ba", reviewed_at=timezone.now() + timedelta(minutes=1))
    assert listed("open", clerk) == {one, other, third}


def test_nobody_decides_on_their_own_figure():
    reviewer = make_reviewer()
    make_figure(value=580, source="Nguồn khác")
    own = make_figure(value=570, entered_by=reviewer)
    answer = log_in(reviewer).post(judge(own), {"words": "Giữ 570."})
    assert answer.status_code == 409 and "somebody else must review it" in answer.content.decode()
    assert ReportedFigure.objects.get(pk=own.pk).judgement == ""


def test_words_are_needed(disbursed):
    answer = log_in(make_overseer()).post(judge(disbursed), {"words": "  "})
    assert answer.status_code == 422


@pytest.mark.parametrize("make", [make_clerk, make_observer])
def test_who_does_not_review_decides_nothing(disbursed, make):
    client = log_in(make())
    assert client.get(judge(disbursed)).status_code == 403
    assert client.post(judge(disbursed), {"words": "x"}).status_code == 403
    assert "Write what was decided" not in page_of(disbursed, make())


def test_a_figure_that_is_not_accepted_waits_with_the_decision(clerk):
    make_figure(value=580)
    waiting = make_figure(value=570, state=State.SUBMITTED)
    answer = log_in(make_reviewer()).post(judge(waiting), {"words": "Giữ 570."})
    assert answer.status_code == 409 and "not accepted" in answer.content.decode()


def test_where_nothing_contradicts_there_is_nothing_to_decide():
    figure = make_figure()
    assert log_in(make_overseer()).get(judge(figure)).headers["Location"] == figure.get_absolute_url()


def test_a_draft_of_another_unit_is_not_found():
    draft = make_figure(state=State.DRAFT)
    assert log_in(make_overseer()).get(judge(draft)).status_code == 404


def test_observers_read_the_decision_without_who_made_it(disbursed):
    log_in(make_overseer(name="lanh-dao-so")).post(judge(disbursed), {"words": "Giữ cả hai."})
    page = page_of(disbursed, make_observer())
    assert "Giữ cả hai." in page and "lanh-dao-so" not in page


def test_a_row_of_a_sheet_is_warned_of_another_value(clerk):
    make_figure(value=570)
    client = log_in(clerk)
    headings = ["indicator", "value", "period", "standing", "source"]
    run = check(
        client, "reported-figures", headings, ["incidents.law.cases", 580, "2021", "final", "Nguồn khác"]
    )
    [row] = run.told.all()
    assert row.warnings and "570 vụ" in row.warnings[0]


def test_marks_take_as_many_queries_for_many_rows(clerk):
    client = log_in(clerk)
    make_figure(value=1), make_figure(value=2, published_change="tăng 3%")
    client.get("/figures/")
    with CaptureQueriesContext(connection) as few:
        client.get("/figures/")
    for n in range(12):
        make_figure(value=3 + n, published_change="tăng 3%")
    with CaptureQueriesContext(connection) as many:
        client.get("/figures/")
    assert len(many) == len(few)


def test_what_is_open_waits_on_the_first_page_of_those_who_review(disbursed, clerk):
    [tile] = [
        each for each in log_in(make_overseer()).get("/").context["tiles"] if "look=open" in each["url"]
    ]
    assert (tile["value"], tile["label"]) == ("1", "Reported figures in conflict")
    assert "look=open" not in log_in(clerk).get("/").content.decode()


def test_the_summary_says_what_was_decided(clerk):
    make_figure(value=500, period="2020")
    figure = make_figure(value=570, published_change="tăng 2 lần")
    observer = make_observer()
    address = reverse("district-summary") + "?period=2021"
    page = log_in(observer).get(address).content.decode()
    assert "the two figures say: up 1.1 times" in page and "a person has to decide" in page
    log_in(make_overseer()).post(judge(figure), {"words": "Nguồn tính cả năm 2019."})
    page = log_in(observer).get(address).content.decode()
    assert "Nguồn tính cả năm 2019." in page and "a person has to decide" not in page


def test_the_first_page_looks_only_at_the_figures_that_changed_last(monkeypatch):
    monkeypatch.setattr("borderops.figures.inbox.MOST", 2)
    reviewer = make_reviewer()
    one, other = make_figure(value=570), make_figure(value=580, source="Nguồn khác")
    assert set(undecided(reviewer)) == {one, other}
    third = make_figure(value=590, source="Nguồn thứ ba")
    assert set(undecided(reviewer)) == {other, third}
    assert listed("open", reviewer) == {one, other, third}
