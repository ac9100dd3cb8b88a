"""Makes programmes, workers and their lists for tests. People are named by their part, never as persons."""

from datetime import date
from itertools import count

from borderops.crossings.models import CrossingPoint
from borderops.districts.models import Counterpart
from borderops.labour.models import (
    Employer,
    Intake,
    ListLine,
    MonthCount,
    Permit,
    Programme,
    ProgrammeEvent,
    Quota,
    Sector,
    SendingUnit,
    Worker,
    WorkerList,
)
from tests.crossings.makers import make_eastern_crossing
from tests.factories import make_clerk, make_commune, make_district, make_reviewer, the_same

turn = count(1)


def make_inland():
    """Quang Bình, which does not lie on the border."""
    return make_district("Quang Bình", "035", "QBI", on_border=False, order=None)


def make_sector(code="NONG", name_vi="Nông nghiệp", name_en="Farming"):
    return the_same(Sector, {"code": code}, {"name_vi": name_vi, "name_en": name_en})


def make_partner():
    return the_same(Counterpart, {"code": "VS"}, {"name_vi": "Văn Sơn", "name_zh": "文山", "level": "châu"})


def make_programme(code="VS", name="Lao động qua biên giới với Văn Sơn", **fields):
    """The programme with Văn Sơn, 3 to 12 months, started in 2015; the same one for the same code."""
    if known := Programme.objects.filter(code=code).first():
        return known
    if "partner_elsewhere" not in fields:
        fields.setdefault("partner", make_partner())
    defaults = {"shortest_term": 3, "longest_term": 12, "term_unit": "months", "source": "Báo cáo X"}
    programme = Programme.objects.create(code=code, name=name, **defaults | fields)
    programme.sectors.add(make_sector())
    make_step(programme)
    return programme


def make_step(programme=None, kind="started", on="2015", **fields):
    return ProgrammeEvent.objects.create(
        programme=programme or make_programme(), kind=kind, on=on, **{"source": "Báo cáo X"} | fields
    )


def make_quota(places=10, year=2024, district=None, programme=None, basis="Quyết định 1/QĐ-UBND"):
    programme = programme or make_programme()
    return Quota.objects.create(programme=programme, year=year, district=district, places=places, basis=basis)


def make_sending_unit(name="Trung tâm Dịch vụ việc làm tỉnh", programme=None):
    unit = the_same(SendingUnit, {"name": name}, {})
    unit.programmes.add(programme or make_programme())
    return unit


def make_employer(name="Hợp tác xã Mía đường", place="Phú Ninh, Văn Sơn", programme=None):
    employer = the_same(Employer, {"name": name, "place": place}, {})
    employer.programmes.add(programme or make_programme())
    return employer


def make_intake(code="NC-1", **fields):
    """A demand for 24 workers from March to November 2024."""
    programme = fields.pop("programme", None) or make_programme()
    defaults = {
        "programme": programme, "employer": make_employer(programme=programme), "sector": make_sector(), "asked": 24,
        "starts_on": date(2024, 3, 1), "ends_on": date(2024, 11, 30),
    }  # fmt: skip
    return Intake.objects.create(code=code, **defaults | fields)


def new_worker(**fields):
    """A woman born in 1990 at Lũng Cú, not kept yet."""
    commune = fields.pop("commune", None) or make_commune()
    n = next(turn)
    defaults = {
        "name": f"Lao động {n}", "birth_date": date(1990, 5, 1), "sex": "female", "paper_kind": "cccd",
        "paper_number": f"{2090000000 + n:012}", "commune": commune, "district": commune.district,
    }  # fmt: skip
    return Worker(**defaults | fields)


def make_worker(by=None, **fields):
    worker = new_worker(**fields)
    return worker.write(by or make_clerk(worker.district))


def new_permit(worker=None, programme=None, **fields):
    """A whole permit from March to November 2024, not kept yet."""
    programme, n = programme or make_programme(), next(turn)
    defaults = {
        "number": f"GP-{n}", "valid_from": date(2024, 3, 1), "valid_to": date(2024, 11, 30),
        "employer": make_employer(programme=programme), "place": "Phú Ninh", "sector": make_sector(),
        "paper_kind": "pass", "paper_number": f"TH{n:06}", "paper_expires_on": date(2026, 12, 31),
    }  # fmt: skip
    return Permit(programme=programme, worker=worker or make_worker(), **defaults | fields)


def make_permit(worker=None, by=None, **fields):
    permit = new_permit(worker, **fields)
    return permit.write(by or make_clerk(permit.worker.district))


def make_way_out():
    """The crossing point where workers are handed over; the same one each time."""
    return CrossingPoint.objects.filter(code="PB-DC").first() or make_eastern_crossing()


def new_list(kind="issue", permits=None, day=date(2024, 2, 20), until=None, **fields):
    """A list of permits, not kept yet; what happens at a crossing point has one, with minutes."""
    permits = [make_permit()] if permits is None else permits
    if kind in ("depart", "return"):
        fields = {"crossing": make_way_out(), "minutes_number": "12/BB-BG"} | fields
    first = permits[0] if permits else None
    defaults = {
        "programme": first.programme if first else make_programme(),
        "district": first.district if first else make_district(),
    }
    record = WorkerList(kind=kind, day=day, **defaults | fields)
    record.set_part("lines", [ListLine(permit=permit, until=until) for permit in permits])
    return record


def make_list(kind="issue", permits=None, by=None, **fields):
    """A draft."""
    record = new_list(kind, permits, **fields)
    return record.write(by or make_clerk(record.district))


def make_sent_list(kind="issue", permits=None, by=None, **fields):
    record = make_list(kind, permits, by, **fields)
    record.submit(record.entered_by)
    return record


def make_accepted_list(kind="issue", permits=None, by=None, reviewer=None, **fields):
    record = make_sent_list(kind, permits, by, **fields)
    record.accept(reviewer or make_reviewer(record.district))
    return record


def make_issued(worker=None, **fields):
    """A permit that was issued on 20 February 2024."""
    return issued(worker, *hands(worker), **fields)


def hands(worker=None):
    """Who logs and who reviews where this worker lives."""
    district = worker.district if worker else make_district()
    return make_clerk(district), make_reviewer(district)


def issued(worker, clerk, reviewer, **fields):
    """A permit that these two had issued; without a worker, for a new one."""
    worker = worker or make_worker(clerk)
    permit = make_permit(worker, **{"by": clerk} | fields)
    make_accepted_list("issue", [permit], clerk, reviewer)
    permit.refresh_from_db()
    return permit


def make_abroad(worker=None, day=date(2024, 3, 5), **fields):
    """A worker who departed on 5 March 2024."""
    clerk, reviewer = hands(worker)
    permit = issued(worker, clerk, reviewer, **fields)
    make_accepted_list("depart", [permit], clerk, reviewer, day=day)
    permit.refresh_from_db()
    return permit


def make_month_count(by=None, **fields):
    """A draft: 12 workers departed 14 times in May 2024."""
    commune = fields.pop("commune", None) or make_commune()
    programme = fields.pop("programme", None) or make_programme()
    defaults = {"month": "2024-05", "people_out": 12, "trips_out": 14}
    record = MonthCount(programme=programme, commune=commune, **defaults | fields)
    return record.write(by or make_clerk(commune.district))


def make_sent_count(by=None, **fields):
    record = make_month_count(by, **fields)
    record.submit(record.entered_by)
    return record


def make_accepted_count(by=None, reviewer=None, **fields):
    record = make_sent_count(by, **fields)
    record.accept(reviewer or make_reviewer(record.district))
    return record
