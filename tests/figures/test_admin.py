"""Reported figures and indicators in the administration: the same rights, lock and trail as on their pages."""

import pytest

from borderops.figures.models import Indicator, ReportedFigure
from borderops.review.states import State
from tests.factories import make_administrator, make_clerk, make_observer, make_reviewer
from tests.figures.factories import log_in, make_figure, make_indicator, make_line

pytestmark = pytest.mark.django_db
LIST = "/admin/figures/reportedfigure/"
ADD = f"{LIST}add/"


def change(figure):
    return f"{LIST}{figure.pk}/change/"


def typed(**fields):
    return {
        "indicator": make_indicator().pk,
        "value": "570",
        "standing": "final",
        "period": "2021",
        "published_text": "570 vụ",
        "source": "Báo cáo năm 2021",
        "confidence": "S",
    } | fields


def test_a_clerk_enters_a_figure_with_its_districts():
    clerk, line = make_clerk(), make_line()
    log_in(clerk).post(ADD, typed(districts=[line[0].pk, line[6].pk]))
    figure = ReportedFigure.objects.get()
    assert (figure.state, figure.entered_by) == (State.DRAFT, clerk)
    assert list(figure.districts.all()) == [line[0], line[6]]
    assert [note.verb for note in figure.notes.all()] == ["log"]


def test_changed_districts_are_told_in_the_trail():
    clerk, line = make_clerk(), make_line()
    figure = make_figure(state=State.DRAFT, entered_by=clerk, districts=line[:1])
    log_in(clerk).post(change(figure), typed(districts=[line[6].pk], version_seen=figure.version))
    assert figure.notes.get(verb="edit").changes == [["districts", "Xín Mần", "Mèo Vạc"]]
    assert figure.history.latest().districts.count() == 1


def test_an_accepted_figure_is_only_to_read():
    figure = make_figure(entered_by=(clerk := make_clerk()))
    client = log_in(clerk)
    assert b'name="value"' not in client.get(change(figure)).content
    assert client.post(change(figure), typed(value="571")).status_code == 403


def test_a_draft_of_somebody_else_is_not_there():
    draft = make_figure(state=State.DRAFT)
    client = log_in(make_reviewer())
    assert draft not in client.get(LIST).context["cl"].result_list
    assert client.get(change(draft)).status_code == 302


def test_a_wrong_period_is_named():
    page = log_in(make_clerk()).post(ADD, typed(period="2021-Q9")).content.decode()
    assert "2021 has no Q9" in page
    assert not ReportedFigure.objects.exists()


def test_a_reviewer_accepts_the_selected():
    waiting = make_figure(state=State.SUBMITTED)
    log_in(make_reviewer()).post(LIST, {"action": "accept", "_selected_action": [waiting.pk]})
    assert ReportedFigure.objects.get().state == State.ACCEPTED


def test_observers_have_no_administration():
    assert log_in(make_observer()).get(LIST).status_code == 302


def test_the_administrator_keeps_the_indicators_whose_keys_stay():
    indicator, client = make_indicator(), log_in(make_administrator())
    given = {
        "key": "other",
        "label_vi": "Mới",
        "label_en": "New",
        "unit": "vụ",
        "nature": "flow",
        "theme": "incidents",
    }
    client.post(f"/admin/figures/indicator/{indicator.pk}/change/", given)
    kept = Indicator.objects.get()
    assert (kept.key, kept.label_vi) == ("incidents.law.cases", "Mới")
    assert client.get(LIST).status_code == 403


def test_the_estimate_before_is_one_that_the_person_sees():
    clerk, estimate = make_clerk(), make_figure(value=500, standing="estimate")
    client = log_in(clerk)
    client.post(ADD, typed(replaces=estimate.pk))
    figure = ReportedFigure.objects.get(state=State.DRAFT)
    assert figure.replaces == estimate
    hidden = make_figure(value=1, standing="estimate", state=State.DRAFT)
    answer = client.post(change(figure), typed(replaces=hidden.pk, version_seen=figure.version))
    assert "replaces" in answer.context["adminform"].errors


def test_what_was_decided_is_only_to_read():
    clerk = make_clerk()
    page = log_in(clerk).get(change(make_figure(state=State.DRAFT, entered_by=clerk))).content.decode()
    assert "field-judgement" in page and 'name="judgement"' not in page
