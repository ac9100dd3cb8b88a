"""Changes of the mechanisms in and out as sheets."""

from datetime import date

import pytest
from django.urls import reverse

from borderops.patrols.models import MechanismChange
from borderops.sheets.models import ImportRun
from tests.factories import make_clerk, make_observer, make_overseer, make_user
from tests.sheets.books import bring_in, changed, check, counts, export, faults, lines_of, rejected, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
HEADINGS = ["Mechanism", "State", "Since", "Replaced by", "Source"]
LINE = ["bilateral", "suspended", "10/2021", "điện đàm", "Báo cáo X"]


@pytest.fixture
def overseer(client):
    user = make_overseer()
    client.force_login(user)
    return user


def line(**cells):
    """A line under these headings, some of its cells written otherwise."""
    return [cells.get(heading, cell) for heading, cell in zip(HEADINGS, LINE, strict=True)]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_they_come_back_unchanged(client, seeded, overseer, kind):
    send(client, "mechanisms", export(client, "mechanisms", format=kind), f"a.{kind}")
    run = ImportRun.objects.get()
    assert rejected(run) == []
    assert counts(run) == (0, 0, 2, 0)


def test_a_change_comes_in_with_its_history(client, overseer):
    assert counts(bring_in(client, "mechanisms", HEADINGS, line())) == (1, 0, 0, 0)
    change = MechanismChange.objects.get()
    assert (change.mechanism, change.since, change.counts_from) == (
        "bilateral",
        "2021-10",
        date(2021, 10, 31),
    )
    assert change.history.get().history_user == overseer


def test_the_same_mechanism_and_time_is_the_same_change(client, overseer):
    bring_in(client, "mechanisms", HEADINGS, line())
    run = bring_in(client, "mechanisms", HEADINGS, line(State="Ended", Since="2021-10"))
    assert changed(run)[0]["changes"] == [{"column": "State", "old": "Suspended", "new": "Ended"}]
    assert MechanismChange.objects.get().state == "ended"


@pytest.mark.parametrize(
    ("column", "value"),
    [("Mechanism", "chợ"), ("State", "nghỉ"), ("Since", "đầu năm"), ("Since", "2999"), ("Since", ""),
     ("Since", date(2021, 5, 1)), ("Source", "")],
)  # fmt: skip
def test_faults_are_named_by_row_and_column(client, overseer, column, value):
    run = check(client, "mechanisms", HEADINGS, line(**{column: value}))
    assert [fault[:2] for fault in faults(run)] == [(2, column)]
    assert not MechanismChange.objects.exists()


def test_readers_export_and_do_not_import_and_strangers_neither(client, seeded):
    for person in (make_clerk, make_observer):
        client.force_login(person())
        assert len(lines_of(export(client, "mechanisms"))) == 3
        assert client.get(reverse("import-sheet", args=["mechanisms"])).status_code == 403
    client.force_login(make_user())
    assert client.get(reverse("export-sheet", args=["mechanisms"])).status_code == 403
