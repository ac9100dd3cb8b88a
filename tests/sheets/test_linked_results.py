"""Follow-ups and persons in sheets of their own: under their own review, names and papers kept back."""

from datetime import date

import pytest

from borderops.incidents.models import FollowUp, Person, PersonLook
from borderops.review.states import State
from tests.factories import (
    make_accepted,
    make_clerk,
    make_code,
    make_commune,
    make_draft,
    make_other_district,
    make_unit,
)
from tests.incidents.follow_ups import make_accepted_follow_up, make_follow_up, make_person, make_returned
from tests.sheets.books import changed, counts, export, rejected, told
from tests.sheets.linked import PERSON, RESULT, bring_book, by_sheet, check_book, exported, faults

pytestmark = pytest.mark.django_db
ON = date(2024, 6, 3)


@pytest.fixture
def incident(clerk):
    return make_accepted(clerk, commune=make_commune())


def fine(incident, person="", line=""):
    return [incident.number, line, "Fine", ON, "12/QĐ", "7.500.000", person]


def test_follow_ups_come_in_as_drafts_once(client, clerk, incident):
    for outcome in [(1, 0, 0, 0), (0, 0, 1, 0)]:
        assert by_sheet(bring_book(client, Results=[RESULT, fine(incident)])) == {"Results": outcome}
    record = FollowUp.objects.get()
    assert (record.state, record.outcome, record.fine, record.handling) == (
        "draft",
        "fine",
        7_500_000,
        "resolved",
    )


def test_they_are_submitted_where_that_was_chosen(client, clerk, incident):
    run = bring_book(client, Results=[RESULT, [*fine(incident)[:4], "", "", ""]], options=["submit"])
    assert by_sheet(run)["Results"] == (0, 0, 0, 1)
    headings = [*RESULT, "Day of the decision"]
    bring_book(client, Results=[headings, [*fine(incident), ON]], options=["submit"])
    assert FollowUp.objects.get().number == f"{incident.number}.01"


def test_a_new_person_comes_with_the_follow_up_that_names_them(client, clerk, incident):
    people = [PERSON, [incident.number, "new-1", "Người Thử Hai", 1990, "Identity card", "002090001234"]]
    for outcome in [(1, 0, 0, 0), (0, 0, 1, 0)]:
        run = bring_book(client, Persons=people, Results=[RESULT, fine(incident, "new-1")])
        assert by_sheet(run) == {"Persons": outcome, "Results": outcome}, told(run)
    assert FollowUp.objects.get().person == Person.objects.get()
    run = check_book(client, Persons=people)
    assert "A new person comes with a follow-up" in faults(run)[0][3]


def test_a_person_with_a_fault_keeps_the_follow_up_out(client, clerk, incident):
    people = [PERSON, [incident.number, "new-1", "Người Thử Hai", 9999, "", ""]]
    run = bring_book(client, Persons=people, Results=[RESULT, fine(incident, "new-1"), fine(incident, 4)])
    assert by_sheet(run) == {"Persons": (0, 0, 0, 1), "Results": (0, 0, 0, 2)}
    assert "row 2 of the sheet “Persons” is rejected" in faults(run)[1][3]
    people[1][3] = 1990
    run = bring_book(
        client,
        Persons=people,
        Results=[RESULT, [*fine(incident, "new-1")[:3], date(2024, 1, 1), *fine(incident, "new-1")[4:]]],
    )
    assert by_sheet(run) == {"Persons": (0, 0, 0, 1), "Results": (0, 0, 0, 1)}
    assert not Person.objects.exists()


def test_papers_leave_masked_and_come_back_unchanged(client, clerk, incident):
    person = make_person(incident, birth_year=1980)
    follow_up = make_returned(incident, clerk, person=person, outcome="warned")
    row = exported(client)["Persons"][0]
    assert (row["Name"], row["Number of the paper"]) == ("Người Thử Một", "0020••••1234")
    look = PersonLook.objects.get()
    assert (look.person, look.by, look.what) == (person, clerk, "names")
    run = bring_book(
        client, Persons=[PERSON, [incident.number, 1, row["Name"], 1981, "", row["Number of the paper"]]]
    )
    assert by_sheet(run)["Persons"] == (0, 0, 0, 1)
    told = [incident.number, 1, row["Name"], 1981, "Identity card", row["Number of the paper"]]
    assert by_sheet(bring_book(client, Persons=[PERSON, told]))["Persons"] == (0, 1, 0, 0)
    person.refresh_from_db()
    assert (person.paper_number, person.birth_year) == ("002090001234", 1981)
    assert follow_up.notes.last().verb == "edit"


