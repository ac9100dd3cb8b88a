"""What was done about the sample incidents: goods, follow-ups and how far each case is. Invented throughout."""

import random
import uuid
from datetime import datetime, time, timedelta

from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from borderops.incidents.choices import RESOLVED, FoundBy, Handling, Severity
from borderops.incidents.deadlines import PROPOSED
from borderops.incidents.models import Coordination, FollowUp, Goods, Person
from borderops.incidents.outcomes import Outcome
from borderops.management.sample_words import GOODS, OUTCOMES
from borderops.review.models import Counter, Note
from borderops.review.states import State, Verb

SEED = 519
FINES = [500_000, 1_000_000, 2_500_000, 4_000_000, 7_500_000, 25_000_000]


class HandlingMaker:
    """Makes what belongs to an incident, by chance, the same each time."""

    def __init__(self):
        self.chance = random.Random(SEED)  # noqa: S311 - samples, no secrets
        self.today = timezone.localdate()

    def settle(self, record):
        """Severity, deadlines, who found it, who was among them, and how far the handling is."""
        group, chance = record.code.code[0], self.chance
        grave = {"G": Severity.SERIOUS, "H": Severity.VERY_SERIOUS, "C": Severity.SERIOUS}
        record.severity = grave.get(group, Severity.ORDINARY)
        record.found_by = chance.choice(FoundBy.values[:5])
        hours, days = PROPOSED[Severity(record.severity)]
        logged = timezone.localdate(record.entered_at)
        record.handle_by = logged + timedelta(days=days)
        if record.submitted_at:
            record.review_due_at = record.submitted_at + timedelta(hours=hours)
        if record.offenders and chance.random() < 0.8:
            record.male = chance.randint(0, record.offenders)
            record.female = record.offenders - record.male
        if record.state == State.ACCEPTED:
            age = (self.today - logged).days
            open_still = 0 if age > 300 else 0.06 if age > 45 else 0.45
            record.handling = self.handling_of(record, open_still)

    def handling_of(self, record, open_still):
        if self.chance.random() < open_still:
            return self.chance.choice([Handling.VERIFYING, Handling.IN_HAND])
        jointly = record.direction in ("from_them", "to_them") or record.regime == "HD"
        return Handling.RESOLVED_JOINTLY if jointly else Handling.RESOLVED

    def goods(self, record):
        """The goods of a smuggling or drugs case."""
        for line, (kind, what, amount, unit, value) in enumerate(GOODS.get(record.code.code[0], [])[:2], 1):
            if self.chance.random() < 0.6:
                n = self.chance.randint(1, amount)
                yield Goods(
                    incident=record, line=line, kind=kind, what=what, amount=n, unit=unit, value_vnd=n * value
                )

    def coordinations(self, record):
        """Word with the other side about a case that both have settled."""
        if record.handling == Handling.RESOLVED_JOINTLY and self.chance.random() < 0.7:
            kind = self.chance.choice(["radio", "letter", "hotline", "handover"])
            number = f"{self.chance.randint(1, 400)}/HT" if kind == "letter" else ""
            yield Coordination(
                incident=record, line=1, kind=kind, on_day=record.occurred_on, document_number=number
            )

    def follow_up(self, record):
        """The outcome of a case that somebody has handled; nothing for one that is only being verified."""
        if record.state != State.ACCEPTED or record.handling == Handling.VERIFYING:
            return None
        happened = min(record.occurred_on + timedelta(days=self.chance.randint(0, 20)), self.today)
        step = FollowUp(
            incident=record,
            form_key=uuid.UUID(int=self.chance.getrandbits(128), version=4),
            outcome=self.outcome_of(record),
            happened_on=max(happened, record.occurred_on),
            handling=record.handling,
            people=record.offenders or None,
            unit=record.unit,
            entered_by=record.entered_by,
        )
        self.decide(step)
        self.sign(step)
        return step

    def outcome_of(self, record):
        if record.handling not in RESOLVED:
            return self.chance.choice([Outcome.INVESTIGATION, Outcome.PROSECUTED])
        if record.direction in ("from_them", "to_them"):
            return Outcome(record.direction)
        return self.chance.choice(OUTCOMES.get(record.code.code[0], OUTCOMES[""]))

    def decide(self, step):
        """The decision of a fine; to whom people were handed over."""
        if step.outcome == Outcome.FINE:
            number = self.chance.randint(1, 900)
            step.decision_number, step.decision_on = f"{number}/QĐ-XPVPHC", step.happened_on
            step.fine = self.chance.choice(FINES)
        if step.outcome == Outcome.HANDED_OVER:
            step.handed_to = self.chance.choice(["police", "local", "quarantine", "customs"])

    def sign(self, step):
        """Number, state and times: nearly all accepted, some of the last weeks still wait."""
        at = timezone.make_aware(datetime.combine(step.happened_on, time(16, 30)))
        fresh = (self.today - step.happened_on).days < 20 and self.chance.random() < 0.3
        step.number = step.number_of(1)
        step.entered_at = step.updated_at = step.submitted_at = at
        step.submitted_by, step.version = step.entered_by, 3
        step.state = State.SUBMITTED if fresh else State.ACCEPTED
        if fresh:
            step.incident.handling = Handling.VERIFYING
            step.version = 2
            step.review_due_at = at + timedelta(hours=48)
        else:
            step.reviewed_by, step.reviewed_at = step.incident.reviewed_by, at + timedelta(hours=20)
        step._history_date, step._history_user = at, step.entered_by

    def person(self, step):
        """Somebody fined or prosecuted: named by the part in the case, as no sample names anybody."""
        if step.outcome not in (Outcome.FINE, Outcome.PROSECUTED) or self.chance.random() < 0.5:
            return None
        number = f"{self.chance.randint(0, 10**12 - 1):012d}"
        return Person(
            incident=step.incident,
            name="Đối tượng (dữ liệu mẫu)",
            birth_year=self.chance.randint(1960, 2000),
            nationality="vn",
            paper_kind="cccd",
            paper_number=number,
        )


def trail(step):
    """The notes that a follow-up's verbs would have left."""
    for verb in (Verb.LOG, Verb.SUBMIT):
        yield Note(record=step, verb=verb, by=step.entered_by, at=step.entered_at)
    if step.state == State.ACCEPTED:
        yield Note(record=step, verb=Verb.ACCEPT, by=step.reviewed_by, at=step.reviewed_at)


def add_follow_ups(made, pairs):
    """Adds the follow-ups of saved incidents, some with the person whom they concern."""
    for step, record in pairs:
        step.incident = record
    people = {step.form_key: made.person(step) for step, _record in pairs}
    bulk_create_with_history([person for person in people.values() if person], Person)
    for step, _record in pairs:
        step.person = people[step.form_key]
    saved = bulk_create_with_history([step for step, _record in pairs], FollowUp)
    Note.objects.bulk_create(note for step in saved for note in trail(step))
    Counter.objects.bulk_create(Counter(key=step.incident.number, last=1) for step in saved)
