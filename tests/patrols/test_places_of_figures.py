"""Shifts, posts and patrols by the boundaries of then and of today: each figure opens its rows, down to the commune."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from borderops.figures.counting import counting_of
from borderops.figures.periods import Period
from borderops.figures.reading_once import read_once
from tests.factories import make_clerk, make_commune, make_marker, make_overseer
from tests.figures.factories import log_in, make_indicator, make_line
from tests.patrols.makers import (
    change,
    make_accepted_patrol,
    make_accepted_shift,
    make_post,
    make_sent_shift,
)
from tests.summaries.pivoting import cells, pivot

pytestmark = pytest.mark.django_db
SHIFTS, YEAR = "patrols.shifts", Period.parse("cal:2024")
LIST = "/patrols/shifts/"
LAST_DAY, FIRST_DAY = date(2025, 6, 30), date(2025, 7, 1)
ONE = {"rows": "district", "period": "cal:2024", "beside": "none"}


@pytest.fixture
def line():
    make_indicator(SHIFTS, unit="ca")
    return make_line()


@pytest.fixture
def taken(line):
    """The commune of Mèo Vạc that became a part of Đồng Văn's."""
    heir = make_commune("Đồng Văn", "00721", line[5], valid_from=FIRST_DAY)
    return make_commune("Tả Lủng", "00760", line[6], valid_to=LAST_DAY, main_successor=heir)


@pytest.fixture
def posts(line, taken):
    """One post there, and one in another commune of Mèo Vạc."""
    stayed = make_commune("Sơn Vĩ", "00761", line[6])
    return make_post("Chốt Tả Lủng", commune=taken), make_post("Chốt Sơn Vĩ", commune=stayed)


@pytest.fixture
def shifts(posts):
    """Two shifts of the one post, one of the other, and one that nobody has reviewed."""
    there, other = posts
    make_sent_shift(post=there, hour=14)
    days = [date(2024, 5, day) for day in (1, 2)]
    return [make_accepted_shift(post=there, day=day) for day in days], make_accepted_shift(post=other)


def listed(client, url, **query):
    return {row.record for row in client.get(url, query).context["table"].rows}


def test_the_land_that_changed_districts_counts_for_the_one_then_and_for_the_other_today(shifts):
    then = cells(pivot(make_overseer(), SHIFTS, **ONE))
    today = cells(pivot(make_overseer(), SHIFTS, **ONE | {"rows": "area"}))
    assert (then["026", "*"][0], then["027", "*"][0]) == ("–", "3")
    assert (today["026", "*"][0], today["027", "*"][0]) == ("2", "1")
    assert then["*", "*"][0] == today["*", "*"][0] == "3"


def test_the_list_of_shifts_shows_exactly_those_of_a_present_district(shifts):
    (first, second), other = shifts
    client = log_in(make_overseer())
    assert listed(client, LIST, state="accepted", area="026") == {first, second}
    assert listed(client, LIST, state="accepted", area="027") == {other}
    assert listed(client, LIST, state="accepted", area=["026", "027"]) == {first, second, other}
    assert listed(client, LIST, state="accepted", area="026", district="026") == set()


def test_the_list_of_shifts_shows_exactly_those_of_a_commune(shifts, taken):
    (first, second), other = shifts
    client = log_in(make_overseer())
    assert listed(client, LIST, state="accepted", commune=taken.pk) == {first, second}
    assert listed(client, LIST, commune=other.commune_id) == {other}


def test_the_form_asks_for_the_commune_only_where_a_figure_led_to_the_list(shifts, taken):
    client = log_in(make_overseer())
    assert 'name="commune"' not in client.get(LIST).text
    page = client.get(LIST, {"commune": taken.pk}).text
    assert 'name="commune"' in page and "Tả Lủng (until 30/06/2025)" in page


@pytest.mark.parametrize("query", [{"commune": "x"}, {"commune": "999999"}, {"area": "999"}])
def test_what_is_no_place_is_said_and_shows_nothing_else(shifts, query):
    page = log_in(make_overseer()).get(LIST, query)
    assert page.context["filter"].errors


def test_from_the_province_one_comes_to_the_district_the_commune_and_the_shifts(shifts, taken):
    (first, second), _other = shifts
    client = log_in(make_overseer())
    province = client.get("/summaries/table/", {"indicator": SHIFTS} | ONE)
    district = client.get(row_url(province, "027"))
    assert [row.head.value for row in district.context["pivot"].rows] == [taken.district.communes.get(
        name="Sơn Vĩ").pk, taken.pk]  # fmt: skip
    words, url = cells(district)[str(taken.pk), "*"]
    assert words == "2" and listed(client, url) == {first, second}
    commune = client.get(row_url(district, str(taken.pk)))
    assert [row.head.value for row in commune.context["pivot"].rows] == [first.post_id]
    words, url = cells(commune)[str(first.post_id), "*"]
    assert words == "2" and listed(client, url) == {first, second}


