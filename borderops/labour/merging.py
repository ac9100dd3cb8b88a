"""Two records of one worker are made one by a person, and parted again, or found to be two persons."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.labour.permits import Permit
from borderops.labour.person_links import PersonLink
from borderops.labour.programme_first import lock_programmes
from borderops.labour.settling import settle
from borderops.labour.worker_alike import said_apart
from borderops.labour.worker_looks import WorkerMerge
from borderops.labour.workers import Worker


def locked_pair(one, other, by):
    """Both workers, taken in one order; refused where the person may not decide on them."""
    if not by.has_perm("labour.match_worker"):
        raise ValidationError(gettext("Only reviewers and the province decide which workers are the same."))
    own = Worker.objects.visible_to(by).select_for_update(of=["self"], no_key=True).order_by("pk")
    found = {worker.pk: worker for worker in own.filter(pk__in=[one, other])}
    if one == other or len(found) < 2:
        raise ValidationError(gettext("Choose two workers of your places."))
    for worker in found.values():
        if worker.forgotten_at:
            raise ValidationError(gettext("The personal data of this worker were removed. Log a new worker."))
    return found[one], found[other]


def overlaps(kept, merged):
    """The permits of both that hold on common days, as pairs; a refused or cancelled one holds on none."""
    over = {"refused", "cancelled"}
    theirs = [each for each in kept.permits.all() if each.valid_from and each.stage not in over]
    for permit in merged.permits.all():
        if permit.valid_from and permit.stage not in over:
            yield from (
                (permit, other)
                for other in theirs
                if permit.valid_from <= last_day(other) and other.valid_from <= last_day(permit)
            )


def last_day(permit):
    return permit.due_on or permit.valid_to


def overlap_words(kept, merged):
    """Why two workers cannot be one as their permits stand, in sentences."""
    words = gettext(
        "%(one)s (%(days)s) and %(other)s (%(other_days)s) hold on the same days. Mend or cancel one."
    )
    return [
        words % {"one": one, "days": one.validity_words, "other": other, "other_days": other.validity_words}
        for one, other in overlaps(kept, merged)
    ]


def merge(kept, merged, by, why=""):
    """One record stands for both from now on: permits and links of the other move to it, and trips follow."""
    with transaction.atomic():
        programmes = {each.programme_id for each in Permit.objects.filter(worker=merged).order_by()}
        lock_programmes(programmes)
        kept, merged = locked_pair(kept, merged, by)
        if kept.merged_into_id or merged.merged_into_id:
            raise ValidationError(gettext("One of the two was merged already. Open it and go on there."))
        if faults := overlap_words(kept, merged):
            raise ValidationError(faults)
        moved = {"awaited": merged.awaits_province, "awaits": kept.awaits_province}
        moved["permits"] = move_permits(merged, kept, by, programmes)
        moved["links"] = move_links(merged, kept)
        merged.merged_into, merged.awaits_province = kept, False
        keep_worker(merged, by)
        if kept.awaits_province and not undecided(kept):
            kept.awaits_province = False
            keep_worker(kept, by)
        settle(map(int, moved["permits"]))
        return WorkerMerge.objects.create(kept=kept, merged=merged, by=by, why=one_line(why), moved=moved)


def keep_worker(worker, by):
    worker._history_user = by
    worker.save()


def one_line(words):
    return vietnamese.clean(words, single_line=True)[:200]


def move_permits(merged, kept, by, programmes):
    """Moves the permits; gives for each key the row of its history that says so."""
    moved = {}
    for permit in merged.permits.select_for_update(of=["self"]).order_by("pk"):
        if permit.programme_id not in programmes:
            raise ValidationError(gettext("Somebody has just added a permit. Look at both again."))
        moved[str(permit.pk)] = give_to(permit, kept, by)
    return moved


def give_to(permit, worker, by):
    """Makes it the worker's permit; gives the row of its history that says so."""
    permit.worker, permit._history_user = worker, by
    permit.save(update_fields=["worker"])
    return permit.last_change


