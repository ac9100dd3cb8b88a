"""Headings: known by any spelling; what is unknown, doubled or missing is named."""

from collections import Counter

import pytest

from borderops.sheets.headings import fold
from borderops.sheets.models import ImportRun
from borderops.sheets.problems import SheetProblem
from borderops.sheets.registry import workbooks
from tests.sheets.books import send, xlsx

KEYS = list(workbooks)


def refusal(key, *headings):
    with pytest.raises(SheetProblem) as caught:
        workbooks[key].resource.recognise(headings)
    return caught.value.sentences


@pytest.mark.parametrize("key", KEYS)
def test_no_spelling_means_two_columns(key):
    columns = workbooks[key].resource.fields.values()
    spelled = Counter(
        each for column in columns for each in {fold(spelling) for spelling in column.spellings()}
    )
    assert [spelling for spelling, times in spelled.items() if times > 1] == []


@pytest.mark.parametrize("key", KEYS)
def test_every_column_stands_in_the_export(key):
    resource = workbooks[key].resource()
    assert sorted(resource.get_export_order()) == sorted(resource.fields)


@pytest.mark.parametrize(
    "heading", ["Kind of incident", "KIND OF INCIDENT*", "loai vu viec:", "Loại vụ  việc", "code"]
)
def test_a_heading_is_known_by_any_spelling(heading):
    assert workbooks["incidents"].resource.recognise(["Day", heading]) == ["occurred_on", "code"]


def test_an_unknown_heading_is_named_with_the_nearest_one():
    (sentence,) = refusal("incidents", "Day", "Ofenders")
    assert sentence == (
        "The column “Ofenders” is not known here. Rename it, or take it out. Did you mean “Offenders”?"
    )


def test_doubled_and_missing_headings_are_named_all_at_once():
    sentences = refusal("incidents", "Number", "Commune", "Xã", "Hotel")
    assert sentences == (
        "The column “Hotel” is not known here. Rename it, or take it out.",
        "The columns “Commune”, “Xã” mean the same. Leave one of them.",
        "The column “Day” is missing. Add it.",
    )


@pytest.mark.django_db
def test_the_page_says_so_and_keeps_nothing(client, clerk):
    answer = send(client, "incidents", xlsx(["Day", "Hotel"], ["1/1/2024", "x"]))
    assert answer.status_code == 422
    assert "The column “Hotel” is not known here" in answer.content.decode()
    assert not ImportRun.objects.exists()