def test_a_present_district_opens_its_communes_of_then(shifts, taken):
    client = log_in(make_overseer())
    province = client.get("/summaries/table/", {"indicator": SHIFTS} | ONE | {"rows": "area"})
    district = client.get(row_url(province, "026"))
    assert [row.head.value for row in district.context["pivot"].rows] == [taken.pk]
    assert cells(district)["*", "*"][0] == "2"


def row_url(page, text):
    """Where the row of a value leads."""
    return next(row.head.url for row in page.context["pivot"].rows if row.head.text == text)


def test_a_clerk_of_the_present_district_is_told_no_shifts_of_another_then(shifts, line):
    page = pivot(make_clerk(line[5]), SHIFTS, **ONE | {"rows": "area"})
    assert cells(page)["*", "*"][0] == "–"


def test_posts_stand_where_they_stood_on_the_day_by_either_boundaries(posts, line):
    there, _other = posts
    counting, overseer = counting_of("checkpoints.fixed"), make_overseer()
    home = make_commune("Lũng Cú", "00715", line[5])
    change(there, "moved", date(2024, 8, 1), commune=home, district=line[5])
    first, last = Period.parse("cal:2024-M05"), Period.parse("cal:2024-M12")
    assert by(counting, "district", first) == {"027": 2} and by(counting, "area", first) == {
        "026": 1,
        "027": 1,
    }
    assert by(counting, "district", last) == {"026": 1, "027": 1} == by(counting, "area", last)
    assert by(counting, "commune", last)[home.pk] == 1
    client = log_in(overseer)
    for name, value in (("area", "026"), ("commune", home.pk)):
        chosen = [(counting.dimension(name), value)]
        assert listed(client, counting.url(overseer, last, chosen)) == {there}
    assert listed(client, counting.url(overseer, first, chosen)) == set()


def test_the_share_of_declarations_in_a_present_district_is_of_all_its_shifts_together(line, taken):
    stayed = make_post("Chốt Lũng Cú", commune=make_commune("Lũng Cú", "00715", line[5]))
    asked = {"people_out": 0, "declarations_reason": "Hết tờ khai."}
    make_accepted_shift(post=stayed, people_in=10, declarations=10, **asked)
    make_accepted_shift(post=make_post(commune=taken), people_in=30, declarations=10, **asked)
    counting = counting_of("patrols.declarations_share")
    assert by(counting, "area", YEAR) == {"026": Decimal("50.0")}
    assert by(counting, "district", YEAR) == {"026": Decimal("100"), "027": Decimal("33.3")}
    assert by(counting, "commune", YEAR)[taken.pk] == Decimal("33.3")
    assert counting.split(make_overseer(), YEAR, (), YEAR.months) == {(4,): Decimal("50.0")}


def by(counting, name, period):
    found = counting.split(make_overseer(), period, [counting.dimension(name)])
    return {value: figure for (value,), figure in found.items()}


def test_a_table_of_months_reads_once_where_the_communes_lie_today(posts):
    counting = counting_of("checkpoints.fixed")
    overseer, area = make_overseer(), [counting.dimension("area")]
    with read_once(), CaptureQueriesContext(connection) as asked:
        found = counting.split(overseer, YEAR, area, YEAR.months)
    assert sum("other_districts" in query["sql"] for query in asked) == 1
    assert found[0, "026"] == found[11, "027"] == 1


def test_a_post_moved_to_a_district_alone_stands_in_no_known_commune(posts, line):
    there, _other = posts
    marker = make_marker("501", make_commune("Lũng Cú", "00715", line[5]))
    change(there, "moved", date(2024, 8, 1), district=line[5], marker=marker)
    found = by(counting_of("checkpoints.fixed"), "commune", YEAR)
    assert found[None] == 1 and there.commune_id not in found
    assert by(counting_of("checkpoints.fixed"), "area", YEAR) == {"026": 1, "027": 1}


def test_joint_patrols_are_told_by_either_boundaries(line, taken):
    patrol = make_accepted_patrol(
        district=line[6], from_marker=make_marker("501", taken), to_marker=make_marker("502", taken)
    )
    counting, overseer = counting_of("patrols.joint_patrols"), make_overseer()
    assert by(counting, "district", YEAR) == {"027": 1} and by(counting, "area", YEAR) == {"026": 1}
    client = log_in(overseer)
    for name, value in (("area", "026"), ("commune", taken.pk)):
        assert listed(client, counting.url(overseer, YEAR, [(counting.dimension(name), value)])) == {patrol}
    assert listed(client, "/patrols/joint/", area="027") == set()
