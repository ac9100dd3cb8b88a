"""Sample employers, demands, workers and permits, by cohorts that leave and come back together."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from simple_history.utils import bulk_create_with_history

from borderops import vietnamese
from borderops.crossings.models import CrossingPoint
from borderops.districts.models import District
from borderops.labour.choices import ListKind
from borderops.labour.models import Employer, Intake, Permit, Programme, Sector, SendingUnit, Worker
from borderops.management.sample_labour_words import CROSSINGS, ELSEWHERE, EMPLOYERS, GATE, LAND, NOTE, WAGES

# How long a permit lasts where the programme does not ask for less or more.
USUAL_DAYS = 270


@dataclass
class Cohort:
    """Workers of a district who get their permits, leave and come back on the same days."""

    programme: Programme
    district: District
    crossing: CrossingPoint | None
    first: date
    last: date
    steps: list
    permits: list = field(default_factory=list)

    @property
    def is_issued(self):
        """Whether its permits were issued."""
        return any(kind == ListKind.ISSUE for kind, _base, _days, _state in self.steps)


class WorkerMaker:
    """Makes the workers of each cohort; some of a district's first go again with its second."""

    def __init__(self, maker):
        self.maker, self.chance = maker, maker.chance
        self.turn, self.permits, self.cohorts, self.earlier = 0, [], [], {}
        self.crossings = {each.code: each for each in CrossingPoint.objects.all()}
        found = list(Programme.objects.order_by("code").prefetch_related("sectors"))
        land = sorted((each for each in found if each.partner_id), key=lambda each: each.partner.code != "VS")
        self.land, self.elsewhere = land[:1], [each for each in found if not each.partner_id][:1]
        self.programmes = [*self.land, *self.elsewhere]

    def add(self):
        """Keeps employers, demands, workers and permits."""
        self.further = {each.pk: self.around(each) for each in self.programmes}
        for programmes, told in ((self.land, LAND), (self.elsewhere, ELSEWHERE)):
            for programme in programmes:
                self.cohorts += [self.cohort(programme, *each) for each in told]
        workers = list({permit.worker.paper_number: permit.worker for permit in self.permits}.values())
        bulk_create_with_history(workers, Worker)
        for permit in self.permits:
            permit.worker_id = permit.worker.pk
        bulk_create_with_history(self.permits, Permit)

    def around(self, programme):
        """What a programme's permits name: employers, sectors, a sending unit, and demands for workers."""
        sectors = list(programme.sectors.all()) or list(Sector.objects.order_by("code")[:2])
        employers = [
            self.employer(programme, *each) for each in EMPLOYERS[:: 1 if programme.partner_id else 2]
        ]
        intakes = [self.intake(programme, turn, each, sectors) for turn, each in enumerate(employers[:3], 1)]
        unit = SendingUnit.objects.filter(programmes=programme).order_by("pk").first()
        return {"sectors": sectors, "employers": employers, "intakes": intakes, "unit": unit}

    def employer(self, programme, name, place):
        place = place if programme.partner_id else programme.partner_words or place
        employer = Employer(name=f"{name} {NOTE}", place=place)
        self.maker.dated(employer, self.maker.now, self.maker.people.users["overseer"])
        employer.save()
        employer.programmes.add(programme)
        return employer

    def intake(self, programme, turn, employer, sectors):
        """A demand; the first one is over by its dates."""
        today = self.maker.today
        first = today - timedelta(days=(500, 200, 20)[turn - 1])
        intake = Intake(
            code=f"NC-MAU-{programme.code}-{turn}", programme=programme, employer=employer, place=employer.place,
            sector=sectors[turn % len(sectors)] if sectors else None, asked=(30, 40, 60)[turn - 1], starts_on=first,
            ends_on=first + timedelta(days=300), received_on=first - timedelta(days=20),
            note="Dữ liệu mẫu", **self.wage(programme),
        )  # fmt: skip
        self.maker.dated(intake, self.maker.now, self.maker.people.users["overseer"])
        intake.save()
        return intake

    def wage(self, programme):
        if programme.partner_id:
            return {"wage_from": self.chance.choice(WAGES), "currency": "CNY", "wage_per": "month"}
        return {"wage_from": 2_000_000, "currency": "KRW", "wage_per": "month"}

    def cohort(self, programme, code, size, end, days, steps):
        """Some workers with permits of the same days."""
        district, today = self.maker.districts[code], self.maker.today
        first = today + timedelta(days=days)
        if end == "to":
            first -= timedelta(days=term_of(programme, first))
        last = first + timedelta(days=term_of(programme, first))
        crossing = self.crossings.get(CROSSINGS.get(code, GATE)) if programme.partner_id else None
        cohort = Cohort(programme, district, crossing, first, last, steps)
        known = self.earlier.get(code, [])
        again = known[: size // 2] if len(known) > size // 2 else []
        workers = again + [
            self.worker(district, first - timedelta(days=70)) for _ in range(size - len(again))
        ]
        # Only the first cohort of a district goes again, and only once.
        self.earlier[code] = [] if code in self.earlier else workers
        cohort.permits = [self.permit(cohort, worker, turn) for turn, worker in enumerate(workers)]
        return cohort

    def worker(self, district, logged_on):
        """Somebody by the part: Lao động mẫu 12."""
        self.turn += 1
        commune = self.chance.choice(self.maker.communes_on(district, self.maker.today)[:6])
        worker = Worker(
            name=f"Lao động mẫu {self.turn}", birth_year=self.chance.randint(1975, 2000),
            sex=self.chance.choice(["male", "female"]), paper_kind="cccd", paper_number=f"000{self.turn:09d}",
            commune=commune, district=district, unit=self.maker.unit_of(district), note="Dữ liệu mẫu",
        )  # fmt: skip
        worker.search_text = vietnamese.fold(f"{worker.name} {worker.home}")
        return self.maker.logged(worker, district, min(logged_on, self.maker.today))

    def permit(self, cohort, worker, turn):
        """A whole permit."""
        programme, further, number = (
            cohort.programme,
            self.further[cohort.programme.pk],
            len(self.permits) + 1,
        )
        employer = further["employers"][turn % len(further["employers"])]
        permit = Permit(
            programme=programme, worker=worker, number=f"MAU-{cohort.first:%y}-{number:03d}", valid_from=cohort.first,
            valid_to=cohort.last, employer=employer, place=employer.place, crossing=cohort.crossing,
            intake=further["intakes"][-1] if turn % 3 == 0 else None, sending_unit=further["unit"],
            sector=self.chance.choice(further["sectors"]) if further["sectors"] else None,
            paper_kind="pass" if programme.partner_id else "passport", paper_number=f"M{number:07d}",
            paper_expires_on=cohort.last + timedelta(days=400), note="Dữ liệu mẫu", district=worker.district,
            commune=worker.commune, **self.wage(programme),
        )  # fmt: skip
        self.permits.append(permit)
        day = min(cohort.first - timedelta(days=65), self.maker.today)
        return self.maker.logged(permit, worker.district, day)


def term_of(programme, first):
    """For how many days its sample permits are given: the usual, as far as the programme allows."""
    longest, shortest = programme.last_day_from(first), programme.earliest_end_from(first)
    days = min(USUAL_DAYS, (longest - first).days - 5) if longest else USUAL_DAYS
    return max(days, (shortest - first).days + 1) if shortest else days
