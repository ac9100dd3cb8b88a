"""Which persons of incidents are which workers: by the exact number of a paper, or by a word, which goes first."""

from collections import defaultdict
from itertools import batched

from django.db.models import F, Q, Value
from django.db.models.functions import Replace

from borderops.incidents.models import Person
from borderops.labour.papers import MARKS, plain_number
from borderops.labour.permits import Permit
from borderops.labour.person_links import PersonLink
from borderops.labour.workers import Worker

# A shorter number is no number of a paper.
SHORTEST = 3
BATCH = 1000


def number_of(person):
    """The number of a person's paper as workers' numbers are kept; papers of the other side are nobody's here."""
    number = plain_number(person.paper_number)
    ours = person.paper_kind != Person.Paper.FOREIGN
    return number if ours and len(number) >= SHORTEST else ""


def workers_with(numbers):
    """For each of these numbers the keys of the workers who have it, on their own or on a travel paper."""
    found = defaultdict(set)
    for batch in batched(sorted(numbers), BATCH, strict=False):
        own = Worker.objects.filter(paper_number__in=batch, forgotten_at=None)
        travel = Permit.objects.filter(paper_number__in=batch, worker__forgotten_at=None)
        told = [
            *own.order_by().values_list("paper_number", "pk", "merged_into"),
            *travel.order_by().values_list("paper_number", "worker", "worker__merged_into"),
        ]
        for number, key, kept in told:
            found[number].add(kept or key)
    return found


def words_on(**which):
    """The words that people have said, the earliest first, with their workers."""
    return PersonLink.objects.filter(**which).select_related("worker", "by").order_by("at", "pk")


def matches_of(persons):
    """For each person's key: the workers' keys, each with the word that says so, or None where the papers agree."""
    numbers = {person.pk: number_of(person) for person in persons}
    known = workers_with(set(numbers.values()) - {""})
    found = {key: dict.fromkeys(known.get(number, ())) for key, number in numbers.items()}
    for batch in batched(sorted(numbers), BATCH, strict=False):
        for word in words_on(person__in=batch):
            key = word.worker.merged_into_id or word.worker_id
            if word.is_same:
                found[word.person_id][key] = word
            else:
                found[word.person_id].pop(key, None)
    return found


def persons_like(worker):
    """Persons who may be this worker: with a paper of the same number however it is written, or by a word."""
    records = Q(pk=worker.pk) | Q(merged_into=worker.pk)
    workers = list(Worker.objects.filter(records).values_list("pk", "paper_number"))
    keys = [key for key, _number in workers]
    travel = Permit.objects.filter(worker__in=keys).values_list("paper_number", flat=True)
    numbers = {number for number in [*travel, *(own for _key, own in workers)] if len(number) >= SHORTEST}
    said = PersonLink.objects.filter(worker__in=keys, is_same=True).values("person")
    alike = Q(paper_number__in=numbers) | Q(pk__in=written_otherwise(numbers)) | Q(pk__in=said)
    return Person.objects.filter(alike)


def written_otherwise(numbers):
    """The keys of persons whose number is one of these when the dots and dashes are taken out."""
    marked = Q()
    plain = F("paper_number")
    for mark in MARKS:
        marked |= Q(paper_number__contains=mark)
        plain = Replace(plain, Value(mark), Value(""))
    return Person.objects.filter(marked).annotate(plain=plain).filter(plain__in=numbers).values("pk")


def persons_of(worker, user):
    """The persons who are this worker, each with the word that says so or None; of those whom the user may name."""
    seen = persons_like(worker).filter(pk__in=Person.objects.visible_to(user).values("pk"))
    persons = [person for person in seen.select_related("incident__code") if person.name_for(user)]
    found = matches_of(persons)
    return [(person, found[person.pk][worker.pk]) for person in persons if worker.pk in found[person.pk]]
