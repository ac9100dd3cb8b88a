"""An estimate, and the final figure that takes its place: both stay as published, and one of them counts."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from borderops.figures.models import ReportedFigure
from borderops.figures.periods import Period
from borderops.review.states import State
from tests.factories import make_observer, make_reviewer
from tests.figures.factories import log_in, make_figure, make_indicator, make_line
from tests.sheets.books import bring_in, check, counts, faults

pytestmark = pytest.mark.django_db
NEW = "/figures/new/"
TURNOVER = "trade.turnover"
ESTIMATE = ReportedFigure.Standing.ESTIMATE


@pytest.fixture
def turnover():
    return make_indicator(TURNOVER, unit="USD", display_unit="triệu USD")


@pytest.fixture
def estimate(turnover):
    words = {"qualifier": "dự kiến", "source": "Đối ngoại năm 2021", "published_text": "180,1 triệu USD"}
    return make_figure(turnover, 180_100_000, standing=ESTIMATE, **words)


def typed(turnover, **changes):
    return {
        "indicator": turnover.pk,
        "value": "182,4 triệu USD",
        "standing": "final",
        "period": "2021",
        "published_text": "182,4 triệu USD",
        "source": "Niên giám thống kê 2021",
        "confidence": "S",
        "form_key": str(uuid.uuid4()),
        "then": "submit",
    } | changes


def final(turnover, estimate, **fields):
    """A final figure that takes the estimate's place, accepted unless told otherwise."""
    return make_figure(turnover, 182_400_000, replaces=estimate, source="Niên giám thống kê 2021", **fields)


def published(period="2021"):
    return list(ReportedFigure.objects.published_for([TURNOVER], Period.parse(period)))


def verb(name, figure):
    return reverse(f"{name}-reported-figure", args=[figure.reference])


def test_the_page_of_an_estimate_opens_a_form_that_is_filled_in(clerk, turnover, estimate):
    west = make_line()[0]
    estimate.districts.add(west)
    client = log_in(clerk)
    page = client.get(estimate.get_absolute_url()).content.decode()
    address = f"{NEW}?replaces={estimate.number}"
    assert "Enter the final figure" in page and address in page
    form = client.get(address).context["form"]
    assert form["indicator"].value() == turnover.pk and form["period"].value() == "2021"
    assert form["districts"].value() == [west.pk] and form["standing"].value() == "final"
    assert form["replaces"].value() == estimate.pk and form.asks_of_estimate


def test_a_final_figure_takes_the_place_of_the_estimate_once_it_is_accepted(clerk, turnover, estimate):
    log_in(clerk).post(NEW, typed(turnover, replaces=estimate.pk))
    new = ReportedFigure.objects.get(replaces=estimate)
    assert published() == [estimate]
    log_in(make_reviewer()).post(verb("accept", new))
    assert published() == [new] == published("cal:2021")
    estimate.refresh_from_db()
    assert (estimate.state, estimate.value) == (State.ACCEPTED, 180_100_000)


def test_both_pages_show_each_other(clerk, turnover, estimate):
    new = final(turnover, estimate)
    client = log_in(clerk)
    page = client.get(new.get_absolute_url()).content.decode()
    assert "Estimate before" in page and "dự kiến 180.1 million USD" in page and estimate.number in page
    page = client.get(estimate.get_absolute_url()).content.decode()
    assert "Now published" in page and "182.4 million USD" in page and new.number in page
    assert "Enter the final figure" not in page
    listed = client.get("/figures/", {"look": "replaced"})
    assert listed.context["page"].rows == [estimate]
    assert f"now {new.number}" in listed.content.decode()


@pytest.mark.parametrize("name", ["strike", "reopen"])
def test_without_the_final_figure_the_estimate_counts_again(turnover, estimate, name):
    new = final(turnover, estimate)
    reason = {"reason": "other", "words": "Nhầm nguồn"}
    log_in(make_reviewer()).post(verb(name, new), reason)
    assert published() == [estimate]


def test_of_a_chain_only_the_last_counts(clerk, turnover, estimate):
    second = make_figure(turnover, 181_000_000, standing=ESTIMATE, replaces=estimate)
    assert published() == [second]
    last = final(turnover, second)
    assert published() == [last]
    page = log_in(clerk).get(last.get_absolute_url()).content.decode()
    assert "And before that" in page and estimate.number in page and second.number in page


@pytest.mark.parametrize("name", ["strike", "reopen"])
def test_an_estimate_stays_while_its_successor_counts(turnover, estimate, name):
    new = final(turnover, estimate)
    answer = log_in(make_reviewer()).post(verb(name, estimate), {"reason": "other", "words": "Sai"})
    assert answer.status_code == 409
    assert f"{new.number} has taken the place of this figure" in answer.content.decode()
    estimate.refresh_from_db()
    assert estimate.state == State.ACCEPTED


@pytest.mark.parametrize("state", [State.SUBMITTED, State.ACCEPTED])
def test_a_second_figure_for_the_same_estimate_is_refused_in_words(clerk, turnover, estimate, state):
    first = final(turnover, estimate, state=state)
    answer = log_in(clerk).post(NEW, typed(turnover, replaces=estimate.pk))
    assert answer.status_code == 422
    assert f"{first.number} takes the place of {estimate.number} already" in answer.content.decode()
    assert "Niên giám thống kê 2021" in answer.content.decode()
    assert ReportedFigure.objects.count() == 2