def move_links(merged, kept):
    """Moves the links to cases, except where the other has one to the same person; gives their keys."""
    told = PersonLink.objects.filter(worker=kept).values("person")
    links = list(PersonLink.objects.filter(worker=merged).exclude(person__in=told))
    keys = [link.pk for link in links]
    PersonLink.objects.filter(pk__in=keys).update(worker=kept)
    return keys


def undecided(worker):
    """Whether another record holds the same paper and nobody has said yet that it is somebody else."""
    apart = said_apart()
    others = worker.same_paper().values_list("pk", flat=True)
    return any(frozenset((worker.pk, other)) not in apart for other in others)


def undo(merging, by):
    """Parts two workers again: what was moved goes back, except what was changed since, which is given in words."""
    with transaction.atomic():
        keys = list(map(int, merging.moved.get("permits", {})))
        lock_programmes(Permit.objects.filter(pk__in=keys).order_by().values_list("programme", flat=True))
        kept, merged = locked_pair(merging.kept_id, merging.merged_id, by)
        merging = WorkerMerge.objects.select_for_update(of=["self"]).get(pk=merging.pk)
        if merging.undone_at or merged.merged_into_id != kept.pk:
            raise ValidationError(gettext("This merging was undone already."))
        if kept.merged_into_id:
            words = gettext("%(worker)s was itself merged into another since. Undo that first.")
            raise ValidationError(words % {"worker": kept})
        moved = merging.moved
        merged.merged_into, merged.awaits_province = None, moved["awaited"]
        keep_worker(merged, by)
        if moved["awaits"] and not kept.awaits_province:
            kept.awaits_province = True
            keep_worker(kept, by)
        stays = permits_back(moved["permits"], kept, merged, by) + links_back(moved["links"], kept, merged)
        settle(keys)
        merging.undone_by, merging.undone_at = by, timezone.now()
        merging.save(update_fields=["undone_by", "undone_at"])
    return stays


def permits_back(moved, kept, merged, by):
    """Gives back the permits that nobody has changed since; names the others."""
    stays = []
    for permit in Permit.objects.select_for_update(of=["self"]).filter(pk__in=map(int, moved)).order_by("pk"):
        if permit.worker_id == kept.pk and permit.last_change == moved[str(permit.pk)]:
            give_to(permit, merged, by)
        else:
            stays.append(gettext("Permit %(permit)s was changed since.") % {"permit": permit})
    return stays


def links_back(keys, kept, merged):
    """Gives back the links that still stand; says how many do not."""
    told = list(PersonLink.objects.filter(worker=merged).values_list("person", flat=True))
    back = PersonLink.objects.filter(pk__in=keys, worker=kept).exclude(person__in=told)
    gone = len(keys) - back.update(worker=merged)
    return [gettext("%(n)s links to cases were changed since.") % {"n": gone}] if gone else []


def keep_apart(one, other, by, why):
    """Two workers of one paper or name are two persons, for a reason; nobody is asked again about the pair."""
    why = one_line(why)
    if not any(map(str.isalpha, why)):
        raise ValidationError({"why": gettext("Say in words why they are two persons.")})
    with transaction.atomic():
        one, other = locked_pair(one, other, by)
        if one.merged_into_id or other.merged_into_id:
            raise ValidationError(gettext("One of the two was merged already. Open it and go on there."))
        said = {"by": by, "why": why, "undone_by": by, "undone_at": timezone.now()}
        row = WorkerMerge.objects.create(kept=one, merged=other, **said)
        for worker in (one, other):
            if worker.awaits_province and not undecided(worker):
                worker.awaits_province = False
                keep_worker(worker, by)
    return row


def waits_no_more(worker, by):
    """A worker whose paper nobody else holds any more need not wait for the province."""
    if not by.has_perm("labour.match_worker"):
        raise ValidationError(gettext("Only reviewers and the province decide which workers are the same."))
    with transaction.atomic():
        own = Worker.objects.visible_to(by).select_for_update(of=["self"], no_key=True)
        worker = own.get(pk=worker.pk)
        if undecided(worker):
            raise ValidationError(gettext("Another record still holds this paper. Compare the two first."))
        worker.awaits_province = False
        keep_worker(worker, by)
