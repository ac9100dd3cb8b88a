"""How many posts were open on a day: counted above their list, and beside it as published."""

from datetime import date

import pytest

from borderops.districts.models import Commune, District, Unit
from borderops.figures.models import ReportedFigure
from borderops.patrols.choices import PostKind
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
)
from tests.patrols.makers import change, make_post, make_team

pytestmark = pytest.mark.django_db
LIST = "/patrols/posts/"


@pytest.fixture
def overseer(client):
    user = make_overseer()
    client.force_login(user)
    client.cookies["django_language"] = "en"
    return user


def rows(response):
    return list(response.context["page"].rows)


def standing(response):
    """What is counted and what is published, by the sort of post."""
    return {
        row.kind: (row.counted, [int(figure.value) for figure in row.published])
        for row in response.context["standing"]
    }


def far_away(name="Chốt 172", **fields):
    return make_post(name, commune=make_commune("Chí Cà", "01105", make_other_district()), **fields)


def test_posts_are_counted_by_sort_and_as_of_the_day(client, overseer):
    make_post(opened=date(2021, 1, 1))
    make_team(opened=date(2021, 2, 1))
    closed = make_post("Chốt 425", opened=date(2021, 1, 1))
    change(closed, "closed", date(2021, 6, 1))
    counted = {
        day: {kind: n for kind, (n, _published) in standing(client.get(LIST, {"as_of": day})).items()}
        for day in ("2020-12-31", "2021-01-31", "2021-05-31", "2021-06-01")
    }
    fixed, mobile = PostKind.FIXED, PostKind.MOBILE
    assert counted == {
        "2020-12-31": {fixed: None, mobile: None},
        "2021-01-31": {fixed: 2, mobile: None},
        "2021-05-31": {fixed: 2, mobile: 1},
        "2021-06-01": {fixed: 1, mobile: 1},
    }


def test_where_none_is_recorded_the_page_says_so_and_not_zero(client, overseer):
    text = client.get(LIST, {"as_of": "2021-05-31"}).content.decode()
    assert text.count("nothing recorded") == 2
    closed = make_post(opened=date(2021, 1, 1))
    change(closed, "closed", date(2021, 2, 1))
    assert standing(client.get(LIST, {"as_of": "2021-05-31"}))[PostKind.FIXED][0] == 0


@pytest.mark.parametrize(
    ("day", "fixed", "mobile"),
    [
        ("2021-05-30", [], []),
        ("2021-05-31", [59], [17]),
        ("2021-12-30", [59], [17]),
        ("2021-12-31", [68], [17]),
    ],
)
def test_what_is_published_stands_beside_from_its_own_day_on(seeded, client, overseer, day, fixed, mobile):
    commune = Commune.objects.get(code="00715", valid_to__isnull=False)
    make_post(commune=commune, unit=Unit.objects.first(), opened=date(2021, 1, 1))
    shown = standing(client.get(LIST, {"as_of": day}))
    assert shown == {PostKind.FIXED: (1, fixed), PostKind.MOBILE: (None, mobile)}


def test_published_figures_come_with_words_source_and_day(seeded, client, overseer):
    text = client.get(LIST, {"as_of": "2021-05-31"}).content.decode()
    for words in ["59 chốt cố định", "báo chí", "as of 05/2021", "17 tổ cơ động"]:
        assert words in text
    assert "68 chốt" not in text
    text = client.get(LIST, {"as_of": "2021-12-31"}).content.decode()
    assert "68 chốt cố định" in text and "Đối ngoại của tỉnh Hà Giang năm 2021" in text


def test_a_figure_counts_only_once_it_is_accepted_and_for_the_whole_province(seeded, client, overseer):
    figures = ReportedFigure.objects.filter(indicator__key="checkpoints.fixed")
    figures.get(period="2021").districts.add(District.objects.first())
    figures.filter(as_of="2021-05").update(state="submitted")
    assert standing(client.get(LIST, {"as_of": "2021-12-31"}))[PostKind.FIXED] == (None, [])


@pytest.mark.parametrize("make", [make_clerk, make_reviewer])
def test_who_sees_some_districts_reads_that_the_count_is_of_those(client, make):
    make_post(), far_away()
    client.force_login(make())
    client.cookies["django_language"] = "en"
    response = client.get(LIST)
    assert standing(response)[PostKind.FIXED][0] == 1
    assert "in your area" in response.content.decode()


@pytest.mark.parametrize("make", [make_overseer, make_observer, make_administrator])
def test_who_sees_the_whole_province_reads_of_all(client, make):
    make_post(), far_away()
    client.force_login(make())
    client.cookies["django_language"] = "en"
    response = client.get(LIST)
    assert standing(response)[PostKind.FIXED][0] == 2 and len(rows(response)) == 2
    assert "in your area" not in response.content.decode()
