"""What the documents themselves contradict: both sides are shown, no figure is changed."""

import pytest

from borderops.figures.conflicts import conflicts_of, in_conflict
from borderops.figures.models import ReportedFigure
from borderops.figures.other_money import in_other_money
from borderops.figures.sums import sums_that_fail

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]


def figure(key, period="2021"):
    return ReportedFigure.objects.get(indicator__key=key, period=period)


def test_the_only_contradiction_is_the_one_of_the_disbursed_aid():
    found = in_conflict(ReportedFigure.objects.all())
    assert found == [figure("ngo.disbursed").pk]
    [conflict] = conflicts_of(figure("ngo.disbursed"))
    assert "tăng 1,9 lần" in conflict.words and "5.9" in conflict.words


def test_the_only_sum_that_fails_is_the_one_of_the_projects():
    failing = [each for each in ReportedFigure.objects.select_related("indicator") if sums_that_fail(each)]
    assert {each.indicator.key.rpartition("projects")[0] for each in failing} == {"fdi."} and len(
        failing
    ) == 4
    [told] = sums_that_fail(figure("fdi.projects"))
    assert ": 8, " in told.words and "2 + 3 + 2 = 7" in told.words


def test_amounts_in_dollars_and_in_dong_stand_beside_each_other():
    assert in_other_money(figure("fdi.capital")) == [figure("fdi.capital_vnd")]
    assert in_other_money(figure("ngo.disbursed_vnd")) == [figure("ngo.disbursed")]


def test_no_estimate_has_a_later_figure_yet():
    assert ReportedFigure.objects.counted().current().count() == ReportedFigure.objects.count()
