"""Records as they stood at an earlier version, read from their history: fields, links and lists."""

from datetime import timedelta

# A list is written just after the record it hangs on, and before that record's next version.
JUST_BEFORE = timedelta(microseconds=1)


def as_it_was(record, told, lists=(), several=()):
    """A record as a row of its history tells it; a link of which there is no history is as it is now."""
    stood = told.instance
    stood._state.adding, stood._state.db = False, record._state.db
    for name in several:
        stood.__dict__["chosen_" + name] = named(record, told, name)
    later = record.history.filter(history_id__gt=told.history_id).order_by("history_id").first()
    if later:
        kept = stood.__dict__.setdefault("_prefetched_objects_cache", {})
        kept.update({name: listed(record, name, later.history_date - JUST_BEFORE) for name in lists})
    return stood


def named(record, told, name):
    """The records that a field of many named."""
    field = record._meta.get_field(name)
    if field not in told._history_m2m_fields:
        return list(getattr(record, name).all())
    keys = getattr(told, name).values_list(field.m2m_reverse_field_name(), flat=True)
    return list(field.related_model._base_manager.filter(pk__in=list(keys)))


def listed(record, name, moment):
    """The rows of a list at a moment, as the record's own list gives them."""
    relation = record._meta.get_field(name)
    rows = relation.related_model.history.as_of(moment).filter(**{relation.field.name: record.pk})
    found = relation.related_model._base_manager.none()
    found._result_cache = sorted(rows, key=lambda row: (getattr(row, "line", 0), row.pk))
    for row in found._result_cache:
        row._state.adding = False
    return found