def test_a_figure_that_waited_is_not_accepted_when_its_estimate_is_open_again(turnover, estimate):
    new = final(turnover, estimate, state=State.SUBMITTED)
    ReportedFigure.objects.filter(pk=estimate.pk).update(state=State.RETURNED)
    log_in(make_reviewer()).post(verb("accept", new))
    new.refresh_from_db()
    assert new.state == State.SUBMITTED
    with pytest.raises(ValidationError, match="is not accepted"):
        new.accept(make_reviewer())


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"period": "2020"}, "another indicator, period or district"),
        ({"standing": "target"}, "A target does not take the place"),
    ],
)
def test_only_a_figure_of_the_same_takes_the_place(clerk, turnover, estimate, changes, words):
    answer = log_in(clerk).post(NEW, typed(turnover, replaces=estimate.pk, **changes))
    assert answer.status_code == 422 and words in answer.content.decode()


def test_a_final_figure_has_no_successor(clerk, turnover):
    done = make_figure(turnover, 5)
    answer = log_in(clerk).post(NEW, typed(turnover, replaces=done.pk))
    assert "valid choice" in answer.content.decode()
    assert log_in(clerk).get(NEW, {"replaces": done.number}).status_code == 404


def test_an_estimate_of_the_same_is_asked_about_and_the_answer_holds(clerk, turnover, estimate):
    client, answers = log_in(clerk), typed(turnover)
    asked = client.post(NEW, answers)
    assert asked.status_code == 422
    assert "Say whether this figure takes its place" in asked.content.decode()
    assert f'<option value="{estimate.pk}"' in asked.content.decode()
    client.post(NEW, answers | {"replaces": "none"})
    new = ReportedFigure.objects.get(state=State.SUBMITTED)
    assert new.replaces is None
    assert estimate.number in new.notes.get(verb="submit").words


def test_a_draft_is_kept_without_being_asked(clerk, turnover, estimate):
    log_in(clerk).post(NEW, typed(turnover, then="draft"))
    assert ReportedFigure.objects.get(state=State.DRAFT).replaces is None


def test_the_trail_tells_which_estimate_goes(clerk, turnover, estimate):
    client = log_in(clerk)
    client.post(NEW, typed(turnover, then="draft"))
    draft = ReportedFigure.objects.get(state=State.DRAFT)
    edit = reverse("edit-reported-figure", args=[draft.reference])
    client.post(edit, typed(turnover, replaces=estimate.pk, version=draft.version))
    assert ["replaces", "", estimate.number] in draft.notes.get(verb="edit").changes


def test_observers_enter_no_final_figures(estimate):
    client = log_in(make_observer())
    assert "Enter the final figure" not in client.get(estimate.get_absolute_url()).content.decode()
    assert client.get(NEW, {"replaces": estimate.number}).status_code == 403


def test_what_was_typed_stays_when_the_estimate_is_reopened_meanwhile(clerk, turnover, estimate):
    ReportedFigure.objects.filter(pk=estimate.pk).update(state=State.RETURNED)
    answers = typed(turnover, replaces=estimate.pk)
    answer = log_in(clerk).post(f"{NEW}?replaces={estimate.number}", answers)
    assert answer.status_code == 422 and "182,4 triệu USD" in answer.content.decode()


HEADINGS = ["indicator", "value", "period", "standing", "published_text", "source"]
ROW = [TURNOVER, "182,4 triệu USD", "2021", "final", "182,4 triệu USD", "Niên giám thống kê 2021"]


def test_a_row_finds_its_estimate_and_says_so(clerk, turnover, estimate):
    client = log_in(clerk)
    run = check(client, "reported-figures", HEADINGS, ROW)
    [row] = run.told.all()
    assert any(f"Takes the place of {estimate.number}" in words for words in row.warnings)
    bring_in(client, "reported-figures", HEADINGS, ROW, [*ROW[:5], "Nguồn thứ hai"])
    first, second = ReportedFigure.objects.filter(state=State.DRAFT).order_by("pk")
    assert (first.replaces, second.replaces) == (estimate, None)


def test_a_row_may_name_its_estimate(clerk, turnover, estimate):
    client = log_in(clerk)
    other = make_figure(turnover, 179_000_000, standing=ESTIMATE)
    run = bring_in(client, "reported-figures", [*HEADINGS, "replaces"], [*ROW, other.number])
    assert counts(run) == (1, 0, 0, 0)
    assert ReportedFigure.objects.get(state=State.DRAFT).replaces == other


def test_a_row_that_names_another_figure_is_refused(clerk, turnover, estimate):
    client = log_in(clerk)
    elsewhere = make_figure(turnover, 1, standing=ESTIMATE, period="2019")
    run = check(client, "reported-figures", [*HEADINGS, "replaces"], [*ROW, elsewhere.number])
    assert "another indicator, period or district" in faults(run)[0][2]


def test_a_row_of_an_estimate_replaces_nothing_by_itself(clerk, turnover, estimate):
    client = log_in(clerk)
    bring_in(client, "reported-figures", HEADINGS, [*ROW[:3], "estimate", *ROW[4:]])
    assert ReportedFigure.objects.get(state=State.DRAFT).replaces is None
