"""A register with something of everything: the seeds, and records of every kind with what hangs on them."""

from datetime import date, time
from decimal import Decimal

from borderops.crossings.models import CrossingPoint
from borderops.districts.models import BorderMarker, Commune, District
from borderops.incidents.models import FollowUp, Goods, IncidentCode, Person
from borderops.labour.models import Programme
from borderops.patrols.models import MarkerCheck
from borderops.people.models import User
from borderops.review.states import State
from tests.crossings.makers import (
    make_accepted_change,
    make_accepted_traffic,
    make_change,
    make_notice,
    make_traffic,
)
from tests.factories import make_accepted, make_draft, make_returned, make_submitted
from tests.figures.factories import make_figure
from tests.labour.makers import (
    make_accepted_count,
    make_accepted_list,
    make_employer,
    make_intake,
    make_list,
    make_permit,
    make_quota,
    make_sending_unit,
    make_sent_count,
    make_worker,
)
from tests.patrols.makers import expect, make_patrol, make_post, make_sent_shift, new_shift
from tests.seeded import load_demo

AWKWARD = "=1+1; @x\n  'thụt'   đầu dòng, \"trích\" | ba\tbốn"


def fill():
    """Loads the seeds and the accounts, and has Đồng Văn report something of everything."""
    load_demo()
    clerk, reviewer = User.objects.get(username="clerk"), User.objects.get(username="reviewer")
    commune = Commune.objects.get(code="00715", valid_to__isnull=False)
    make_incidents(clerk, reviewer, commune)
    make_shifts(clerk, commune)
    make_flows(clerk, reviewer)
    make_labour(clerk, reviewer, commune)
    make_figures(clerk)


def make_incidents(clerk, reviewer, commune):
    """Incidents in several states; one with goods, a person by name, and what was done about it."""
    told = {"by": clerk, "commune": commune, "code": IncidentCode.objects.get(code="D2")}
    more = {"marker": BorderMarker.objects.get(code="424"), "occurred_time": time(7, 40), "account": AWKWARD}
    make_draft(**told)
    make_submitted(**told, place_note="-Xóm 1", direction="entry", **more)
    make_returned(**told, reviewer=reviewer, offenders=None, offenders_unknown=True)
    full = make_accepted(**told, reviewer=reviewer, regime="HD", **more)
    goods = Goods(kind="goods", what="Gạo", amount=Decimal("2.5"), unit="tạ", value_vnd=1_500_000)
    draft = make_draft(**told)
    draft.set_part("goods", [goods, Goods(kind="animals", what="Trâu, bò")])
    draft.write(clerk)
    paper = {"paper_kind": "cccd", "paper_number": "002090001234"}
    someone = Person(incident=full, name="Người Thử", birth_year=1990, **paper)
    fine = {"outcome": "fine", "decision_number": "12/QĐ", "decision_on": date(2024, 6, 3), "fine": 7_500_000}
    FollowUp(incident=full, happened_on=date(2024, 6, 3), people=1, person=someone, **fine).write(clerk)


def make_shifts(clerk, commune):
    """A post with two shifts, one of which looked at a marker, and a patrol."""
    marker = BorderMarker.objects.get(code="424")
    post = make_post(commune=commune, unit=clerk.home_unit, marker=marker)
    expect(post)
    make_sent_shift(clerk, post=post, border_guard=4)
    shift = new_shift(post, hour=14, border_guard=4, handover_note=AWKWARD)
    shift.set_part("marker_checks", [MarkerCheck(marker=marker, found="intact")])
    shift.write(clerk)
    ends = {"from_marker": marker, "to_marker": BorderMarker.objects.get(code="426")}
    make_patrol(clerk, district=commune.district, **ends)
    make_patrol(clerk, district=commune.district, **ends, day=date(2024, 6, 3)).submit(clerk)


def make_flows(clerk, reviewer):
    """At Phó Bảng: changes, a notice, and traffic with people and goods."""
    here = CrossingPoint.objects.get(code="PB-DC")
    goods = {"crossing": here, "flow": "goods", "side": "CN"}
    make_accepted_change(clerk, reviewer, since="2024-05-20T08:00", **goods)
    make_change(clerk, since="2024-05-21T08:00", state_of_flow="open", **goods)
    make_notice(clerk, crossings=[here], importance="urgent")
    make_accepted_traffic(clerk, reviewer, crossing=here)
    make_traffic(clerk, crossing=here, period="2024-06", travellers=[])


def make_labour(clerk, reviewer, commune):
    """Workers with permits, lists of them, a demand, counts."""
    programme = Programme.objects.get(code="VS")
    make_quota(district=commune.district, programme=programme)
    make_sending_unit(programme=programme)
    make_employer(programme=programme)
    sector = programme.sectors.first()
    make_intake(programme=programme, sector=sector)
    first, second = (make_worker(clerk, commune=commune, name=f"Vàng Thị {turn}") for turn in range(2))
    permits = [make_permit(each, clerk, programme=programme, sector=sector) for each in (first, second)]
    make_accepted_list("issue", permits, clerk, reviewer)
    way = {"crossing": CrossingPoint.objects.get(code="PB-DC")}
    make_list("depart", permits[:1], clerk, day=date(2024, 3, 5), **way)
    make_sent_count(clerk, programme=programme, commune=commune)
    make_accepted_count(clerk, reviewer=reviewer, programme=programme, commune=commune, month="2024-06")


def make_figures(clerk):
    """Figures that a report gives for single districts; one of them waits for review."""
    told = {"state": State.DRAFT, "entered_by": clerk, "source": AWKWARD[:8]}
    for code in ("026", "027"):
        make_figure(value=12, districts=District.objects.filter(code=code), **told)
    traveller = make_figure("crossings.travellers", 1_250, District.objects.filter(code="026"), **told)
    traveller.submit(clerk)
