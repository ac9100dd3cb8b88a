"""Early notices in and out as sheets, each row under the rights of who brings it."""

import pytest
from django.urls import reverse

from borderops.crossings.models import Notice
from borderops.sheets.models import ImportRun
from tests.crossings.makers import make_crossing, make_eastern_crossing, make_notice, make_west
from tests.factories import make_clerk, make_observer, make_overseer, make_reviewer
from tests.sheets.books import bring_in, changed, check, counts, export, faults, lines_of, rejected, send

pytestmark = pytest.mark.django_db
HEADINGS = ["What is announced", "Source", "Received at", "Crossing points", "Goods", "Expected from"]
LINE = ["Dừng nhận hàng", "Điện đàm", "20/05/2024 07:40", "TT-TB", "x", "21/05/2024"]


@pytest.fixture
def crossing():
    return make_crossing()


@pytest.fixture
def clerk(client, crossing):
    user = make_clerk(make_west())
    client.force_login(user)
    return user


def test_a_new_one_comes_in_as_its_form_would_keep_it(client, clerk, crossing):
    make_eastern_crossing()
    line = [*LINE[:3], "TT-TB | Phó Bảng – Đổng Cán", *LINE[4:]]
    assert counts(bring_in(client, "notices", HEADINGS, line)) == (1, 0, 0, 0)
    notice = Notice.objects.get()
    assert (notice.unit, notice.side, notice.starts, notice.flows) == (
        clerk.home_unit,
        "CN",
        "2024-05-21",
        ["goods"],
    )
    assert notice.crossings.count() == 2
    assert notice.history.get().history_user == clerk


def test_the_same_sheet_twice_brings_it_once(client, clerk):
    bring_in(client, "notices", HEADINGS, LINE)
    assert counts(bring_in(client, "notices", HEADINGS, LINE)) == (0, 0, 1, 0)
    assert counts(bring_in(client, "notices", HEADINGS, LINE, [*LINE[:5], "22/05/2024"])) == (1, 0, 1, 0)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_they_come_back_unchanged(client, clerk, crossing, kind):
    make_notice(
        clerk, crossings=[crossing], starts="2024-05-21T08:00", ends="2024-06", text="Hai\ndòng, =1+1"
    )
    closed = make_notice(clerk, crossings=[crossing, make_eastern_crossing()], starts="", importance="urgent")
    closed.close(clerk, "Đã qua")
    send(client, "notices", export(client, "notices", format=kind), f"a.{kind}")
    run = ImportRun.objects.latest("pk")
    assert (rejected(run), counts(run)) == ([], (0, 0, 2, 0))


def test_a_change_is_told_and_kept(client, clerk, crossing):
    notice = make_notice(clerk, crossings=[crossing])
    run = bring_in(client, "notices", ["Key of the notice", "Importance"], [str(notice.pk), "Urgent"])
    assert changed(run)[0]["changes"] == [{"column": "Importance", "old": "Usual", "new": "Urgent"}]
    assert Notice.objects.get().importance == "urgent"


def test_who_only_sees_it_cannot_change_it_by_a_sheet(client, crossing):
    notice = make_notice(crossings=[crossing])
    for person in (make_reviewer(make_west()), make_overseer()):
        client.force_login(person)
        run = bring_in(client, "notices", ["Key of the notice", "Importance"], [str(notice.pk), "Urgent"])
        assert "Only the unit that logged this notice" in faults(run)[0][2]
    client.force_login(make_clerk())
    run = bring_in(client, "notices", ["Key of the notice", "Importance"], [str(notice.pk), "Urgent"])
    assert "No notice of yours" in faults(run)[0][2]
    assert Notice.objects.get().importance == "usual"


def test_faults_are_named_by_row_and_column(client, clerk):
    wrong = [
        (0, "", "What is announced"), (1, "", "Source"), (2, "hôm qua", "Received at"),
        (2, "01/01/2099 00:00", "Received at"), (3, "XX-XX", "Crossing points"), (3, "", "Crossing points"),
        (4, "", "People"), (5, "mai", "Expected from"),
    ]  # fmt: skip
    lines = [
        [*(value if at == place else cell for at, cell in enumerate(LINE)), ""] for place, value, _ in wrong
    ]
    run = check(client, "notices", [*HEADINGS, "People"], *lines)
    assert [fault[:2] for fault in faults(run)] == [(row, each[2]) for row, each in enumerate(wrong, 2)]
    assert not Notice.objects.exists()


def test_what_became_of_it_is_only_read(client, clerk, crossing):
    notice = make_notice(clerk, crossings=[crossing])
    run = bring_in(client, "notices", ["Key of the notice", "What became of it"], [str(notice.pk), "Đã qua"])
    assert faults(run)[0][1] == "What became of it"
    assert Notice.objects.waiting().exists()


def test_observers_have_no_such_sheet(client, crossing):
    client.force_login(make_observer())
    for name in ("export-sheet", "import-sheet"):
        assert client.get(reverse(name, args=["notices"])).status_code == 403


def test_an_export_needs_no_more_queries_for_more_rows(
    client, clerk, crossing, django_assert_max_num_queries
):
    make_notice(clerk, crossings=[crossing])
    export(client, "notices")
    with django_assert_max_num_queries(100) as one_row:
        export(client, "notices")
    for _turn in range(4):
        make_notice(clerk, crossings=[crossing])
    with django_assert_max_num_queries(len(one_row)):
        assert len(lines_of(export(client, "notices"))) == 6
