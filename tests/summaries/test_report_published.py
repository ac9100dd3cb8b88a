"""What documents publish, as a period report tells it: every figure with its words, its source and its doubts."""

import json
import re

import pytest
from django.utils import timezone

from borderops.figures.periods import Period
from borderops.figures.published import belongs
from borderops.figures.reported import ReportedFigure
from borderops.review.states import State
from tests.factories import make_overseer
from tests.figures.factories import make_figure, make_indicator
from tests.summaries.report_reading import LAW, content, source, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def overseer(line):
    make_indicator(LAW, phrase="đã xảy ra {number} vụ vi phạm pháp luật")
    return make_overseer()


def test_a_figure_that_is_not_accepted_is_not_told(overseer):
    make_figure(LAW, 570, state=State.SUBMITTED)
    assert not re.search(r"\b570\b", json.dumps(content(overseer)))


def test_figures_that_differ_are_all_told_and_warned_of(overseer):
    make_figure(LAW, 570)
    make_figure(LAW, 571, source="Báo cáo khác")
    told = content(overseer)
    assert "570 vụ vi phạm pháp luật [1]; nguồn khác công bố 571 vụ [2]" in text(told, LAW)
    assert any("các nguồn công bố khác nhau (570 vụ [1]; 571 vụ [2])" in each for each in told["warnings"])


def test_an_estimate_that_was_replaced_is_told_only_in_the_source(overseer):
    estimate = make_figure(LAW, 500, standing="estimate", qualifier="ước")
    final = make_figure(LAW, 570, replaces=estimate)
    told = content(overseer)
    assert "500" not in text(told, LAW) and "570 vụ" in text(told, LAW)
    assert "thay cho số ước 500 vụ" in source(told, 1)["words"] and final.number in source(told, 1)["words"]


@pytest.mark.parametrize(
    ("standing", "qualifier", "words"),
    [
        ("final", "", "đạt 180,1 triệu USD"),
        ("final", "gần", "đạt gần 180,1 triệu USD"),
        ("estimate", "dự kiến", "dự kiến đạt 180,1 triệu USD"),
        ("estimate", "ước", "ước đạt 180,1 triệu USD"),
        ("estimate", "ước đạt", "ước đạt 180,1 triệu USD"),
        ("estimate", "", "ước đạt 180,1 triệu USD"),
        ("estimate", "trên", "ước đạt trên 180,1 triệu USD"),
    ],
)
def test_words_of_an_estimate_stand_before_the_verb(overseer, standing, qualifier, words):
    money = {"unit": "USD", "display_unit": "triệu USD", "theme": "trade", "phrase": "kim ngạch {reached}"}
    indicator = make_indicator("trade.turnover", **money)
    make_figure(
        indicator, 180100000, standing=standing, qualifier=qualifier, published_text="180,1 triệu USD"
    )
    assert text(content(overseer), "trade.turnover").startswith(f"Kim ngạch {words} [1]")


def test_an_indicator_without_a_sentence_is_told_by_its_name(overseer):
    make_figure("trade.other", 12, qualifier="trên")
    assert text(content(overseer), "trade.other").startswith("Chỉ tiêu trade.other: trên 12 vụ [1]")


def test_a_target_without_the_word_is_told_as_an_instruction(overseer):
    make_figure(make_indicator("crossings.check", nature="target", unit="%"), 100, standing="target")
    assert text(content(overseer), "crossings.check").startswith(
        "Chỉ đạo: chỉ tiêu crossings.check: 100%"
    ) or (text(content(overseer), "crossings.check").startswith("Chỉ đạo: Chỉ tiêu crossings.check: 100%"))


def test_figures_of_single_districts_are_one_sentence(overseer, line):
    make_figure(LAW, 570)
    make_figure(LAW, 3, [line[0]])
    make_figure(LAW, 5, [line[5]])
    words = text(content(overseer), LAW)
    assert words.endswith(f"Chỉ tiêu {LAW} theo huyện: Xín Mần 3 vụ [2]; Đồng Văn 5 vụ [3].")


def test_an_amount_in_other_money_is_told_in_the_same_sentence(overseer):
    money = {"theme": "fdi", "comparable": False, "phrase": "vốn {reached}"}
    usd = make_indicator("fdi.capital", unit="USD", display_unit="triệu USD", **money)
    vnd = make_indicator("fdi.capital_vnd", unit="VND", display_unit="tỷ đồng", same_as=usd, **money)
    make_figure(usd, 9610000, published_text="9,61 triệu USD")
    make_figure(vnd, 202492000000, published_text="202,492 tỷ đồng")
    told = content(overseer)
    assert text(told, "fdi.capital") == "Vốn đạt 9,61 triệu USD (tương đương 202,492 tỷ đồng) [1, 2]."
    assert text(told, "fdi.capital_vnd") == ""


