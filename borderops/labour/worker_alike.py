"""Which workers may be one: the same paper, or the same name and birth. The register points, a person decides."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from borderops import vietnamese
from borderops.labour.worker_looks import WorkerMerge
from borderops.labour.workers import FOLDED_NAME, Worker

FACTS = ["pk", "name", "birth_date", "birth_year", "paper_kind", "paper_number"]
# How many of one name and year are looked at while somebody types.
MOST_NEAR = 200
# Among how many of the latest logged pairs are looked for at once, and how many of them are shown at most.
LOOKED_AT, MOST_ALIKE = 10_000, 200


@dataclass(frozen=True)
class Pair:
    """Two workers, the one logged earlier first, and whether they hold the same paper."""

    one: Worker
    other: Worker
    same_paper: bool


def born_alike(one, other):
    """Whether two births can be one: the same day, or the same year where one day is not known."""
    if one.birth_date and other.birth_date:
        return one.birth_date == other.birth_date
    return year_of(one) == year_of(other)


def year_of(worker):
    return worker.birth_date.year if worker.birth_date else worker.birth_year


def namesakes(worker, user):
    """Others of this name and birth, of those that the person may see; not those found to be somebody else."""
    name = vietnamese.fold(worker.name)
    seen = Worker.objects.visible_to(user).living().for_list().exclude(pk=worker.pk)
    near = seen.annotate(folded=FOLDED_NAME).filter(folded=name, birth_year=year_of(worker))[:MOST_NEAR]
    apart = said_apart()
    return [
        each for each in near if born_alike(worker, each) and frozenset((worker.pk, each.pk)) not in apart
    ]


def said_apart():
    """The pairs that somebody found to be two persons: an undone merging says so."""
    rows = WorkerMerge.objects.filter(undone_at__isnull=False).order_by()
    return {frozenset(pair) for pair in rows.values_list("kept", "merged")}


def keys_alike(user, before=None):
    """The keys of the pairs that may be one, the latest logged first, and whether they hold the same paper.

    They are looked for among the latest logged, or those before a key; then comes before which key to look on, if any.
    """
    known = Worker.objects.visible_to(user).living()
    later, further = with_elder(known, before)
    named, holding, found, apart = by_name(known, later), by_paper(known, later), {}, said_apart()
    for other in later:
        alike = [one for one in named[other.folded] if born_alike(one, other)]
        same_paper = [one for one in holding[other.paper_number] if has_paper_of(one, other)]
        for one in [*alike, *same_paper]:
            if one.pk < other.pk and frozenset((one.pk, other.pk)) not in apart:
                found[one.pk, other.pk] = has_paper_of(one, other)
    return sorted(found.items(), key=lambda item: (item[0][1], item[0][0]), reverse=True), further


def by_name(known, workers):
    """All that are called as some of these workers and born in such a year, by the name."""
    found = defaultdict(list)
    names, years = {worker.folded for worker in workers}, {worker.birth_year for worker in workers}
    for each in facts_of(known).filter(folded__in=names, birth_year__in=years):
        found[each.folded].append(each)
    return found


def by_paper(known, workers):
    """All that hold a paper of one of these workers, by its number."""
    found = defaultdict(list)
    for each in facts_of(known).filter(paper_number__in={worker.paper_number for worker in workers} - {""}):
        found[each.paper_number].append(each)
    return found


def with_elder(known, before):
    """The latest workers who have the name and birth or the paper of one logged earlier; where to look on, or None."""
    looked = known.filter(pk__lt=before) if before else known
    keys = list(looked.order_by("-pk").values_list("pk", flat=True)[: LOOKED_AT + 1])
    if len(keys) < 2:
        return [], None
    last = keys[:LOOKED_AT][-1]
    elder = known.annotate(folded=FOLDED_NAME).filter(pk__lt=OuterRef("pk"))
    named = elder.filter(folded=OuterRef("folded"), birth_year=OuterRef("birth_year"))
    holding = elder.filter(paper_number=OuterRef("paper_number")).exclude(paper_number="")
    told = facts_of(looked).filter(Exists(named) | Exists(holding), pk__gte=last)
    later = list(told.order_by("-pk")[:MOST_ALIKE])
    if len(later) == MOST_ALIKE:
        return later, later[-1].pk
    return later, last if len(keys) > LOOKED_AT else None


def facts_of(workers):
    """What tells whether two may be one; the name as searching spells it."""
    return workers.annotate(folded=FOLDED_NAME).values_list(*FACTS, "folded", named=True)


def has_paper_of(one, other):
    """Whether both hold the same paper."""
    return (one.paper_kind, one.paper_number) == (other.paper_kind, other.paper_number) != ("", "")


def pairs_of(found):
    """Some of the pairs, with everything that a row shows."""
    keys = {key for pair, _same in found for key in pair}
    workers = Worker.objects.for_list().in_bulk(keys)
    return [Pair(workers[one], workers[other], same) for (one, other), same in found]


def awaiting(user):
    """Workers of the person's places whose paper stands elsewhere too; the province decides who is who."""
    return Worker.objects.visible_to(user).living().filter(awaits_province=True)


def others_with_paper(workers, user):
    """For each of some workers the others that hold the same paper, of those that the person may see."""
    numbers = {worker.paper_number for worker in workers}
    seen = Worker.objects.visible_to(user).living().filter(paper_number__in=numbers).for_list()
    held = list(seen.order_by("pk"))
    return [(each, [o for o in held if o.pk != each.pk and has_paper_of(each, o)]) for each in workers]
