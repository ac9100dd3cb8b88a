"""By the boundaries when it happened and by those of today the totals are the same; the rows are not."""

from datetime import date

import pytest

from tests.factories import make_commune, make_observer, make_overseer, make_reviewer
from tests.figures.factories import log_in, make_indicator, make_line
from tests.patrols.makers import expect, make_post
from tests.summaries.factories import confirm, make_case
from tests.summaries.pivoting import LAW, pivot
from tests.summaries.reading import PL, cells, figure, summary
from tests.summaries.test_shift_reports import SPAN, report

pytestmark = pytest.mark.django_db
MERGER = date(2025, 7, 1)


@pytest.fixture
def line():
    return make_line()


@pytest.fixture
def merged(line):
    """The new commune of Đồng Văn, which took one commune of Mèo Vạc."""
    *_west, dong_van, meo_vac = line
    new = make_commune("Đồng Văn", "00721", dong_van, valid_from=MERGER)
    new.other_districts.set([meo_vac])
    old = make_commune("Tả Lủng", "00760", meo_vac, valid_to=date(2025, 6, 30), main_successor=new)
    make_commune("Đồng Văn cũ", "00721", dong_van, valid_to=date(2025, 6, 30), main_successor=new)
    return old, new


def both(user, period, indicator=PL):
    """The figures of Đồng Văn, Mèo Vạc and the whole line: then, and by today's boundaries."""
    pages = [summary(user, period, boundaries=boundaries) for boundaries in ("then", "now")]
    return [[figure(page, indicator, code, period) for code in ("026", "027", "")] for page in pages]


def test_old_land_of_one_district_counts_for_another_today(line, merged):
    make_case(line[6], commune=merged[0])
    make_case(line[6])
    then, now = both(make_observer(), "2021")
    assert then == ["–", "2", "2"]
    assert now == ["1", "1", "2"]


def test_a_new_commune_in_two_districts_counts_by_its_own_then_and_by_its_main_one_today(line, merged):
    make_case(line[6], on=date(2026, 2, 3), commune=merged[1])
    then, now = both(make_observer(), "2026")
    assert then == ["–", "1", "1"]
    assert now == ["1", "–", "1"]


def test_totals_are_equal_for_every_column_and_both_years(line, merged):
    for regime in ("HD", "PL", "SK"):
        make_case(line[6], regime, commune=merged[0])
        make_case(line[6], regime, on=date(2020, 5, 5), commune=merged[0])
        make_case(line[5], regime)
    then, now = (cells(summary(make_observer(), boundaries=each)) for each in ("then", "now"))
    totals = [{key: words for key, (words, _url) in each.items() if not key[1]} for each in (then, now)]
    assert totals[0] == totals[1]
    assert len(totals[0]) == 8


@pytest.mark.parametrize("boundaries", ["then", "now"])
def test_every_number_opens_exactly_its_incidents(line, merged, boundaries):
    make_case(line[6], commune=merged[0])
    make_case(line[6])
    make_case(line[5])
    client, opened = log_in(make_observer()), []
    for (indicator, _code, _period), (words, url) in cells(
        summary(make_observer(), boundaries=boundaries)
    ).items():
        if indicator == PL and words != "–":
            assert str(len(client.get(url).context["page"].rows)) == words
            opened.append(words)
    assert sorted(opened) == ["1", "2", "3"]


def test_rights_follow_the_records_own_district(line, merged):
    make_case(line[6], commune=merged[0])
    make_case(line[5])
    page = summary(make_reviewer(line[6]), boundaries="now")
    assert figure(page, PL, "026") == "1"  # the land of Mèo Vạc that is Đồng Văn's today, and no more
    assert figure(page, PL, "026|027") == "1"


def test_a_zero_by_todays_boundaries_needs_the_word_of_all_land_it_came_from(line, merged):
    confirm(line[5], "2021")
    page = summary(make_observer(), boundaries="now")
    assert figure(page, PL, "026") == "–"
    confirm(line[6], "2021")
    assert figure(summary(make_observer(), boundaries="now"), PL, "026") == "0"


def test_how_completely_it_is_reported_is_told_by_the_same_boundaries_as_the_figures(line, merged):
    taken = make_post("Chốt Tả Lủng", commune=merged[0], opened=date(2020, 1, 1))
    expect(taken, 1, since=date(2020, 1, 1), first_start="00:00")
    report(taken)
    make_indicator(LAW, unit="vụ")
    overseer, whole = make_overseer(), "from 1/1 units that reported every shift · 100% of the shifts"
    for boundaries, dimension, code in (("then", "district", "027"), ("now", "area", "026")):
        page = summary(overseer, SPAN, boundaries=boundaries)
        told = {row.codes: row.reporting.words for row in page.context["summary"].rows if row.reporting}
        assert told == {code: whole}
        table = pivot(overseer, LAW, rows=dimension, period=SPAN).context
        assert {row.head.value: row.head.aside for row in table["pivot"].rows if row.head.aside} == {
            code: whole
        }
        assert table["reporting"].words == whole
