"""A small register as the demo makes it: the seeds, the accounts, and a record in every state."""

from datetime import date

import pytest

from borderops.crossings.models import CrossingPoint
from borderops.districts.models import BorderMarker, Commune
from borderops.incidents.models import FollowUp, Incident, IncidentCode, Person
from borderops.patrols.models import MarkerCheck
from borderops.people.models import User
from tests.browser.labour_pages import make_labour
from tests.browser.sheet_pages import make_sheets
from tests.browser.summary_pages import make_summaries
from tests.browsing import CHROMIUM, QUIET, USUAL
from tests.crossings.makers import make_accepted_change, make_accepted_traffic, make_change, make_notice
from tests.factories import PASSWORD
from tests.patrols.makers import expect, make_post, new_shift
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


@pytest.fixture
def device(browser, live_server, tmp_path, log_in):
    """Starts a browser that keeps what it has when it ends, as a phone does; ends the one before."""
    started = []

    def start(user):
        for context in started:
            context.close()
        options = {key: value for key, value in USUAL.items() if key != "service_workers"}
        options |= {"base_url": live_server.url, "executable_path": CHROMIUM, "args": QUIET}
        context = browser.browser_type.launch_persistent_context(tmp_path, **options)
        started[:] = [context]
        page = context.pages[0]
        log_in(page, user)
        return page

    yield start
    for context in started:
        context.close()


@pytest.fixture
def shift(register):
    """An accepted shift report of a checkpoint at marker 424, with the marker that it looked at."""
    clerk = register["clerk"]
    commune = Commune.objects.get(code="00715", valid_to__isnull=False)
    marker = BorderMarker.objects.get(code="424")
    post = make_post(commune=commune, unit=clerk.home_unit, marker=marker)
    expect(post)
    made = new_shift(post, border_guard=4, handover_note="Đủ trang bị.")
    made.set_part("marker_checks", [MarkerCheck(marker=marker, found="intact")])
    made.write(clerk).submit(clerk)
    made.accept(register["reviewer"])
    return made


@pytest.fixture
def crossing(register):
    """At Phó Bảng: an accepted change and a draft, an early notice, and the traffic of a month."""
    clerk, here = register["clerk"], CrossingPoint.objects.get(code="PB-DC")
    told = {"crossing": here, "flow": "goods", "side": "CN"}
    made = {
        "change": make_accepted_change(clerk, register["reviewer"], since="2024-05-20T08:00", **told),
        "draft": make_change(clerk, since="2024-05-21T08:00", state_of_flow="open", **told),
        "traffic": make_accepted_traffic(clerk, register["reviewer"], crossing=here),
    }
    return made | {"notice": make_notice(clerk, crossings=[here], importance="urgent")}


@pytest.fixture
def labour(register, records):
    """What the pages of the labour programmes show."""
    return make_labour(register, records["accepted"])


@pytest.fixture
def sheets(register, records):
    """Imports and exports of the clerk, in every state."""
    return make_sheets(register, records["returned"])


@pytest.fixture
def summaries(register, records):
    """Reports in every state, a threshold, a schedule and messages."""
    return make_summaries(register)


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
