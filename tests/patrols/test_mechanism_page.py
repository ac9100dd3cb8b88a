"""How each mechanism of working with the other side stands on a day, and what its source says."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from borderops.patrols.models import MechanismChange
from tests.factories import (
    make_administrator,
    make_clerk,
    make_observer,
    make_overseer,
    make_reviewer,
    make_user,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
PAGE = "/patrols/mechanisms/"
TALKS, PATROLS = "talks", "bilateral"


@pytest.fixture
def clerk(client):
    user = make_clerk()
    client.force_login(user)
    return user


def make_change(mechanism=PATROLS, state="suspended", since="2021", **fields):
    given = {"source": "Báo cáo X", "confidence": "S"} | fields
    return MechanismChange.objects.create(mechanism=mechanism, state=state, since=since, **given)


def standing(client, day, mechanism=PATROLS):
    """How one mechanism stands on the page."""
    response = client.get(PAGE, {"as_of": day})
    assert response.status_code == 200
    return next(each for each in response.context["standings"] if each.mechanism == mechanism)


def test_it_tells_state_reason_what_replaces_it_words_source_and_how_sure(client, clerk):
    make_change(
        reason="dịch bệnh", replaced_by="điện đàm, hàm thư", published_text="tạm thời dừng", confidence="L"
    )
    page = client.get(PAGE, {"as_of": "2022-01-01"}).content.decode()
    for words in [
        "Bilateral patrols", "Suspended since 2021", "dịch bệnh", "điện đàm, hàm thư", "<q>tạm thời dừng</q>",
        "Báo cáo X", "Likely", "as they stood on 01/01/2022",
    ]:  # fmt: skip
        assert words in page, words
    assert page.count("no information yet") == 2


@pytest.mark.parametrize(
    ("since", "before", "after"),
    [
        ("2021", "30/12/2021", "31/12/2021"),
        ("2021-10", "30/10/2021", "31/10/2021"),
        ("2021-10-14", "13/10/2021", "14/10/2021"),
    ],
)
def test_a_rough_day_counts_from_its_end(client, clerk, since, before, after):
    change = make_change(since=since)
    assert standing(client, before).change is None
    assert standing(client, after).change == change


def test_on_a_day_inside_the_year_it_says_that_the_day_is_not_known(client, clerk):
    make_change()
    found = standing(client, "2021-06-30")
    assert (found.change, [each.begun_words for each in found.begun]) == (
        None,
        ["In the year 2021, on a day not known: Suspended"],
    )
    page = client.get(PAGE, {"as_of": "2021-06-30"}).content.decode()
    assert "In the year 2021, on a day not known: Suspended" in page and "counts after this day" in page
    assert standing(client, "2020-12-31").begun == [] == standing(client, "2021-12-31").begun


def test_a_month_prints_as_a_month(client, clerk):
    make_change(since="2021-10")
    assert standing(client, "2021-10-05").begun[0].begun_words.startswith("In the month 10/2021,")
    assert "Suspended since 10/2021" in client.get(PAGE).content.decode()


def test_the_last_change_until_the_day_stands_and_all_are_its_history(client, clerk):
    first, second = make_change(), make_change(state="running", since="2023-04")
    other = make_change(TALKS, "ended", "2022")
    assert standing(client, "2022-06-01").change == first
    assert standing(client, "2023-04-30").change == second
    assert standing(client, "2023-04-30").history == [second, first]
    assert MechanismChange.objects.standing_on(date(2024, 1, 1)) == {PATROLS: second, TALKS: other}


def test_without_a_day_it_asks_for_today(client, clerk):
    change = make_change()
    response = client.get(PAGE)
    assert {each.change for each in response.context["standings"]} == {change, None}


@pytest.mark.parametrize("asked", ["2999-01-01", "31/02/2021", "hôm nay", "0"])
def test_a_day_that_cannot_be_asked_is_refused_in_words(client, clerk, asked):
    response = client.get(PAGE, {"as_of": asked})
    assert response.status_code == 400
    assert response.context["form"].errors["as_of"] and asked in response.content.decode()


def test_the_documents_of_2021_are_answered(client, seeded):
    client.force_login(make_observer())
    for mechanism in (TALKS, PATROLS):
        change = standing(client, "2021-12-31", mechanism).change
        assert (change.state, change.since, change.reason) == ("suspended", "2021", "")
        assert change.replaced_by == "điện đàm, hàm thư"
        assert change.published_text.startswith("tạm thời dừng các hoạt động hội đàm định kỳ, tuần tra")
        assert change.source == "Đối ngoại của tỉnh Hà Giang năm 2021 (000_c9bd4a3b3f9fd364.txt)"
    assert standing(client, "2021-12-31", "joint").change is None
    assert standing(client, "2021-06-30").change is None


@pytest.mark.parametrize(
    "person", [make_clerk, make_reviewer, make_overseer, make_observer, make_administrator]
)
def test_everybody_with_a_posting_reads_it(client, person):
    make_change()
    client.force_login(person())
    assert "Suspended since 2021" in client.get(PAGE).content.decode()


def test_a_stranger_is_refused_and_who_is_not_logged_in_is_sent_to_log_in(client):
    assert client.get(PAGE).url.startswith("/login/")
    client.force_login(make_user())
    assert client.get(PAGE).status_code == 403


def test_only_who_may_is_offered_to_write(client, clerk):
    change = make_change()
    edit = f"{PAGE}{change.pk}/edit/"
    page = client.get(PAGE).content.decode()
    assert f"{PAGE}new/" not in page and edit not in page
    client.force_login(make_reviewer())
    page = client.get(PAGE).content.decode()
    assert f"{PAGE}new/?mechanism=talks" in page and edit in page


def test_it_is_only_read(client, clerk):
    assert client.post(PAGE).status_code == 405


def test_the_number_of_queries_does_not_grow_with_the_changes(client, clerk):
    make_change()
    client.get(PAGE)
    with CaptureQueriesContext(connection) as one:
        client.get(PAGE)
    for year in range(1990, 2005):
        make_change(since=str(year))
        make_change(TALKS, since=str(year))
    with CaptureQueriesContext(connection) as many:
        client.get(PAGE)
    assert len(many) == len(one)
