"""Two people bring sheets in at the same moment: both get through, nothing is lost, no number is given twice."""

import pytest
from django.urls import reverse

from borderops.incidents.models import Incident
from borderops.review.models import Note
from borderops.review.states import State
from borderops.sheets import passage
from borderops.sheets.models import ImportRun
from tests.factories import make_clerk, make_code, make_commune, make_other_district, make_returned, make_user
from tests.review.test_concurrency import at_once, logged_in
from tests.sheets.books import told, xlsx
from tests.sheets.undone import sent

pytestmark = pytest.mark.django_db(transaction=True)
HEADINGS = ["Day", "Commune", "District", "Kind of incident", "Offenders", "Account"]
ROWS = 40


@pytest.fixture
def places():
    """Two communes in districts that count their numbers apart."""
    make_code()
    return [make_commune(), make_commune("Nàn Xỉn", "01060", make_other_district())]


def clerk_of(places):
    return make_user("clerk", [place.district for place in places])


def lines(places, words):
    """Incidents of one place and the other by turns."""
    for turn in range(ROWS):
        place = places[turn % 2]
        yield ["20/05/2024", place.name, place.district.name, "D2", turn % 9, f"{words} {turn}"]


def apply_at_once(*runs):
    """Presses the buttons of all at the same moment; gives the runs as they then stand."""
    doors = [(logged_in(run.user), reverse("apply-import", args=[run.pk])) for run in runs]
    for browser, _address in doors:
        browser.cookies["django_language"] = "en"
    answers = at_once([lambda door=door: door[0].post(door[1]) for door in doors])
    assert [answer.status_code for answer in answers] == [302] * len(runs)
    return [ImportRun.objects.get(pk=run.pk) for run in runs]


def test_two_imports_that_number_in_opposite_orders_both_get_through(english, places, monkeypatch):
    monkeypatch.setattr(passage, "MOST", 7)
    files = [lines(places, "Một"), lines(places[::-1], "Hai")]
    runs = [sent(clerk_of(places), "incidents", xlsx(HEADINGS, *each), ["submit"]) for each in files]
    runs = apply_at_once(*runs)
    assert [(run.state, run.balance["new"], run.fault) for run in runs] == [("applied", ROWS, "")] * 2
    records = Incident.objects.filter(state=State.SUBMITTED)
    assert {record.account for record in records} == {
        f"{words} {turn}" for words in ("Một", "Hai") for turn in range(ROWS)
    }
    numbers = [f"VV-2024-{abbr}-{n:04d}" for abbr in ("DV", "XM") for n in range(1, ROWS + 1)]
    assert sorted(record.number for record in records) == numbers
    assert Note.objects.filter(verb="submit").count() == 2 * ROWS


def test_who_changes_what_the_other_has_just_changed_is_told_so(english, places):
    clerk, colleague = make_clerk(places[0].district), make_clerk(places[0].district)
    record = make_returned(clerk, commune=places[0], offenders=3)
    heading = ["Number", "Offenders", "Version"]
    runs = [
        sent(user, "incidents", xlsx(heading, [record.number, offenders, record.version]))
        for user, offenders in ((clerk, 5), (colleague, 7))
    ]
    assert [run.balance["changed"] for run in runs] == [1, 1], [told(run) for run in runs]
    runs = apply_at_once(*runs)
    won, lost = sorted(runs, key=lambda run: -run.balance["changed"])
    assert (won.balance["changed"], lost.balance["changed"], lost.balance["rejected"]) == (1, 0, 1)
    offenders = {clerk: 5, colleague: 7}
    record.refresh_from_db()
    assert record.offenders == offenders[won.user]
    (fault,) = lost.told.get().faults
    assert "changed this record" in fault["message"] or "Export it again" in fault["message"]
    # The same file sent once more says what is theirs, what they had before them, and what stands there now.
    (cell,) = sent(lost.user, "incidents", lost.file.open("rb").read()).told.get().stale
    assert cell["name"] == "offenders"
    assert (cell["yours"], cell["exported"]) == (str(offenders[lost.user]), "3")
    assert cell["now"] == str(record.offenders)


def test_an_import_whose_button_is_pressed_twice_comes_in_once(english, places):
    run = sent(clerk_of(places), "incidents", xlsx(HEADINGS, *lines(places, "Vụ")))
    run, _same = apply_at_once(run, run)
    assert (run.state, run.balance["new"], Incident.objects.count()) == ("applied", ROWS, ROWS)


def test_two_who_bring_the_same_new_rows_bring_them_once(english, places, monkeypatch):
    monkeypatch.setattr(passage, "MOST", 7)
    files = [xlsx(HEADINGS, *lines(places, "Vụ")) for _twice in range(2)]
    runs = [sent(clerk_of(places), "incidents", content) for content in files]
    runs = apply_at_once(*runs)
    found = [(run.balance["new"], run.balance["duplicate"]) for run in runs]
    assert [sum(each) for each in found] == [ROWS] * 2, [told(run)[:500] for run in runs]
    assert Incident.objects.count() == sum(new for new, _duplicate in found)
