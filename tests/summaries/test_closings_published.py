"""What documents publish for a closed period: written down beside what counts, and held against it afterwards."""

from decimal import Decimal

import pytest
from django.urls import reverse

from borderops.figures.models import ReportedFigure
from borderops.figures.periods import Period
from borderops.figures.published_lines import lies_in
from borderops.review.states import State
from borderops.summaries.amendments import difference
from tests.factories import make_overseer, make_reviewer
from tests.figures.factories import log_in, make_figure
from tests.summaries.closed import MONTH, closed, look
from tests.summaries.factories import make_case
from tests.summaries.verifying import amended, verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def overseer(db):
    return make_overseer()


def corrected(figure, overseer, **fields):
    """The figure as it is accepted anew, with something else in it."""
    figure.reopen(overseer, "Sửa theo văn bản.")
    record = ReportedFigure.objects.get(pk=figure.pk)
    for name, value in fields.items():
        setattr(record, name, value)
    record = record.write(record.entered_by)
    record.submit(record.entered_by)
    record.accept(make_reviewer())
    return record


def test_a_year_writes_down_what_is_published_for_it_without_its_words(overseer):
    told = {"published_text": "gần 180,1 triệu USD", "remark": "Xem lại"}
    figure = make_figure(value=Decimal("180.1"), qualifier="gần", **told)
    closing = closed(overseer, "2021")
    assert closing.held.published == {
        figure.number: (
            "incidents.law.cases",
            "180.1",
            "gần",
            "final",
            "2021",
            "",
            "",
            "Báo cáo năm 2021",
            "",
        )
    }
    assert "triệu" not in closing.manifest and "Xem lại" not in closing.manifest
    assert not difference(closing) and amended(overseer) == (0, 1) and verify()[1] == 0


def test_the_figures_of_a_closing_stay_those_that_are_counted(district, overseer):
    make_case(district)
    make_figure(value=570)
    closing = closed(overseer, "2021")
    assert closing.held.figures["incidents.law.cases", ""] == ("1", "0") and closing.counted == 1
    page = log_in(overseer).get(closing.get_absolute_url()).text
    assert "Reported figures kept beside them: 1." in page and "570" not in page


def test_what_is_published_alone_leaves_a_period_of_which_nothing_is_recorded(district, overseer):
    make_figure(period=MONTH, districts=[district])
    assert "Nothing is recorded" in look(overseer, district=district).text


def test_a_district_writes_down_what_is_published_for_it_alone(district, line, overseer):
    own = make_figure(period=MONTH, districts=[district])
    whole, both = make_figure(period=MONTH), make_figure(period=MONTH, districts=[district, line[0]])
    far = make_figure(period=MONTH, districts=[line[0]])
    assert {*closed(overseer, district=district).held.published} == {own.number}
    assert {*closed(overseer).held.published} == {each.number for each in (own, whole, both, far)}


@pytest.mark.parametrize(
    ("closing", "period", "as_of", "lies"),
    [
        ("2021", "2021", "", True), ("2021", "cal:2021", "", True), ("cal:2021", "2021", "", True),
        ("2021", "2020", "", False), ("cal:2021", "2021-M12", "", True), ("cal:2021", "2021-M01", "", False),
        ("2021", "2021-M01", "", True), ("2021-Q1", "2021-M03", "", True), ("2021-Q1", "2021", "", False),
        ("2021-M03", "2021-M03", "", True), ("2021-M03", "cal:2021-M03", "", False),
        ("cal:2021", "2021-01..2021-10", "", True), ("2021", "2014..2021-10", "", False),
        ("2021", "", "2021", True), ("2021", "", "2020", False), ("2021-H2", "", "2021", False),
        ("2021", "", "2021-10", True), ("2021", "", "2021-12", False), ("cal:2021", "", "2021-12", True),
        ("2021-M03", "", "2021-03-14", True), ("2021-M03", "", "2021-03-15", False),
    ],
)  # fmt: skip
def test_a_figure_belongs_to_the_closings_in_which_its_time_lies(closing, period, as_of, lies):
    assert lies_in(Period.parse(closing), period, as_of) is lies


def test_a_figure_that_is_corrected_afterwards_is_an_amendment(overseer):
    figure = make_figure(value=570)
    closing = closed(overseer, "2021")
    corrected(figure, overseer, value=Decimal(575))
    assert [(each.number, each.parts) for each in difference(closing).records] == [
        (figure.number, (("value", "570", "575"),))
    ]
    assert amended(overseer) == (1, 0)
    assert verify() == (
        f"{closing.number} 2021 whole line: differs\n  published {figure.number}: value: 570 -> 575\n"
        "1 closed, 1 differing.\n",
        1,
    )
    page = log_in(overseer).get(closing.get_absolute_url()).text
    assert reverse("reported-figure", args=[figure.number]) in page and "575" in page


def test_a_figure_that_is_struck_or_said_of_another_year_is_an_amendment(overseer):
    struck, moved = make_figure(), make_figure("incidents.event.cases")
    closing = closed(overseer, "2021")
    struck.strike(overseer, "duplicate")
    corrected(moved, overseer, period="2020")
    assert [(each.number, each.stays) for each in difference(closing).records] == [
        (struck.number, False), (moved.number, False),
    ]  # fmt: skip
    assert amended(overseer) == (1, 0)
    assert "is published no longer for this period" in log_in(overseer).get(closing.get_absolute_url()).text


def test_an_estimate_that_a_final_figure_replaces_is_an_amendment(overseer):
    estimate = make_figure(value=570, standing="estimate")
    closing = closed(overseer, "2021")
    final = make_figure(value=580, replaces=estimate, state=State.SUBMITTED)
    assert not difference(closing) and amended(overseer) == (0, 1)
    final.accept(make_reviewer())
    assert [(each.number, each.parts) for each in difference(closing).records] == [
        (estimate.number, (("replaced by", "", final.number),))
    ]
    assert amended(overseer) == (1, 0)


def test_what_is_published_after_a_closing_amends_nothing(overseer):
    closing = closed(overseer, "2021")
    make_figure(value=570)
    assert not difference(closing) and amended(overseer) == (0, 1) and verify()[1] == 0


def test_a_figure_of_another_time_amends_nothing(overseer):
    figure = make_figure(period="2020")
    make_figure()
    closing = closed(overseer, "2021")
    corrected(figure, overseer, value=9)
    assert not difference(closing) and amended(overseer) == (0, 1)


def test_words_said_of_a_figure_amend_nothing(overseer):
    figure = make_figure()
    closing = closed(overseer, "2021")
    corrected(figure, overseer, remark="Đã đối chiếu với bản giấy.", published_text="570 vụ, xem phụ lục")
    assert not difference(closing) and amended(overseer) == (0, 1)
