"""The pages of summaries speak of units in the reader's language; a period report is Vietnamese for everybody."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from borderops.figures.models import Indicator
from tests.factories import make_overseer
from tests.figures.factories import log_in, make_figure, make_indicator
from tests.summaries.factories import make_case
from tests.summaries.reading import PL, text
from tests.summaries.report_makers import make_issued, make_report, words_of
from tests.summaries.test_thresholds import make_threshold

pytestmark = pytest.mark.django_db
VALUE = "crossings.export_value.usd"


@pytest.fixture(autouse=True)
def law(line):
    """Two cases of March 2021 beside one of the year before."""
    for on in (date(2021, 3, 1), date(2021, 3, 2), date(2020, 3, 1)):
        make_case(line[5], on=on)
    return make_indicator(PL, unit_en="cases", phrase="đã xảy ra {figure} vi phạm pháp luật")


@pytest.fixture
def overseer():
    return make_overseer(name="overseer-of-units")


def page(user, language, name, **query):
    return text(log_in(user, language).get(reverse(name), query))


@pytest.mark.parametrize(
    ("language", "words"), [("vi", ["(vụ)", "tăng 1 vụ"]), ("en", ["(cases)", "up 1 case"])]
)
def test_the_dashboard_speaks_the_readers_language(overseer, language, words):
    told = page(overseer, language, "dashboard", period="2021-M03")
    assert all(re.search(rf"{re.escape(each)}(?!\w)", told) for each in words)


@pytest.mark.parametrize(
    ("language", "words"), [("vi", ["(vụ)", "tăng 1 vụ"]), ("en", ["(cases)", "up 1 case"])]
)
def test_the_table_speaks_the_readers_language(overseer, language, words):
    told = page(overseer, language, "pivot", indicator=PL, rows="district", period="2021")
    assert all(re.search(rf"{re.escape(each)}(?!\w)", told) for each in words)


@pytest.mark.parametrize(("language", "unit"), [("vi", "(vụ)"), ("en", "(cases)")])
def test_the_tables_file_names_the_unit_in_the_readers_language(overseer, language, unit):
    asked = {"indicator": PL, "rows": "district", "period": "2021"}
    file = log_in(overseer, language).get(reverse("pivot-file", args=["csv"]), asked)
    assert unit in file.content.decode("utf-8-sig").splitlines()[0]


@pytest.mark.parametrize(
    ("language", "words"),
    [("vi", ["trên 1 vụ", "trên 180,5 triệu USD"]), ("en", ["above 1 case", "above 180.5 million USD"])],
)
def test_a_threshold_speaks_the_readers_language(overseer, language, words):
    make_indicator(VALUE, unit="USD", display_unit="triệu USD")
    make_threshold(limit=1), make_threshold(limit=180_500_000, indicator=VALUE)
    told = page(overseer, language, "thresholds")
    assert all(re.search(rf"{re.escape(each)}(?!\w)", told) for each in words)


@pytest.mark.parametrize(
    ("language", "heading"), [("vi", f"Chỉ tiêu {PL} (vụ)"), ("en", f"Indicator {PL} (incidents)")]
)
def test_published_figures_stand_below_under_their_unit(overseer, law, language, heading):
    Indicator.objects.update(unit_en="incidents")
    make_figure(law, 1)
    assert heading in page(overseer, language, "district-summary", period="2021")


def test_the_period_report_is_vietnamese_for_who_reads_english(overseer, law):
    make_figure(law, 19, published_text="")
    with translation.override("en"):
        report = make_report(overseer)
        issued = make_issued(overseer)
    for told in (report.content, words_of(bytes(issued.document))):
        assert "đã xảy ra 19 vụ vi phạm pháp luật" in told
        assert not re.search(r"\d cases?\b|\(cases\)", told)
    shown = text(log_in(overseer, "en").get(report.get_absolute_url()))
    assert "đã xảy ra 19 vụ vi phạm pháp luật" in shown