def test_an_amount_in_other_money_alone_is_told_alone(overseer):
    money = {"theme": "fdi", "comparable": False, "phrase": "vốn {reached}"}
    usd = make_indicator("fdi.capital", unit="USD", display_unit="triệu USD", **money)
    vnd = make_indicator("fdi.capital_vnd", unit="VND", display_unit="tỷ đồng", same_as=usd, **money)
    make_figure(vnd, 52000000000, qualifier="trên", published_text="trên 52 tỷ đồng")
    assert text(content(overseer), "fdi.capital_vnd") == "Vốn đạt trên 52 tỷ đồng [1]."


def test_amounts_that_are_only_about_so_much_are_not_subtracted(overseer):
    make_figure(LAW, 570, qualifier="trên")
    make_figure(LAW, 400, period="2020", qualifier="gần")
    words = text(content(overseer), LAW)
    assert words == "Đã xảy ra trên 570 vụ vi phạm pháp luật [1]; cùng kỳ năm 2020: gần 400 vụ [2]."


def test_nothing_published_is_left_out_however_indicators_hang_together(overseer):
    """Parts of parts, money of parts, and two that are parts of each other."""
    whole, part = make_indicator("fdi.a"), make_indicator("fdi.b")
    part.part_of = whole
    part.save()
    make_indicator("fdi.c", part_of=part)
    make_indicator("ngo.d", same_as=part)
    one, two = make_indicator("oda.e"), make_indicator("oda.f")
    one.part_of, two.part_of = two, one
    one.save()
    two.save()
    for value, key in enumerate(("fdi.a", "fdi.b", "fdi.c", "ngo.d", "oda.e", "oda.f"), 1001):
        make_figure(key, value)
    told = content(overseer)
    said = [each["text"] for section in told["sections"] for each in section["sentences"]]
    for value in range(1001, 1007):
        written = f"1.{value - 1000:03}"
        assert len([each for each in said if f"{written} vụ" in each]) == 1, written
    assert len(told["sources"]) == 6
    assert told["figures"]["fdi.b"] == {
        "amount": "1.002 vụ",
        "change": "chưa có số liệu cùng kỳ năm 2020",
        "refs": [2],
    }


def test_what_is_decided_about_a_contradiction_is_told_with_it(overseer):
    make_figure(LAW, 100, period="2020")
    figure = make_figure(LAW, 570, published_change="tăng 2 lần")
    ReportedFigure.objects.filter(pk=figure.pk).update(reviewed_at=timezone.now())
    figure.refresh_from_db()
    figure.judge(make_overseer(), "Theo nguồn mới")
    (warning,) = [each for each in content(overseer)["warnings"] if "nguồn ghi" in each]
    assert "nguồn ghi tăng 2 lần" in warning and "là tăng 5,7 lần" in warning
    assert warning.endswith("; kết luận: Theo nguồn mới.")


# Which figures are whose


@pytest.mark.parametrize(
    ("figure", "period", "is_its"),
    [
        ({"as_of": "2020"}, "2020", True),
        ({"as_of": "2020"}, "cal:2020", True),
        ({"as_of": "2020"}, "2021", False),  # though 31/12/2020 lies in the reporting year 2021
        ({"as_of": "2021-10"}, "2021", True),
        ({"as_of": "2021-10"}, "2021-M10", True),
        ({"as_of": "2021-10"}, "2021-M11", False),
        ({"as_of": "2020-12"}, "2020", True),
        ({"as_of": "2020-12-20"}, "2021", True),  # a day is a day of the reporting year
        ({"as_of": "2020-12-20"}, "cal:2020", True),
        ({"as_of": "2020-12-20"}, "2020", False),
        ({"period": "2015..2020"}, "2020", True),
        ({"period": "2015..2020"}, "2021", False),
        ({"period": "2015..2021-10"}, "2021", True),
        ({"period": "2021"}, "cal:2021", True),
        ({"period": "cal:2021"}, "2021", True),
        ({"period": "2021-Q3"}, "2021", False),
        ({"period": "2021"}, "2021-Q3", False),
    ],
)
def test_a_figure_belongs_to_one_year_alone(figure, period, is_its):
    assert belongs(ReportedFigure(**figure), Period.parse(period)) == is_its
