"""Entering and mending a reported figure: works, wrong person, wrong state, wrong input."""

import uuid
from decimal import Decimal

import pytest
from django.urls import reverse

from borderops.figures.models import ReportedFigure
from borderops.review.states import State
from tests.factories import make_observer
from tests.figures.factories import log_in, make_figure, make_indicator, make_line

pytestmark = pytest.mark.django_db
NEW = "/figures/new/"


def typed(**changes):
    """What a person types for the 6 cases of 2021."""
    return {
        "indicator": make_indicator("incidents.agreement.cases").pk,
        "value": "6",
        "standing": "final",
        "period": "2021",
        "published_text": "6 vụ vi phạm Hiệp định về Quy chế quản lý biên giới",
        "source": "Báo cáo năm 2021",
        "confidence": "S",
        "form_key": str(uuid.uuid4()),
        "then": "submit",
    } | changes


def test_a_figure_is_entered_and_submitted_with_its_districts(clerk):
    west, *_, east = make_line()
    response = log_in(clerk).post(NEW, typed(districts=[west.pk, east.pk]))
    figure = ReportedFigure.objects.get()
    assert response.headers["Location"] == reverse("reported-figure", args=[figure.number])
    assert figure.state == State.SUBMITTED
    assert (figure.value, figure.period) == (Decimal(6), "2021")
    assert list(figure.districts.all()) == [west, east]
    kept = figure.history.latest().districts.values_list("district", flat=True)
    assert set(kept) == {west.pk, east.pk}


def test_published_words_are_kept_as_published(clerk):
    words = "tăng  “đột biến”, 2.186 đối trượng\u00a0– theo quy định"
    log_in(clerk).post(NEW, typed(published_text=words))
    assert ReportedFigure.objects.get().published_text == "tăng “đột biến”, 2.186 đối trượng – theo quy định"


def test_a_double_submit_is_one_figure(clerk):
    client, answers = log_in(clerk), typed(districts=[district.pk for district in make_line()[3:5]])
    first, second = client.post(NEW, answers), client.post(NEW, answers)
    assert ReportedFigure.objects.count() == 1
    assert first.headers["Location"] == second.headers["Location"]


def test_a_draft_is_saved_and_mended_by_its_unit(clerk):
    client = log_in(clerk)
    client.post(NEW, typed(then="draft"))
    draft = ReportedFigure.objects.get()
    west = make_line()[0]
    edit = reverse("edit-reported-figure", args=[draft.reference])
    assert client.get(edit).status_code == 200
    client.post(edit, typed(value="7", districts=[west.pk], version=draft.version))
    mended = ReportedFigure.objects.get()
    changes = mended.notes.get(verb="edit").changes
    assert ["value", "6", "7"] in changes
    assert ["districts", "", "Xín Mần"] in changes
    assert mended.state == State.SUBMITTED


def test_saving_without_a_change_leaves_no_note(clerk):
    client = log_in(clerk)
    client.post(NEW, typed(then="draft"))
    draft = ReportedFigure.objects.get()
    client.post(
        reverse("edit-reported-figure", args=[draft.reference]), typed(then="draft", version=draft.version)
    )
    assert [note.verb for note in draft.notes.all()] == ["log"]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"value": "765,495"}, "two ways"),
        ({"value": "", "published_text": ""}, "published words that stand in its place"),
        ({"period": "2021-Q9"}, "2021-Q9"),
        ({"period": "", "as_of": ""}, "either a period or the day"),
        ({"as_of": "2021-10"}, "either a period or the day"),
        ({"period": "", "as_of": "10/2021"}, "2021-10"),
        ({"source": ""}, "required"),
        ({"indicator": "999999"}, "valid choice"),
    ],
)
def test_wrong_input_is_named_and_nothing_is_lost(clerk, wrong, words):
    response = log_in(clerk).post(NEW, typed(**wrong))
    assert response.status_code == 422
    assert words in response.content.decode()
    assert "Báo cáo năm 2021" in response.content.decode() or "source" in wrong
    assert not ReportedFigure.objects.exists()


def test_observers_may_not_enter_figures():
    assert log_in(make_observer()).post(NEW, typed()).status_code == 403


def test_a_draft_of_another_unit_is_not_found(clerk):
    draft = make_figure(state=State.DRAFT)
    edit = reverse("edit-reported-figure", args=[draft.reference])
    assert log_in(clerk).get(edit).status_code == 404
    assert log_in(clerk).post(edit, typed()).status_code == 404


def test_an_accepted_figure_is_locked(clerk):
    figure = make_figure(entered_by=clerk)
    client = log_in(clerk)
    edit = reverse("edit-reported-figure", args=[figure.number])
    assert client.get(edit).status_code == 302
    response = client.post(edit, typed(value="7", version=figure.version))
    assert response.status_code == 409
    assert "locked after review" in response.content.decode()
    assert ReportedFigure.objects.get().value == 570


def test_a_stale_edit_is_refused_with_both_and_can_be_sent_again(clerk):
    client = log_in(clerk)
    client.post(NEW, typed(then="draft"))
    draft = ReportedFigure.objects.get()
    edit = reverse("edit-reported-figure", args=[draft.reference])
    west = make_line()[3]
    client.post(edit, typed(then="draft", value="7", districts=[west.pk], version=draft.version))
    stale = client.post(edit, typed(then="draft", value="8", version=draft.version))
    page = stale.content.decode()
    assert stale.status_code == 409
    assert "You typed" in page
    assert "Quản Bạ" in page
    assert ReportedFigure.objects.get().value == 7
    now = stale.context["form"].data["version"]
    client.post(edit, typed(then="draft", value="8", version=now))
    assert ReportedFigure.objects.get().value == 8
