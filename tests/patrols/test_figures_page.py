"""The page and the sheet of the patrol figures: where each number leads, who sees it, what cannot be read."""

import io
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from borderops.people.roles import Role
from borderops.sheets.formats import read_sheet
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_observer,
    make_overseer,
    make_reviewer,
    make_unit,
    make_user,
)
from tests.figures.factories import log_in, make_figure, make_indicator, make_line
from tests.patrols.figures_reading import FIXED, NIL, SHIFTS, cells, figure, page, text
from tests.patrols.makers import expect, make_accepted_shift, make_post, make_sent_shift

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def line():
    """The districts of the line, west to east; Đồng Văn is where posts stand unless told otherwise."""
    return make_line()


def test_every_number_opens_exactly_its_rows():
    post = make_post()
    make_accepted_shift(post=post)
    make_accepted_shift(post=post, hour=14, outcome="cases")
    make_accepted_shift(post=post, day=date(2024, 12, 20))
    user = make_overseer()
    found = cells(page(user))
    for indicator, expected in ((SHIFTS, 2), (NIL, 1)):
        for where in ("026", ""):
            listed = log_in(user).get(found[indicator, where, "2024"][1])
            assert listed.status_code == 200
            assert len(set(re.findall(r"CT-2024-DV-\d{4}", listed.content.decode()))) == expected
    posts = log_in(user).get(found[FIXED, "026", "2024"][1])
    assert posts.status_code == 200
    assert "Chốt 424" in text(posts)
    assert log_in(user).get(found[SHIFTS, "026", "2024"][1] + "&district=033").status_code == 200


def test_reported_figures_stand_apart():
    make_indicator("checkpoints.fixed", nature="stock")
    make_figure("checkpoints.fixed", 68)
    make_post(opened=date(2021, 6, 1))
    found = page(period="2021")
    assert figure(found, FIXED, "", "2021") == "1"
    assert 'data-kind="reported" data-district="" data-period="2021"' in found.content.decode()
    assert "68" in text(found).partition("Reported figures")[2]


def test_the_chart_shows_months():
    make_accepted_shift()
    found = page(chart="people")
    assert found.context["chart"]["bars"][5]["value"] == 20
    assert found.context["chart"]["bars"][4]["value"] is None
    assert page(period="2024-M06").context["chart"] is None


def test_ten_years_by_month_are_a_table():
    make_accepted_shift()
    found = page(period="2015-01-01..2024-12-31")
    assert found.context["chart"]["is_long"]
    assert figure(found, SHIFTS, "026", "2015-01-01..2024-12-31") == "1"


@pytest.mark.parametrize("make", [make_clerk, make_reviewer])
def test_staff_of_a_district_see_their_own(line, make):
    make_accepted_shift()
    make_accepted_shift(post=make_post("Chốt 198", commune=make_commune("Xín Mần", "01108", line[0])))
    found = page(make(line[5]))
    assert [row.name for row in found.context["figures"].rows] == ["Đồng Văn"]
    assert figure(found, SHIFTS, "026") == "1"


def test_staff_of_a_unit_see_its_posts_wherever_they_stand(line):
    unit = make_unit("Đồn Lũng Cú", line[5])
    make_accepted_shift(post=make_post(unit=unit))
    make_accepted_shift(post=make_post("Chốt 430"), hour=14)
    assert figure(page(make_user(Role.CLERK, unit=unit)), SHIFTS, "026") == "1"


def test_observers_see_counts_without_what_waits():
    post = make_post()
    expect(post)
    make_accepted_shift(post=post)
    make_sent_shift(post=post, hour=14)
    found = page(make_observer())
    assert figure(found, SHIFTS, "026") == "1"
    assert "waiting" not in text(found)
    assert "2 of" in text(found)


def test_administrators_have_no_figures():
    assert page(make_administrator()).status_code == 403
    assert log_in(make_user()).get(reverse("patrol-figures-file", args=["xlsx"])).status_code == 403


def test_anonymous_people_are_sent_to_log_in(client):
    assert client.get(reverse("patrol-figures")).status_code == 302


def test_it_only_answers_to_get():
    assert log_in(make_overseer()).post(reverse("patrol-figures")).status_code == 405


def test_a_period_that_cannot_be_read_is_said_and_kept():
    found = page(period="2024-X9")
    assert found.status_code == 400
    assert "2024-X9" in found.content.decode()
    answer = log_in(make_overseer()).get(reverse("patrol-figures-file", args=["xlsx"]), {"period": "2024-X9"})
    assert answer.url == "/patrols/figures/?period=2024-X9"


def test_the_sheet_holds_what_the_page_shows():
    make_accepted_shift()
    answer = log_in(make_overseer()).get(reverse("patrol-figures-file", args=["xlsx"]), {"period": "2024"})
    sheet = read_sheet(io.BytesIO(answer.content), "so-lieu.xlsx")
    row = next(row.cells for row in sheet.rows if row.cells[0] == "Đồng Văn")
    named = dict(zip(sheet.headings, row, strict=False))
    assert int(named["Shifts reported (shifts), 2024"]) == 1
    assert int(named["People checked (persons), 2024"]) == 20
    assert named["Health declarations per person checked (%), 2024"] == "100%"
    assert named["Shifts reported (shifts), 2023"] == "–"
    assert log_in(make_overseer()).get(reverse("patrol-figures-file", args=["pdf"])).status_code == 404


def test_the_number_of_queries_does_not_grow():
    user = make_overseer()
    client = log_in(user)

    def asked():
        client.get(reverse("patrol-figures"), {"period": "2024"})
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("patrol-figures"), {"period": "2024"})
        return len(queries)

    post = make_post()
    expect(post)
    make_accepted_shift(post=post)
    few = asked()
    for number in range(2):
        other = make_post(f"Chốt {430 + number}")
        expect(other)
        make_accepted_shift(post=other)
    assert asked() <= few
