"""A small register as the demo makes it: the seeds, the accounts, and a record in every state."""

from datetime import date

import pytest

from borderops.districts.models import Commune
from borderops.incidents.models import FollowUp, Incident, IncidentCode, Person
from borderops.people.models import User
from tests.factories import PASSWORD
from tests.seeded import load_demo


@pytest.fixture
def register(live_server, monkeypatch):
    """Seeds and accounts; gives the accounts by name."""
    monkeypatch.setenv("BORDEROPS_DEMO_PASSWORD", PASSWORD)
    load_demo()
    return {user.username: user for user in User.objects.all()}


@pytest.fixture
def records(register):
    """One incident of Lũng Cú in every state, by its state."""
    clerk, reviewer = register["clerk"], register["reviewer"]
    made = {state: log(clerk) for state in ["draft", "submitted", "returned", "accepted", "struck"]}
    for state, record in made.items():
        if state != "draft":
            record.submit(clerk)
        if state in ("accepted", "struck"):
            record.accept(reviewer)
    made["returned"].send_back(reviewer, "numbers", "Đếm lại số người.", ["offenders"])
    made["struck"].strike(reviewer, "duplicate")
    return made


@pytest.fixture
def follow_up(register, records):
    """A fine for the accepted incident, of somebody by name; returned to the clerk's unit."""
    incident, clerk = records["accepted"], register["clerk"]
    someone = Person(
        incident=incident, name="Người Thử", birth_year=1990, paper_kind="cccd", paper_number="002090001234"
    )
    fine = {"outcome": "fine", "decision_number": "12/QĐ", "decision_on": date(2024, 6, 3), "fine": 7_500_000}
    made = FollowUp(incident=incident, happened_on=date(2024, 6, 3), people=1, person=someone, **fine).write(
        clerk
    )
    made.submit(clerk)
    made.send_back(register["reviewer"], "unclear", "Ghi rõ hành vi.", ["words"])
    return made


def log(clerk):
    """A complete draft of an incident on 20 May 2024."""
    commune = Commune.objects.get(code="00715", valid_to__isnull=False)
    record = Incident(
        occurred_on=date(2024, 5, 20),
        commune=commune,
        district=commune.district,
        code=IncidentCode.objects.get(code="D2"),
        direction="entry",
        offenders=3,
        account="Tổ tuần tra phát hiện.",
    )
    return record.write(clerk)