@pytest.mark.parametrize("guarded", [{"birth_year": 2010}, {"part": "victim"}])
def test_names_of_victims_and_minors_never_leave(client, clerk, guarded):
    incident = make_accepted(clerk, code=make_code("H1", "Mua bán người"))
    person = make_person(incident, **{"birth_year": 1980} | guarded)
    make_returned(incident, clerk, person=person, outcome="warned")
    row = exported(client)["Persons"][0]
    assert row["Name"] == ""
    assert not PersonLook.objects.exists()
    run = bring_book(client, Persons=[["Number", "Line", "Name", "Sex"], [incident.number, 1, "", "Male"]])
    assert by_sheet(run)["Persons"] == (0, 1, 0, 0)
    person.refresh_from_db()
    assert (person.name, person.sex) == ("Người Thử Một", "male")


def test_what_is_locked_refuses_a_change_with_words(client, clerk, incident):
    person = make_person(incident)
    make_accepted_follow_up(incident, clerk, person=person, outcome="warned")
    run = bring_book(
        client,
        Persons=[["Number", "Line", "Year of birth"], [incident.number, 1, 1970]],
        Results=[["Number", "Line", "How many people"], [incident.number, 1, 1]],
    )
    assert by_sheet(run) == {"Persons": (0, 0, 0, 1), "Results": (0, 0, 0, 1)}
    words = {sheet: message for sheet, _row, _column, message in faults(run)}
    assert "through a follow-up that names them and is open" in words["Persons"]
    assert "locked after review" in words["Results"]


def test_only_accepted_incidents_of_ones_own_places_are_handled(client, clerk, incident):
    other = make_commune("Nàn Ma", "01117", district=make_other_district())
    hidden = make_accepted(make_clerk(other.district, name="neighbour"), commune=other)
    client.force_login(make_clerk(make_other_district(), name="stranger"))
    run = bring_book(client, Results=[RESULT, fine(incident)])
    assert by_sheet(run)["Results"] == (0, 0, 0, 1)
    client.force_login(clerk)
    draft = make_draft(clerk)
    rows = [
        [draft.reference, *fine(incident)[1:]],
        ["new-1", *fine(incident)[1:]],
        fine(hidden),
        fine(incident, 7),
    ]
    run = bring_book(client, Results=[RESULT, *rows])
    assert by_sheet(run)["Results"] == (0, 0, 0, 4)
    told = [message for _sheet, _row, _column, message in faults(run)]
    assert "Only an accepted incident" in told[0]
    assert "Import the incident first" in told[1]
    assert "No record of yours has the number" in told[2]
    assert not FollowUp.objects.exists()


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_row_of_every_sheet_comes_back_unchanged(client, clerk, incident, language):
    client.cookies["django_language"] = language
    person, minor = make_person(incident), make_person(incident, birth_year=2010)
    make_accepted_follow_up(incident, clerk, person=person, outcome="warned")
    make_returned(
        incident, clerk, person=minor, outcome="expelled", decision_number="1", words="Dòng một\ndòng hai"
    )
    make_follow_up(incident, clerk, kind="letter", outcome="", document_number="5/CV")
    run = check_book(client, export(client, "incidents"))
    assert (rejected(run), changed(run)) == ([], [])
    assert counts(run) == (0, 0, 6, 0)
    assert FollowUp.objects.filter(state=State.ACCEPTED).count() == 1


def test_a_person_and_the_follow_up_may_change_in_the_same_file(client, clerk, incident):
    person = make_person(incident, birth_year=1980)
    follow_up = make_returned(incident, clerk, person=person, outcome="warned")
    run = bring_book(
        client,
        Persons=[["Number", "Line", "Year of birth"], [incident.number, 1, 1970]],
        Results=[
            ["Number", "Line", "In words", "Version"],
            [incident.number, 1, "Rõ hơn.", follow_up.version],
        ],
    )
    assert by_sheet(run) == {"Persons": (0, 1, 0, 0), "Results": (0, 1, 0, 0)}
    follow_up.refresh_from_db()
    assert (follow_up.words, follow_up.person.birth_year) == ("Rõ hơn.", 1970)


def test_a_line_names_the_same_person_for_every_reader(client, clerk, incident):
    hidden, known = make_person(incident), make_person(incident, name="Người Thử Hai")
    make_follow_up(incident, make_clerk(unit=make_unit("Đồn khác")), person=hidden)
    (row,) = exported(client)["Persons"]
    assert (row["Line"], row["Name"]) == ("2", known.name)


@pytest.mark.parametrize("line", ["99", "9" * 5000, "0"])
def test_a_line_that_no_person_and_no_follow_up_has_is_refused_in_words(client, clerk, incident, line):
    people = [PERSON, [incident.number, line, "Người Thử Hai", 1990, "", ""]]
    results = [RESULT, fine(incident, line=line), fine(incident, person=line)]
    run = bring_book(client, Persons=people, Results=results)
    assert by_sheet(run) == {"Persons": (0, 0, 0, 1), "Results": (0, 0, 0, 2)}
    assert not any("unexpected fault" in message for *_where, message in faults(run))
