"""Monthly counts in workbooks and in the administration."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from borderops.labour.models import MonthCount
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_observer,
    make_other_district,
    make_user,
)
from tests.labour.makers import make_accepted_count, make_month_count, make_programme, make_sent_count
from tests.sheets.books import bring_in, check, counts, export, faults, lines_of, send

pytestmark = pytest.mark.django_db
KEY, ADMIN = "month-counts", "/admin/labour/monthcount/"
HEADINGS = [
    "Number", "Labour programme", "Month", "Commune", "Workers who departed", "Departures", "Workers who returned",
    "Returns", "Overdue at the end of the month", "Source",
]  # fmt: skip
ROW = ["", "VS", "05/2024", "00715", 12, 14, 0, "", "", "Báo cáo"]


@pytest.fixture
def clerk(client):
    make_programme()
    user = make_clerk(make_commune().district)
    client.force_login(user)
    return user


def changed(**cells):
    """The row with other cells under some headings; an underscore stands for a space."""
    told = dict(zip(HEADINGS, ROW, strict=True))
    return list((told | {name.replace("_", " "): cell for name, cell in cells.items()}).values())


def test_rows_become_drafts_or_go_to_review_and_come_again_once(client, clerk):
    named = changed(
        Labour_programme="Lao động qua biên giới với Văn Sơn", Month=date(2024, 6, 1), Commune="Lũng Cú"
    )
    run = bring_in(client, KEY, HEADINGS, ROW, named)
    assert counts(run) == (2, 0, 0, 0)
    count = MonthCount.objects.get(month="2024-05")
    assert (count.state, count.people_out, count.people_in, count.trips_in) == ("draft", 12, 0, None)
    assert MonthCount.objects.get(month="2024-06").commune == count.commune
    assert counts(bring_in(client, KEY, HEADINGS, ROW)) == (0, 0, 1, 0)
    bring_in(client, KEY, HEADINGS, ROW, options="submit")
    count.refresh_from_db()
    assert count.state == "submitted" and MonthCount.objects.count() == 2


@pytest.mark.parametrize("language", ["en", "vi"])
def test_an_export_comes_back_unchanged_and_a_cell_is_mended(client, clerk, language):
    client.cookies["django_language"] = language
    draft = make_month_count(clerk, people_in=0, source="Sổ", remark="Tết")
    make_accepted_count(month="2024-06")
    content = export(client, KEY)
    run = send(client, KEY, content)
    assert run.status_code == 302
    client.cookies["django_language"] = "en"
    assert counts(check(client, KEY, *lines_of(content))) == (0, 0, 2, 0)
    assert counts(bring_in(client, KEY, ["Number", "Departures"], [draft.reference, 20])) == (0, 1, 0, 0)
    draft.refresh_from_db()
    assert (draft.trips_out, draft.people_in) == (20, 0)


def test_a_code_that_was_used_twice_means_the_commune_of_the_month(client, clerk):
    old, new = make_commune(), make_commune(valid_from=date(2025, 7, 1))
    old.valid_to = date(2025, 6, 30)
    old.save()
    bring_in(client, KEY, HEADINGS, ROW, changed(Month="07/2025"))
    assert {count.month: count.commune for count in MonthCount.objects.all()} == {
        "2024-05": old,
        "2025-07": new,
    }


BAD = [
    ("Labour programme", "Lào", "Labour programmes"),
    ("Labour programme", "", "empty"),
    ("Month", "2024", "10/2021"),
    ("Month", date(2024, 5, 20), "10/2021"),
    ("Month", "01/2099", "future"),
    ("Commune", "99999", "Communes"),
    ("Workers who departed", -3, "less than zero"),
    ("Departures", 11, "fewer trips"),
    ("Returns", "nhiều", "whole number"),
]


@pytest.mark.parametrize(("column", "cell", "said"), BAD)
def test_a_wrong_cell_is_named_with_row_and_column(client, clerk, column, cell, said):
    run = bring_in(client, KEY, HEADINGS, changed(**{column.replace(" ", "_"): cell}))
    ((place, heading, message),) = faults(run)
    assert (place, heading) == (2, column) and said in message and not MonthCount.objects.exists()


def test_another_districts_commune_a_told_month_and_a_locked_count_are_refused_by_row(client, clerk):
    sent = make_sent_count(clerk)
    make_commune("Nàn Xỉn", "00850", make_other_district())
    rows = [
        changed(Commune="00850"),
        changed(Source="Báo cáo khác"),
        changed(Number=sent.number, Month="06/2024"),
    ]
    said = [message for *_where, message in faults(bring_in(client, KEY, HEADINGS, *rows))]
    assert (
        "no posting in this place" in said[0] and "already tells" in said[1] and "waits for review" in said[2]
    )
    assert MonthCount.objects.count() == 1


def test_an_observer_exports_the_accepted_ones_and_imports_nothing(client, clerk):
    make_accepted_count()
    make_sent_count(month="2024-06")
    client.force_login(make_observer())
    heading, *rows = lines_of(export(client, KEY))
    assert [row[heading.index("Month")] for row in rows] == ["05/2024"]
    assert client.get(reverse("import-sheet", args=[KEY])).status_code == 403


@pytest.mark.parametrize("person", [make_administrator, make_user])
def test_without_the_right_nothing_is_exported_or_imported(client, person):
    client.force_login(person())
    assert client.get(reverse("export-sheet", args=[KEY])).status_code == 403
    assert client.get(reverse("import-sheet", args=[KEY])).status_code == 403


def test_an_export_asks_no_more_for_more_rows(client, clerk):
    make_month_count(clerk)
    export(client, KEY)
    with CaptureQueriesContext(connection) as few:
        export(client, KEY)
    for month in (6, 7):
        make_month_count(clerk, month=f"2024-0{month}")
    with CaptureQueriesContext(connection) as many:
        export(client, KEY)
    assert len(many) == len(few)


def of_admin(commune, /, **fields):
    """What the administration's form sends."""
    return {
        "programme": make_programme().pk, "month": "05/2024", "commune": commune.pk, "people_out": "3",
        "trips_out": "4", "people_in": "", "trips_in": "", "overdue": "", "source": "", "remark": "",
        "version_seen": "1",
    } | fields  # fmt: skip


def test_the_administration_keeps_the_same_rules(client, clerk):
    there = make_commune("Nàn Xỉn", "00850", make_other_district())
    for wrong in ({"month": "2024"}, {"trips_out": "2"}, {"people_in": "-1"}, {"commune": there.pk}):
        assert client.post(f"{ADMIN}add/", of_admin(make_commune(), **wrong)).status_code == 200
    assert client.post(f"{ADMIN}add/", of_admin(make_commune())).status_code == 302
    count = MonthCount.objects.get()
    assert (count.state, count.month, count.trips_out, count.trips_in) == ("draft", "2024-05", 4, None)
    assert list(client.get(ADMIN, {"q": "lũng cú"}).context["cl"].queryset) == [count]


def test_in_the_administration_what_is_accepted_is_only_read_and_others_do_not_find_it(client, clerk):
    count = make_accepted_count()
    assert client.get(f"{ADMIN}{count.pk}/change/").status_code == 200
    assert client.post(f"{ADMIN}{count.pk}/change/", of_admin(count.commune)).status_code == 403
    client.force_login(make_clerk(make_other_district()))
    assert client.get(f"{ADMIN}{count.pk}/change/").status_code == 302
    client.force_login(make_observer())
    assert client.get(ADMIN).status_code != 200
