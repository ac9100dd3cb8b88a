"""Headings: known by any spelling; what is unknown, doubled or missing is named."""

from collections import Counter

import pytest
from django.urls import reverse

from borderops.sheets.headings import fold
from borderops.sheets.models import ImportRun
from borderops.sheets.problems import SheetProblem
from borderops.sheets.registry import workbooks
from borderops.sheets.sheet_meanings import spellings
from tests.sheets.books import send, xlsx

RESOURCES = [each.resource for each in workbooks.values()]
RESOURCES += [linked.resource for each in workbooks.values() for linked in each.linked]


def refusal(key, *headings):
    with pytest.raises(SheetProblem) as caught:
        workbooks[key].resource.recognise(headings)
    return caught.value.sentences


@pytest.mark.django_db
@pytest.mark.parametrize("resource", RESOURCES)
def test_no_spelling_means_two_columns(resource):
    columns = resource.fields.values()
    spelled = Counter(
        each for column in columns for each in {fold(spelling) for spelling in column.spellings()}
    )
    assert [spelling for spelling, times in spelled.items() if times > 1] == []


@pytest.mark.django_db
@pytest.mark.parametrize("resource", RESOURCES)
def test_every_column_stands_in_the_export(resource):
    resource = resource()
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
    sentences = refusal("incidents", "Commune", "Xã", "Hotel")
    assert sentences == (
        "The column “Hotel” is not known here. Rename it, or take it out.",
        "The columns “Commune”, “Xã” mean the same. Leave one of them.",
        "The column “Day” is missing. Add it.",
    )


@pytest.mark.django_db
def test_the_page_asks_what_an_unknown_column_is_before_anything_is_checked(client, clerk):
    answer = send(client, "incidents", xlsx(["Day", "Hotel"], ["1/1/2024", "x"]))
    run = ImportRun.objects.get()
    assert (answer.url, run.state) == (reverse("sheet-layout", args=[run.pk]), "sent")
    assert "What is the column “Hotel”?" in client.get(answer.url).content.decode()


@pytest.mark.parametrize("key", workbooks)
def test_no_name_means_two_sheets(key):
    entry = workbooks[key]
    names = [spellings(entry.label), *(spellings(each.label, *each.known_as) for each in entry.linked)]
    assert sum(map(len, names)) == len(set().union(*names))
