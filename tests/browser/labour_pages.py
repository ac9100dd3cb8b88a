"""The pages of the labour programmes, for the test of every page: who opens which, and what stands on them."""

from datetime import date

from borderops.districts.models import Commune, District
from borderops.incidents.models import Person
from borderops.labour.models import Permit, PersonLink, Programme, Quota, Worker
from tests.labour.makers import (
    make_accepted_count,
    make_accepted_list,
    make_employer,
    make_intake,
    make_sent_list,
)

READING = [
    "/labour/",
    "/labour/?year=2021",
    "/labour/week/?week=2024-W10",
    "/labour/figures/?period=2024",
    "/labour/programmes/VS/",
    "/labour/quotas/?year=2024",
    "/labour/sending-units/",
    "/labour/counts/",
    "/labour/demands/",
    "/labour/employers/",
]
WRITING = [
    "/labour/lists/",
    "/labour/lists/new/?kind=depart&programme=VS",
    "/labour/lists/workbook/",
    "/labour/permits/",
    "/labour/permits/new/",
    "/labour/workers/",
    "/labour/workers/new/",
    "/labour/counts/grid/?programme=VS&month=2024-05&district=026",
    "/labour/demands/new/",
    "/labour/employers/new/",
    "/labour/links/illegal-exits/?period=2024",
]
REVIEWING = [
    "/review/worker-lists/",
    "/review/month-counts/",
    "/labour/workers/alike/",
    "/labour/workers/awaiting/",
]
KEEPING = [
    "/labour/programmes/new/",
    "/labour/programmes/VS/edit/",
    "/labour/programmes/VS/steps/new/",
    "/labour/quotas/new/",
    "/labour/sending-units/new/",
]
RECORDS = [
    "/admin/labour/workerlist/",
    "/admin/labour/monthcount/",
    "/admin/labour/worker/",
    "/admin/labour/permit/",
]
LISTS = [
    "/admin/labour/programme/",
    "/admin/labour/sector/",
    "/admin/labour/sendingunit/",
    "/admin/labour/quota/",
]
PAGES = {
    "clerk": READING + WRITING + RECORDS,
    "reviewer": READING + WRITING + REVIEWING + RECORDS,
    "overseer": READING + WRITING + REVIEWING + KEEPING + RECORDS,
    "observer": READING,
    "admin": READING[:4] + KEEPING + LISTS,
}


def make_labour(register, incident):
    """At Lũng Cú: a worker abroad who is the person of a case, a list with a line held back, counts, a demand."""
    clerk, reviewer = register["clerk"], register["reviewer"]
    programme = Programme.objects.get(code="VS")
    people = [make_one(clerk, programme, turn) for turn in range(3)]
    hands = {"by": clerk, "reviewer": reviewer}
    made = {"issue": make_accepted_list("issue", people[:2], day=date(2024, 2, 20), **hands)}
    made |= {"list": make_accepted_list("depart", people[:1], day=date(2024, 3, 5), **hands)}
    made["waiting"] = make_sent_list("depart", people[1:], day=date(2024, 3, 6), by=clerk)
    Quota.objects.create(programme=programme, year=2024, places=2, basis="Quyết định 1/QĐ-UBND")
    made["demand"] = make_intake(programme=programme, sector=programme.sectors.first())
    commune = Commune.objects.get(code="00715", valid_to__isnull=False)
    made["count"] = make_accepted_count(clerk, reviewer, commune=commune, programme=programme)
    person = Person.objects.create(
        incident=incident, name="Người Thử Hai", paper_kind="cccd", paper_number="0020"
    )
    PersonLink.say(clerk, people[0].worker, person)
    return made | {"permit": people[0], "person": person}


def make_one(clerk, programme, turn):
    """A worker with a whole permit."""
    here = {
        "commune": Commune.objects.get(code="00715", valid_to__isnull=True),
        "district": District.objects.get(code="026"),
    }
    worker = Worker(
        name=f"Lao động {turn}", birth_year=1990, sex="female", paper_number=f"00209000900{turn}", **here
    )
    worker.write(clerk)
    return Permit(
        worker=worker, programme=programme, number=f"GP-{turn}", valid_from=date(2024, 3, 1),
        valid_to=date(2024, 11, 30), employer=make_employer(programme=programme), sector=programme.sectors.first(),
        paper_kind="pass", paper_number=f"TH00000{turn}", paper_expires_on=date(2026, 12, 31),
    ).write(clerk)  # fmt: skip


def of_labour(role, made):
    """The pages of its records."""
    demand, count = made["demand"].get_absolute_url(), made["count"].get_absolute_url()
    shared = [demand, made["demand"].employer.get_absolute_url(), count]
    if role in ("observer", "admin"):
        return shared if role == "observer" else []
    permit, worker = (made["permit"].get_absolute_url(), made["permit"].worker.get_absolute_url())
    own, waiting = made["list"].get_absolute_url(), made["waiting"].get_absolute_url()
    case = made["person"].incident
    pages = [*shared, permit, worker, own, waiting, f"{own}print/", case.get_absolute_url()]
    if role == "clerk":
        forms = [f"{demand}edit/", f"{demand}close/", f"{permit}edit/", f"{worker}edit/", f"{worker}unmask/"]
        return [*pages, *forms, f"/labour/links/{case.reference}/{made['person'].pk}/"]
    undone = f"{made['issue'].get_absolute_url()}reopen/"  # a departure builds on it
    return [*pages, f"{waiting}return/", f"{own}strike/", undone]
