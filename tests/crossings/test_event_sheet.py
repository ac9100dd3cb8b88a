"""The life of crossing points in and out as a sheet, under the rules and rights of its form."""

import pytest
from django.urls import reverse

from borderops.crossings.models import CrossingEvent
from borderops.sheets.models import ImportRun
from tests.crossings.makers import make_crossing, make_eastern_crossing, make_event
from tests.factories import make_administrator, make_clerk, make_observer, make_reviewer, make_user
from tests.sheets.books import bring_in, check, counts, export, faults, lines_of, rejected, send

pytestmark = pytest.mark.django_db
HEADINGS = ["Crossing point", "Event", "When", "What it became", "Source"]
LINE = ["PB-DC", "Proposed", "10/2021", "Gate, level not said", "Báo cáo X"]


@pytest.fixture
def crossing():
    return make_eastern_crossing()


@pytest.fixture
def reviewer(client, crossing):
    user = make_reviewer()
    client.force_login(user)
    return user


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_seeds_come_back_unchanged(client, seeded, kind):
    client.force_login(make_administrator())
    send(client, "crossing-events", export(client, "crossing-events", format=kind), f"a.{kind}")
    run = ImportRun.objects.get()
    assert (rejected(run), counts(run)) == ([], (0, 0, 11, 0))


def test_an_event_comes_in_with_its_history_and_is_corrected_by_its_key(client, reviewer, crossing):
    assert counts(bring_in(client, "crossing-events", HEADINGS, LINE)) == (1, 0, 0, 0)
    event = crossing.events.get()
    assert (event.on, event.kind_after, event.history.get().history_user) == ("2021-10", "gate", reviewer)
    run = bring_in(client, "crossing-events", HEADINGS, [*LINE[:3], "Border opening", "Báo cáo Y"])
    assert counts(run) == (0, 1, 0, 0)
    event.refresh_from_db()
    assert (event.kind_after, event.source) == ("opening", "Báo cáo Y")


def test_an_upgrade_may_stand_on_an_earlier_row(client, reviewer, crossing):
    first = ["PB-DC", "Opened", "2010", "Border opening", "X"]
    second = ["PB-DC", "Upgraded", "2018", "Bilateral gate (main)", "X"]
    assert counts(bring_in(client, "crossing-events", HEADINGS, first, second)) == (2, 0, 0, 0)


@pytest.mark.parametrize(
    ("place", "value", "column"),
    [(0, "XX", "Crossing point"), (1, "Xây", "Event"), (2, "2099", "When"), (2, "mai", "When"),
     (3, "", "What it became"), (3, "Freight road (part of a gate)", "What it became"), (4, "", "Source")],
)  # fmt: skip
def test_faults_are_named_by_row_and_column(client, reviewer, place, value, column):
    line = [value if number == place else cell for number, cell in enumerate(LINE)]
    run = check(client, "crossing-events", HEADINGS, line)
    assert [fault[:2] for fault in faults(run)] == [(2, column)]


def test_an_upgrade_to_what_it_was_is_refused(client, reviewer, crossing):
    make_event(crossing, "opened", "main", "2018")
    line = ["PB-DC", "Upgraded", "2020", "Bilateral gate (main)", "X"]
    run = check(client, "crossing-events", HEADINGS, line)
    assert [fault[1] for fault in faults(run)] == ["What it became"]


def test_who_reviews_brings_in_the_life_of_the_own_places_only(client, reviewer):
    make_crossing()
    run = bring_in(client, "crossing-events", HEADINGS, LINE, ["TT-TB", *LINE[1:]])
    assert counts(run) == (1, 0, 0, 1)
    assert faults(run)[0][0] == 3
    assert CrossingEvent.objects.get().crossing.code == "PB-DC"


def test_everybody_with_a_posting_may_export_and_only_who_keeps_it_import(client, crossing):
    make_event(crossing)
    client.force_login(make_observer())
    assert lines_of(export(client, "crossing-events"))[1][:3] == [
        "Phó Bảng – Đổng Cán",
        "Opened",
        "2018-03-26",
    ]
    client.force_login(make_clerk())
    assert client.get(reverse("import-sheet", args=["crossing-events"])).status_code == 403
    client.force_login(make_user())
    assert client.get(reverse("export-sheet", args=["crossing-events"])).status_code == 403
