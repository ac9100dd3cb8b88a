"""What else the samples show: a paper that stands twice, a quota nearly used up, and workers met at an illegal exit."""

from datetime import timedelta

from django.db.models import Min
from simple_history.utils import bulk_create_with_history

from borderops.incidents.models import Incident, Person
from borderops.labour.link_exits import ILLEGAL_EXIT
from borderops.labour.models import Permit, Quota, Worker
from borderops.labour.quota_budget import takes_of
from borderops.management.sample_labour_words import MET_AGAIN, NOTE
from borderops.review.states import State

BASIS = f"Quyết định về chỉ tiêu {NOTE}"


def add_awaiting(maker, workers):
    """A paper of one district is logged in another, and waits for the province."""
    known = Worker.objects.filter(district__code="027").order_by("pk").first()
    if known:
        other = workers.worker(maker.districts["033"], maker.today - timedelta(days=4))
        other.paper_number, other.awaits_province = known.paper_number, True
        bulk_create_with_history([other], Worker)


def add_met_again(maker):
    """Some who once held a permit are named in illegal exits of their district, with the same paper."""
    first = Permit.objects.filter(issued_on__isnull=False).values("worker", "district").order_by("worker")
    cases = list(
        Incident.objects.filter(code__code=ILLEGAL_EXIT, state=State.ACCEPTED).order_by("-occurred_on", "pk")
    )
    workers, persons = Worker.objects.in_bulk(), []
    for told in first.annotate(since=Min("issued_on")):
        case = next((each for each in cases if is_later(each, told)), None)
        if case and len(persons) < MET_AGAIN:
            cases.remove(case)
            persons.append(person_of(maker, case, workers[told["worker"]]))
    bulk_create_with_history(persons, Person)


def is_later(case, told):
    return case.district_id == told["district"] and case.occurred_on > told["since"] and case.offenders


def person_of(maker, case, worker):
    """The person of the case, named by the part, with the paper of the worker."""
    person = Person(
        incident=case, name=f"Đối tượng {NOTE}", birth_year=worker.birth_year, sex=worker.sex, nationality="vn",
        paper_kind=worker.paper_kind, paper_number=worker.paper_number,
    )  # fmt: skip
    return maker.dated(person, case.updated_at, case.entered_by)


def add_quotas(maker, programmes):
    """One place is left of this year's quota, and more in the year before; where the seeds say one, it stays."""
    year = maker.today.year
    for programme in programmes:
        for each, spare in ((year, 1), (year - 1, 20)):
            taken = takes_of(Permit.objects.filter(programme=programme), each).count()
            add_quota(maker, programme, each, None, taken + spare)
    if programmes:
        here = maker.districts["026"]
        taken = takes_of(Permit.objects.filter(programme=programmes[0], district=here), year).count()
        add_quota(maker, programmes[0], year, here, taken + 6)


def add_quota(maker, programme, year, district, places):
    known = Quota.objects.filter(programme=programme, year=year, district=district)
    if not known.exists():
        quota = Quota(programme=programme, year=year, district=district, places=places, basis=BASIS)
        bulk_create_with_history([maker.dated(quota, maker.now, maker.people.users["overseer"])], Quota)
