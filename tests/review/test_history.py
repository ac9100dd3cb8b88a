"""Every door leaves the same trail: who, when, why, old and new."""

import pytest
from django.urls import reverse
from django.utils import translation

from borderops.incidents.models import Incident
from borderops.review.models import Note
from borderops.review.states import Verb
from tests.factories import (
    make_clerk,
    make_code,
    make_commune,
    make_draft,
    make_marker,
    make_overseer,
    make_reviewer,
    make_submitted,
    make_unit,
)
from tests.incidents.forms import NO_ROWS

pytestmark = pytest.mark.django_db


def trail(record):
    """Verb, person, and what each note says was changed."""
    return [(note.verb, note.by, [change[0] for change in note.changes]) for note in record.notes.all()]


def versions(record):
    """State and person of each version, oldest first."""
    return [(row.state, row.history_user) for row in record.history.order_by("history_id")]


def test_the_verbs_leave_a_note_and_a_version_each():
    clerk, reviewer, overseer = make_clerk(), make_reviewer(), make_overseer()
    record = make_submitted(clerk)
    record.send_back(reviewer, "numbers", "Đếm lại.", ["offenders"])
    record.offenders = 3
    record.write(clerk)
    record.submit(clerk)
    record.accept(reviewer)
    record.reopen(overseer, "facts")
    record.strike(overseer, "unfounded", "Đã xác minh.")
    assert trail(record) == [
        ("log", clerk, []),
        ("submit", clerk, []),
        ("return", reviewer, []),
        ("edit", clerk, ["offenders"]),
        ("submit", clerk, []),
        ("accept", reviewer, []),
        ("reopen", overseer, []),
        ("strike", overseer, []),
    ]
    assert versions(record) == [
        ("draft", clerk),
        ("submitted", clerk),
        ("returned", reviewer),
        ("returned", clerk),
        ("submitted", clerk),
        ("accepted", reviewer),
        ("returned", overseer),
        ("struck", overseer),
    ]
    assert record.version == len(versions(record))


def test_an_edit_tells_old_and_new_of_every_field():
    clerk = make_clerk()
    record = make_draft(clerk, offenders=2, direction="entry")
    new = {
        "occurred_on": "2024-06-01", "commune": make_commune("Má Lé", "00718"), "marker": make_marker(),
        "place_note": "Séo Lủng", "code": make_code("A1", "Phá mốc", "HD"), "regime": "HD", "direction": "exit",
        "offenders": None, "offenders_unknown": True, "account": "Chạy thoát.",
    }  # fmt: skip
    for name, value in new.items():
        setattr(record, name, value)
    record.write(clerk)
    changes = {name: (old, now) for name, old, now in record.notes.last().changes}
    assert set(changes) == set(new)
    assert changes["offenders"] == ("2", "") and changes["offenders_unknown"] == ("False", "True")
    assert changes["occurred_on"] == ("2024-05-20", "2024-06-01")
    assert changes["commune"] == ("xã Lũng Cú", "xã Má Lé")
    with translation.override("en"):
        told = {str(label): (old, now) for label, old, now in record.notes.last().labelled_changes()}
    assert told["day"] == ("20/05/2024", "01/06/2024")
    assert told["direction"] == ("Entry", "Exit") and told["unknown / fled"] == ("no", "yes")


def test_the_form_leaves_the_same_trail(client):
    clerk = make_clerk(make_commune().district)
    client.force_login(clerk)
    typed = {"occurred_on": "20/05/2024", "place": "lung cu", "code": make_code().pk, "offenders": "2"}
    client.post("/incidents/new/", typed | {"then": "draft"})
    record = Incident.objects.get()
    edited = typed | {"offenders": "3", "version": 1, "then": "submit"}
    client.post(f"/incidents/{record.reference}/edit/", edited)
    assert trail(record) == [("log", clerk, []), ("edit", clerk, ["offenders"]), ("submit", clerk, [])]
    assert versions(record) == [("draft", clerk), ("draft", clerk), ("submitted", clerk)]


def test_the_administration_leaves_the_same_trail(client):
    clerk = make_clerk(make_commune().district)
    client.force_login(clerk)
    typed = {
        "occurred_on": "20/05/2024", "commune": make_commune().pk, "district": make_commune().district.pk,
        "code": make_code().pk, "offenders": "2", "severity": "1", "version_seen": "1",
    } | NO_ROWS  # fmt: skip
    client.post(reverse("admin:incidents_incident_add"), typed)
    record = Incident.objects.get()
    client.post(reverse("admin:incidents_incident_change", args=[record.pk]), typed | {"offenders": "3"})
    chosen = {"action": "submit", "_selected_action": [record.pk]}
    client.post(reverse("admin:incidents_incident_changelist"), chosen)
    assert trail(record) == [("log", clerk, []), ("edit", clerk, ["offenders"]), ("submit", clerk, [])]
    assert versions(record) == [("draft", clerk), ("draft", clerk), ("submitted", clerk)]


def test_accepting_all_leaves_the_same_trail(client):
    record, reviewer = make_submitted(), make_reviewer()
    client.force_login(reviewer)
    client.post("/review/incidents/accept-all/")
    assert trail(record)[-1] == (Verb.ACCEPT, reviewer, [])
    assert versions(record)[-1] == ("accepted", reviewer)


def test_what_was_refused_leaves_none():
    record = make_submitted()
    before = trail(record), versions(record)
    for attempt in [
        lambda: record.accept(record.entered_by),
        lambda: record.reopen(make_reviewer(), "facts"),
    ]:
        with pytest.raises(Exception, match="."):
            attempt()
    assert (trail(record), versions(record)) == before


def test_the_trail_is_shown_to_those_who_may_read_it(client):
    record = make_submitted(offenders=2)
    record.send_back(make_reviewer(), "numbers", "Đếm lại số đối tượng.", ["offenders"])
    client.force_login(record.entered_by)
    page = client.get(record.get_absolute_url()).content.decode()
    assert "Đếm lại số đối tượng." in page
    record.offenders = 41
    record.write(record.entered_by)
    assert "41</ins>" in client.get(record.get_absolute_url()).content.decode()


def test_what_was_searched_for_is_not_kept_in_the_versions():
    record = make_draft(unit=make_unit(), account="Bí mật")
    assert not hasattr(record.history.get(), "search_text")
    assert Note.objects.about(Incident).count() == 1
