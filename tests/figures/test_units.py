"""A figure has the unit of its indicator: no indicator without one, no value in another, and each is read back."""

from decimal import Decimal

import pytest

from borderops.figures.amounts import parse_with_unit
from borderops.figures.models import Indicator, ReportedFigure
from borderops.figures.units import fault_of_unit, question_of_scale, read_back
from borderops.review.states import State
from tests.factories import make_administrator
from tests.figures.entering import NEW, typed
from tests.figures.factories import log_in, make_figure, make_indicator, make_line
from tests.sheets.books import bring_in, check, counts, faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def turnover():
    return make_indicator("trade.turnover", unit="USD", display_unit="triệu USD")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("180,1 triệu USD", "180100000", "USD"),
        ("9.133.488 USD", "9133488", "USD"),
        ("40,912 tỷ Đồng", "40912000000", "Đồng"),
        ("5 nghìn tỷ đồng", "5000000000000", "đồng"),
        ("180,1 million USD", "180100000", "USD"),
        ("2 billion", "2000000000", ""),
        ("2.186", "2186", ""),
        ("100%", "100", "%"),
    ],
)
def test_the_words_behind_a_number_are_its_unit(text, value, unit):
    assert parse_with_unit(text) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    ["765,495 USD", "765,495 million USD", "1.23 USD", "180.1 million USD", "USD 5", "6 vụ 7", "nhiều vụ"],
)
def test_what_is_not_clear_with_a_unit_is_asked_too(text):
    with pytest.raises(ValueError, match="Write"):
        parse_with_unit(text)


def test_a_value_with_its_own_unit_is_taken(clerk, turnover):
    log_in(clerk).post(NEW, typed(turnover, "180,1 triệu USD"))
    assert ReportedFigure.objects.get().value == 180_100_000


@pytest.mark.parametrize("value", ["40,912 tỷ đồng", "40,912 tỷ VND", "40,912 tỷ"])
def test_money_is_named_as_people_do(clerk, value):
    money = make_indicator("aid.value", unit="VND", display_unit="tỷ đồng")
    log_in(clerk).post(NEW, typed(money, value))
    assert ReportedFigure.objects.get().value == 40_912_000_000


@pytest.mark.parametrize(("written", "value"), [("1 person", 1), ("19 persons", 19), ("2.186 người", 2186)])
def test_the_unit_may_be_written_in_either_language(clerk, written, value):
    people = make_indicator("incidents.law.offenders", unit="người", unit_en="persons")
    log_in(clerk).post(NEW, typed(people, written))
    assert ReportedFigure.objects.get().value == value


@pytest.mark.parametrize("value", ["5 tỷ đồng", "570 vụ", "570 cases", "5 billion VND", "3%"])
def test_a_value_in_another_unit_is_refused_in_words_and_not_lost(clerk, turnover, value):
    answer = log_in(clerk).post(NEW, typed(turnover, value))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "is another unit than that of this indicator, which is USD" in page
    assert f'value="{value}"' in page
    assert not ReportedFigure.objects.exists()


def test_a_number_that_may_lack_its_millions_is_asked(clerk, turnover):
    client = log_in(clerk)
    page = client.post(NEW, typed(turnover, "180,1")).content.decode()
    assert "write “180,1 million USD” or “180,1 USD”" in page
    client.post(NEW, typed(turnover, "180,1 USD"))
    figure = ReportedFigure.objects.get()
    assert figure.value == Decimal("180.1")
    assert question_of_scale(turnover, "180100000") == ""


def test_a_small_value_can_be_mended_without_being_asked(clerk, turnover):
    draft = make_figure(turnover, 500, state=State.DRAFT, entered_by=clerk)
    form = log_in(clerk).get(f"/figures/{draft.reference}/edit/").context["form"]
    assert form["value"].value() == "500 USD"


def test_the_unit_stands_beside_the_value_and_what_was_typed_is_read_back(clerk, turnover):
    client = log_in(clerk)
    page = client.get(NEW, {"indicator": "trade.turnover", "period": "2021"}).content.decode()
    assert "Unit of this indicator: USD" in page and "published as million USD" in page
    page = client.post(NEW, typed(turnover, "180,1 triệu USD", source="")).content.decode()
    assert "Read as <b>180,100,000 USD = 180.1 million USD</b>" in page


def test_a_count_is_read_back_as_people_say_it():
    people = make_indicator("incidents.law.offenders", unit="người")
    assert read_back(people, Decimal(2186)) == "2,186 người = 2 thousand 186 người"
    assert read_back(people, Decimal(6)) == "6 người"
    assert fault_of_unit(people, "2.186 Người") == "" and fault_of_unit(people, 2186) == ""


def test_the_address_names_what_a_figure_is_about(clerk, turnover):
    west, *_rest = make_line()
    form = (
        log_in(clerk)
        .get(NEW, {"indicator": turnover.key, "as_of": "2021-10", "districts": "033"})
        .context["form"]
    )
    assert form["indicator"].value() == turnover.pk
    assert (form["as_of"].value(), form["districts"].value()) == ("2021-10", [west.pk])


HEADINGS = ["indicator", "value", "period", "standing", "source"]


def row(value, key="trade.turnover"):
    return [key, value, "2021", "final", "báo chí"]


def test_a_sheet_may_write_the_unit_and_no_other(clerk, turnover):
    client = log_in(clerk)
    run = bring_in(client, "reported-figures", HEADINGS, row("180,1 triệu USD"), row("5 tỷ đồng"))
    assert counts(run) == (1, 0, 0, 1)
    assert faults(run)[0][1] == "Value" and "another unit" in faults(run)[0][2]
    assert ReportedFigure.objects.get().value == 180_100_000


def test_a_sheet_is_warned_where_millions_may_be_meant(clerk, turnover):
    client = log_in(clerk)
    [told] = check(client, "reported-figures", HEADINGS, row(180.1)).told.all()
    assert told.warnings == ["Read as 180.1 USD. Check that million USD is not meant."]


def test_the_table_by_district_asks_for_the_unit_too(clerk):
    make_line()
    make_indicator()
    client = log_in(clerk)
    headings = ["Period", "District", "Standing", "Source", "Indicator incidents.law.cases"]
    run = bring_in(client, "district-figures", headings, ["2021", "Đồng Văn", "Final", "a", "12 vụ"])
    assert counts(run) == (1, 0, 0, 0)
    run = check(client, "district-figures", headings, ["2021", "Mèo Vạc", "Final", "a", "12 người"])
    assert "another unit" in faults(run)[0][2]


def indicator_fields(**changes):
    told = {
        "key": "new.one",
        "label_vi": "Mới",
        "label_en": "New",
        "nature": "flow",
        "theme": "trade",
        "place": 1,
    }
    return told | changes


@pytest.mark.parametrize("unit", ["", "   "])
def test_an_indicator_without_a_unit_is_refused_in_the_administration(unit):
    page = log_in(make_administrator()).post("/admin/figures/indicator/add/", indicator_fields(unit=unit))
    assert page.status_code == 200 and "unit" in page.context["adminform"].errors
    assert not Indicator.objects.filter(key="new.one").exists()


def test_an_indicator_without_a_unit_is_refused_in_a_sheet():
    client = log_in(make_administrator())
    told = indicator_fields(unit=" ")
    run = check(client, "indicators", [*told], [*told.values()])
    assert counts(run) == (0, 0, 0, 1) and faults(run)[0][1] == "Unit"
