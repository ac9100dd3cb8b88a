"""Pages of a list: all rows once, in order, whether they are few and known or many."""

from datetime import date

import pytest

from borderops.incidents.models import Incident
from borderops.lists.keyset import KeysetPage, Sort, look_for
from tests.factories import make_draft

pytestmark = pytest.mark.django_db
SORTS = [Sort("occurred_on"), Sort("occurred_on", descending=False)]


@pytest.fixture
def incidents():
    """Seven incidents, some of them of one day, not logged in the order of their days."""
    for day in [3, 1, 2, 2, 5, 2, 4]:
        make_draft(occurred_on=date(2024, 5, day))
    return Incident.objects.for_list()


def pages(rows, sort, known):
    """Every page of three, forwards from the first one."""
    found = look_for(rows, sort.field, "pk")[1] if known else None
    page = KeysetPage(rows, sort, 3, found=found)
    yield page
    while page.has_next:
        page = KeysetPage(rows, sort, 3, after=page.next_cursor, found=found)
        yield page


@pytest.mark.parametrize("known", [True, False], ids=["few", "many"])
@pytest.mark.parametrize("sort", SORTS, ids=["down", "up"])
def test_every_row_is_on_one_page_in_order(incidents, sort, known):
    shown = [row for page in pages(incidents, sort, known) for row in page.rows]
    assert shown == list(incidents.order_by(*sort.order()))


@pytest.mark.parametrize("known", [True, False], ids=["few", "many"])
@pytest.mark.parametrize("sort", SORTS, ids=["down", "up"])
def test_pages_turned_back_are_those_that_were_read(incidents, sort, known):
    first, second, third = pages(incidents, sort, known)
    found = look_for(incidents, sort.field, "pk")[1] if known else None
    back = KeysetPage(incidents, sort, 3, before=third.previous_cursor, found=found)
    assert (back.rows, back.has_previous, back.has_next) == (second.rows, True, True)
    start = KeysetPage(incidents, sort, 3, before=back.previous_cursor, found=found)
    assert (start.rows, start.has_previous) == (first.rows, False)


def test_the_count_goes_no_further_than_its_limit(incidents):
    count, found = look_for(incidents, "pk", limit=5)
    assert (count.number, count.is_exact, count.short, len(found)) == (6, False, "5+", 6)
    count, found = look_for(incidents, "pk", limit=7)
    assert (count.number, count.is_exact, count.short, len(found)) == (7, True, "7", 7)


@pytest.mark.parametrize(("known", "questions"), [(True, 1), (False, 2)], ids=["few", "many"])
def test_a_page_takes_no_more_questions_than_it_must(incidents, django_assert_num_queries, known, questions):
    found = look_for(incidents, "occurred_on", "pk")[1] if known else None
    with django_assert_num_queries(questions):
        KeysetPage(incidents, SORTS[0], 3, found=found)
