"""What a zero of the summary stands on besides a reviewer's word, and from how many units the figures come."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from borderops.incidents.models import Incident
from tests.factories import make_clerk, make_commune, make_observer, make_overseer, make_reviewer
from tests.figures.factories import make_line
from tests.patrols.makers import expect, make_accepted_shift, make_post
from tests.summaries.factories import confirm, make_case
from tests.summaries.reading import HD, PEOPLE, PL, SK, figure, summary, text
from tests.summaries.test_file import download, sheet

pytestmark = pytest.mark.django_db
SPAN = "2021-03-01..2021-03-05"
START, END = date(2021, 3, 1), date(2021, 3, 5)


@pytest.fixture
def line():
    return make_line()


def a_post(district, name="Chốt 424"):
    """A post that owes one report of 24 hours a day."""
    commune = make_commune(f"Xã của {district}", f"1{district.code}1", district)
    post = make_post(name, commune=commune, opened=date(2020, 1, 1))
    expect(post, 1, since=date(2020, 1, 1), first_start="00:00")
    return post


def report(post, start=START, end=END, **fields):
    """Accepted reports for each of these days."""
    days = [start + timedelta(n) for n in range((end - start).days + 1)]
    by, reviewer = make_clerk(post.district, post.unit), make_reviewer(post.district)
    return [make_accepted_shift(by, reviewer, post=post, day=day, hour=0, hours=24, **fields) for day in days]


def test_reports_of_every_shift_make_a_zero_of_every_regime_and_say_so(line):
    report(a_post(line[0]))
    page = summary(make_overseer(), SPAN)
    assert {figure(page, indicator, "033", SPAN) for indicator in (HD, PL, PEOPLE, SK)} == {"0"}
    assert figure(page, PL, "032", SPAN) == "–"
    assert 'title="0 by shift reports"' in page.content.decode()
    assert ", by shift reports" in page.content.decode()


def test_one_shift_short_is_still_missing(line):
    report(a_post(line[0]), end=END - timedelta(days=1))
    assert figure(summary(make_observer(), SPAN), PL, "033", SPAN) == "–"


def test_reports_and_confirmed_months_make_a_whole_span_together(line):
    span = "2021-02-15..2021-03-16"
    confirm(line[0], "2021-M03")
    post = a_post(line[0])
    report(post, date(2021, 3, 15), date(2021, 3, 15))
    assert figure(summary(make_observer(), span), PL, "033", span) == "–"
    report(post, date(2021, 3, 16), date(2021, 3, 16))
    page = summary(make_observer(), span)
    assert figure(page, PL, "033", span) == "0"
    assert 'title="0 by shift reports and confirmation"' in page.content.decode()


def test_a_reviewers_word_alone_is_told_as_before(line):
    confirm(line[0], "2021-M03")
    page = summary(make_observer(), "2021-M03")
    assert figure(page, PL, "033", "2021-M03") == "0"
    assert "by shift reports" not in text(page)


def test_a_shift_without_its_incident_leaves_the_figure_missing(line):
    post = a_post(line[0])
    report(post, end=date(2021, 3, 4))
    [shift] = report(post, END, END, outcome="cases")
    assert figure(summary(make_observer(), SPAN), HD, "033", SPAN) == "–"
    case = make_case(line[0], "PL", on=END)
    Incident.objects.filter(pk=case.pk).update(shift=shift)
    page = summary(make_observer(), SPAN)
    assert (figure(page, HD, "033", SPAN), figure(page, PL, "033", SPAN)) == ("0", "1")


def test_last_years_zero_stands_on_last_years_reports(line):
    before = "2020-03-01..2020-03-05"
    report(a_post(line[0]), date(2020, 3, 1), date(2020, 3, 5))
    make_case(line[0], on=START)
    page = summary(make_observer(), SPAN)
    assert figure(page, PL, "033", before) == "0"
    assert page.context["summary"].rows[0].pairs[1].change.words == "up 1"


def test_the_total_is_zero_when_reports_or_words_cover_every_district(line):
    report(a_post(line[0]))
    for district in line[1:]:
        confirm(district, "2021-M02", "2021-M03")
    page = summary(make_observer(), SPAN)
    assert figure(page, PL, "", SPAN) == "0"
    assert page.context["summary"].total.pairs[1].now.grounds_words == "by shift reports and confirmation"


def test_the_row_and_the_total_say_from_how_many_units_they_come(line):
    whole, part = a_post(line[0]), a_post(line[1], "Chốt 200")
    report(whole)
    report(part, end=date(2021, 3, 4))
    page = summary(make_observer(), SPAN)
    shown = page.context["summary"]
    words = [row.reporting and row.reporting.words for row in [*shown.rows[:3], shown.total]]
    assert words == [
        "from 1/1 units that reported every shift · 100% of the shifts",
        "from 0/1 units that reported every shift · 80% of the shifts",
        None,
        "from 1/2 units that reported every shift · 90% of the shifts",
    ]
    assert f"{reverse('patrol-calendar')}?month=2021-03&amp;district=033" in page.content.decode()
    assert "; 1/2 " in page.context["sentences"][0]


def test_without_expectations_nothing_is_said_of_units(line):
    make_case(line[0], on=START)
    page = summary(make_observer(), SPAN)
    assert "units that reported" not in text(page)
    assert {row.reporting for row in page.context["summary"].rows} == {None}


def test_people_of_a_district_are_told_of_its_units_alone(line):
    report(a_post(line[0]))
    a_post(line[1], "Chốt 200")
    shown = summary(make_clerk(line[0]), SPAN).context["summary"]
    assert shown.total.reporting.fraction == "1/1"


def test_the_sheet_holds_the_same_as_numbers(line):
    report(a_post(line[0]), end=date(2021, 3, 4))
    _note, headings, *rows = sheet(download(make_observer(), "xlsx", period=SPAN))
    assert headings[-5:-2] == [
        "Units that owe shift reports",
        "Units that reported every shift",
        "Shifts reported (%)",
    ]
    assert rows[0][-5:-2] == [1, 0, 80]
    assert rows[1][-5:-2] == ["", "", ""]
    assert rows[7][-5:-2] == [1, 0, 80]
