"""A small register as the demo makes it: the seeds, the accounts, and a record in every state."""

from datetime import date

import pytest
from django.core.management import call_command

from borderops.districts.models import Commune
from borderops.incidents.models import Incident, IncidentCode
from borderops.lists.models import Register
from borderops.management.accounts import make_accounts
from borderops.people.models import User
from tests.factories import PASSWORD


@pytest.fixture
def register(live_server, monkeypatch):
    """Seeds and accounts; gives the accounts by name."""
    monkeypatch.setenv("BORDEROPS_DEMO_PASSWORD", PASSWORD)
    Register.objects.create(pk=1, is_demo=True, sample_data=True)
    call_command("seed", verbosity=0)
    make_accounts(PASSWORD)
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
