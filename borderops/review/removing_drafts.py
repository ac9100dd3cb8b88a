"""Removing many untouched drafts at once, in few queries; their history stays and says who removed them."""

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from borderops.review.attachments import Attachment
from borderops.review.notes import Note
from borderops.review.states import State
from borderops.sheets.taking_back import references


def untouched_drafts(model, marks, by):
    """Those of the drafts {key: version} that are as they were made: without files, and nothing refers to them."""
    model.take_first(list(marks))
    drafts = model.objects.editable_by(by).filter(pk__in=marks, state=State.DRAFT, number=None)
    found = {each.pk: each for each in drafts.select_for_update(of=["self"]).order_by("pk")}
    keys = {pk for pk, each in found.items() if each.version == marks[pk]}
    files = Attachment.objects.filter(
        content_type=ContentType.objects.get_for_model(model), object_id__in=keys
    )
    keys -= set(files.values_list("object_id", flat=True))
    for relation in references(model):
        if keys and relation.get_accessor_name() not in model.told_parts:
            keys -= {*referring(relation, keys).values_list(relation.field.attname, flat=True)}
    return [found[pk] for pk in sorted(keys)]


def referring(relation, keys):
    """The records that lead to these by one of their fields."""
    return relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": keys})


def remove_drafts(model, drafts, by):
    """Removes them with their lists and notes; gives whether it could be done."""
    keys = [draft.pk for draft in drafts]
    lists = [model._meta.get_field(name) for name in model.told_parts]
    rows = {relation: list(referring(relation, keys)) for relation in lists}
    if any(is_referred_to(relation.related_model, parts) for relation, parts in rows.items()):
        return False
    for relation, parts in rows.items():
        remove(relation.related_model, parts, by)
    Note.objects.about(model).filter(object_id__in=keys).delete()
    remove(model, drafts, by)
    return True


def is_referred_to(model, records):
    keys = [record.pk for record in records]
    return bool(keys) and any(referring(relation, keys).exists() for relation in references(model))


def remove(model, records, by):
    """Deletes records whose lists are gone; each leaves the row of history that it would leave by itself."""
    if not records:
        return
    history = model.history.model
    names = [field.attname for field in history.tracked_fields]
    gone = {"history_type": "-", "history_date": timezone.now(), "history_user": by}
    history.objects.bulk_create(
        history(**gone, **{name: getattr(record, name) for name in names}) for record in records
    )
    found = model._base_manager.filter(pk__in=[record.pk for record in records])
    found._raw_delete(found.db)
