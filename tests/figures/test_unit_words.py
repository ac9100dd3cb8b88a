"""An indicator's unit is read in the language of the page: in English 4 cases and 1 case, in Vietnamese 4 vụ."""

import re
from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import translation

from borderops.figures.comparison import compare
from borderops.figures.models import Indicator
from borderops.figures.unit_words import amount, one_of
from borderops.sheets.models import ImportRun
from tests.factories import (
    make_accepted,
    make_administrator,
    make_clerk,
    make_commune,
    make_observer,
    make_overseer,
)
from tests.figures.factories import log_in, make_figure, make_indicator
from tests.seeded import load_seeds
from tests.sheets.books import counts, export, lines_of, rejected, send
from tests.summaries.reading import text

pytestmark = pytest.mark.django_db
LANGUAGES = ("vi", "en")


@pytest.fixture
def cases():
    return make_indicator(unit_en="cases")


@pytest.fixture
def turnover():
    return make_indicator("trade.turnover", unit="USD", display_unit="triệu USD")


def page_of(figure, language, make=make_observer):
    return text(log_in(make(), language).get(figure.get_absolute_url()))


# The words


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("cases", "case"), ("persons", "person"), ("people", "person"), ("tonnes", "tonne"), ("agencies", "agency"),
        ("boxes", "box"), ("million USD", "million USD"), ("USD", "USD"), ("km", "km"), ("%", "%"), ("mass", "mass"),
        ("mobile teams", "mobile team"),
    ],
)  # fmt: skip
def test_english_tells_one_from_many(many, one):
    assert one_of(many) == one


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 cases"), (1, "1 case"), (2, "2 cases"), (1.5, "1.5 cases"), (None, "– cases")],
)
def test_the_unit_behind_a_number_goes_by_the_number(number, words):
    assert amount(number, "cases") == words


def test_no_other_language_loses_a_letter():
    with translation.override("vi"):
        assert amount(1, "cas") == "1 cas"


def test_a_change_by_one_is_one_case(cases):
    assert compare(3, 2, cases.unit_words).words == "up 1 case"
    assert compare(4, 2, cases.unit_words).words == "up 2 cases"


def test_where_no_english_unit_is_given_the_same_word_stands(turnover):
    assert make_indicator("border.length", unit="km").unit_words == "km"
    assert make_indicator("patrols.x", unit="ca").unit_words == "ca"
    assert (turnover.unit_words, turnover.written_unit) == ("USD", "million USD")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("triệu USD", "million USD"), ("tỷ USD", "billion USD"), ("nghìn tỷ USD", "trillion USD"),
        ("nghìn USD", "thousand USD"), ("USD", "USD"), ("đô la", "USD"), ("", "USD"),
    ],
)  # fmt: skip
def test_the_size_of_a_unit_is_the_same_in_both_languages(written, told):
    assert Indicator(unit="USD", display_unit=written).written_unit == told


# Where figures are read


@pytest.mark.parametrize(("language", "many", "one"), [("vi", "19 vụ", "1 vụ"), ("en", "19 cases", "1 case")])
def test_a_figures_page_speaks_the_readers_language(cases, language, many, one):
    assert many in page_of(make_figure(cases, 19), language)
    last = page_of(make_figure(cases, 1, period="2020"), language)
    assert re.search(rf"\b{one}\b", last)


@pytest.mark.parametrize(("language", "told"), [("vi", "tăng 1 vụ"), ("en", "up 1 case")])
def test_a_figure_beside_last_years_says_the_change_in_the_readers_language(cases, language, told):
    make_figure(cases, 5, period="2020")
    page = page_of(make_figure(cases, 6), language)
    assert re.search(rf"{told}\b", page)


def test_published_words_stay_as_they_were_published(cases):
    figure = make_figure(cases, 19, qualifier="trên", published_text="đã xảy ra trên 19 vụ")
    page = page_of(figure, "en")
    assert "trên 19 cases" in page and "đã xảy ra trên 19 vụ" in page


@pytest.mark.parametrize(
    ("language", "words"), [("vi", ["4 vụ", "180,1 triệu USD"]), ("en", ["4 cases", "180.1 million USD"])]
)
def test_the_list_of_figures_speaks_the_readers_language(cases, turnover, language, words):
    make_figure(cases, 4, published_text=""), make_figure(turnover, 180_100_000, published_text="")
    page = text(log_in(make_observer(), language).get(reverse("reported-figures")))
    assert all(each in page for each in words)


@pytest.mark.parametrize(("language", "told"), [("vi", "1 vụ"), ("en", "1 case")])
def test_what_is_counted_beside_a_figure_is_in_the_same_unit(cases, language, told):
    make_accepted(commune=make_commune(), occurred_on=date(2021, 6, 1))
    page = page_of(make_figure(cases, 570), language, make_overseer)
    assert re.search(rf"{told} .*(never added|không cộng)", page)


@pytest.mark.parametrize(
    ("language", "units"), [("vi", ["(vụ)", "(triệu USD)"]), ("en", ["(cases)", "(million USD)"])]
)
def test_the_form_offers_each_indicator_with_its_unit(cases, turnover, language, units):
    page = text(log_in(make_clerk(), language).get("/figures/new/"))
    assert all(each in page for each in units)


# Where indicators are kept


def test_the_administrator_writes_the_english_unit(cases):
    told = {
        "label_vi": "Vụ",
        "label_en": "Cases",
        "unit": "vụ",
        "nature": "flow",
        "theme": "incidents",
        "place": 1,
    }
    address = f"/admin/figures/indicator/{cases.pk}/change/"
    client = log_in(make_administrator())
    assert 'name="unit_en" value="cases"' in client.get(address).text
    client.post(address, told | {"unit_en": "incidents"})
    cases.refresh_from_db()
    assert (cases.unit, cases.unit_en) == ("vụ", "incidents")
    assert cases.history.first().unit_en == "incidents"


@pytest.mark.parametrize("language", LANGUAGES)
def test_indicators_go_out_and_come_back_in_either_language(language):
    load_seeds()
    client = log_in(make_administrator(), language)
    book = export(client, "indicators")
    assert "shifts" in [cell for line in lines_of(book) for cell in line]
    send(client, "indicators", book)
    run = ImportRun.objects.latest("pk")
    assert rejected(run) == [] and counts(run) == (0, 0, Indicator.objects.count(), 0)


def test_the_seeds_fill_the_english_units_of_a_register_that_has_none():
    load_seeds()
    Indicator.objects.update(unit_en="")
    call_command("seed", verbosity=0)
    law = Indicator.objects.get(key="incidents.law.cases")
    assert (law.unit, law.unit_en) == ("vụ", "cases")
    assert law.history.first().unit_en == "cases"


def test_every_unit_of_the_seeds_is_read_in_english():
    load_seeds()
    units = {each.written_unit for each in Indicator.objects.all()}
    assert [unit for unit in units if not unit.isascii()] == []
    assert {"million USD", "billion VND", "persons", "tonnes", "km", "%"} <= units
